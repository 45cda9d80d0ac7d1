// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// A track coloured by consequence: nobody crosses the line, the books take who does, they do not take all (hollow), bad
/// debt may be left. Each stretch is thicker than the one before; ticks stand where the next accounts cross, a notch
/// where the live value is.
Item {
    id: track

    required property ParameterField field
    readonly property bool hurtsBelow: field !== null && field.hurtsBelow
    readonly property real safe: field?.safe ?? 0
    readonly property real absorbed: field?.absorbed ?? 0
    readonly property real lossless: field?.lossless ?? 0

    component Stretch: Rectangle {
        property real from
        property real to
        x: Math.min(from, to) * track.width
        width: Math.abs(to - from) * track.width
        anchors.verticalCenter: parent.verticalCenter
    }
    readonly property real hurtingEnd: hurtsBelow ? 0 : 1

    Stretch {
        from: 1 - track.hurtingEnd
        to: track.safe
        height: 3
        radius: 1.5
        color: Theme.healthy
    }
    Stretch {
        from: track.safe
        to: track.absorbed
        height: 5
        color: Theme.watch
    }
    Stretch {
        from: track.absorbed
        to: track.lossless
        height: 7
        color: "transparent"
        border.width: 1
        border.color: Theme.watch
    }
    Stretch {
        from: track.lossless
        to: track.hurtingEnd
        height: 7
        radius: 1
        color: Theme.critical
    }
    Repeater {
        model: track.field?.ticks ?? []
        Rectangle {
            required property real modelData
            x: modelData * track.width
            width: Theme.hair
            height: 13
            anchors.verticalCenter: track.verticalCenter
            color: Theme.text2
        }
    }
    Rectangle {
        x: (track.field?.livePosition ?? 0) * track.width - 1
        y: 0
        width: 2
        height: 5
        color: Theme.text
    }
}
