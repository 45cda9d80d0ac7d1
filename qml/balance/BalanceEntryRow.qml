// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// One line of what is held or owed, its share of that side as a bar beneath; sums stand under a rule.
Item {
    id: row

    required property int index
    required property string title
    required property string amount
    required property string note
    required property int kind
    required property double share
    readonly property bool sum: kind >= 2

    objectName: "balanceEntry" + index
    implicitHeight: sum ? Theme.row + Theme.s3 : words.height + Theme.s2 + (note === "" ? 0 : noteText.height) + Theme.s2
    Accessible.role: Accessible.StaticText
    Accessible.name: title + " " + amount

    Rectangle {
        visible: row.sum && row.kind < 4
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }
    Words {
        id: words
        y: row.sum ? 2 : 0
        height: Theme.sized(20)
        text: row.title
        size: Theme.dense
        strong: row.sum
        color: row.sum ? Theme.text : Theme.text2
    }
    Figure {
        anchors.left: words.right
        anchors.leftMargin: Theme.s2
        anchors.right: parent.right
        y: words.y
        height: words.height
        horizontalAlignment: Text.AlignRight
        elide: Text.ElideRight
        objectName: "balanceAmount" + row.index
        text: row.amount
        exact: row.amount
        strong: row.sum
        color: row.kind === 4 ? row.amount === "0" ? Theme.healthy : Theme.critical : Theme.text
    }
    Rectangle {
        // A share too small to be seen as one is left out.
        visible: !row.sum && width >= 2
        y: words.height + 2
        width: Math.max(0, Math.min(1, row.share)) * parent.width
        height: 3
        radius: 1.5
        color: Theme.outline
    }
    Words {
        id: noteText
        visible: text !== ""
        y: words.height + (row.share * row.width >= 2 ? 6 : 0)
        width: parent.width
        text: row.note
        size: Theme.tiny
        color: Theme.muted
    }
}
