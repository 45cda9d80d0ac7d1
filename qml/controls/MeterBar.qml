// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// A share of a whole as a bar with up to two ticks (where the curve bends, where the throttle begins).
Item {
    id: meter

    property real value: 0
    property color tint: Theme.lend
    property real firstTick: -1
    property real secondTick: -1

    implicitHeight: Theme.meter + 6

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        height: Theme.meter
        radius: Theme.meter / 2
        color: Theme.inset
        border.width: Theme.hair
        border.color: Theme.hairline
    }
    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        width: Math.max(meter.value > 0 ? 2 : 0, parent.width * Math.min(1, Math.max(0, meter.value)))
        height: Theme.meter
        radius: Math.min(Theme.meter / 2, width / 2)
        color: meter.tint
    }
    Rectangle {
        visible: meter.firstTick >= 0
        x: Math.round(parent.width * meter.firstTick)
        width: Theme.hair
        height: parent.height
        color: Theme.text2
    }
    Rectangle {
        visible: meter.secondTick >= 0
        x: Math.round(parent.width * meter.secondTick)
        width: Theme.focusWidth
        height: parent.height
        color: Theme.danger
    }
}
