// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// What a notice ramp keeps to, the schedule that follows, and its start.
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
            readonly property string live: term.shown
            onLiveChanged: if (text !== live) text = live
            Component.onCompleted: text = live
            onTextEdited: term.typed(text)
        }
    }
    Term {
        label: qsTr("Notice, at least")
        unit: qsTr("whole h")
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
        label: qsTr("A step liquidates, of depth")
        unit: "%"
        fieldName: "noticeShare"
        shown: plan.notice.share
        onTyped: text => plan.notice.setShare(text)
    }
    Term {
        label: qsTr("Room for marks, of collateral")
        unit: "%"
        fieldName: "noticeMargin"
        shown: plan.notice.margin
        onTyped: text => plan.notice.setMargin(text)
    }
    ListView {
        id: list
        objectName: "planRows"
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        // The place of the schedule is kept while it is planned anew: the fields above stay where they are.
        implicitHeight: Theme.sized(168)
        Layout.fillWidth: true
        model: plan.notice.rows
        delegate: PlanRow { width: list.width - Theme.s3 }
        ScrollHandle {
            anchors { top: parent.top; bottom: parent.bottom; right: parent.right }
            list: list
        }
    }
    Words {
        objectName: "planSaid"
        text: plan.notice.said
        size: Theme.tiny
        color: plan.notice.refused ? Theme.danger : Theme.muted
        wrapMode: Text.Wrap
        elide: Text.ElideNone
        Layout.minimumHeight: Theme.sized(60)
        verticalAlignment: Text.AlignTop
        Layout.fillWidth: true
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    RowLayout {
        spacing: Theme.s2
        ActionButton {
            objectName: "startNotice"
            text: qsTr("Start the notice ramp")
            primary: true
            enabled: plan.notice.planned
            onClicked: plan.changes.startNotice()
        }
        ActionButton {
            objectName: "closeNotice"
            quiet: true
            text: qsTr("Not now")
            onClicked: plan.notice.close()
        }
    }
}
