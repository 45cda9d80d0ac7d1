// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// What the exchange holds against what it owes: every asset in a row, one asset to the last digit on the right.
Item {
    id: page

    required property Console desk
    readonly property BalancePage balance: desk.balance

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.s4
        anchors.topMargin: 0
        spacing: 0

        PageHeader {
            title: qsTr("Assets = liabilities")
            Layout.fillWidth: true
            Layout.leftMargin: -Theme.s4
            Layout.rightMargin: -Theme.s4
            Reading {
                valueName: "balanceVerdict"
                label: qsTr("Both sides")
                value: page.balance.verdict
                tint: page.balance.broken ? Theme.critical : Theme.healthy
            }
            Reading {
                valueName: "balanceValue"
                label: qsTr("Held, at marks")
                value: page.balance.value
                unit: "$"
            }
            Reading {
                valueName: "balanceAccounts"
                label: qsTr("Accounts counted")
                value: page.balance.accounts
            }
            Reading {
                valueName: "balanceCounted"
                label: qsTr("Counted at")
                value: page.balance.counted
            }
            actions: ActionButton {
                objectName: "balanceCount"
                text: qsTr("Count now")
                hint: qsTr("On a fork of the exchange, by itself every few seconds")
                onClicked: page.balance.count()
            }
        }
        RowLayout {
            spacing: Theme.s3
            Layout.fillWidth: true
            Layout.fillHeight: true

            Panel {
                inner: Theme.s2
                Layout.fillWidth: true
                Layout.fillHeight: true
                BalanceSheetTable {
                    objectName: "balanceTable"
                    anchors.fill: parent
                    balance: page.balance
                }
            }
            Panel {
                title: page.balance.symbol
                unit: qsTr("units of the asset, every digit")
                actions: TableMenu {
                    objectName: "balanceEntriesMenu"
                    name: qsTr("Entries of %1").arg(page.balance.symbol)
                    model: page.balance.entries
                    columns: [
                        TableColumn { title: qsTr("Entry"); role: "title"; figures: false },
                        TableColumn { title: qsTr("Amount"); unit: page.balance.symbol; role: "amount" },
                        TableColumn { title: qsTr("Note"); role: "note"; figures: false }
                    ]
                }
                Layout.preferredWidth: Theme.inspectorIn(page.Window.width)
                Layout.fillHeight: true
                BalanceEntries {
                    anchors.fill: parent
                    balance: page.balance
                }
            }
        }
    }
}
