// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// The account's open orders; Delete or the cross cancels one.
Table {
    id: table

    required property ExchangePage exchange

    objectName: "traderOrders"
    name: qsTr("Open orders")
    model: exchange.orders
    emptyText: qsTr("No open orders")
    Keys.onDeletePressed: table.exchange.cancelOrder(currentIndex)

    TableColumn { id: numberHead; name: "order"; role: "orderId"; title: qsTr("Order"); basis: 76; rank: 2 }
    TableColumn { id: marketHead; name: "market"; role: "market"; title: qsTr("Market"); figures: false; basis: 96; least: 90 }
    TableColumn { id: sideHead; name: "side"; role: "side"; title: qsTr("Side"); figures: false; basis: 64; least: 60 }
    TableColumn { id: priceHead; name: "price"; role: "price"; exactRole: "priceExact"; title: qsTr("Price"); basis: 74; stretch: true }
    TableColumn { id: quantityHead; name: "quantity"; role: "quantity"; title: qsTr("Quantity"); basis: 74; stretch: true }
    TableColumn { id: executedHead; name: "executed"; role: "executed"; title: qsTr("Filled"); basis: 60; rank: 1; stretch: true }
    TableColumn { id: borrowsHead; name: "borrows"; role: "borrows"; exactRole: "borrowsExact"; wordRole: "borrowsAsset"; wordTitle: qsTr("Would borrow, asset"); title: qsTr("Would borrow"); brief: qsTr("Borrows"); basis: 116; least: 104; stretch: true }
    TableColumn { id: cancelHead; name: "cancel"; title: ""; figures: false; basis: 28; least: 26 }
    columns: [numberHead, marketHead, sideHead, priceHead, quantityHead, executedHead, borrowsHead, cancelHead]

    delegate: TableRow {
        id: row
        required property int index
        required property string orderId
        required property string market
        required property bool bid
        required property string price
        required property string quantity
        required property string executed
        required property string borrows
        required property string flags

        width: ListView.view.width
        objectName: "order" + index
        name: row.bid ? qsTr("Order %1: buy %2 at %3").arg(orderId).arg(quantity).arg(price)
                      : qsTr("Order %1: sell %2 at %3").arg(orderId).arg(quantity).arg(price)
        onOpened: {
            ListView.view.currentIndex = index;
            ListView.view.forceActiveFocus();
        }

        TableFigure {
            column: numberHead
            text: row.orderId
            color: Theme.text2
        }
        TableWords {
            column: marketHead
            text: row.market.replace("_", " / ")
        }
        TableWords {
            column: sideHead
            text: row.bid ? qsTr("▲ Buy") : qsTr("▼ Sell")
            color: row.bid ? Theme.lend : Theme.borrow
        }
        TableFigure {
            column: priceHead
            text: row.price
        }
        TableFigure {
            column: quantityHead
            text: row.quantity
        }
        TableFigure {
            column: executedHead
            text: row.executed
            color: Theme.text2
        }
        TableFigure {
            objectName: "orderBorrows" + row.index
            column: borrowsHead
            text: row.borrows
            color: Theme.borrow
        }
        ActionButton {
            objectName: "cancelOrder" + row.index
            visible: cancelHead.there
            x: cancelHead.x
            anchors.verticalCenter: parent.verticalCenter
            height: Theme.rowDense - 2
            width: height
            quiet: true
            shape: Icons.close
            enabled: table.exchange.closed === ""
            hint: enabled ? qsTr("Cancel order %1").arg(row.orderId) : table.exchange.closed
            onClicked: table.exchange.cancelOrder(row.index)
        }
    }
}
