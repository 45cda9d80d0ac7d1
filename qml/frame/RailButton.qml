// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll

/// One page in the rail. A tab by its type: of a button Qt 6.4 tells assistive programs its own role whatever is set.
T.TabButton {
    id: button

    property bool pinned: false
    property bool current: false
    property string name: ""
    property string shape: ""
    property string keys: ""

    implicitHeight: Theme.topBar
    checkable: false
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.name: name
    Accessible.selectable: true
    Accessible.selected: current
    Accessible.onPressAction: button.clicked()

    contentItem: Item { // qmllint disable deferred-property-id
        Icon {
            id: picture
            x: (Theme.rail - width) / 2
            anchors.verticalCenter: parent.verticalCenter
            size: Theme.sized(20)
            shape: button.shape
            color: button.current ? Theme.accent : button.hovered ? Theme.text : Theme.text2
        }
        Words {
            visible: button.pinned
            anchors.left: picture.right
            anchors.leftMargin: Theme.s4
            anchors.verticalCenter: parent.verticalCenter
            text: button.name
            color: button.current ? Theme.text : Theme.text2
            strong: button.current
        }
    }
    background: Rectangle {
        color: button.current ? Theme.selected : button.hovered ? Theme.hover : "transparent"
        Rectangle {
            visible: button.current
            width: 3
            height: parent.height
            color: Theme.accent
        }
        FocusRing {
            shown: button.visualFocus
            anchors.margins: 2
        }
    }
    Tip {
        shown: button.hovered && !button.pinned
        text: button.name + "   " + button.keys
        side: Qt.RightEdge
    }
}
