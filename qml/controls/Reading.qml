// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// A figure with its name above it.
Column {
    id: reading

    property string label: ""
    property string value: ""
    property string unit: ""
    property string exact: ""
    property color tint: Theme.text
    property int size: Theme.section
    property alias valueName: figure.objectName

    spacing: 1

    Words {
        text: reading.label
        size: Theme.tiny
        color: Theme.muted
    }
    Row {
        spacing: Theme.s1
        Figure {
            id: figure
            text: reading.value
            exact: reading.exact
            size: reading.size
            strong: true
            color: reading.tint
            Accessible.role: Accessible.StaticText
            Accessible.name: reading.label + " " + text + " " + reading.unit
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
