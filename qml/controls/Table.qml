// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// A table: heads, rows of one height, of which only whole ones are seen, a scroll bar, keys. `frozen` while the pointer
/// or the keyboard is on the rows, so that whoever orders them can hold still; with `holdsOrder` a foot says so while he
/// does, and which rows are seen; it says too which columns have no room. The dots at the end of its heads choose columns,
/// copy and save.
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
    property bool savesItself: false
    readonly property bool frozen: list.held
    signal sortAsked(int key)
    signal openAsked(int row)
    signal saveAsked

    /// The row at the top of what is seen. Asked of the list: rows that grew with the text leave its origin elsewhere.
    function firstRow(): int {
        const at = list.indexAt(1, list.contentY + 1);
        return at >= 0 ? at : Math.max(0, Math.floor((list.contentY - list.originY) / list.each));
    }

    Accessible.role: Accessible.Table
    Accessible.name: name

    Keys.onPressed: event => event.accepted = menu.takes(event)

    TableHead {
        id: head
        width: parent.width - Theme.s2
        columns: table.columns // qmllint disable type
        sortKey: table.sortKey
        descending: table.descending
        onSortAsked: key => table.sortAsked(key)
        TapHandler {
            acceptedButtons: Qt.RightButton
            onTapped: point => menu.ask(head.mapToItem(menu, point.position))
        }
    }
    TableMenu {
        id: menu
        objectName: table.objectName + "Menu"
        anchors.right: parent.right
        height: head.height
        table: table.objectName
        name: table.name
        model: table.model as QtObject
        columns: table.columns // qmllint disable type
        row: list.currentIndex
        savesItself: table.savesItself
        onSaveAsked: table.saveAsked()
    }
    LiveList {
        id: list
        objectName: table.objectName + "List"
        room: foot.y - head.height
        anchors { left: parent.left; right: parent.right; top: head.bottom }
        anchors.rightMargin: Theme.s2
        reuseItems: true
        // Where no row has the keys, the list says so itself.
        Accessible.role: Accessible.List
        Accessible.name: qsTr("%1: %2").arg(table.name).arg(table.emptyText)
        Accessible.ignored: count > 0
        Keys.onReturnPressed: table.openAsked(currentIndex)
        hovered: pointer.hovered
        Keys.onPressed: event => {
            const page = Math.max(1, Math.floor(height / each));
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
        TapHandler {
            acceptedButtons: Qt.RightButton
            onTapped: point => {
                list.currentIndex = list.indexAt(1, point.position.y + list.contentY);
                list.forceActiveFocus();
                menu.ask(list.mapToItem(menu, point.position));
            }
        }
        FocusRing {
            shown: list.activeFocus
            anchors.margins: 0
        }
    }
    ScrollHandle {
        anchors { top: list.top; bottom: list.bottom; right: parent.right }
        list: list
    }
    Words {
        objectName: table.objectName + "Roomless"
        visible: head.roomless !== ""
        anchors { left: list.left; right: foot.left; bottom: foot.bottom }
        leftPadding: Theme.s2
        height: foot.height
        text: qsTr("no room for: %1").arg(head.roomless)
        size: Theme.tiny
        color: Theme.muted
    }
    Words {
        id: foot
        readonly property real above: Math.max(0, list.contentY - list.originY)
        objectName: table.objectName + "Foot"
        visible: table.holdsOrder
        anchors { right: list.right; bottom: parent.bottom }
        height: table.holdsOrder || head.roomless !== "" ? Theme.sized(16) : 0
        readonly property string place: !table.holdsOrder || Tables.desk === null || list.count === 0 ? ""
            : Tables.desk.place(Math.floor(above / list.each) + 1, Math.min(list.count, Math.round((above + list.height) / list.each)), list.count)
        text: place !== "" && table.frozen ? (pointer.hovered ? qsTr("order held while you point · %1") : qsTr("order held while the keys are on a row · %1")).arg(place) : place
        size: Theme.tiny
        color: Theme.muted
    }
    Words {
        visible: list.count === 0
        anchors.centerIn: list
        text: table.emptyText
        color: Theme.muted
    }
}
