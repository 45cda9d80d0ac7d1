// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// What a notice ramp keeps to, and the schedule that follows.
ColumnLayout {
    id: plan

    required property ChangesPage changes
    readonly property NoticePlanner notice: changes.notice

    spacing: Theme.s1

    component Term: RowLayout {
        id: term
        property string label: ""
        property string unit: ""
        property string shown: ""
        property string fieldName: ""
        signal typed(text: string)
        spacing: Theme.s2
        Layout.fillWidth: true
        Words {
            text: term.label
            size: Theme.dense
            color: Theme.text2
            Layout.fillWidth: true
        }
        Field {
            objectName: term.fieldName
            figures: true
            unit: term.unit
            Accessible.name: term.label
            Layout.preferredWidth: Theme.sized(116)
            live: term.shown
            onTextEdited: term.typed(text)
        }
    }
    Term {
        label: qsTr("Notice, at least")
        unit: qsTr("h")
        fieldName: "noticeHours"
        shown: plan.notice.hours
        onTyped: text => plan.notice.setHours(text)
    }
    Term {
        label: qsTr("Between steps, at least")
        unit: qsTr("min")
        fieldName: "noticeMinutes"
        shown: plan.notice.minutes
        onTyped: text => plan.notice.setMinutes(text)
    }
    Term {
        label: qsTr("A step may take, of the books")
        unit: "%"
        fieldName: "noticeShare"
        shown: plan.notice.share
        onTyped: text => plan.notice.setShare(text)
    }
    Term {
        label: qsTr("Room for marks to move")
        unit: "%"
        fieldName: "noticeMargin"
        shown: plan.notice.margin
        onTyped: text => plan.notice.setMargin(text)
    }
    Column {
        topPadding: Theme.s1
        bottomPadding: Theme.s3
        Layout.fillWidth: true
        Repeater {
            model: plan.notice.rows
            PlanRow { width: plan.width }
        }
    }
}
