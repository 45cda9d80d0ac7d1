// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll

/// A part of a page: a title with its unit, what may be done with it, and the content below. No box around it
/// beyond the ground it stands on.
Rectangle {
    id: panel

    property string title: ""
    property string unit: ""
    /// In place of title and unit where there is little room for them.
    property string brief: title
    property string briefUnit: unit
    readonly property bool compact: width < Theme.sized(400)
    /// "stands at 21:14:05", said after the unit; empty while figures come.
    property string standing: ""
    property alias actions: actionRow.data
    default property alias content: body.data
    property int inner: Theme.s4
    /// What the panel's chart is, where it has one that can be saved.
    property Item chart: null
    /// Of what and when the chart is, for the files that are saved of it.
    property string subject: ""
    property string moment: ""
    property alias xUnit: save.xUnit
    property alias yUnit: save.yUnit

    color: Theme.surface
    radius: Theme.corner

    function said(unit: string): string {
        return unit !== "" && standing !== "" ? unit + " · " + standing : unit + standing;
    }
    TextMetrics {
        id: units
        font.family: Theme.words
        font.pixelSize: Theme.tiny
        text: panel.said(panel.unit)
    }
    RowLayout {
        id: head
        visible: panel.title !== ""
        anchors { left: parent.left; right: parent.right; top: parent.top }
        anchors.leftMargin: Theme.s4
        anchors.rightMargin: Theme.s3
        anchors.topMargin: Theme.s2
        height: Theme.control
        spacing: Theme.s2
        Words {
            text: panel.compact ? panel.brief : panel.title
            size: Theme.section
            strong: true
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Words {
            objectName: "panelUnit"
            text: save.answer !== "" ? save.answer : Math.ceil(units.advanceWidth) < 1.5 * width ? units.text : panel.said(panel.briefUnit)
            size: Theme.tiny
            color: Theme.muted
            wrapMode: Text.Wrap
            maximumLineCount: 2
            lineHeight: 0.9
            Layout.fillWidth: true
            Layout.topMargin: 2
            Accessible.role: Accessible.StaticText
            Accessible.name: text
            Accessible.ignored: text === ""
        }
        Row {
            id: actionRow
            opacity: save.saving ? 0 : 1
            spacing: Theme.s2
        }
        ChartSave {
            id: save
            objectName: "saveChart"
            visible: panel.chart !== null
            chart: panel.chart
            picture: panel
            title: panel.subject === "" ? panel.title : panel.title + " · " + panel.subject
            moment: panel.moment
        }
    }
    Item {
        id: body
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        anchors.top: head.visible ? head.bottom : parent.top
        anchors.leftMargin: panel.inner
        anchors.rightMargin: panel.inner
        anchors.topMargin: head.visible ? Theme.s2 : panel.inner
        anchors.bottomMargin: panel.inner
    }
}
