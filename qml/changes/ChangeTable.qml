// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// The changes of the part that is shown, newest first.
Table {
    id: table

    required property ChangesPage changes

    objectName: "changes"
    name: qsTr("Changes")
    model: changes.rows
    emptyText: qsTr("No change in this part")
    onOpenAsked: row => table.open(row)
    onCurrentIndexChanged: if (view.activeFocus) table.open(currentIndex)

    function open(row: int): void {
        const item = view.itemAtIndex(row) as ChangeTableRow;
        if (item)
            table.changes.select(item.number);
    }

    TableColumn { id: numberHead; name: "number"; role: "number"; title: qsTr("No."); basis: 44 }
    TableColumn { id: editsHead; name: "edits"; role: "edits"; title: qsTr("Change"); figures: false; basis: 190; least: 180; stretch: true }
    TableColumn { id: stageHead; name: "stage"; role: "stage"; title: qsTr("Stage"); figures: false; basis: 148; least: 136 }
    TableColumn { id: effectHead; name: "effect"; role: "effect"; title: qsTr("Effect on a fork"); brief: qsTr("Effect"); figures: false; basis: 170; least: 140; stretch: true }
    TableColumn {
        id: reasonHead
        name: "reason"
        role: "reason"
        title: qsTr("Reason or outcome")
        figures: false
        basis: 170
        stretch: true
        shown: table.width > 3 * Theme.inspector
    }
    TableColumn { id: authorHead; name: "author"; role: "author"; title: qsTr("Author"); figures: false; basis: 92; rank: 1 }
    TableColumn { id: ageHead; name: "age"; role: "age"; title: qsTr("In stage"); basis: 88; rank: 2 }
    columns: [numberHead, editsHead, stageHead, effectHead, reasonHead, authorHead, ageHead]

    delegate: ChangeTableRow {
        width: ListView.view.width
        numberColumn: numberHead
        editsColumn: editsHead
        stageColumn: stageHead
        effectColumn: effectHead
        reasonColumn: reasonHead
        authorColumn: authorHead
        ageColumn: ageHead
        selected: number === table.changes.selected
        onOpened: {
            ListView.view.currentIndex = index;
            ListView.view.forceActiveFocus();
            table.changes.select(number);
        }
    }
}
