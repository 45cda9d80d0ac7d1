// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// The last trades, newest on top.
Item {
    id: tape

    required property ExchangePage exchange

    readonly property real priceLeft: Theme.sized(64) + Theme.s4 + Theme.s2
    readonly property real priceWidth: (width - priceLeft) * 0.5

    component Head: Words {
        height: Theme.sized(18)
        size: Theme.tiny
        color: Theme.text2
    }
    Head {
        id: head
        x: Theme.s4
        text: qsTr("Time")
    }
    Head {
        x: tape.priceLeft
        width: tape.priceWidth
        horizontalAlignment: Text.AlignRight
        text: qsTr("Price")
    }
    Head {
        anchors.right: parent.right
        anchors.rightMargin: Theme.s4
        text: tape.exchange.ticket.base
    }
    LiveList {
        id: list
        objectName: "tradeList"
        anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: parent.bottom }
        activeFocusOnTab: false
        model: tape.exchange.trades
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Trades, newest first")
        delegate: Item {
            id: row
            required property int index
            required property string time
            required property string price
            required property string quantity
            required property bool bought
            width: ListView.view.width
            height: Theme.rowDense - 2
            Accessible.role: Accessible.ListItem
            Accessible.name: row.bought ? qsTr("%1 bought for %2").arg(row.quantity).arg(row.price) : qsTr("%1 sold for %2").arg(row.quantity).arg(row.price)

            Figure {
                x: Theme.s4
                height: parent.height
                text: row.time
                color: Theme.muted
            }
            Icon {
                x: Theme.sized(64) + Theme.s4
                anchors.verticalCenter: parent.verticalCenter
                size: Theme.sized(10)
                shape: row.bought ? Icons.up : Icons.down
                color: price.color
            }
            FittedFigure {
                id: price
                x: tape.priceLeft
                width: tape.priceWidth
                height: parent.height
                objectName: "tradePrice" + row.index
                text: row.price
                color: row.bought ? Theme.lend : Theme.borrow
            }
            FittedFigure {
                x: price.x + price.width
                width: parent.width - x - Theme.s4
                height: parent.height
                objectName: "tradeQuantity" + row.index
                text: row.quantity
            }
        }
    }
    Words {
        visible: list.count === 0
        anchors.centerIn: parent
        text: qsTr("No trade yet")
        color: Theme.muted
    }
}
