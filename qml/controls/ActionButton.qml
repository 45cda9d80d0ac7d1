// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll

/// A button. `primary` once a view; `quiet` where the surroundings say that it can be pressed.
T.Button {
    id: button

    property bool primary: false
    property bool quiet: false
    property bool grave: false
    property string shape: ""
    property string hint: ""
    /// Why it cannot be pressed while it is shut, for who does not see it.
    property string whyShut: ""
    /// As under the pointer, or with the keys on it; the gallery shows each for itself.
    property bool lit: hovered
    property bool ringed: visualFocus
    readonly property color ink: !enabled ? Theme.muted : primary ? Theme.accentText : grave ? Theme.danger : Theme.text

    implicitHeight: Theme.control
    implicitWidth: Math.max(implicitHeight, row.implicitWidth + leftPadding + rightPadding)
    leftPadding: text === "" ? Theme.s1 : Theme.s3
    rightPadding: leftPadding
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.name: text !== "" ? text : hint
    Accessible.onPressAction: button.clicked()
    Accessible.description: enabled ? "" : whyShut !== "" ? whyShut : Hands.why

    /// The keys were on it when it was shut, as by what it sends: they go to `shutTo`, else to what stands before it.
    property bool keyed: false
    property Item shutTo: null
    function handBack(): void {
        const holder = Window.activeFocusItem;
        // A scope about it has them, where nothing in it does.
        if (enabled || !visible || (holder !== null && !Trees.within(button.parent, holder)))
            return;
        if (shutTo !== null)
            shutTo.forceActiveFocus(Qt.BacktabFocusReason);
        else
            nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason);
    }
    onVisualFocusChanged: if (visualFocus) {
        keyed = true;
    } else if (!enabled && keyed) {
        keyed = false;
        Qt.callLater(handBack); // qmllint disable
    } else {
        keyed = false;
    }

    contentItem: Item { // qmllint disable deferred-property-id
        Row {
            id: row
            anchors.centerIn: parent
            spacing: Theme.s2
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: button.shape !== ""
                shape: button.shape
                color: button.ink
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                visible: button.text !== ""
                text: button.text
                color: button.ink
                strong: button.primary
            }
        }
    }
    background: Rectangle {
        radius: Theme.corner
        color: button.primary && button.enabled ? Theme.accent
             : button.checked || button.down && button.enabled ? Theme.selected
             : button.lit && button.enabled ? Theme.hover
             : button.quiet ? "transparent" : Theme.surface
        opacity: button.primary && button.down ? 0.75 : 1
        border.width: button.quiet || button.primary && button.enabled ? 0 : Theme.hair
        border.color: button.enabled ? button.checked ? Theme.accent : Theme.outline : Theme.line
        FocusRing { shown: button.ringed }
    }
    /// As the space bar does.
    function push(): void {
        if (button.checkable)
            button.toggle();
        button.clicked();
    }
    Keys.onReturnPressed: button.push()
    Keys.onEnterPressed: button.push()
    property bool answered: false
    onPressed: answered = true
    onHoveredChanged: if (!hovered) answered = false
    Tip {
        objectName: button.objectName + "Hint"
        shown: button.hovered && !button.answered
        text: button.hint
    }
}
