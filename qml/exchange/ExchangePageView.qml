// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// One market and one account: the book, its depth and trades, what the account has and owes, and the forms that act
/// for it.
Item {
    id: page

    required property Console desk
    readonly property ExchangePage exchange: desk.exchange
    readonly property exchangeFigures figures: exchange.figures

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.s4
        anchors.topMargin: 0
        spacing: 0

        PageHeader {
            title: qsTr("Exchange")
            Layout.fillWidth: true
            Layout.leftMargin: -Theme.s4
            Layout.rightMargin: -Theme.s4
            Choice {
                objectName: "marketChoice"
                name: qsTr("Market")
                strong: true
                width: Theme.sized(140)
                implicitHeight: Theme.sized(35)
                options: page.exchange.markets // qmllint disable type
                current: page.exchange.market
                onChosen: index => page.exchange.market = index
            }
            Reading {
                valueName: "markPrice"
                label: qsTr("Mark")
                value: page.figures.mark
                exact: page.figures.markExact
            }
            Reading {
                valueName: "activePrice"
                label: qsTr("Index (active price)")
                value: page.figures.active
                exact: page.figures.activeExact
            }
            Tag {
                objectName: "bookStopped"
                text: page.figures.stopped
                tint: Theme.watch
            }
            actions: [
                Row {
                    spacing: Theme.s6
                    rightPadding: Theme.s4
                    Reading {
                        valueName: "traderEquity"
                        label: qsTr("Net equity")
                        value: page.figures.equity
                        unit: "$"
                        exact: page.figures.equityExact
                    }
                    Reading {
                        valueName: "traderFraction"
                        label: qsTr("Margin fr.")
                        value: page.figures.marginFraction
                        unit: "%"
                    }
                    Reading {
                        valueName: "traderMmr"
                        label: qsTr("MMR")
                        value: page.figures.mmr
                        unit: "%"
                        tint: page.figures.mmr === "–" ? Theme.text : Theme.band(page.figures.band)
                    }
                },
                Words {
                    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                    text: qsTr("Account")
                    size: Theme.dense
                    color: Theme.text2
                },
                Field {
                    objectName: "traderField"
                    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                    figures: true
                    implicitWidth: Theme.sized(84)
                    refused: !page.figures.exists
                    Accessible.name: qsTr("Account that acts")
                    inputMethodHints: Qt.ImhDigitsOnly
                    validator: IntValidator { bottom: 1 }
                    onEditingFinished: page.exchange.trader = parseInt(text)
                    readonly property string acting: page.exchange.trader
                    onActingChanged: text = acting
                    Component.onCompleted: text = acting
                },
                ActionButton {
                    objectName: "newAccount"
                    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                    shape: Icons.plus
                    enabled: page.exchange.closed === ""
                    hint: enabled ? qsTr("Open a new account and act for it") : page.exchange.closed
                    onClicked: newMenu.open()
                    PlainMenu {
                        id: newMenu
                        x: parent ? parent.width - width : 0
                        y: parent ? parent.height + Theme.s1 : 0
                        // Of a menu at once, not a tip.
                        onOpened: currentIndex = 0
                        PlainMenuItem {
                            objectName: "newAccountYes"
                            text: qsTr("Open a new account; it stays")
                            onTriggered: page.exchange.createAccount()
                        }
                        PlainMenuItem { text: qsTr("Not now") }
                    }
                },
                ActionButton {
                    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                    quiet: true
                    shape: Icons.margin
                    hint: qsTr("The account in full, on the Margin page")
                    onClicked: page.desk.openAccount(page.exchange.trader)
                }
            ]
        }
        RowLayout {
            spacing: Theme.s3
            Layout.fillWidth: true
            Layout.fillHeight: true

            Panel {
                inner: 0
                Layout.preferredWidth: Math.max(Theme.broad(232), Math.min(340, page.width * 0.19))
                Layout.fillHeight: true
                BookLadder {
                    anchors.fill: parent
                    anchors.topMargin: Theme.s1
                    anchors.bottomMargin: Theme.s1
                    exchange: page.exchange
                }
            }
            ColumnLayout {
                spacing: Theme.s3
                Layout.fillWidth: true
                Layout.fillHeight: true

                RowLayout {
                    spacing: Theme.s3
                    Layout.fillWidth: true
                    Layout.fillHeight: false
                    Layout.preferredHeight: Math.max(220, page.height * 0.31)

                    Panel {
                        title: qsTr("Depth")
                        unit: qsTr("%1 over %2").arg(page.exchange.ticket.base).arg(page.exchange.ticket.quote)
                        briefUnit: standing === "" ? unit : ""
                        standing: page.desk.standing
                        inner: Theme.s2
                        chart: depth
                        subject: page.exchange.marketName
                        moment: page.desk.status.stamp
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        DepthChart {
                            id: depth
                            objectName: "depthChart"
                            anchors.fill: parent
                            anchors.topMargin: Theme.s1
                            depth: page.exchange.depth
                            name: qsTr("Depth of %1").arg(page.exchange.marketName)
                        }
                    }
                    Panel {
                        title: qsTr("Trades")
                        inner: Theme.s2
                        Layout.preferredWidth: Math.max(256, page.width * 0.13)
                        Layout.fillHeight: true
                        TradeTape {
                            anchors.fill: parent
                            exchange: page.exchange
                        }
                    }
                }
                Panel {
                    title: qsTr("Balances and borrows")
                    inner: Theme.s2
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredHeight: 100
                    BalanceTable {
                        objectName: "balances"
                        anchors.fill: parent
                        exchange: page.exchange
                    }
                }
                Panel {
                    title: qsTr("Open orders")
                    unit: page.exchange.ordersAnswer !== "" ? "" : page.exchange.orderCount
                    inner: Theme.s2
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredHeight: 100
                    actions: [
                        Words {
                            objectName: "ordersAnswer"
                            anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                            text: page.exchange.ordersAnswer
                            size: Theme.dense
                            color: page.exchange.ordersRefused ? Theme.danger : Theme.healthy
                        },
                        ActionButton {
                            objectName: "cancelAll"
                            quiet: true
                            text: qsTr("Cancel all")
                            enabled: page.exchange.orderCount !== "0" && page.exchange.closed === ""
                            hint: page.exchange.closed
                            onClicked: page.exchange.cancelAll()
                        }
                    ]
                    OrderTable {
                        objectName: "orders"
                        anchors.fill: parent
                        exchange: page.exchange
                    }
                }
            }
            Panel {
                inner: 0
                Layout.preferredWidth: Math.max(Theme.broad(328), Math.min(420, page.width * 0.2))
                Layout.fillHeight: true
                ActPanel {
                    anchors.fill: parent
                    exchange: page.exchange
                }
            }
        }
    }
}
