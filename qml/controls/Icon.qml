// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Shapes
import Plimsoll

/// A line icon drawn on a grid of 16 by 16.
Item {
    id: icon

    property string shape: ""
    property color color: Theme.text2
    property real size: Theme.icon
    property bool filled: false

    implicitWidth: size
    implicitHeight: size

    Shape {
        width: 16
        height: 16
        scale: icon.size / 16
        transformOrigin: Item.TopLeft
        visible: icon.shape !== ""

        ShapePath {
            strokeColor: icon.color
            strokeWidth: 1.4
            fillColor: icon.filled ? icon.color : "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            PathSvg { path: icon.shape }
        }
    }
}
