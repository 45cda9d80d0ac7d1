// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// One open order of the account.
Item {
    id: row

    required property int index
    required property bool bid
    required property string side
    required property string market
    required property string price
    required property string quantity
    required property string filled

    objectName: "accountOrder_" + index
    implicitHeight: Theme.sized(20)
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1 %2 %3 at %4, filled %5").arg(side).arg(quantity).arg(market).arg(price).arg(filled)

    Words {
        id: sideText
        width: Theme.sized(52)
        height: parent.height
        text: (row.bid ? "▲ " : "▼ ") + row.side
        size: Theme.dense
        color: row.bid ? Theme.lend : Theme.borrow
    }
    Words {
        anchors.left: sideText.right
        width: Theme.sized(92)
        height: parent.height
        text: row.market
        size: Theme.dense
        color: Theme.text2
    }
    Figure {
        anchors.right: at.left
        anchors.rightMargin: Theme.s2
        height: parent.height
        text: row.filled === "–" ? row.quantity : row.filled + " / " + row.quantity
        size: Theme.dense
    }
    Figure {
        id: at
        anchors.right: parent.right
        width: Theme.sized(84)
        height: parent.height
        horizontalAlignment: Text.AlignRight
        text: row.price
        size: Theme.dense
    }
}
