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
        name: qsTr("What to do")
        x: Theme.s3
        y: Theme.s2 + 2
        options: [qsTr("Order"), qsTr("Lend and borrow"), qsTr("Settings")]
        current: panel.exchange.panel
        onChosen: index => panel.exchange.panel = index
    }
    // What a form shows holds all the same: what it would do.
    Words {
        id: closed
        objectName: "exchangeClosed"
        visible: text !== ""
        anchors { left: parent.left; right: parent.right; top: tabs.bottom }
        anchors.leftMargin: Theme.s4
        anchors.rightMargin: Theme.s4
        anchors.topMargin: Theme.s2
        text: panel.exchange.closed
        size: Theme.dense
        color: Theme.watch
        wrapMode: Text.Wrap
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    Item {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        anchors.top: closed.visible ? closed.bottom : tabs.bottom
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
