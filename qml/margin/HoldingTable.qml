// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll

/// What the account holds or owes, asset by asset.
ColumnLayout {
    id: table

    required property string menuName
    required property string title
    required property QtObject model
    required property string weightTitle
    property string valueTitle: qsTr("Value")
    property color tint: Theme.text

    TableColumn { id: symbolHead; title: qsTr("Asset"); role: "symbol"; figures: false; basis: 52; least: 46 }
    TableColumn { id: quantityHead; title: qsTr("Quantity"); role: "quantity"; exactRole: "exact"; basis: 62; least: 54 }
    TableColumn { id: valueHead; title: table.valueTitle; unit: "$"; role: "value"; exactRole: "valueExact"; basis: 80; least: 66; stretch: true }
    TableColumn { id: weightHead; title: table.weightTitle; unit: "%"; role: "weight"; basis: 84; least: 72 }
    TableColumn { id: priceHead; title: qsTr("Liquidation price"); brief: qsTr("Liq. price"); unit: "$"; role: "liquidationPrice"; exactRole: "liquidationPriceExact"; basis: 84; least: 72 }
    TableColumn { id: noteHead; title: qsTr("Note"); role: "note"; figures: false }

    spacing: 0

    RowLayout {
        spacing: Theme.s2
        Layout.fillWidth: true
        Layout.topMargin: Theme.s2
        Words {
            text: table.title
            size: Theme.section
            strong: true
            Layout.fillWidth: true
        }
        TableMenu {
            objectName: table.menuName
            implicitHeight: Theme.sized(20)
            name: table.title
            model: table.model
            columns: [symbolHead, quantityHead, valueHead, weightHead, priceHead, noteHead]
        }
    }
    TableHead {
        columns: [symbolHead, quantityHead, valueHead, weightHead, priceHead]
        Layout.fillWidth: true
        Layout.leftMargin: -Theme.s2
        Layout.rightMargin: -Theme.s2
    }
    Repeater {
        model: table.model
        HoldingRow {
            symbolColumn: symbolHead
            quantityColumn: quantityHead
            valueColumn: valueHead
            weightColumn: weightHead
            priceColumn: priceHead
            tint: table.tint
            Layout.fillWidth: true
            Layout.leftMargin: -Theme.s2
            Layout.rightMargin: -Theme.s2
        }
    }
}
