// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// A table: heads, rows of one height, a scroll bar, keys. `frozen` while the pointer or the keyboard is on the rows,
/// so that whoever orders them can hold still; `holdsOrder` says so while he does.
Item {
    id: table

    required property list<TableColumn> columns
    property alias model: list.model
    property alias delegate: list.delegate
    property alias view: list
    property alias currentIndex: list.currentIndex
    property int sortKey: -1
    property bool descending: false
    property string emptyText: qsTr("Nothing here")
    property string name: ""
    property bool holdsOrder: false
    readonly property bool frozen: pointer.hovered || list.moving
    signal sortAsked(int key)
    signal openAsked(int row)

    Accessible.role: Accessible.Table
    Accessible.name: name

    TableHead {
        id: head
        width: parent.width - Theme.s2
        columns: table.columns // qmllint disable type
        sortKey: table.sortKey
        descending: table.descending
        onSortAsked: key => table.sortAsked(key)
    }
    LiveList {
        id: list
        objectName: table.objectName + "List"
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; top: head.bottom }
        anchors.rightMargin: Theme.s2
        reuseItems: true
        Keys.onReturnPressed: table.openAsked(currentIndex)
        Keys.onPressed: event => {
            const page = Math.max(1, Math.floor(height / Theme.row));
            if (event.key === Qt.Key_Home)
                currentIndex = 0;
            else if (event.key === Qt.Key_End)
                currentIndex = count - 1;
            else if (event.key === Qt.Key_PageDown)
                currentIndex = Math.min(count - 1, currentIndex + page);
            else if (event.key === Qt.Key_PageUp)
                currentIndex = Math.max(0, currentIndex - page);
            else
                return;
            event.accepted = true;
        }

        HoverHandler { id: pointer }
        FocusRing {
            shown: list.activeFocus
            anchors.margins: 0
        }
    }
    ScrollHandle {
        anchors { top: list.top; bottom: list.bottom; right: parent.right }
        list: list
    }
    Rectangle {
        objectName: table.objectName + "Held"
        visible: table.holdsOrder && table.frozen && list.count > 0
        anchors { right: list.right; bottom: list.bottom; margins: Theme.s1 }
        width: held.implicitWidth + 2 * Theme.s2
        height: held.implicitHeight + Theme.s1
        radius: Theme.cornerSmall
        color: Theme.raised
        border.color: Theme.line
        Words {
            id: held
            anchors.centerIn: parent
            text: qsTr("order held while you point")
            size: Theme.tiny
            color: Theme.text2
        }
    }
    Words {
        visible: list.count === 0
        anchors.centerIn: list
        text: table.emptyText
        color: Theme.muted
    }
}
