// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// The heads of the columns; a click on one that sorts asks for that order, again for the other direction.
Item {
    id: head

    required property list<TableColumn> columns
    property int sortKey: -1
    property bool descending: false
    signal sortAsked(int key)

    implicitHeight: Theme.row

    function arrange(): void {
        let fixed = 0;
        let stretching = 0;
        for (let i = 0; i < columns.length; ++i) {
            if (!columns[i].shown)
                continue;
            fixed += columns[i].basis * Theme.scale;
            stretching += columns[i].stretch ? columns[i].basis : 0;
        }
        const spare = Math.max(0, width - fixed);
        const squeeze = Theme.scale * Math.min(1, width / Math.max(1, fixed));
        let x = 0;
        for (let i = 0; i < columns.length; ++i) {
            const column = columns[i];
            if (!column.shown)
                continue;
            column.x = x;
            column.width = column.basis * squeeze + (column.stretch ? spare * column.basis / stretching : 0);
            x += column.width;
        }
    }
    readonly property real grown: Theme.scale
    onGrownChanged: arrange()
    onWidthChanged: arrange()
    Component.onCompleted: arrange()

    Repeater {
        model: head.columns
        TableHeadCell {
            required property TableColumn modelData
            column: modelData
            height: head.height
            sorted: head.sortKey >= 0 && head.sortKey === modelData.sortKey
            descending: head.descending
            onSortAsked: head.sortAsked(modelData.sortKey)
            onVisibleChanged: Qt.callLater(head.arrange) // qmllint disable
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }
}
