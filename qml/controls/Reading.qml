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

    readonly property bool below: unit === "$" && /^[-−]/.test(value)

    component Unit: Words {
        /// The sign of a currency stands before its figure, and a minus before that.
        readonly property bool ahead: reading.unit === "$"
        readonly property bool told: text !== "" && /\d/.test(reading.value)
        anchors.baseline: figure.baseline
        text: reading.below ? "−" + reading.unit : reading.unit
        size: Theme.tiny
        color: reading.below ? reading.tint : Theme.muted
    }

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
        Unit {
            visible: told && ahead
            rightPadding: 1 - parent.spacing
        }
        Figure {
            id: figure
            text: reading.below ? reading.value.slice(1) : reading.value
            exact: reading.exact
            size: reading.size
            strong: true
            color: reading.tint
            font.underline: reading.opens && (pointer.hovered || activeFocus)
            activeFocusOnTab: reading.opens && reading.inSight
            Keys.onReturnPressed: if (reading.opens) reading.opened()
            Keys.onSpacePressed: if (reading.opens) reading.opened()
            Accessible.role: reading.opens ? Accessible.Link : Accessible.StaticText
            Accessible.name: reading.label + " " + reading.value + " " + reading.unit
            Accessible.onPressAction: if (reading.opens) reading.opened()
        }
        Unit { visible: told && !ahead }
    }
}
