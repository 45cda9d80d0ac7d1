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
    /// As under the pointer; the gallery shows it for itself.
    property bool lit: pointer.hovered
    signal opened

    // A row put by for later use stays in the scene: nobody is to see it or to be told of it.
    property bool pooled: false
    ListView.onPooled: pooled = true
    ListView.onReused: pooled = false

    implicitHeight: Theme.rowDense
    opacity: pooled ? 0 : 1
    Accessible.ignored: pooled
    color: selected ? Theme.selected : lit ? Theme.hover : "transparent"
    Accessible.role: Accessible.Row
    Accessible.name: name
    Accessible.selected: selected
    Accessible.onPressAction: row.opened()

    HoverHandler { id: pointer }
    TapHandler {
        onTapped: {
            const view = row.ListView.view;
            if (view) {
                view.currentIndex = view.indexAt(row.x + 1, row.y + 1);
                view.forceActiveFocus();
            }
            row.opened();
        }
    }
    Rectangle {
        visible: row.selected || row.current
        width: 2
        height: parent.height
        color: row.selected ? Theme.accent : Theme.outline
    }
}
