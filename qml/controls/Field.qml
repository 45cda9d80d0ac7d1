// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll

/// A line of text or an exact figure. `draft` marks what is typed but not live, `refused` what may not be.
T.TextField {
    id: field

    property bool draft: false
    property bool refused: false
    property bool figures: false
    property string unit: ""
    /// As with the keys on it; the gallery shows it for itself.
    property bool ringed: activeFocus

    implicitHeight: Theme.control
    implicitWidth: Theme.sized(120)
    leftPadding: Theme.s2
    rightPadding: Theme.s2 + (unit !== "" ? unitText.implicitWidth + Theme.s1 : 0)
    verticalAlignment: TextInput.AlignVCenter
    horizontalAlignment: figures ? TextInput.AlignRight : TextInput.AlignLeft
    color: !enabled ? Theme.muted : refused ? Theme.danger : draft ? Theme.draft : Theme.text
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentText
    placeholderTextColor: Theme.muted
    font.family: figures ? Theme.figures : Theme.words
    font.pixelSize: figures ? Theme.dense : Theme.body
    selectByMouse: true
    activeFocusOnTab: true
    Accessible.description: enabled ? "" : Hands.why
    // Whoever comes by the keyboard types over what is there.
    onActiveFocusChanged: if (activeFocus && (focusReason === Qt.TabFocusReason || focusReason === Qt.BacktabFocusReason)) selectAll()

    background: Rectangle {
        color: field.enabled && !field.readOnly ? Theme.field : Theme.inset
        radius: Theme.corner
        border.width: field.ringed ? Theme.focusWidth : Theme.hair
        border.color: field.refused ? Theme.danger : field.ringed ? Theme.accent
                    : field.draft ? Theme.draft : field.enabled && !field.readOnly ? Theme.outline : Theme.line
    }
    Words {
        visible: field.text === "" && field.preeditText === ""
        anchors.fill: parent
        anchors.leftMargin: field.leftPadding
        anchors.rightMargin: field.rightPadding
        text: field.placeholderText
        color: Theme.muted
        horizontalAlignment: field.figures ? Text.AlignRight : Text.AlignLeft
    }
    Words {
        id: unitText
        anchors.right: parent.right
        anchors.rightMargin: Theme.s2
        anchors.verticalCenter: parent.verticalCenter
        text: field.unit
        size: Theme.tiny
        color: Theme.muted
    }
}
