// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// One asset of the account.
TableRow {
    id: row

    required property int asset
    required property string symbol
    required property string available
    required property string availableExact
    required property string locked
    required property string lent
    required property string lentExact
    required property string value
    required property string owed
    required property string owedExact
    required property string source
    required property string cost
    required property string costExact
    required property TableColumn symbolColumn
    required property TableColumn availableColumn
    required property TableColumn lockedColumn
    required property TableColumn lentColumn
    required property TableColumn valueColumn
    required property TableColumn owedColumn
    required property TableColumn costColumn
    required property TableColumn sourceColumn

    objectName: "balance_" + symbol
    name: qsTr("%1: available %2, in orders %3, lent %4, owed %5").arg(symbol).arg(available).arg(locked).arg(lent).arg(owed)
        + (source !== "" ? ", " + source + ", " + costExact : "")

    TableWords {
        column: row.symbolColumn
        text: row.symbol
        strong: true
    }
    TableFigure {
        objectName: "available_" + row.symbol
        column: row.availableColumn
        text: row.available
        exact: row.availableExact
    }
    TableFigure {
        column: row.lockedColumn
        text: row.locked
        color: Theme.text2
    }
    TableFigure {
        objectName: "lent_" + row.symbol
        column: row.lentColumn
        text: row.lent
        exact: row.lentExact
        color: row.lentExact === "0" ? Theme.text2 : Theme.lend
    }
    TableFigure {
        column: row.valueColumn
        text: row.value
    }
    TableFigure {
        objectName: "owed_" + row.symbol
        column: row.owedColumn
        text: row.owed
        exact: row.owedExact
        color: row.owedExact === "0" ? Theme.text2 : Theme.borrow
    }
    TableFigure {
        column: row.costColumn
        text: row.cost
        exact: row.costExact
        color: Theme.text2
    }
    TableWords {
        objectName: "source_" + row.symbol
        column: row.sourceColumn
        text: row.source
        color: Theme.text2
    }
}
