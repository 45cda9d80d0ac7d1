// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// The settings of one account, drafted and then set.
ActForm {
    id: form

    required property SettingsTicket ticket

    answerName: "settingsAnswer"
    answer: ticket.pending ? qsTr("Storing…") : ticket.answer
    refused: ticket.refused

    component Explained: Words {
        size: Theme.tiny
        color: Theme.muted
        wrapMode: Text.Wrap
        Layout.fillWidth: true
        Layout.leftMargin: Theme.s6
        Layout.topMargin: -Theme.s2
    }

    Check {
        objectName: "settingMargin"
        text: qsTr("Margin enabled")
        on: form.ticket.marginEnabled
        onAsked: on => form.ticket.marginEnabled = on
    }
    Explained { text: qsTr("Off: nothing new is borrowed, debts stay") }
    Check {
        objectName: "settingAutoLend"
        text: qsTr("Auto lend")
        on: form.ticket.autoLend
        onAsked: on => form.ticket.autoLend = on
    }
    Explained { text: qsTr("All that is free is lent, after repaying; lending and borrowing by hand end") }
    Check {
        objectName: "settingAutoRepay"
        text: qsTr("Auto repay borrows")
        on: form.ticket.autoRepayBorrows
        onAsked: on => form.ticket.autoRepayBorrows = on
    }
    Explained { text: qsTr("What arrives repays what is owed of it") }
    RowLayout {
        spacing: Theme.s2
        Layout.fillWidth: true
        Words {
            text: qsTr("Leverage limit")
            size: Theme.dense
            color: Theme.text2
            Layout.fillWidth: true
        }
        Words {
            text: form.ticket.leverageRange
            size: Theme.tiny
            color: Theme.muted
        }
        Field {
            objectName: "settingLeverage"
            figures: true
            unit: "x"
            refused: form.ticket.leverageRefusal !== ""
            Accessible.name: qsTr("Leverage limit, %1").arg(form.ticket.leverageRange)
            implicitWidth: Theme.sized(96)
            onTextEdited: form.ticket.leverageLimit = text
            onAccepted: form.ticket.send()
            live: form.ticket.leverageLimit
        }
    }
    FieldRefusal {
        objectName: "leverageRefusal"
        text: form.ticket.leverageRefusal
    }
    RowLayout {
        spacing: Theme.s2
        Layout.fillWidth: true
        Words {
            text: qsTr("Borrow limit")
            size: Theme.dense
            color: Theme.text2
            Layout.fillWidth: true
        }
        Field {
            objectName: "settingBorrowLimit"
            figures: true
            unit: "$"
            placeholderText: qsTr("none")
            refused: form.ticket.borrowRefusal !== ""
            Accessible.name: qsTr("Borrow limit in dollars of exposure; empty for none")
            implicitWidth: Theme.sized(148)
            onTextEdited: form.ticket.borrowLimit = text
            onAccepted: form.ticket.send()
            live: form.ticket.borrowLimit
        }
    }
    FieldRefusal {
        objectName: "borrowRefusal"
        text: form.ticket.borrowRefusal
    }
    Rectangle {
        implicitHeight: Theme.hair
        color: Theme.hairline
        Layout.fillWidth: true
    }
    TrialBox {
        trial: form.ticket.trial
        refusal: form.ticket.refusal
        emptyText: qsTr("These are the live settings; a change shows here what it will do")
        Layout.fillWidth: true
    }
    foot: [
        ActionButton {
            objectName: "settingsDiscard"
            // Its place is kept: a layout may not make room for it later (Qt 6.4).
            enabled: form.ticket.modified
            text: qsTr("Discard")
            onClicked: form.ticket.discard()
        },
        ActionButton {
            objectName: "sendSettings"
            primary: true
            text: qsTr("Set")
            enabled: form.ticket.canSend
            Layout.fillWidth: true
            onClicked: form.ticket.send()
        }
    ]
}
