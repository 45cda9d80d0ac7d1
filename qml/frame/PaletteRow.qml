// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// One answer of the palette.
Rectangle {
    id: row

    required property int index
    required property string title
    required property string kind
    required property string keys
    signal chosen

    height: Theme.row
    radius: Theme.cornerSmall
    color: ListView.isCurrentItem ? Theme.selected : pointer.hovered ? Theme.hover : "transparent"
    Accessible.role: Accessible.ListItem
    readonly property string name: title + ", " + kind
    Accessible.name: name
    Accessible.selectable: true
    Accessible.selected: ListView.isCurrentItem

    Words {
        anchors.left: parent.left
        anchors.leftMargin: Theme.s3
        anchors.right: keysText.left
        anchors.rightMargin: Theme.s2
        anchors.verticalCenter: parent.verticalCenter
        text: row.title
    }
    Figure {
        id: keysText
        anchors.right: kindText.left
        anchors.rightMargin: Theme.s3
        anchors.verticalCenter: parent.verticalCenter
        text: row.keys
        size: Theme.tiny
        color: Theme.muted
    }
    Words {
        id: kindText
        anchors.right: parent.right
        anchors.rightMargin: Theme.s3
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.sized(72)
        text: row.kind
        size: Theme.tiny
        color: Theme.muted
    }
    HoverHandler { id: pointer }
    TapHandler { onTapped: row.chosen() }
}
