// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll

/// A choice of one among a few, side by side. Radio buttons by their type: of a plain button Qt 6.4 tells assistive
/// programs its own role whatever is set.
Row {
    id: segments

    required property list<string> options
    /// What is chosen, for assistive programs: "GTC" alone says nothing.
    property string name: ""
    property int current: 0
    signal chosen(int index)

    spacing: 0
    // As high as the fields beside it.
    topPadding: (Theme.control - Theme.sized(24)) / 2
    bottomPadding: topPadding

    Repeater {
        id: list
        // By their number: one that says another figure than before keeps the keys.
        model: segments.options.length
        T.RadioButton {
            id: option
            required property int index
            readonly property string title: segments.options[index] ?? ""
            readonly property bool active: index === segments.current

            objectName: segments.objectName + index
            implicitHeight: Theme.sized(24)
            implicitWidth: label.implicitWidth + 2 * Theme.s2
            checkable: false // whoever owns the choice says which
            autoExclusive: false
            checked: active
            hoverEnabled: true
            focusPolicy: Qt.StrongFocus
            Accessible.name: title
            Accessible.checkable: true
            Accessible.description: enabled ? segments.name : Hands.why
            Accessible.checked: active
            Accessible.onPressAction: option.clicked()
            onClicked: segments.chosen(index)
            function go(to: int): void {
                const next = list.itemAt(to);
                if (next === null)
                    return;
                next.forceActiveFocus(Qt.TabFocusReason);
                segments.chosen(to);
            }
            Keys.onLeftPressed: go(index - 1)
            Keys.onRightPressed: go(index + 1)

            contentItem: Words { // qmllint disable deferred-property-id
                id: label
                horizontalAlignment: Text.AlignHCenter
                text: option.title
                size: Theme.dense
                color: !option.enabled ? Theme.muted : option.active || option.hovered ? Theme.text : Theme.text2
            }
            background: Rectangle {
                radius: Theme.cornerSmall
                color: option.active ? Theme.selected : option.hovered ? Theme.hover : "transparent"
                FocusRing {
                    shown: option.visualFocus
                    anchors.margins: 1
                }
            }
        }
    }
}
