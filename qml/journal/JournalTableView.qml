// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// The rows that match, newest first, through a window of rows.
Table {
    id: table

    required property JournalPage journal
    readonly property bool actions: journal.table === 0
    /// The entry beside it says in full what has less room here.
    readonly property bool tight: journal.hasEntry

    objectName: "journal"
    name: qsTr("Journal")
    model: journal.rows
    emptyText: journal.fault !== "" ? qsTr("Cannot be read") : journal.loading ? qsTr("Reading…") : journal.filtered ? qsTr("No entry matches") : qsTr("Nothing yet")
    savesItself: true // every row that matches, as the store has them
    onSaveAsked: journal.exportTo(journal.freshExportFile())
    onOpenAsked: row => journal.open(row)
    onFrozenChanged: journal.freeze(frozen)

    function look(): void {
        table.journal.show(firstRow(), Math.ceil(view.height / Theme.rowDense) + 1);
    }
    Component.onCompleted: look()
    Connections {
        target: table.view
        function onContentYChanged(): void { Qt.callLater(table.look); } // qmllint disable
        function onContentHeightChanged(): void { Qt.callLater(table.look); } // qmllint disable
        function onHeightChanged(): void { Qt.callLater(table.look); } // qmllint disable
    }
    Connections {
        target: table.journal
        function onFilterChanged(): void { table.view.begin(); }
    }

    TableColumn { id: sequenceHead; name: "sequence"; role: "sequence"; title: table.actions ? qsTr("No.") : qsTr("Seq"); basis: 70; least: 64; rank: 1 }
    TableColumn { id: timeHead; name: "time"; role: "time"; title: qsTr("Simulated time"); figures: false; basis: 146; least: 136 }
    TableColumn { id: wallHead; name: "wall"; role: "wall"; title: qsTr("Wall clock, UTC"); figures: false; basis: 146; least: 136; shown: table.actions }
    TableColumn { id: kindHead; name: "kind"; role: "kind"; title: qsTr("What"); figures: false; basis: table.actions ? 172 : table.tight ? 124 : 150; least: table.actions ? 156 : table.tight ? 110 : 140; stretch: table.actions; sentences: Theme.scale > 1 }
    TableColumn { id: whoHead; name: "who"; role: "who"; title: qsTr("Who"); figures: false; basis: 72; least: 60 }
    TableColumn { id: symbolHead; name: "symbol"; role: "symbol"; title: qsTr("Asset"); figures: false; basis: 92; least: 64; shown: !table.actions }
    TableColumn { id: changeHead; name: "change"; role: "change"; exactRole: "changeExact"; title: table.actions ? qsTr("Change") : qsTr("Quantity, change"); brief: qsTr("Change"); figures: !table.actions; basis: table.actions ? 204 : 122; least: table.tight ? 85 : table.actions ? 150 : 96; stretch: table.actions }
    TableColumn { id: valueHead; name: "value"; role: "value"; exactRole: "valueExact"; title: qsTr("Value"); unit: "$"; basis: 80; least: 56; rank: 2; shown: !table.actions }
    TableColumn { id: detailHead; name: "detail"; role: "detail"; title: qsTr("Reason or outcome"); brief: qsTr("Outcome"); figures: false; basis: table.tight ? 126 : 220; least: table.tight ? 101 : 160; stretch: true; sentences: true }
    columns: [sequenceHead, timeHead, wallHead, kindHead, whoHead, symbolHead, changeHead, valueHead, detailHead]

    delegate: TableRow {
        id: row
        required property int index
        required property string sequence
        required property string time
        required property string wall
        required property string kind
        required property string who
        required property string symbol
        required property string change
        required property string changeExact
        required property string value
        required property string detail
        required property bool refused

        width: ListView.view.width
        selected: table.journal.current === index
        objectName: "journal" + index
        name: qsTr("%1, %2, %3, %4").arg(sequence).arg(kind).arg(who).arg(detail)
        onOpened: {
            ListView.view.currentIndex = index;
            ListView.view.forceActiveFocus();
            table.journal.open(index);
        }

        TableFigure {
            column: sequenceHead
            text: row.sequence
            color: Theme.muted
        }
        TableWords {
            column: timeHead
            text: row.time
            font.family: Theme.figures
            color: Theme.text2
        }
        TableWords {
            objectName: "journalWall" + row.index
            column: wallHead
            text: row.wall
            font.family: Theme.figures
            color: Theme.text2
        }
        TableWords {
            objectName: "journalKind" + row.index
            column: kindHead
            text: row.kind
        }
        TableWords {
            column: whoHead
            text: row.who
            color: Theme.text2
        }
        TableWords {
            column: symbolHead
            text: row.symbol
        }
        TableFigure {
            objectName: "journalChange" + row.index
            column: changeHead
            alone: true
            text: row.change
            exact: row.changeExact !== row.change ? row.changeExact : ""
            // Of operators it is words, and the value that holds now stands last.
            elide: table.actions ? Text.ElideMiddle : Text.ElideRight
            font.family: table.actions ? Theme.words : Theme.figures
            fontSizeMode: table.actions ? Text.FixedSize : Text.HorizontalFit
            horizontalAlignment: table.actions ? Text.AlignLeft : Text.AlignRight
            leftPadding: table.actions ? Theme.s2 : Theme.s1
        }
        TableFigure {
            column: valueHead
            text: row.value
            color: Theme.text2
        }
        TableWords {
            objectName: "journalDetail" + row.index
            column: detailHead
            text: row.refused ? "■ " + row.detail : row.detail
            color: row.refused ? Theme.danger : Theme.text2
        }
    }
}
