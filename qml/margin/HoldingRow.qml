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

    implicitHeight: Theme.sized(note === "" ? 20 : 34)
    Accessible.role: Accessible.Row
    Accessible.name: symbol + " " + quantity

    component Cell: FittedFigure {
        height: Theme.sized(20)
    }
    Words {
        width: Theme.sized(44)
        height: Theme.sized(20)
        text: row.symbol
        size: Theme.dense
        strong: true
        color: row.tint
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(0.85 * size)
    }
    Cell { x: Theme.sized(44); width: Theme.sized(62); text: row.quantity; exact: row.exact }
    Cell { x: Theme.sized(106); width: parent.width - Theme.sized(238); text: row.value }
    Cell { x: parent.width - Theme.sized(132); width: Theme.sized(60); text: row.weight; color: Theme.text2 }
    Cell { x: parent.width - Theme.sized(72); width: Theme.sized(72); text: row.liquidationPrice; color: Theme.text2 }
    Words {
        y: Theme.sized(18)
        width: parent.width
        text: row.note
        size: Theme.tiny
        color: Theme.muted
    }
}
