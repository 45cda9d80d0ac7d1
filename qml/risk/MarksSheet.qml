// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// The marks of all assets; those that the guard holds stand out.
Table {
    id: table

    required property MarkDesk marks

    objectName: "marks"
    name: qsTr("Marks")
    model: marks.lines

    TableColumn { id: symbolHead; name: "markSymbol"; role: "symbol"; title: qsTr("Asset"); figures: false; basis: 64 }
    TableColumn { id: markHead; name: "markPrice"; role: "mark"; exactRole: "markExact"; title: qsTr("Mark in force"); unit: "$"; basis: 110; stretch: true }
    TableColumn { id: hourHead; name: "markHour"; role: "hour"; exactRole: "hourExact"; title: qsTr("1 hour"); basis: 90; rank: 2 }
    TableColumn { id: ageHead; name: "markAge"; role: "age"; title: qsTr("Age"); basis: 80; rank: 1 }
    TableColumn { id: pendingHead; name: "markPending"; role: "pending"; exactRole: "pendingExact"; title: qsTr("Held back"); unit: "$"; basis: 110; stretch: true }
    TableColumn { id: jumpHead; name: "markJump"; role: "jump"; exactRole: "jumpExact"; title: qsTr("Jump"); unit: "%"; basis: 80 }
    TableColumn { id: stateHead; name: "markState"; role: "state"; title: qsTr("State"); figures: false; basis: 130; stretch: true }
    TableColumn { id: sourceHead; name: "markSource"; role: "source"; title: qsTr("Price"); figures: false; basis: 100; least: 90 }
    columns: [symbolHead, markHead, hourHead, ageHead, pendingHead, jumpHead, stateHead, sourceHead]
    onOpenAsked: row => marks.selected = row

    delegate: MarkRow {
        width: ListView.view.width
        columns: table.columns // qmllint disable type
        selected: asset === table.marks.selected
        onOpened: table.marks.selected = asset
    }
}
