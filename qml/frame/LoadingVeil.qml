// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// What stands there until the first figures arrive: the outline of the page, at rest.
Rectangle {
    color: Theme.canvas

    Grid {
        anchors.centerIn: parent
        columns: 3
        spacing: Theme.s4
        Repeater {
            model: 6
            Rectangle {
                width: 240
                height: 96
                radius: Theme.corner
                color: Theme.surface
            }
        }
    }
    Words {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("Opening the exchange…")
        color: Theme.text2
        size: Theme.section
    }
}
