// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// One balance or borrow of the account.
Item {
    id: row

    required property string symbol
    required property string quantity
    required property string exact
    required property string value
    required property string weight
    required property string liquidationPrice
    required property string note
    property color tint: Theme.text

    implicitHeight: (note === "" ? 20 : 34) * Math.max(1, Theme.scale)
    Accessible.role: Accessible.Row
    Accessible.name: symbol + " " + quantity

    component Cell: FittedFigure {
        height: 20 * Math.max(1, Theme.scale)
    }
    Words {
        width: 44
        height: 20 * Math.max(1, Theme.scale)
        text: row.symbol
        size: Theme.dense
        strong: true
        color: row.tint
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 8
    }
    Cell { x: 44; width: 62; text: row.quantity; exact: row.exact }
    Cell { x: 106; width: parent.width - 106 - 148; text: row.value }
    Cell { x: parent.width - 148; width: 76; text: row.weight; size: Theme.tiny; color: Theme.text2 }
    Cell { x: parent.width - 72; width: 72; text: row.liquidationPrice; color: Theme.text2 }
    Words {
        y: 18 * Math.max(1, Theme.scale)
        width: parent.width
        text: row.note
        size: Theme.tiny
        color: Theme.muted
    }
}
