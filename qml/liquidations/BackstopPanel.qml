// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// The fund with a deposit to it, and the providers with the capacity of each to set.
Item {
    id: panel

    required property LiquidationsPage queue
    /// Which world and when, for what is saved; since when it stands.
    property string stamp: ""
    property string standing: ""
    readonly property BackstopDesk backstop: queue.backstopDesk
    readonly property BackstopHistory history: queue.history

    function take(): void { quantity.forceActiveFocus(Qt.TabFocusReason); }
    Connections {
        target: panel.queue
        function onDepositAsked(): void { Qt.callLater(panel.take); } // qmllint disable
    }

    ScrollPane {
        id: flick
        objectName: "backstopPane"
        anchors.fill: parent
        contentHeight: column.implicitHeight

        ColumnLayout {
            id: column
            width: flick.width - Theme.s3
            spacing: Theme.s2

            RowLayout {
                spacing: Theme.s2
                Layout.fillWidth: true
                Words {
                    text: qsTr("Fund and capacity")
                    size: Theme.section
                    strong: true
                    HoverHandler { id: meaning }
                    Tip {
                        shown: meaning.hovered
                        text: qsTr("Fund: net assets at mark. Capacity: what providers whose own IMR allows it could take.")
                    }
                }
                Words {
                    text: saveBackstop.answer !== "" ? saveBackstop.answer : saveCapacity.answer !== "" ? saveCapacity.answer : "$M"
                    size: Theme.tiny
                    color: Theme.muted
                    Layout.fillWidth: true
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                }
                ChartSave {
                    id: saveBackstop
                    objectName: "saveBackstop"
                    chart: backstopChart
                    title: qsTr("Backstop fund and bad debt")
                    moment: panel.stamp
                    xUnit: qsTr("UTC")
                    yUnit: qsTr("$M")
                }
                ChartSave {
                    id: saveCapacity
                    objectName: "saveCapacity"
                    chart: capacityChart
                    title: qsTr("Free capacity of backstop providers")
                    moment: panel.stamp
                    xUnit: qsTr("UTC")
                    yUnit: qsTr("$M")
                }
            }
            TimeRange {
                objectName: "backstopRange"
                axis: panel.history.time
                standing: panel.standing
                room: flick.width - (standing !== "" && axis.live ? Theme.sized(120) : 0)
                Layout.alignment: Qt.AlignRight
                // Its place is kept: what is zoomed stays where it is.
                Layout.minimumHeight: Theme.control
            }
            TimeChart {
                id: backstopChart
                objectName: "backstopHistory"
                name: qsTr("Backstop fund and bad debt over time, in millions of dollars")
                axis: panel.history.time
                loading: panel.history.loading
                fault: panel.history.fault
                scrolls: true
                first: panel.history.fund
                second: panel.history.badDebt
                firstTint: Theme.text
                secondTint: Theme.critical
                secondDashed: true
                firstName: qsTr("fund")
                secondName: qsTr("bad debt")
                yTop: panel.history.top
                digits: yTop <= 1 ? 4 : 2
                yBottom: panel.history.bottom
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.sized(100)
            }
            TimeChart {
                id: capacityChart
                objectName: "capacityHistory"
                name: qsTr("Free capacity of providers over time, in millions of dollars")
                axis: panel.history.time
                loading: panel.history.loading
                fault: panel.history.fault
                scrolls: true
                first: panel.history.capacity
                firstTint: Theme.lend
                firstName: qsTr("capacity")
                yTop: panel.history.capacityTop
                digits: yTop <= 1 ? 4 : 2
                yBottom: 0
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.sized(88)
                Layout.topMargin: -Theme.s2
            }
            RowLayout {
                spacing: Theme.s2
                Layout.fillWidth: true
                Choice {
                    enabled: Hands.free
                    id: asset
                    objectName: "depositAsset"
                    property int picked: 0
                    name: qsTr("Asset to deposit")
                    options: panel.backstop.assets
                    current: picked
                    Layout.preferredWidth: Theme.sized(84)
                    onChosen: index => picked = index
                }
                Field {
                    enabled: Hands.free
                    id: quantity
                    objectName: "depositQuantity"
                    figures: true
                    refused: text !== "" && !panel.backstop.isDeposit(text)
                    placeholderText: qsTr("quantity to deposit")
                    Accessible.name: qsTr("Quantity to deposit to the fund")
                    Layout.fillWidth: true
                    onAccepted: depositReason.forceActiveFocus(Qt.TabFocusReason)
                }
            }
            RowLayout {
                spacing: Theme.s2
                Layout.fillWidth: true
                ReasonField {
                    enabled: Hands.free
                    id: depositReason
                    objectName: "depositReason"
                    Accessible.name: qsTr("Reason for the deposit")
                    Layout.fillWidth: true
                    onAccepted: panel.backstop.deposit(asset.picked, quantity.text, text)
                }
                ActionButton {
                    objectName: "depositButton"
                    text: qsTr("Deposit")
                    enabled: quantity.text.trim() !== "" && depositReason.text.trim() !== "" && !panel.backstop.depositAnswer.pending
                    onClicked: panel.backstop.deposit(asset.picked, quantity.text, depositReason.text)
                }
            }
            Answer {
                objectName: "depositAnswer"
                answer: panel.backstop.depositAnswer
                sent: [quantity, depositReason]
                kept: true
                Layout.fillWidth: true
            }
            RowLayout {
                Layout.fillWidth: true
                Layout.topMargin: Theme.s2
                Words {
                    text: qsTr("Providers")
                    size: Theme.section
                    strong: true
                    Layout.fillWidth: true
                }
                TableMenu {
                    objectName: "providersMenu"
                    implicitHeight: Theme.sized(20)
                    name: qsTr("Providers")
                    model: panel.backstop.providers
                    columns: [
                        TableColumn { title: qsTr("Account"); role: "account" },
                        TableColumn { title: qsTr("IMR"); unit: "%"; role: "imr"; exactRole: "imrExact" },
                        TableColumn { title: qsTr("Capacity left"); unit: "$"; role: "capacity"; exactRole: "capacityExact" }
                    ]
                }
            }
            Item {
                implicitHeight: Theme.sized(16)
                Layout.fillWidth: true
                Words { text: qsTr("Account"); size: Theme.tiny; color: Theme.muted; x: Theme.s3 }
                Words { text: qsTr("IMR %"); size: Theme.tiny; color: Theme.muted; width: Theme.sized(56); x: parent.width - Theme.sized(132); horizontalAlignment: Text.AlignRight }
                Words { text: qsTr("Left $"); size: Theme.tiny; color: Theme.muted; anchors.right: parent.right; anchors.rightMargin: Theme.s2 }
            }
            Repeater {
                model: panel.backstop.providers
                ProviderRow {
                    Layout.fillWidth: true
                    selected: provider.text === account
                    onOpened: {
                        provider.text = account;
                        capacityField.text = "";
                        capacityField.forceActiveFocus();
                    }
                }
            }
            Words {
                visible: panel.queue.figures.providers === 0
                text: qsTr("Nobody provides: stage 2 has no capacity")
                size: Theme.dense
                color: Theme.watch
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            RowLayout {
                spacing: Theme.s2
                Layout.fillWidth: true
                Layout.topMargin: Theme.s1
                Field {
                    enabled: Hands.free
                    id: provider
                    objectName: "providerAccount"
                    figures: true
                    placeholderText: qsTr("account")
                    Accessible.name: qsTr("Provider's account number")
                    Layout.preferredWidth: Theme.sized(84)
                }
                Field {
                    enabled: Hands.free
                    id: capacityField
                    objectName: "providerCapacity"
                    figures: true
                    unit: "$"
                    refused: text !== "" && !panel.backstop.isCapacity(text)
                    // Read anew with each snapshot, as by what was just set.
                    readonly property string granted: (panel.queue.figures, panel.backstop.capacityOf(provider.text))
                    placeholderText: granted === "" ? qsTr("new capacity") : qsTr("now %1").arg(granted)
                    Accessible.name: qsTr("New capacity in dollars")
                    Layout.fillWidth: true
                    onAccepted: capacityReason.forceActiveFocus(Qt.TabFocusReason)
                }
            }
            RowLayout {
                spacing: Theme.s2
                Layout.fillWidth: true
                ReasonField {
                    enabled: Hands.free
                    id: capacityReason
                    objectName: "providerReason"
                    Accessible.name: qsTr("Reason for the capacity")
                    Layout.fillWidth: true
                    onAccepted: panel.backstop.setCapacity(provider.text, capacityField.text, text)
                }
                ActionButton {
                    objectName: "providerButton"
                    text: qsTr("Set")
                    enabled: provider.text.trim() !== "" && capacityField.text.trim() !== "" && capacityReason.text.trim() !== ""
                             && !panel.backstop.capacityAnswer.pending
                    onClicked: panel.backstop.setCapacity(provider.text, capacityField.text, capacityReason.text)
                }
            }
            Answer {
                objectName: "providerAnswer"
                answer: panel.backstop.capacityAnswer
                sent: [capacityField, capacityReason]
                Layout.fillWidth: true
            }
        }
    }
    ScrollHandle {
        anchors { top: flick.top; bottom: flick.bottom; right: parent.right }
        list: flick
    }
}
