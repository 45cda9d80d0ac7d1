// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// Accounts whose holders are to be called, worst first, asked for anew every two seconds while one looks; under a hand
/// they keep their places.
Table {
    id: table

    required property MarginCalls calls
    signal accountAsked(int subaccount)

    objectName: "marginCalls"
    name: qsTr("Margin calls")
    model: calls.lines
    emptyText: qsTr("No account at MMR 80 % or more")
    onOpenAsked: {
        const row = view.currentItem as TableRow;
        if (row !== null)
            row.opened();
    }
    savesItself: true // beyond those that are shown
    onSaveAsked: calls.exportCsv()

    Timer {
        interval: 2000
        running: table.visible
        repeat: true
        triggeredOnStart: true
        onTriggered: table.calls.ask(table.frozen)
    }

    TableColumn { id: accountHead; name: "callAccount"; role: "account"; title: qsTr("Account"); basis: 80; least: 62 }
    TableColumn { id: mmrHead; name: "callMmr"; role: "mmr"; exactRole: "mmrExact"; title: qsTr("MMR"); unit: "%"; basis: 100; least: 76 }
    TableColumn { id: fractionHead; name: "callFraction"; role: "marginFraction"; exactRole: "marginFractionExact"; title: qsTr("Margin fraction"); brief: qsTr("Margin fr."); unit: "%"; basis: 120; least: 80; rank: 1 }
    TableColumn { id: equityHead; name: "callEquity"; role: "equity"; exactRole: "equityExact"; title: qsTr("Net equity"); unit: "$"; basis: 110; stretch: true }
    TableColumn { id: exposureHead; name: "callExposure"; role: "exposure"; exactRole: "exposureExact"; title: qsTr("Exposure"); unit: "$"; basis: 110; rank: 2; stretch: true }
    TableColumn { id: debtHead; name: "callDebt"; role: "debt"; exactRole: "debtExact"; wordRole: "debtAsset"; wordTitle: qsTr("Largest debt, asset"); title: qsTr("Largest debt"); unit: "$"; basis: 120; least: 100; rank: 3; stretch: true }
    TableColumn { id: depositHead; name: "callDeposit"; role: "toDeposit"; exactRole: "toDepositExact"; title: qsTr("To 80 %"); unit: "$"; basis: 110; stretch: true }
    columns: [accountHead, mmrHead, fractionHead, equityHead, exposureHead, debtHead, depositHead]

    delegate: TableRow {
        id: row
        required property int index
        required property int subaccount
        required property int band
        required property string account
        required property string mmr
        required property string marginFraction
        required property string equity
        required property string exposure
        required property string toDeposit
        required property string toDepositExact
        required property string debt

        objectName: "call_" + index
        width: ListView.view.width
        name: qsTr("Account %1, MMR %2, deposit %3 dollars").arg(account).arg(row.band === Band.NoExposure ? mmr : mmr + " %").arg(toDeposit)
        onOpened: table.accountAsked(subaccount)

        TableFigure { column: accountHead; text: row.account; strong: true }
        BandShape {
            visible: mmrHead.there
            x: mmrHead.x + Theme.s2
            anchors.verticalCenter: parent.verticalCenter
            band: row.band
        }
        TableFigure { column: mmrHead; text: row.mmr; color: Theme.band(row.band) }
        TableFigure { column: fractionHead; text: row.marginFraction }
        TableFigure { column: equityHead; text: row.equity }
        TableFigure { column: exposureHead; text: row.exposure }
        TableFigure { column: debtHead; text: row.debt; color: Theme.text2 }
        TableFigure { column: depositHead; text: row.toDeposit; exact: row.toDepositExact; strong: true }
    }
}
