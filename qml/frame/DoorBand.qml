// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// Over every page while the desk is shut: why nothing may be asked, and the way in.
Rectangle {
    id: band

    required property DeskDoor door
    signal signInAsked

    objectName: "doorBand"
    visible: door.shut
    implicitHeight: visible ? Theme.row + Theme.s1 : 0
    color: Theme.wash(Theme.watch)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title.text + ". " + door.sentence

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.s4
        anchors.rightMargin: Theme.s3
        spacing: Theme.s2
        Icon {
            shape: Icons.lock
            color: Theme.watch
        }
        Words {
            id: title
            objectName: "doorTitle"
            text: band.door.state === DeskDoor.Locked ? qsTr("The desk is locked")
                : band.door.state === DeskDoor.NoOperators ? qsTr("No operators yet") : qsTr("Signed out")
            strong: true
            color: Theme.watch
        }
        Words {
            objectName: "doorSentence"
            text: band.door.sentence
            color: Theme.text
            elide: Text.ElideRight
            Layout.fillWidth: true
        }
        ActionButton {
            objectName: "doorSignIn"
            implicitHeight: Theme.sized(22)
            text: band.door.state === DeskDoor.NoOperators ? qsTr("Make the first administrator · Ctrl+L") : qsTr("Sign in · Ctrl+L")
            onClicked: band.signInAsked()
        }
    }
}
