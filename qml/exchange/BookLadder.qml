// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// The book: asks above, bids below, last trade, mark and spread between them.
Item {
    id: ladder

    required property ExchangePage exchange
    readonly property exchangeFigures figures: exchange.figures
    readonly property real sideHeight: (height - head.height - middle.height) / 2
    readonly property int level: Theme.rowDense - 2
    readonly property int levels: Math.max(1, Math.floor(sideHeight / level))
    onLevelsChanged: exchange.showLevels(levels)
    Component.onCompleted: exchange.showLevels(levels)

    HoverHandler { id: over }

    component Head: Words {
        height: head.height
        size: Theme.tiny
        color: Theme.text2
        horizontalAlignment: Text.AlignRight
    }

    component SideMenu: TableMenu {
        required property BookSide side
        name: side.name
        model: side.model as QtObject
        row: side.currentIndex
        width: Theme.s3
        columns: [
            TableColumn { title: qsTr("Price"); role: "price"; exactRole: "exactPrice" },
            TableColumn { title: qsTr("Quantity"); unit: ladder.exchange.ticket.base; role: "quantity"; exactRole: "quantityExact" },
            TableColumn { title: qsTr("Total"); role: "total"; exactRole: "totalExact" }
        ]
    }

    Item {
        id: head
        width: parent.width
        // On the highest ask. The list is as high as there is room, however many there are: a height that follows the
        // rows would be set while they are laid out.
        y: middle.y - Math.min(ladder.sideHeight, Math.max(1, asks.count) * ladder.level) - height
        height: Theme.rowDense
        Head {
            x: Theme.s3
            text: qsTr("Price")
        }
        Head {
            x: parent.width * 0.36
            width: parent.width * 0.33
            text: ladder.exchange.ticket.base
        }
        Head {
            anchors.right: parent.right
            anchors.rightMargin: Theme.s3
            text: qsTr("Total")
        }
        SideMenu {
            id: asksMenu
            objectName: "asksMenu"
            anchors.right: parent.right
            height: parent.height
            side: asks
        }
    }
    BookSide {
        id: asks
        objectName: "asks"
        asks: true
        name: qsTr("Asks, best first")
        anchors { left: parent.left; right: parent.right; bottom: middle.top }
        height: ladder.sideHeight
        model: ladder.exchange.asks
        Keys.onPressed: event => event.accepted = asksMenu.takes(event)
        onPriceChosen: price => ladder.exchange.usePrice(price)
    }
    Rectangle {
        id: middle
        anchors { left: parent.left; right: parent.right }
        y: Math.round(head.height + ladder.sideHeight)
        height: Theme.sized(44)
        color: Theme.inset

        Figure {
            id: last
            objectName: "lastPrice"
            x: Theme.s3
            y: 4
            text: ladder.figures.last
            size: Theme.section
            strong: true
            color: ladder.figures.lastUp ? Theme.lend : Theme.borrow
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("Last trade %1").arg(text)
        }
        Icon {
            anchors.left: last.right
            anchors.leftMargin: Theme.s1
            anchors.verticalCenter: last.verticalCenter
            visible: last.text !== ""
            size: Theme.sized(12)
            shape: ladder.figures.lastUp ? Icons.up : Icons.down
            color: last.color
        }
        Words {
            x: Theme.s3
            y: Theme.sized(25)
            text: qsTr("last trade")
            size: Theme.tiny
            color: Theme.muted
        }
        SideMenu {
            id: bidsMenu
            objectName: "bidsMenu"
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            side: bids
            // In the middle of the book its dots are seen where they are looked for.
            Binding {
                target: bidsMenu.contentItem
                property: "opacity"
                value: over.hovered || bidsMenu.visualFocus || bidsMenu.open ? 1 : 0
            }
        }
        Figure {
            objectName: "bookSpread"
            anchors.right: parent.right
            anchors.rightMargin: Theme.s3
            y: 6
            text: ladder.figures.spread
        }
        Words {
            anchors.right: parent.right
            anchors.rightMargin: Theme.s3
            y: Theme.sized(25)
            text: ladder.figures.spreadShare === "" ? qsTr("spread") : qsTr("spread, %1 bp").arg(ladder.figures.spreadShare)
            size: Theme.tiny
            color: Theme.muted
        }
    }
    BookSide {
        id: bids
        objectName: "bids"
        name: qsTr("Bids, best first")
        anchors { left: parent.left; right: parent.right; top: middle.bottom }
        height: ladder.sideHeight
        model: ladder.exchange.bids
        Keys.onPressed: event => event.accepted = bidsMenu.takes(event)
        onPriceChosen: price => ladder.exchange.usePrice(price)
    }
    Words {
        visible: asks.count === 0
        anchors { horizontalCenter: asks.horizontalCenter; bottom: asks.bottom }
        height: ladder.level
        text: qsTr("Nothing is asked")
        color: Theme.muted
    }
    Words {
        visible: bids.count === 0
        anchors { horizontalCenter: bids.horizontalCenter; top: bids.top }
        height: ladder.level
        text: qsTr("Nothing is bid")
        color: Theme.muted
    }
}
