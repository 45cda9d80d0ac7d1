// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// What may be done for the account: an order, a movement of funds, its settings.
Item {
    id: panel

    required property ExchangePage exchange

    Segments {
        id: tabs
        objectName: "actPanel"
        x: Theme.s3
        y: Theme.s2 + 2
        options: [qsTr("Order"), qsTr("Lend and borrow"), qsTr("Settings")]
        current: panel.exchange.panel
        onChosen: index => panel.exchange.panel = index
    }
    Item {
        anchors { left: parent.left; right: parent.right; top: tabs.bottom; bottom: parent.bottom }
        anchors.topMargin: Theme.s2

        OrderForm {
            visible: panel.exchange.panel === ExchangePage.Trade
            anchors.fill: parent
            ticket: panel.exchange.ticket
        }
        FundsForm {
            visible: panel.exchange.panel === ExchangePage.Funds
            anchors.fill: parent
            ticket: panel.exchange.funds
            assets: panel.exchange.assets // qmllint disable type
        }
        SettingsForm {
            visible: panel.exchange.panel === ExchangePage.Settings
            anchors.fill: parent
            ticket: panel.exchange.settings
        }
    }
}
