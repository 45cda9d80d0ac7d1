// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// Every hold in force, counting down; assets are held here.
Item {
    id: panel

    required property LiquidationsPage queue
    readonly property HoldDesk holds: queue.holdDesk

    function take(): void { reason.forceActiveFocus(Qt.ShortcutFocusReason); }
    Connections {
        target: panel.holds
        function onPicked(): void { Qt.callLater(panel.take); } // qmllint disable
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.s2

        Words { text: qsTr("Hold debts in an asset"); size: Theme.section; strong: true; Layout.fillWidth: true }
        Words {
            text: qsTr("Steps on debts in it stop, in every account, until the hold ends or is released.")
            size: Theme.tiny
            color: Theme.muted
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Theme.s2
            Layout.fillWidth: true
            Choice {
                enabled: Hands.free
                objectName: "holdAsset"
                name: qsTr("Asset to hold")
                options: panel.queue.backstopDesk.assets
                current: panel.holds.asset
                Layout.preferredWidth: Theme.sized(84)
                onChosen: index => panel.holds.asset = index
            }
            Segments {
                id: minutes
                readonly property list<int> choices: [1, 5, 15, 60]
                objectName: "assetHoldMinutes"
                name: qsTr("For how long")
                options: [qsTr("1 min"), qsTr("5"), qsTr("15"), qsTr("1 h")]
                current: 1
                onChosen: index => current = index
            }
        }
        RowLayout {
            spacing: Theme.s2
            Layout.fillWidth: true
            ReasonField {
                enabled: Hands.free
                id: reason
                objectName: "assetHoldReason"
                Accessible.name: qsTr("Reason to hold")
                Layout.fillWidth: true
                onAccepted: panel.holds.holdAsset(minutes.choices[minutes.current], text)
            }
            ActionButton {
                objectName: "assetHoldButton"
                shape: Icons.hand
                text: qsTr("Hold")
                enabled: reason.text.trim() !== "" && !panel.holds.answer.pending
                onClicked: panel.holds.holdAsset(minutes.choices[minutes.current], reason.text)
            }
        }
        Answer {
            tint: Theme.accent
            objectName: "assetHoldAnswer"
            answer: panel.holds.answer
            Layout.fillWidth: true
            sent: [reason]
            kept: true
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.topMargin: Theme.s2
            Words {
                text: qsTr("In force")
                size: Theme.section
                strong: true
                Layout.fillWidth: true
            }
            TableMenu {
                objectName: "holdsMenu"
                implicitHeight: Theme.sized(20)
                name: qsTr("Holds")
                model: panel.holds.lines
                columns: [
                    TableColumn { title: qsTr("Held"); role: "subject"; figures: false },
                    TableColumn { title: qsTr("Time left"); role: "remaining"; figures: false },
                    TableColumn { title: qsTr("Note"); role: "note"; figures: false }
                ]
            }
        }
        ListView {
            id: list
            objectName: "holdList"
            clip: true
            spacing: 2
            boundsBehavior: Flickable.StopAtBounds
            model: panel.holds.lines
            Layout.fillWidth: true
            Layout.fillHeight: true
            delegate: HoldRow {
                width: ListView.view.width
                pending: panel.holds.answer.pending
                onReleaseAsked: reason => panel.holds.release(asset, subaccount, reason)
            }
            Words {
                visible: list.count === 0
                text: qsTr("No holds")
                size: Theme.dense
                color: Theme.muted
            }
        }
    }
}
