// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// The ground of one row of a table: hover, selection, focus, press.
Rectangle {
    id: row

    property bool selected: false
    property bool current: false
    property string name: ""
    signal opened

    // A list keeps rows that it has no use for; they are not to be seen or heard of.
    property bool pooled: false
    ListView.onPooled: pooled = true
    ListView.onReused: pooled = false

    implicitHeight: Theme.rowDense
    opacity: pooled ? 0 : 1
    Accessible.ignored: pooled
    color: selected ? Theme.selected : pointer.hovered ? Theme.hover : "transparent"
    Accessible.role: Accessible.Row
    Accessible.name: name
    Accessible.selected: selected
    Accessible.onPressAction: row.opened()
    // A row put by for later use stays in the scene, unseen: nobody is to be told of it.
    ListView.onPooled: Accessible.ignored = true
    ListView.onReused: Accessible.ignored = false

    HoverHandler { id: pointer }
    TapHandler { onTapped: row.opened() }
    Rectangle {
        visible: row.selected || row.current
        width: 2
        height: parent.height
        color: row.selected ? Theme.accent : Theme.outline
    }
}
