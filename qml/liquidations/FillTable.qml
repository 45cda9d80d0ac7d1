// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// The last fills of all accounts.
Table {
    id: table

    required property QtObject fills
    signal chosen(int subaccount)

    objectName: "fills"
    name: qsTr("Recent fills")
    model: fills
    onOpenAsked: {
        const row = view.currentItem as FillRow;
        if (row !== null)
            row.opened();
    }
    emptyText: qsTr("No fills since this world was opened; older ones are in the Journal")

    TableColumn { id: timeHead; name: "time"; role: "time"; exactRole: "timeExact"; title: qsTr("Time"); basis: 72; least: 68 }
    TableColumn { id: accountHead; name: "account"; role: "account"; title: qsTr("Account"); basis: 66; least: 58 }
    TableColumn { id: stageHead; name: "stage"; role: "stage"; title: qsTr("Stage"); figures: false; basis: 124; least: 108 }
    TableColumn { id: closedHead; name: "closed"; role: "closed"; exactRole: "closedExact"; wordRole: "debt"; wordTitle: qsTr("Debt, asset"); title: qsTr("Debt closed"); basis: 130; least: 104; stretch: true }
    TableColumn { id: paidHead; name: "paid"; role: "paid"; exactRole: "paidExact"; wordRole: "paidWith"; wordTitle: qsTr("Paid with, asset"); title: qsTr("Paid with"); basis: 124; least: 104; rank: 2 }
    TableColumn { id: valueHead; name: "value"; role: "value"; exactRole: "valueExact"; title: qsTr("Value"); unit: "$"; basis: 84; least: 72; stretch: true }
    TableColumn { id: feeHead; name: "fee"; role: "fee"; exactRole: "feeExact"; title: qsTr("Fee"); unit: "$"; basis: 72; rank: 3 }
    TableColumn { id: fractionHead; name: "fraction"; role: "after"; exactRole: "afterExact"; wordRole: "beforeExact"; wordTitle: qsTr("Margin fraction before (%)"); title: qsTr("Margin fraction"); brief: qsTr("Margin fr."); unit: "%"; basis: 122; least: 96; rank: 1 }
    columns: [timeHead, accountHead, stageHead, closedHead, paidHead, valueHead, feeHead, fractionHead]

    delegate: FillRow {
        width: ListView.view.width
        timeColumn: timeHead
        accountColumn: accountHead
        stageColumn: stageHead
        closedColumn: closedHead
        paidColumn: paidHead
        valueColumn: valueHead
        feeColumn: feeHead
        fractionColumn: fractionHead
        onOpened: table.chosen(subaccount)
    }
}
