// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// The accounts, worst first, through a window of rows.
Table {
    id: table

    required property MarginPage margin

    name: qsTr("Accounts")
    model: margin.accounts
    objectName: "accounts"
    holdsOrder: true
    sortKey: margin.sortKey
    descending: margin.descending
    emptyText: margin.filtered ? qsTr("No account matches") : qsTr("Asking for the accounts…")
    onSortAsked: key => margin.sortBy(key)
    onOpenAsked: row => margin.selectRow(row)
    onFrozenChanged: margin.freeze(frozen)

    function look(): void {
        table.margin.show(Math.floor(view.contentY / Theme.rowDense), Math.ceil(view.height / Theme.rowDense) + 1);
    }
    Component.onCompleted: look()
    Connections {
        target: table.view
        function onContentYChanged(): void { table.look(); }
        function onHeightChanged(): void { table.look(); }
    }

    TableColumn { id: accountHead; name: "account"; title: qsTr("Account"); basis: 66; least: 58; sortKey: AccountSort.Subaccount }
    TableColumn { id: equityHead; name: "equity"; title: qsTr("Net equity"); unit: "$"; basis: 92; least: 80; stretch: true; sortKey: AccountSort.NetEquity }
    TableColumn { id: exposureHead; name: "exposure"; title: qsTr("Exposure"); unit: "$"; basis: 96; least: 80; rank: 1; stretch: true; sortKey: AccountSort.TotalExposure }
    TableColumn { id: fractionHead; name: "marginFraction"; title: qsTr("Margin fr."); brief: qsTr("Margin fr."); unit: "%"; basis: 94; least: 70; sortKey: AccountSort.MarginFraction }
    TableColumn { id: mmrHead; name: "mmr"; title: qsTr("MMR"); unit: "%"; basis: 128; least: 104; stretch: true }
    TableColumn { id: distanceHead; name: "distance"; title: qsTr("To liquidation"); brief: qsTr("To liq."); unit: "%"; basis: 110; least: 84; sortKey: AccountSort.LiquidationDistance }
    TableColumn { id: debtHead; name: "debt"; title: qsTr("Largest debt"); unit: "$"; basis: 106; least: 96; rank: 2; sortKey: AccountSort.LargestDebt }
    TableColumn { id: flagsHead; name: "flags"; title: qsTr("Flags"); figures: false; basis: 84; least: 64; rank: 3; stretch: true }
    columns: [accountHead, equityHead, exposureHead, fractionHead, mmrHead, distanceHead, debtHead, flagsHead]

    delegate: AccountRow {
        width: ListView.view.width
        selected: subaccount > 0 && subaccount === table.margin.selected
        current: ListView.isCurrentItem && ListView.view.activeFocus
        accountColumn: accountHead
        equityColumn: equityHead
        exposureColumn: exposureHead
        fractionColumn: fractionHead
        mmrColumn: mmrHead
        distanceColumn: distanceHead
        debtColumn: debtHead
        flagsColumn: flagsHead
        onOpened: table.margin.selectRow(index)
    }
}
