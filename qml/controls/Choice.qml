// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll

/// A choice of one among many: shows the present one, opens the list. Up and Down go through it without opening.
T.AbstractButton {
    id: choice

    required property list<string> options
    property int current: -1
    property string name: ""
    property bool strong: false
    signal chosen(int index)

    implicitHeight: Theme.control
    implicitWidth: label.implicitWidth + Theme.s2 + Theme.s8
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    text: options[current] ?? ""
    Accessible.role: Accessible.ComboBox
    Accessible.name: name
    Accessible.description: text
    Accessible.onPressAction: choice.clicked()
    onClicked: popup.open()
    Keys.onUpPressed: chosen(Math.max(0, current - 1))
    Keys.onDownPressed: chosen(Math.min(options.length - 1, current + 1))

    contentItem: Item { // qmllint disable deferred-property-id
        Words {
            id: label
            anchors.left: parent.left
            anchors.leftMargin: Theme.s2
            anchors.verticalCenter: parent.verticalCenter
            text: choice.text
            strong: choice.strong
        }
        Icon {
            anchors.right: parent.right
            anchors.rightMargin: Theme.s2
            anchors.verticalCenter: parent.verticalCenter
            rotation: 90
            size: 12
            shape: Icons.chevronRight
        }
    }
    background: Rectangle {
        radius: Theme.corner
        color: choice.hovered ? Theme.hover : Theme.inset
        border.width: Theme.hair
        border.color: choice.enabled ? Theme.outline : Theme.line
        FocusRing { shown: choice.visualFocus }
    }
    T.Popup {
        id: popup
        y: choice.height + Theme.s1
        width: Math.max(choice.width, 140)
        height: Math.min(list.contentHeight, 14 * Theme.row) + 2 * Theme.s1
        padding: Theme.s1
        focus: true
        onOpened: {
            list.currentIndex = choice.current;
            list.forceActiveFocus();
        }
        background: Rectangle {
            color: Theme.raised
            radius: Theme.corner
            border.color: Theme.line
            border.width: Theme.hair
        }
        contentItem: ListView { // qmllint disable deferred-property-id
            id: list
            clip: true
            model: choice.options
            boundsBehavior: Flickable.StopAtBounds
            keyNavigationEnabled: true
            highlightMoveDuration: 0
            Keys.onReturnPressed: list.choose(currentIndex)
            Keys.onSpacePressed: list.choose(currentIndex)
            function choose(index: int): void {
                popup.close();
                choice.chosen(index);
            }
            delegate: Rectangle {
                id: row
                required property string modelData
                required property int index
                objectName: choice.objectName + "_" + index
                width: ListView.view.width
                height: Theme.row
                radius: Theme.cornerSmall
                color: ListView.isCurrentItem ? Theme.selected : pointer.hovered ? Theme.hover : "transparent"
                Accessible.role: Accessible.ListItem
                Accessible.name: modelData
                Accessible.onPressAction: list.choose(index)
                Words {
                    x: Theme.s2
                    height: parent.height
                    text: row.modelData
                    color: row.index === choice.current ? Theme.accent : Theme.text
                }
                HoverHandler { id: pointer }
                TapHandler { onTapped: list.choose(row.index) }
            }
        }
    }
}
