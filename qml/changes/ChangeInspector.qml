// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// One change in full: its edits, why, what it was judged by, who approved it, when it goes live; below, what may be
/// asked of it.
Item {
    id: inspector

    required property ChangesPage changes
    signal accountsAsked

    ColumnLayout {
        id: head
        anchors { left: parent.left; right: parent.right; top: parent.top }
        anchors.margins: Theme.s4
        spacing: Theme.s1

        RowLayout {
            spacing: Theme.s2
            Layout.fillWidth: true
            Words {
                objectName: "changeNumber"
                text: qsTr("Change %1").arg(inspector.changes.line.number)
                size: Theme.section
                strong: true
                Layout.fillWidth: true
            }
            ToneShape { tone: inspector.changes.line.tone }
            Words {
                objectName: "changeStage"
                text: inspector.changes.line.stage
                strong: true
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("Stage: %1").arg(text)
            }
        }
        Words {
            objectName: "changeName"
            // One that nobody named is called after its edits, which stand below.
            visible: text !== "" && text !== inspector.changes.line.edits
            text: inspector.changes.line.name
            size: Theme.dense
            color: Theme.text2
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        RowLayout {
            visible: inspector.changes.line.mark !== ""
            spacing: Theme.s2
            ToneShape { tone: Tone.Warning }
            Words {
                objectName: "changeMark"
                text: inspector.changes.line.mark
                size: Theme.dense
                color: Theme.danger
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }
        Words {
            objectName: "changeByline"
            text: inspector.changes.byline
            size: Theme.tiny
            color: Theme.muted
            Layout.fillWidth: true
        }
    }
    ScrollPane {
        id: flick
        anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: actions.top }
        anchors.leftMargin: Theme.s4
        anchors.rightMargin: Theme.s2
        anchors.topMargin: Theme.s2
        anchors.bottomMargin: Theme.s2
        contentHeight: column.implicitHeight

        Column {
            id: column
            width: flick.width - Theme.s3

            NoticePlan {
                visible: inspector.changes.notice.open
                width: column.width
                changes: inspector.changes
            }
            Repeater {
                model: inspector.changes.edits
                DeskEditRow { width: column.width }
            }
            MeterBar {
                visible: inspector.changes.ramp !== ""
                width: parent.width
                height: Theme.row
                value: inspector.changes.rampDone
                tint: Theme.accent
            }
            Words {
                objectName: "rampProgress"
                visible: text !== ""
                width: parent.width
                text: inspector.changes.ramp
                size: Theme.dense
                color: Theme.text2
                wrapMode: Text.Wrap
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
            Repeater {
                model: inspector.changes.schedule
                PlanRow { width: column.width }
            }
            Repeater {
                model: inspector.changes.facts
                DeskFactRow {
                    width: column.width
                    onOpened: inspector.accountsAsked()
                }
            }
        }
    }
    ScrollHandle {
        anchors { top: flick.top; bottom: flick.bottom; right: parent.right }
        list: flick
    }
    DeskActions {
        id: actions
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        anchors.margins: Theme.s2
        changes: inspector.changes
    }
}
