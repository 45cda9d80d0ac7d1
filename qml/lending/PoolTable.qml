// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// All pools to choose from.
Table {
    id: table

    required property QtObject pools
    required property int selected
    signal chosen(int asset)

    objectName: "pools"
    name: qsTr("Pools")
    model: pools
    onOpenAsked: row => table.chosen(row)

    TableColumn { id: symbolHead; name: "symbol"; role: "symbol"; title: qsTr("Pool"); figures: false; basis: 56; least: 52 }
    TableColumn { id: utilizationHead; name: "utilization"; role: "utilizationText"; exactRole: "utilizationExact"; title: qsTr("Util."); unit: "%"; basis: 84; least: 64; stretch: true }
    TableColumn { id: borrowHead; name: "borrow"; role: "borrowRate"; exactRole: "borrowRateExact"; title: qsTr("Borrow"); unit: "%"; basis: 70; least: 62 }
    TableColumn { id: lendHead; name: "lend"; role: "lendRate"; exactRole: "lendRateExact"; title: qsTr("Lend"); unit: "%"; basis: 60; least: 56 }
    columns: [symbolHead, utilizationHead, borrowHead, lendHead]

    delegate: PoolTableRow {
        width: ListView.view.width
        selected: asset === table.selected
        symbolColumn: symbolHead
        utilizationColumn: utilizationHead
        borrowColumn: borrowHead
        lendColumn: lendHead
        onOpened: table.chosen(asset)
    }
}
