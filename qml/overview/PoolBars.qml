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

    name: qsTr("Pools by utilization")
    model: pools
    onOpenAsked: row => (view.itemAtIndex(row) as PoolBarRow).opened()

    TableColumn { id: symbolHead; name: "symbol"; title: qsTr("Pool"); figures: false; basis: 64 }
    TableColumn { id: barHead; name: "bar"; figures: false; basis: 100; stretch: true }
    TableColumn { id: utilizationHead; name: "utilization"; title: qsTr("Utilization"); unit: "%"; basis: 88 }
    TableColumn { id: borrowHead; name: "borrowRate"; title: qsTr("Borrow"); unit: qsTr("% a year"); basis: 104 }
    TableColumn { id: headroomHead; name: "headroom"; title: qsTr("Headroom"); unit: qsTr("tokens"); basis: 118 }
    columns: [symbolHead, barHead, utilizationHead, borrowHead, headroomHead]

    delegate: PoolBarRow {
        width: ListView.view.width
        height: Math.max(Theme.rowDense, Math.min(Theme.control + Theme.s2, Math.floor(table.view.height / Math.max(1, table.view.count))))
        symbolColumn: symbolHead
        barColumn: barHead
        utilizationColumn: utilizationHead
        borrowColumn: borrowHead
        headroomColumn: headroomHead
        onOpened: table.opened(asset)
    }
}
