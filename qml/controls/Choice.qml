// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll

/// One of several by a list that opens; Up and Down go through it without opening. `current` is told from outside,
/// `chosen` says what was picked.
T.ComboBox {
    id: choice

    property int current: 0
    property bool draft: false
    property bool strong: false
    property alias options: choice.model
    property string name: ""
    /// What stands there while none is chosen.
    property string placeholder: ""
    /// As under the pointer, or with the keys on it; the gallery shows each for itself.
    property bool lit: hovered
    property bool ringed: activeFocus
    signal chosen(int index)

    /// What was typed within a second of each other: the option that begins so is taken, not one for each letter.
    property string sought: ""

    /// The next option that begins so, the present one first where it still does; the same letter again goes on.
    function seek(letters: string): int {
        const again = /^(.)\1*$/.test(letters);
        const wanted = (again ? letters[0] : letters).toLowerCase();
        const from = (popup.visible ? highlightedIndex : current) + (again ? 1 : 0);
        for (let step = 0; step < count; ++step) {
            const at = (Math.max(from, 0) + step) % count;
            if (textAt(at).toLowerCase().startsWith(wanted))
                return at;
        }
        return -1;
    }

    Timer {
        id: pause
        interval: 1000
        onTriggered: choice.sought = ""
    }
    Keys.onPressed: event => {
        const plain = (event.modifiers & ~(Qt.ShiftModifier | Qt.KeypadModifier)) === 0;
        if (!plain || event.text.length !== 1 || event.text < " " || event.text === "\x7f" || (event.text === " " && sought === ""))
            return;
        event.accepted = true;
        sought += event.text;
        pause.restart();
        const at = count > 0 ? seek(sought) : -1;
        if (at < 0)
            return;
        if (!popup.visible) {
            if (at !== current)
                activated(at);
            return;
        }
        while (highlightedIndex < at)
            incrementCurrentIndex();
        while (highlightedIndex > at)
            decrementCurrentIndex();
    }

    implicitHeight: Theme.control
    implicitWidth: 120 * Math.max(1, Theme.scale)
    leftPadding: Theme.s2
    rightPadding: Theme.s6
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.name: name + ": " + (current < 0 ? placeholder : displayText)
    Accessible.description: enabled ? "" : Hands.why
    onCurrentChanged: currentIndex = current
    onCountChanged: currentIndex = current
    onModelChanged: currentIndex = current
    onActivated: index => {
        chosen(index);
        currentIndex = current;
    }
    Component.onCompleted: currentIndex = current

    contentItem: Words { // qmllint disable deferred-property-id
        text: choice.current < 0 ? choice.placeholder : choice.displayText
        size: choice.strong ? Theme.body : Theme.dense
        strong: choice.strong
        color: !choice.enabled || choice.current < 0 ? Theme.muted : choice.draft ? Theme.draft : Theme.text
    }
    indicator: Icon { // qmllint disable deferred-property-id
        x: choice.width - width - Theme.s2
        anchors.verticalCenter: parent ? parent.verticalCenter : undefined
        size: Theme.sized(12)
        rotation: 90
        shape: Icons.chevronRight
    }
    background: Rectangle {
        radius: Theme.corner
        color: !choice.enabled ? Theme.inset : choice.lit ? Theme.hover : Theme.field
        border.width: choice.ringed ? Theme.focusWidth : Theme.hair
        border.color: choice.ringed ? Theme.accent : choice.draft ? Theme.draft : choice.enabled ? Theme.outline : Theme.line
    }
    delegate: T.ItemDelegate {
        id: option
        required property string modelData
        required property int index
        objectName: choice.objectName + "_" + index
        width: choice.popup.width - 2 * Theme.s1
        height: Theme.row
        hoverEnabled: true
        highlighted: choice.highlightedIndex === index
        Accessible.name: modelData
        contentItem: Words { // qmllint disable deferred-property-id
            leftPadding: Theme.s2
            text: option.modelData
            size: Theme.dense
            strong: option.index === choice.current
        }
        background: Rectangle {
            radius: Theme.cornerSmall
            color: option.highlighted || option.hovered ? Theme.selected : "transparent"
        }
    }
    popup: PlainPopup { // qmllint disable deferred-property-id
        y: choice.height + Theme.s1
        width: Math.max(choice.width, 96 * Theme.scale)
        height: Math.min(list.contentHeight + 2 * Theme.s1, 14 * Theme.row)
        padding: Theme.s1
        contentItem: ListView { // qmllint disable deferred-property-id
            id: list
            clip: true
            model: choice.delegateModel
            currentIndex: choice.highlightedIndex
            boundsBehavior: Flickable.StopAtBounds
        }
    }
}
