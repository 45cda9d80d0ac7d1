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

    ListView {
        id: list
        objectName: "tradeList"
        anchors.fill: parent
        clip: true
        boundsBehavior: Flickable.StopAtBounds
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
            Accessible.name: row.bought ? qsTr("%1 bought for %2").arg(quantity).arg(price) : qsTr("%1 sold for %2").arg(quantity).arg(price)

            Figure {
                x: Theme.s3
                height: parent.height
                text: row.time
                color: Theme.muted
            }
            Icon {
                x: 64 * Theme.scale + Theme.s3
                anchors.verticalCenter: parent.verticalCenter
                size: 10
                shape: row.bought ? Icons.up : Icons.down
                color: price.color
            }
            FittedFigure {
                id: price
                x: 64 * Theme.scale + Theme.s3 + Theme.s2
                width: (parent.width - x) * 0.5
                height: parent.height
                objectName: "tradePrice" + row.index
                text: row.price
                color: row.bought ? Theme.lend : Theme.borrow
            }
            FittedFigure {
                x: price.x + price.width
                width: parent.width - x - Theme.s3
                height: parent.height
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
