// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// One asset with both of its sides.
TableRow {
    id: row

    required property int asset
    required property string symbol
    required property string custody
    required property string borrowed
    required property string holds
    required property string balances
    required property string lends
    required property string venue
    required property string owes
    required property string difference
    required property string value
    required property bool broken
    required property TableColumn symbolColumn
    required property TableColumn custodyColumn
    required property TableColumn borrowedColumn
    required property TableColumn holdsColumn
    required property TableColumn balancesColumn
    required property TableColumn lendsColumn
    required property TableColumn venueColumn
    required property TableColumn owesColumn
    required property TableColumn differenceColumn
    required property TableColumn valueColumn

    objectName: "balance_" + symbol
    implicitHeight: Theme.row
    name: qsTr("%1: holds %2, owes %3, difference %4").arg(symbol).arg(holds).arg(owes).arg(difference)

    TableWords { column: row.symbolColumn; text: row.symbol; strong: true }
    TableFigure { column: row.custodyColumn; text: row.custody; color: Theme.text2 }
    TableFigure { column: row.borrowedColumn; text: row.borrowed; color: Theme.text2 }
    TableFigure { column: row.holdsColumn; text: row.holds; strong: true }
    TableFigure { column: row.balancesColumn; text: row.balances; color: Theme.text2 }
    TableFigure { column: row.lendsColumn; text: row.lends; color: Theme.text2 }
    TableFigure { column: row.venueColumn; text: row.venue; color: Theme.text2 }
    TableFigure { column: row.owesColumn; text: row.owes; strong: true }
    TableFigure {
        column: row.differenceColumn
        text: row.difference
        strong: row.broken
        color: row.broken ? Theme.critical : Theme.healthy
    }
    TableFigure { column: row.valueColumn; text: row.value; color: Theme.text2 }
}
