// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// The last trades, newest on top.
Table {
    id: tape

    required property ExchangePage exchange

    objectName: "trades"
    name: qsTr("Trades")
    model: exchange.trades
    emptyText: qsTr("No trade yet")

    TableColumn { id: timeHead; name: "tradeTime"; role: "time"; exactRole: "timeExact"; title: qsTr("Time"); figures: false; basis: 74; least: 68 }
    TableColumn { id: sideHead; name: "tradeSide"; role: "side"; title: qsTr("Taker"); brief: ""; figures: false; basis: 14; least: 14 }
    TableColumn { id: priceHead; name: "tradePrice"; role: "price"; exactRole: "priceExact"; title: qsTr("Price"); basis: 84; least: 58; stretch: true }
    TableColumn { id: quantityHead; name: "tradeQuantity"; role: "quantity"; exactRole: "quantityExact"; title: qsTr("Quantity"); brief: ""; unit: tape.exchange.ticket.base; basis: 70; least: 50; stretch: true }
    columns: [timeHead, sideHead, priceHead, quantityHead]

    delegate: TableRow {
        id: row
        required property int index
        required property string time
        required property string price
        required property string quantity
        required property bool bought
        width: ListView.view.width
        implicitHeight: Theme.rowDense - 2
        name: row.bought ? qsTr("%1 bought for %2").arg(row.quantity).arg(row.price) : qsTr("%1 sold for %2").arg(row.quantity).arg(row.price)

        TableWords {
            column: timeHead
            text: row.time
            font.family: Theme.figures
            color: Theme.muted
        }
        Icon {
            x: sideHead.x
            visible: sideHead.there
            anchors.verticalCenter: parent.verticalCenter
            size: Theme.sized(10)
            shape: row.bought ? Icons.up : Icons.down
            color: price.color
        }
        TableFigure {
            id: price
            objectName: "tradePrice" + row.index
            column: priceHead
            text: row.price
            color: row.bought ? Theme.lend : Theme.borrow
        }
        TableFigure {
            objectName: "tradeQuantity" + row.index
            column: quantityHead
            text: row.quantity
        }
    }
}
