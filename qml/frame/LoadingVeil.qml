// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// What stands there until the first figures arrive: the outline of the page, at rest; where the world could not be
/// opened, why, and what one can do.
Rectangle {
    id: veil

    required property Console desk
    signal openAsked
    // While it is tried again, the progress of that.
    readonly property bool failed: desk.worldFault.text !== "" && desk.opening === ""

    color: Theme.canvas

    MouseArea { anchors.fill: parent }
    Grid {
        visible: !veil.failed
        anchors.centerIn: parent
        columns: 3
        spacing: Theme.s4
        Repeater {
            model: 6
            Rectangle {
                width: Theme.sized(240)
                height: Theme.tile
                radius: Theme.corner
                color: Theme.surface
            }
        }
    }
    Column {
        visible: !veil.failed
        anchors.centerIn: parent
        spacing: Theme.s3
        Words {
            objectName: "openingWords"
            anchors.horizontalCenter: parent.horizontalCenter
            text: veil.desk.opening !== "" ? veil.desk.opening
                : veil.desk.busy !== "" ? veil.desk.busy : qsTr("Opening the exchange…")
            color: Theme.text
            size: Theme.section
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        MeterBar {
            objectName: "openingBar"
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.inspector
            opacity: veil.desk.openingShare >= 0 ? 1 : 0
            value: veil.desk.openingShare
            tint: Theme.accent
        }
    }
    Column {
        visible: veil.failed
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.s6, 640)
        spacing: Theme.s3
        Accessible.role: Accessible.AlertMessage
        Accessible.name: reason.text

        Words {
            anchors.horizontalCenter: parent.horizontalCenter
            text: qsTr("This world could not be opened")
            size: Theme.page
            strong: true
        }
        Words {
            id: reason
            objectName: "worldFault"
            width: parent.width
            text: veil.desk.worldFault.text
            color: Theme.danger
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.s2
            topPadding: Theme.s2
            ActionButton {
                objectName: "faultReadOnly"
                visible: veil.desk.worldFault.readable
                primary: true
                text: qsTr("Open it read-only")
                onClicked: veil.desk.openWorld(veil.desk.worldFault.file, true)
            }
            ActionButton {
                objectName: "faultRetry"
                visible: veil.desk.worldFault.file !== ""
                text: qsTr("Try again")
                onClicked: veil.desk.openWorld(veil.desk.worldFault.file, false)
            }
            ActionButton {
                objectName: "faultOpen"
                text: qsTr("Open another…")
                onClicked: veil.openAsked()
            }
            ActionButton {
                objectName: "faultNew"
                visible: veil.desk.scenarios.length > 0
                text: qsTr("New world")
                hint: qsTr("A fresh file, from “%1”").arg(veil.desk.scenarios[0] ?? "")
                onClicked: veil.desk.newDemoWorld(0)
            }
        }
    }
}
