// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll

/// A table whose rows are each in another state.
Table {
    id: table
    TableColumn { id: accountHead; name: "account"; title: qsTr("Account"); basis: 90; least: 62 }
    TableColumn { id: equityHead; name: "equity"; title: qsTr("Net equity"); unit: "$"; basis: 120; stretch: true }
    TableColumn { id: stateHead; name: "state"; title: qsTr("State"); figures: false; basis: 110; stretch: true }
    columns: [accountHead, equityHead, stateHead]
    Layout.fillWidth: true
    delegate: TableRow {
        id: row
        required property int index
        readonly property list<string> words: [qsTr("at rest"), qsTr("hover"), qsTr("selected"), qsTr("current")]
        width: ListView.view.width
        name: qsTr("Row %1").arg(index + 1)
        lit: index === 1
        selected: index === 2
        current: index === 3
        TableFigure { column: accountHead; text: String(1204 + 7 * row.index) }
        TableFigure { column: equityHead; text: ["12,204.50", "830.25", "-14.02", "7,300.00"][row.index] }
        TableWords { column: stateHead; text: row.words[row.index]; color: Theme.text2 }
    }
}
