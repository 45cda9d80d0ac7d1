// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// What the account has, lends and owes, asset by asset; a press opens the form for that asset.
Table {
    id: table

    required property ExchangePage exchange

    objectName: "traderBalances"
    name: qsTr("Balances and borrows")
    model: exchange.balances
    emptyText: exchange.figures.exists ? qsTr("Nothing here yet: deposit to begin") : qsTr("There is no such account")
    onOpenAsked: row => {
        const item = view.itemAtIndex(row) as BalanceRow;
        if (item)
            table.exchange.useAsset(item.asset);
    }

    TableColumn { id: symbolHead; name: "asset"; role: "symbol"; title: qsTr("Asset"); figures: false; basis: 50 }
    TableColumn { id: availableHead; name: "available"; role: "available"; exactRole: "availableExact"; title: qsTr("Available"); basis: 90; least: 64; stretch: true }
    TableColumn { id: lockedHead; name: "locked"; role: "locked"; exactRole: "lockedExact"; title: qsTr("In orders"); basis: 80; rank: 3; stretch: true }
    TableColumn { id: lentHead; name: "lent"; role: "lent"; exactRole: "lentExact"; title: qsTr("Lent"); basis: 84; least: 60; stretch: true }
    TableColumn { id: valueHead; name: "value"; role: "value"; exactRole: "valueExact"; title: qsTr("Value"); unit: "$"; basis: 88; least: 64; stretch: true }
    TableColumn { id: owedHead; name: "owed"; role: "owed"; exactRole: "owedExact"; title: qsTr("Owed"); basis: 80; least: 58; stretch: true }
    TableColumn { id: costHead; name: "cost"; role: "cost"; exactRole: "costFigureExact"; title: qsTr("Cost / h"); unit: "$"; basis: 70; rank: 1 }
    TableColumn { id: sourceHead; name: "source"; role: "source"; title: qsTr("Source"); figures: false; basis: 152; least: 136; rank: 2 }
    columns: [symbolHead, availableHead, lockedHead, lentHead, valueHead, owedHead, costHead, sourceHead]

    delegate: BalanceRow {
        width: ListView.view.width
        symbolColumn: symbolHead
        availableColumn: availableHead
        lockedColumn: lockedHead
        lentColumn: lentHead
        valueColumn: valueHead
        owedColumn: owedHead
        costColumn: costHead
        sourceColumn: sourceHead
        onOpened: table.exchange.useAsset(asset)
    }
}
