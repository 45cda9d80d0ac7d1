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
    emptyText: margin.filtered ? qsTr("No account matches") : margin.matching === "0" ? qsTr("No accounts yet") : qsTr("Asking for the accounts…")
    onSortAsked: key => margin.sortBy(key)
    onOpenAsked: row => margin.selectRow(row)
    onFrozenChanged: margin.freeze(frozen)

    function look(): void {
        table.margin.show(firstRow(), Math.ceil(view.height / Theme.rowDense) + 1);
    }
    /// The ring where its account is: brought in sight, once that was named elsewhere; where it went out of sight by
    /// itself no row has it, until the keys come back.
    property bool away: false
    function place(): void {
        const row = margin.ring.row;
        if (row >= view.count)
            return;
        if (margin.ring.seeking && row >= 0) {
            view.currentIndex = row;
            view.positionViewAtIndex(row, ListView.Center);
            view.settle();
        } else if (row !== view.currentIndex) {
            const first = firstRow();
            away = row < first || row >= first + Math.floor(view.height / Theme.rowDense);
            view.currentIndex = away ? -1 : row;
            away = false;
        }
    }
    Component.onCompleted: {
        look();
        place();
    }
    Connections {
        target: table.view
        function onContentYChanged(): void { Qt.callLater(table.look); } // qmllint disable
        function onContentHeightChanged(): void { Qt.callLater(table.look); } // qmllint disable
        function onHeightChanged(): void { Qt.callLater(table.look); } // qmllint disable
        function onCountChanged(): void { table.place(); }
        function onCurrentIndexChanged(): void {
            if (!table.away && table.view.currentIndex !== table.margin.ring.row)
                table.margin.ring.put(table.view.currentIndex);
        }
    }
    Binding { target: table.view; property: "home"; value: table.margin.ring.row }
    Connections {
        target: table.margin.ring
        function onMoved(): void { table.place(); }
    }
    Connections {
        target: table.margin
        function onRequestChanged(): void { table.view.begin(); }
        function onKeysAsked(): void { table.view.forceActiveFocus(); }
    }

    TableColumn { id: accountHead; name: "account"; role: "account"; title: qsTr("Account"); basis: 66; least: 58; sortKey: AccountSort.Subaccount }
    TableColumn { id: equityHead; name: "equity"; role: "equity"; exactRole: "equityExact"; title: qsTr("Net equity"); unit: "$"; basis: 92; least: 80; stretch: true; sortKey: AccountSort.NetEquity }
    TableColumn { id: exposureHead; name: "exposure"; role: "exposure"; exactRole: "exposureExact"; title: qsTr("Exposure"); unit: "$"; basis: 96; least: 80; rank: 1; stretch: true; sortKey: AccountSort.TotalExposure }
    TableColumn { id: fractionHead; name: "marginFraction"; role: "marginFraction"; exactRole: "marginFractionExact"; title: qsTr("Margin fr."); brief: qsTr("Margin fr."); unit: "%"; basis: 94; least: 70; sortKey: AccountSort.MarginFraction }
    TableColumn { id: mmrHead; name: "mmr"; role: "mmr"; exactRole: "mmrExact"; title: qsTr("MMR"); unit: "%"; basis: 128; least: 104; stretch: true; sortKey: AccountSort.Mmr }
    TableColumn { id: distanceHead; name: "distance"; role: "distance"; exactRole: "distanceExact"; wordRole: "distanceAsset"; wordTitle: qsTr("To liquidation, asset"); title: qsTr("To liquidation"); brief: qsTr("To liq."); unit: "%"; basis: 110; least: 84; sortKey: AccountSort.LiquidationDistance }
    TableColumn { id: debtHead; name: "debt"; role: "debt"; exactRole: "debtExact"; wordRole: "debtAsset"; wordTitle: qsTr("Largest debt, asset"); title: qsTr("Largest debt"); unit: "$"; basis: 106; least: 96; rank: 2; sortKey: AccountSort.LargestDebt }
    TableColumn { id: flagsHead; name: "flags"; role: "flags"; title: qsTr("Flags"); figures: false; basis: 84; least: 64; rank: 3; stretch: true }
    TableColumn { id: grossHead; name: "gross"; role: "gross"; exactRole: "grossExact"; title: qsTr("Gross value"); unit: "$"; basis: 96; least: 80; rank: 1; stretch: true; further: true }
    TableColumn { id: collateralHead; name: "collateral"; role: "collateral"; exactRole: "collateralExact"; title: qsTr("After haircut"); unit: "$"; basis: 104; least: 80; rank: 1; stretch: true; further: true }
    TableColumn { id: imrHead; name: "imr"; role: "imr"; exactRole: "imrExact"; title: qsTr("IMR"); unit: "%"; basis: 76; least: 66; rank: 1; further: true }
    TableColumn { id: limitHead; name: "leverageLimit"; role: "leverageLimit"; title: qsTr("Limit"); unit: "x"; basis: 62; least: 52; rank: 1; further: true }
    TableColumn { id: ordersHead; name: "openOrders"; role: "openOrders"; title: qsTr("Orders"); basis: 62; least: 54; rank: 1; further: true }
    // Rows make cells of those only that are wanted.
    readonly property list<TableColumn> wanted: further()
    function further(): var {
        const heads = [];
        for (const head of [grossHead, collateralHead, imrHead, limitHead, ordersHead])
            if (!head.off)
                heads.push(head);
        return heads;
    }
    columns: [accountHead, equityHead, exposureHead, fractionHead, mmrHead, distanceHead, debtHead, grossHead, collateralHead, imrHead, limitHead, ordersHead, flagsHead]

    delegate: AccountRow {
        width: ListView.view.width
        selected: subaccount > 0 && subaccount === table.margin.selected
        accountColumn: accountHead
        equityColumn: equityHead
        exposureColumn: exposureHead
        fractionColumn: fractionHead
        mmrColumn: mmrHead
        distanceColumn: distanceHead
        debtColumn: debtHead
        flagsColumn: flagsHead
        furtherColumns: table.wanted // qmllint disable type
        onOpened: table.margin.selectRow(index)
    }
}
