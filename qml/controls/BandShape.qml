// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// The mark of a band of the maintenance requirement, told apart by its form and not only its colour:
/// dot, triangle, square, filled bar; a ring where there is no exposure.
Item {
    id: shape

    property int band: Band.NoExposure
    property real size: Theme.sized(8)

    implicitWidth: size + 2
    implicitHeight: size

    Rectangle {
        visible: shape.band === Band.NoExposure || shape.band === Band.Healthy
        anchors.centerIn: parent
        width: shape.size - 1
        height: width
        radius: width / 2
        color: shape.band === Band.Healthy ? Theme.healthy : "transparent"
        border.color: shape.band === Band.Healthy ? Theme.healthy : Theme.muted
        border.width: Theme.hair
    }
    Icon {
        visible: shape.band === Band.Watch
        anchors.centerIn: parent
        size: shape.size + 2
        filled: true
        color: Theme.watch
        shape: Icons.triangle
    }
    Rectangle {
        visible: shape.band === Band.Danger
        anchors.centerIn: parent
        width: shape.size - 1
        height: width
        color: Theme.danger
    }
    Rectangle {
        visible: shape.band === Band.Critical
        anchors.centerIn: parent
        width: shape.size + 2
        height: shape.size / 2 + 1
        color: Theme.critical
    }
}
