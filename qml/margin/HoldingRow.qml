// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// One balance or borrow of the account, a note beneath it.
Item {
    id: row

    required property string symbol
    required property string quantity
    required property string exact
    required property string value
    required property string weight
    required property string liquidationPrice
    required property string note
    required property TableColumn symbolColumn
    required property TableColumn quantityColumn
    required property TableColumn valueColumn
    required property TableColumn weightColumn
    required property TableColumn priceColumn
    property color tint: Theme.text

    implicitHeight: line.height + (note === "" ? 0 : Theme.sized(14))
    Accessible.role: Accessible.Row
    Accessible.name: symbol + " " + quantity

    Item {
        id: line
        width: parent.width
        height: Theme.rowDense
        TableWords { column: row.symbolColumn; text: row.symbol; strong: true; color: row.tint }
        TableFigure { column: row.quantityColumn; text: row.quantity; exact: row.exact }
        TableFigure { column: row.valueColumn; text: row.value }
        TableFigure { column: row.weightColumn; text: row.weight; color: Theme.text2 }
        TableFigure { column: row.priceColumn; text: row.liquidationPrice; color: Theme.text2 }
    }
    Words {
        y: Theme.sized(19)
        width: parent.width
        leftPadding: Theme.s2
        text: row.note
        size: Theme.tiny
        color: Theme.muted
    }
}
