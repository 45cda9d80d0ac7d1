// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
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
    Flickable {
        id: flick
        anchors { left: parent.left; right: parent.right; top: tabs.bottom; bottom: parent.bottom }
        anchors.topMargin: Theme.s2
        anchors.bottomMargin: Theme.s2
        contentHeight: column.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        ColumnLayout {
            id: column
            x: Theme.s4
            width: flick.width - 2 * Theme.s4

            OrderForm {
                visible: panel.exchange.panel === ExchangePage.Trade
                ticket: panel.exchange.ticket
                Layout.fillWidth: true
                Layout.topMargin: 2
            }
            FundsForm {
                visible: panel.exchange.panel === ExchangePage.Funds
                ticket: panel.exchange.funds
                assets: panel.exchange.assets // qmllint disable type
                Layout.fillWidth: true
                Layout.topMargin: 2
            }
            SettingsForm {
                visible: panel.exchange.panel === ExchangePage.Settings
                ticket: panel.exchange.settings
                Layout.fillWidth: true
                Layout.topMargin: 2
            }
        }
    }
    ScrollHandle {
        anchors { top: flick.top; bottom: flick.bottom; right: parent.right }
        list: flick
    }
}
