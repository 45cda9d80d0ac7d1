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
    /// What it stands for, if anything: shown as it moves, but never over what is being typed. "2.0" means what "2" means
    /// and is on its way to "2.05", so what was typed stands until the field is left or `follow` is called.
    property var live: undefined
    property bool typing: false
    /// Told by whoever sends what stands in it.
    signal taken(text: string)
    /// The sign of a currency stands before its figure.
    readonly property bool unitAhead: unit === "$"
    /// As with the keys on it; the gallery shows it for itself.
    property bool ringed: activeFocus

    implicitHeight: Theme.control
    implicitWidth: Theme.sized(120)
    leftPadding: Theme.s2 + (unitAhead ? unitText.implicitWidth + Theme.s1 : 0)
    rightPadding: Theme.s2 + (unit !== "" && !unitAhead ? unitText.implicitWidth + Theme.s1 : 0)
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
    function follow(): void {
        typing = false;
        if (live !== undefined && text !== live)
            text = live;
    }
    function rest(): void {
        typing = false;
    }
    // The answer to what was typed comes while it is being told.
    onTextEdited: {
        typing = true;
        Qt.callLater(rest); // qmllint disable
    }
    onLiveChanged: if (!typing) follow()
    Component.onCompleted: follow()
    onActiveFocusChanged: {
        // Whoever comes by the keyboard types over what is there.
        if (activeFocus && (focusReason === Qt.TabFocusReason || focusReason === Qt.BacktabFocusReason))
            selectAll();
        else if (!activeFocus)
            follow();
    }

    // What can only be read stands on the ground, without a box to type in.
    background: Rectangle {
        color: field.readOnly ? "transparent" : field.enabled ? Theme.field : Theme.inset
        radius: Theme.corner
        border.width: field.ringed ? Theme.focusWidth : field.readOnly ? 0 : Theme.hair
        border.color: field.refused ? Theme.danger : field.ringed ? Theme.accent
                    : field.draft ? Theme.draft : field.enabled ? Theme.outline : Theme.line
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
        x: field.unitAhead ? Theme.s2 : parent.width - width - Theme.s2
        anchors.verticalCenter: parent.verticalCenter
        text: field.unit
        size: Theme.tiny
        color: Theme.muted
    }
}
