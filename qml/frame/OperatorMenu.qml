// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll
import Plimsoll.ViewModel

/// Who has the desk, in which role; opens the list of those who may take it.
T.Button {
    id: button

    required property Console desk

    objectName: "operatorButton"
    implicitWidth: row.implicitWidth + 2 * Theme.s1
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    text: desk.door.asks && desk.door.shut ? desk.door.state === DeskDoor.Locked ? qsTr("%1 · locked").arg(desk.status.operatorName) : qsTr("signed out")
        : desk.status.operatorName === desk.status.role ? desk.status.role
        : qsTr("%1 · %2").arg(desk.status.operatorName).arg(desk.status.role)
    Accessible.name: qsTr("%1 has the desk; change the operator").arg(text)
    Accessible.onPressAction: button.clicked()
    onClicked: (desk.door.asks ? doorMenu : menu).open()

    contentItem: Item { // qmllint disable deferred-property-id
        Row {
            id: row
            anchors.centerIn: parent
            spacing: Theme.s1
            Words {
                anchors.verticalCenter: parent.verticalCenter
                text: button.text
                size: Theme.tiny
                color: button.hovered ? Theme.text : Theme.text2
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                size: Theme.sized(10)
                rotation: -90
                shape: Icons.chevronRight
                color: Theme.muted
            }
        }
    }
    background: Rectangle {
        color: button.hovered ? Theme.hover : "transparent"
        FocusRing {
            shown: button.visualFocus
            anchors.margins: 1
        }
    }
    PlainMenu {
        id: menu
        x: button.width - width
        y: -height - Theme.s1

        Repeater {
            model: button.desk.operators
            PlainMenuItem {
                required property string modelData
                objectName: "operator_" + modelData
                text: modelData
                checkable: true
                checked: modelData === button.desk.status.operatorName
                onTriggered: button.desk.signIn(modelData)
            }
        }
    }
    PlainMenu {
        id: doorMenu
        x: button.width - width
        y: -height - Theme.s1

        PlainMenuItem {
            objectName: "doorMenuSignIn"
            text: button.desk.door.shut ? qsTr("Sign in… (Ctrl+L)") : qsTr("Sign in as someone else…")
            onTriggered: button.desk.door.asked(false)
        }
        PlainMenuItem {
            objectName: "doorMenuLock"
            enabled: !button.desk.door.shut
            text: qsTr("Lock the desk (Ctrl+L)")
            onTriggered: button.desk.door.lock()
        }
        PlainMenuItem {
            objectName: "doorMenuPassphrase"
            enabled: !button.desk.door.shut
            text: qsTr("Choose another passphrase…")
            onTriggered: button.desk.door.asked(true)
        }
        PlainMenuItem {
            objectName: "doorMenuOperators"
            enabled: button.desk.door.administrator
            text: qsTr("Operators…")
            onTriggered: button.desk.door.operatorsAsked()
        }
    }
}
