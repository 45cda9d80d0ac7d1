// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// One step of the waterfall: its bar between where it begins and ends.
Item {
    id: row

    required property string title
    required property string amount
    required property string exact
    required property double from
    required property double to
    required property int kind

    implicitHeight: Theme.sized(20)
    Accessible.role: Accessible.StaticText
    Accessible.name: title + " " + amount

    Words {
        width: Theme.sized(118)
        height: parent.height
        text: row.title
        size: Theme.dense
        color: row.kind === 1 ? Theme.text2 : Theme.text
    }
    Item {
        x: Theme.sized(122)
        width: parent.width - Theme.sized(122) - Theme.sized(92)
        height: parent.height
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            x: parent.width * Math.min(row.from, row.to)
            width: Math.max(1, parent.width * Math.abs(row.to - row.from))
            height: 10
            radius: 2
            color: row.kind === 0 ? Theme.lend : row.kind === 1 ? Theme.borrow : "transparent"
            border.width: row.kind === 2 ? Theme.hair : 0
            border.color: Theme.danger
            opacity: row.kind === 1 ? 0.8 : 1
        }
    }
    Figure {
        anchors.right: parent.right
        width: Theme.sized(90)
        height: parent.height
        text: row.amount
        exact: row.exact
        strong: row.kind === 0
    }
}
