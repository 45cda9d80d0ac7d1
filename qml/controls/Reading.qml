// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// A figure with its name above it; where it `opens` something it can be pressed.
Column {
    id: reading

    property string label: ""
    property string value: ""
    property string unit: ""
    property string exact: ""
    property color tint: Theme.text
    property int size: Theme.section
    property alias valueName: figure.objectName
    property bool opens: false
    property string hint: ""
    signal opened
    /// Not in a further line of a page's head, which lies below its edge.
    readonly property bool inSight: !(parent instanceof Flow) || y === 0

    spacing: 1

    Words {
        text: reading.label
        size: Theme.tiny
        color: Theme.muted
    }
    Row {
        spacing: Theme.s1
        TapHandler {
            enabled: reading.opens
            onTapped: reading.opened()
        }
        HoverHandler {
            id: pointer
            enabled: reading.opens
            cursorShape: Qt.PointingHandCursor
        }
        Tip {
            shown: pointer.hovered
            text: reading.hint
        }
        Figure {
            id: figure
            text: reading.value
            exact: reading.exact
            size: reading.size
            strong: true
            color: reading.tint
            font.underline: reading.opens && (pointer.hovered || activeFocus)
            activeFocusOnTab: reading.opens && reading.inSight
            Keys.onReturnPressed: if (reading.opens) reading.opened()
            Keys.onSpacePressed: if (reading.opens) reading.opened()
            Accessible.role: reading.opens ? Accessible.Link : Accessible.StaticText
            Accessible.name: reading.label + " " + text + " " + reading.unit
            Accessible.onPressAction: if (reading.opens) reading.opened()
        }
        Words {
            visible: reading.unit !== "" && /\d/.test(reading.value)
            anchors.baseline: figure.baseline
            text: reading.unit
            size: Theme.tiny
            color: Theme.muted
        }
    }
}
