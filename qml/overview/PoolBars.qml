// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// Every pool as a bar of its utilization, the worst on top; the ticks are the optimal utilization and the throttle.
Table {
    id: table

    required property QtObject pools
    signal opened(int asset)

    objectName: "poolBars"
    name: qsTr("Pools by utilization")
    model: pools
    onOpenAsked: row => (view.itemAtIndex(row) as PoolBarRow).opened()

    TableColumn { id: symbolHead; name: "symbol"; role: "symbol"; title: qsTr("Pool"); figures: false; basis: 60; least: 52 }
    TableColumn { id: barHead; name: "bar"; figures: false; basis: 90; least: 36; stretch: true }
    TableColumn { id: utilizationHead; name: "utilization"; role: "utilizationText"; exactRole: "utilizationExact"; title: qsTr("Utilization"); brief: qsTr("Util."); unit: "%"; basis: 88; least: 62 }
    TableColumn { id: borrowHead; name: "borrowRate"; role: "borrowRate"; exactRole: "borrowRateExact"; title: qsTr("Borrow"); unit: qsTr("% a year"); basis: 108; least: 72 }
    TableColumn { id: markHead; name: "mark"; role: "mark"; exactRole: "markExact"; title: qsTr("Mark"); unit: "$"; basis: 104; least: 88 }
    TableColumn { id: changeHead; name: "change"; role: "change"; exactRole: "changeExact"; title: qsTr("1 h"); unit: "%"; basis: 72; least: 64 }
    columns: [symbolHead, barHead, utilizationHead, borrowHead, markHead, changeHead]

    /// Whole rows only.
    readonly property int seen: Math.max(1, Math.min(view.count, Math.floor(view.room / Theme.rowDense)))

    delegate: PoolBarRow {
        width: ListView.view.width
        height: Math.max(Theme.rowDense, Math.min(Theme.control + Theme.s2, Math.floor(table.view.room / table.seen)))
        symbolColumn: symbolHead
        barColumn: barHead
        utilizationColumn: utilizationHead
        borrowColumn: borrowHead
        markColumn: markHead
        changeColumn: changeHead
        onOpened: table.opened(asset)
    }
}
