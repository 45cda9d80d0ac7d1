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

    readonly property bool stacked: {
        for (let i = 0; i < cells.count; ++i) {
            const cell = cells.itemAt(i) as TableHeadCell;
            if (cell && cell.crowded)
                return true;
        }
        return false;
    }

    /// Titles of what is wanted and has no room, one after the other.
    property string roomless: ""

    implicitHeight: stacked ? Math.round(1.4 * Theme.row) : Theme.row

    /// Lets columns leave until the least of those that stay fits; gives the sum of it.
    function makeRoom(): real {
        for (let i = 0; i < columns.length; ++i)
            columns[i].fits = true;
        for (;;) {
            let least = 0;
            let last = -1;
            for (let i = 0; i < columns.length; ++i) {
                if (!columns[i].there)
                    continue;
                least += columns[i].least * Theme.scale;
                if (columns[i].rank > 0 && (last < 0 || columns[i].rank >= columns[last].rank))
                    last = i;
            }
            if (least <= width || last < 0)
                return least;
            columns[last].fits = false;
        }
    }
    function arrange(): void {
        if (width <= 0)
            return;
        const least = makeRoom();
        const left = [];
        for (let i = 0; i < columns.length; ++i)
            if (columns[i].shown && !columns[i].off && !columns[i].fits)
                left.push(columns[i].title);
        roomless = left.join(", ");
        let wished = 0;
        let stretching = 0;
        let end = null;
        for (let i = 0; i < columns.length; ++i) {
            if (!columns[i].there)
                continue;
            wished += columns[i].basis * Theme.scale;
            stretching += columns[i].stretch ? columns[i].basis * Theme.scale : 0;
            if (columns[i].sentences)
                end = columns[i];
        }
        const spare = Math.max(0, width - wished);
        // A column stretches to twice its basis. What is left then is for sentences, otherwise for all alike.
        const stretched = Math.min(spare, stretching);
        const rest = stretching > 0 ? spare - stretched : 0;
        const kept = wished > least ? Math.max(0, Math.min(1, (width - least) / (wished - least))) : 1;
        const squeeze = Theme.scale * Math.min(1, width / Math.max(1, least));
        let x = 0;
        for (let i = 0; i < columns.length; ++i) {
            const column = columns[i];
            if (!column.there)
                continue;
            column.x = x;
            const wide = squeeze * (column.least + kept * (column.basis - column.least))
                + (column.stretch ? stretched * column.basis * Theme.scale / stretching : 0)
                + (column === end ? rest : end === null ? rest * column.basis * Theme.scale / wished : 0);
            if (wide !== column.width)
                column.fit = 1;
            column.width = wide;
            x += wide;
        }
    }
    readonly property real grown: Theme.scale
    onGrownChanged: arrange()
    onWidthChanged: arrange()
    Component.onCompleted: arrange()

    Repeater {
        id: cells
        model: head.columns
        TableHeadCell {
            required property TableColumn modelData
            column: modelData
            height: head.height
            stacked: head.stacked
            sorted: head.sortKey >= 0 && head.sortKey === modelData.sortKey
            descending: head.descending
            onSortAsked: head.sortAsked(modelData.sortKey)
            readonly property bool asked: modelData.shown && !modelData.off
            onAskedChanged: Qt.callLater(head.arrange) // qmllint disable
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }
}
