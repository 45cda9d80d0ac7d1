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
    /// To the row of an account that was named elsewhere, once it is there.
    function seek(): void {
        const row = margin.sought;
        if (row < 0 || row >= view.count)
            return;
        margin.foundSought();
        view.currentIndex = row;
        view.positionViewAtIndex(row, ListView.Center);
        view.settle();
        // Since it was found others may have come above it: the ring goes to its row.
        ringed = margin.selected;
        ringedRow = row;
        Qt.callLater(table.follow); // qmllint disable
    }
    /// The account that has the ring, and its row: where others come above it, the ring goes with the account, and
    /// where that went out of sight nobody has it.
    property int ringed: -1
    property int ringedRow: -1
    readonly property AccountRow ring: view.currentItem as AccountRow
    readonly property int under: ring !== null ? ring.subaccount : -1
    onUnderChanged: Qt.callLater(table.follow) // qmllint disable
    function follow(): void {
        if (view.currentIndex >= 0 && under <= 0)
            return; // its figures are still asked for
        if (view.currentIndex === ringedRow && under !== ringed && ringed > 0) {
            let found = -1;
            const first = firstRow();
            for (let at = first; found < 0 && at <= first + Math.ceil(view.height / Theme.rowDense); ++at) {
                const row = view.itemAtIndex(at) as AccountRow;
                if (row !== null && row.subaccount === ringed)
                    found = at;
            }
            view.currentIndex = found;
            ringedRow = found;
            if (found < 0)
                ringed = -1;
            return;
        }
        ringedRow = view.currentIndex;
        ringed = under;
    }
    Component.onCompleted: {
        look();
        seek();
    }
    Connections {
        target: table.view
        function onContentYChanged(): void { Qt.callLater(table.look); } // qmllint disable
        function onContentHeightChanged(): void { Qt.callLater(table.look); } // qmllint disable
        function onHeightChanged(): void { Qt.callLater(table.look); } // qmllint disable
        function onCountChanged(): void { table.seek(); }
    }
    Connections {
        target: table.margin
        function onRequestChanged(): void { table.view.begin(); }
        function onSoughtChanged(): void { table.seek(); }
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
