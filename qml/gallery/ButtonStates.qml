// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// Buttons: one primary a view, quiet ones where the surroundings say that they can be pressed.
GallerySection {
    title: qsTr("Buttons")
    hint: qsTr("One primary button a view; grave where it cannot be taken back; quiet in headers and rows.")

    component Sample: ActionButton {
        required property GalleryLine line
        lit: line.lit
        ringed: line.ringed
        enabled: line.usable
        focusPolicy: Qt.NoFocus
    }
    component Kinds: GalleryLine {
        id: kinds
        property bool pressed: false
        Sample { line: kinds; down: kinds.pressed; text: qsTr("Apply"); primary: true }
        Sample { line: kinds; down: kinds.pressed; text: qsTr("Deposit") }
        Sample { line: kinds; down: kinds.pressed; text: qsTr("Halt"); grave: true; shape: Icons.stop }
        Sample { line: kinds; down: kinds.pressed; text: qsTr("live"); quiet: true; shape: Icons.play }
        Sample { line: kinds; down: kinds.pressed; quiet: true; shape: Icons.exportFile; hint: qsTr("Save") }
        Sample { line: kinds; down: kinds.pressed; text: qsTr("Pinned"); checkable: true; checked: true }
    }
    Kinds { name: qsTr("at rest") }
    Kinds { name: qsTr("hover"); lit: true }
    Kinds { name: qsTr("focus"); ringed: true }
    Kinds { name: qsTr("pressed"); pressed: true }
    Kinds { name: qsTr("disabled"); usable: false }
}
