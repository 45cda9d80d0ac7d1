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

    implicitHeight: note === "" ? 20 : 34
    Accessible.role: Accessible.Row
    Accessible.name: symbol + " " + quantity

    Words { width: 44; height: 20; text: row.symbol; size: Theme.dense; strong: true; color: row.tint }
    Figure { x: 44; width: 62; height: 20; text: row.quantity; exact: row.exact }
    Figure { x: 106; width: parent.width - 106 - 148; height: 20; text: row.value }
    Figure { x: parent.width - 148; width: 76; height: 20; text: row.weight; size: Theme.tiny; color: Theme.text2 }
    Figure { x: parent.width - 72; width: 72; height: 20; text: row.liquidationPrice; color: Theme.text2 }
    Words {
        y: 18
        width: parent.width
        text: row.note
        size: Theme.tiny
        color: Theme.muted
    }
}
