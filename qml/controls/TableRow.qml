// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// The ground of one row of a table: hover, selection, focus, press.
Rectangle {
    id: row

    property bool selected: false
    /// The row on which the keys act.
    property bool current: ListView.isCurrentItem && ListView.view !== null && ListView.view.activeFocus
    property string name: ""
    /// As under the pointer; the gallery shows it for itself.
    property bool lit: pointer.hovered
    signal opened

    // A row put by for later use stays in the scene: nobody is to see it or to be told of it.
    property bool pooled: false
    ListView.onPooled: pooled = true
    ListView.onReused: pooled = false
    /// Made before it comes in sight, or still there after.
    readonly property bool aside: ListView.view !== null
        && (y + height <= ListView.view.contentY || y >= ListView.view.contentY + ListView.view.height)

    implicitHeight: Theme.rowDense
    opacity: pooled ? 0 : 1
    Accessible.ignored: pooled || aside
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
        visible: row.selected
        width: 2
        height: parent.height
        color: Theme.accent
    }
    // Within the ring of the list, that the first and the last row too have an outline of their own.
    Rectangle {
        objectName: "currentMark"
        visible: row.current
        anchors.fill: parent
        anchors.leftMargin: Theme.focusWidth + 2
        anchors.rightMargin: Theme.focusWidth + 2
        anchors.topMargin: 1
        anchors.bottomMargin: 1
        radius: Theme.cornerSmall
        color: Theme.wash(Theme.accent)
        border.color: Theme.accent
        border.width: Theme.focusWidth
    }
}
