// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// Both sides of every asset; what is held on the left, what is owed on the right, their difference at the end.
Table {
    id: table

    required property BalancePage balance

    objectName: "balanceSheet"
    name: qsTr("Assets against liabilities")
    model: balance.lines
    emptyText: qsTr("Counting…")
    onOpenAsked: row => table.balance.select(row)
    onCurrentIndexChanged: if (view.activeFocus && currentIndex >= 0) balance.select(currentIndex)

    Binding {
        target: table.balance
        property: "brief"
        value: table.width < Theme.sized(720)
    }
    TableColumn { id: symbolHead; name: "symbol"; role: "symbol"; title: qsTr("Asset"); figures: false; basis: 64; least: 56 }
    TableColumn { id: custodyHead; name: "custody"; role: "custody"; exactRole: "custodyExact"; title: qsTr("Brought in"); unit: qsTr("less taken out"); basis: 104; least: 92; stretch: true }
    TableColumn { id: borrowedHead; name: "borrowed"; role: "borrowed"; exactRole: "borrowedExact"; title: qsTr("Owed by"); unit: qsTr("borrowers"); basis: 96; least: 90; stretch: true }
    TableColumn { id: holdsHead; name: "holds"; role: "holds"; exactRole: "holdsExact"; title: qsTr("Holds"); unit: "="; basis: 104; least: 92; stretch: true }
    TableColumn { id: balancesHead; name: "balances"; role: "balances"; exactRole: "balancesExact"; title: qsTr("Balances"); unit: qsTr("free, in orders"); basis: 104; least: 92; stretch: true }
    TableColumn { id: lendsHead; name: "lends"; role: "lends"; exactRole: "lendsExact"; title: qsTr("Lenders'"); unit: qsTr("claims"); basis: 96; least: 90; stretch: true }
    TableColumn { id: venueHead; name: "venue"; role: "venue"; exactRole: "venueExact"; title: qsTr("Venue"); unit: qsTr("treasury, fund"); basis: 96; least: 84; stretch: true; rank: 1 }
    TableColumn { id: owesHead; name: "owes"; role: "owes"; exactRole: "owesExact"; title: qsTr("Owes"); unit: "="; basis: 104; least: 92; stretch: true }
    TableColumn { id: differenceHead; name: "difference"; role: "difference"; title: qsTr("Difference"); basis: 84; least: 72 }
    TableColumn { id: valueHead; name: "value"; role: "value"; exactRole: "valueExact"; title: qsTr("Held"); unit: "$"; basis: 96; rank: 2 }
    columns: [symbolHead, custodyHead, borrowedHead, holdsHead, balancesHead, lendsHead, venueHead, owesHead, differenceHead, valueHead]

    delegate: BalanceSheetRow {
        width: ListView.view.width
        selected: asset === table.balance.selected
        symbolColumn: symbolHead
        custodyColumn: custodyHead
        borrowedColumn: borrowedHead
        holdsColumn: holdsHead
        balancesColumn: balancesHead
        lendsColumn: lendsHead
        venueColumn: venueHead
        owesColumn: owesHead
        differenceColumn: differenceHead
        valueColumn: valueHead
        onOpened: table.balance.select(asset)
    }
}
