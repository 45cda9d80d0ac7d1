// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// Lend, redeem, borrow, repay, deposit, withdraw.
ActForm {
    id: form

    required property FundsTicket ticket
    required property list<string> assets
    readonly property list<string> kinds: [qsTr("Lend"), qsTr("Redeem"), qsTr("Borrow"), qsTr("Repay"), qsTr("Deposit"), qsTr("Withdraw")]

    answerName: "fundsAnswer"
    answer: ticket.pending ? qsTr("Storing…") : ticket.answer
    refused: ticket.refused

    GridLayout {
        columns: 3
        rowSpacing: Theme.s1
        columnSpacing: Theme.s1
        Layout.fillWidth: true
        Repeater {
            model: form.kinds
            SideButton {
                required property string modelData
                required property int index
                objectName: "funds" + index
                text: modelData
                tint: index < 2 ? Theme.lend : index < 4 ? Theme.borrow : Theme.accent
                shape: index === FundsTicket.Lend || index === FundsTicket.Repay || index === FundsTicket.Deposit ? Icons.up : Icons.down
                active: form.ticket.kind === index
                onClicked: form.ticket.kind = index
            }
        }
    }
    RowLayout {
        spacing: Theme.s2
        Layout.fillWidth: true
        Words {
            text: qsTr("Asset")
            size: Theme.dense
            color: Theme.text2
            Layout.preferredWidth: Theme.sized(64)
        }
        Choice {
            objectName: "fundsAsset"
            name: qsTr("Asset")
            options: form.assets // qmllint disable type
            current: form.ticket.asset
            Layout.fillWidth: true
            onChosen: index => form.ticket.asset = index
        }
    }
    RowLayout {
        spacing: Theme.s2
        Layout.fillWidth: true
        Words {
            text: qsTr("Quantity")
            size: Theme.dense
            color: Theme.text2
            Layout.preferredWidth: Theme.sized(64)
        }
        Field {
            objectName: "fundsQuantity"
            figures: true
            unit: form.ticket.symbol
            refused: form.ticket.refusal !== ""
            Accessible.name: qsTr("Quantity in %1").arg(unit)
            Layout.fillWidth: true
            onTextEdited: form.ticket.quantity = text
            onAccepted: form.ticket.send()
            live: form.ticket.quantity
        }
        ActionButton {
            objectName: "fundsAll"
            visible: form.ticket.everything !== ""
            text: qsTr("All")
            hint: form.ticket.everything + " " + form.ticket.symbol
            onClicked: form.ticket.useEverything()
        }
    }
    FieldRefusal {
        objectName: "fundsRefusal"
        indent: Theme.sized(72)
        text: form.ticket.refusal
    }
    Check {
        objectName: "fundsAutoBorrow"
        visible: form.ticket.kind === FundsTicket.Withdraw
        text: qsTr("Borrow what the account lacks")
        on: form.ticket.autoBorrow
        onAsked: on => form.ticket.autoBorrow = on
    }
    Rectangle {
        implicitHeight: Theme.hair
        color: Theme.hairline
        Layout.fillWidth: true
    }
    TrialBox {
        trial: form.ticket.trial
        unit: form.ticket.symbol
        emptyText: qsTr("Type a quantity to see what it will do")
        Layout.fillWidth: true
        onLargestAsked: form.ticket.useLargest()
    }
    foot: [
        ActionButton {
            objectName: "sendFunds"
            primary: true
            text: form.ticket.action
            enabled: form.ticket.canSend
            Layout.fillWidth: true
            onClicked: form.ticket.send()
        }
    ]
}
