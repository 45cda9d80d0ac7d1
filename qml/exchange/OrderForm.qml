// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// An order, what it would do, and the one button that sends it.
ActForm {
    id: form

    required property OrderTicket ticket
    readonly property bool limit: ticket.type === 0

    answerName: "orderAnswer"
    answer: ticket.pending ? qsTr("Storing…") : ticket.answer
    refused: ticket.refused

    component Row2: RowLayout {
        spacing: Theme.s2
        Layout.fillWidth: true
    }
    component Label: Words {
        size: Theme.dense
        color: Theme.text2
        Layout.preferredWidth: Theme.sized(64)
    }

    Row2 {
        SideButton {
            objectName: "sideBuy"
            text: qsTr("Buy")
            shape: Icons.up
            tint: Theme.lend
            active: form.ticket.side === 0
            onClicked: form.ticket.side = 0
        }
        SideButton {
            objectName: "sideSell"
            text: qsTr("Sell")
            shape: Icons.down
            tint: Theme.borrow
            active: form.ticket.side === 1
            onClicked: form.ticket.side = 1
        }
    }
    Row2 {
        Segments {
            objectName: "orderType"
            name: qsTr("Order type")
            options: [qsTr("Limit"), qsTr("Market")]
            current: form.ticket.type
            onChosen: index => form.ticket.type = index
        }
        Item { Layout.fillWidth: true }
        Segments {
            objectName: "timeInForce"
            name: qsTr("Time in force")
            visible: form.limit
            options: ["GTC", "IOC", "FOK"]
            current: form.ticket.timeInForce
            onChosen: index => form.ticket.timeInForce = index
        }
    }
    Row2 {
        visible: form.limit
        Label { text: qsTr("Price") }
        Field {
            id: price
            objectName: "orderPrice"
            figures: true
            unit: form.ticket.quote
            refused: form.ticket.priceRefusal !== ""
            Accessible.name: qsTr("Price in %1").arg(unit)
            Layout.fillWidth: true
            onTextEdited: form.ticket.price = text
            onAccepted: form.ticket.send()
            live: form.ticket.price
        }
    }
    FieldRefusal {
        indent: Theme.sized(72)
        objectName: "priceRefusal"
        text: form.limit ? form.ticket.priceRefusal : ""
    }
    Row2 {
        Label { text: qsTr("Quantity") }
        Field {
            id: quantityField
            objectName: "orderQuantity"
            figures: true
            unit: form.ticket.base
            refused: form.ticket.quantityRefusal !== ""
            Accessible.name: qsTr("Quantity in %1").arg(unit)
            Layout.fillWidth: true
            onTextEdited: form.ticket.quantity = text
            onAccepted: form.ticket.send()
            live: form.ticket.quantity
        }
    }
    FieldRefusal {
        indent: Theme.sized(72)
        objectName: "quantityRefusal"
        text: form.ticket.quantityRefusal
    }
    Row2 {
        visible: form.limit
        Label {
            text: qsTr("Amount")
            Layout.minimumHeight: Theme.sized(18)
        }
        Figure {
            objectName: "orderAmount"
            text: (form.ticket.amount || "–") + " " + form.ticket.quote
            color: Theme.text2
            Layout.fillWidth: true
            Layout.rightMargin: Theme.s2
        }
    }
    GridLayout {
        columns: 2
        rowSpacing: 0
        columnSpacing: Theme.s3
        Layout.fillWidth: true
        Check {
            objectName: "orderMargin"
            Layout.preferredWidth: Theme.sized(120)
            text: qsTr("Margin")
            hint: qsTr("Borrows what the account lacks, and what arrives repays first")
            on: form.ticket.margin
            onAsked: on => form.ticket.margin = on
        }
        Check {
            objectName: "orderRedeem"
            text: qsTr("Redeem lends")
            hint: qsTr("Lends of this account may pay")
            on: form.ticket.autoLendRedeem
            onAsked: on => form.ticket.autoLendRedeem = on
        }
        Check {
            objectName: "orderLend"
            text: qsTr("Lend what arrives")
            on: form.ticket.autoLend
            onAsked: on => form.ticket.autoLend = on
        }
        Check {
            objectName: "orderPostOnly"
            visible: form.limit
            text: qsTr("Post only")
            hint: qsTr("Expires rather than take")
            on: form.ticket.postOnly
            onAsked: on => form.ticket.postOnly = on
        }
    }
    Row2 {
        Label {
            text: qsTr("Against own orders")
            Layout.preferredWidth: -1
        }
        Choice {
            objectName: "selfTradePrevention"
            name: qsTr("Self-trade prevention")
            options: [qsTr("Reject taker"), qsTr("Reject maker"), qsTr("Reject both")]
            current: form.ticket.selfTradePrevention
            implicitHeight: Theme.sized(24)
            Layout.fillWidth: true
            onChosen: index => form.ticket.selfTradePrevention = index
        }
    }
    Rectangle {
        implicitHeight: Theme.hair
        color: Theme.hairline
        Layout.fillWidth: true
    }
    TrialBox {
        trial: form.ticket.trial
        refusal: form.ticket.refusal
        unit: form.ticket.base
        emptyText: form.limit ? qsTr("Type a price and a quantity to see what the order will do")
                              : qsTr("Type a quantity to see what the order will do")
        Layout.fillWidth: true
        onLargestAsked: form.ticket.useLargest()
    }
    foot: [
        ActionButton {
            objectName: "sendOrder"
            primary: true
            text: form.ticket.action
            enabled: form.ticket.canSend
            shutTo: quantityField
            Layout.fillWidth: true
            onClicked: form.ticket.send()
        }
    ]
}
