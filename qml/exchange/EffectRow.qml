// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One thing that will happen: "borrows 1,000 USDC".
Item {
    id: row

    required property int index
    required property string when
    required property string verb
    required property string amount
    required property string exact
    required property string note
    required property int kind
    readonly property color tint: kind === Effect.Lends ? Theme.lend : kind === Effect.Borrows ? Theme.borrow
        : kind === Effect.Warns ? Theme.watch : Theme.text

    /// The first of its moment says which one.
    readonly property bool leads: ListView.previousSection !== ListView.section

    implicitHeight: (leads ? Theme.rowDense : 0) + body.height
    objectName: "effect" + index
    Accessible.role: Accessible.ListItem
    Accessible.name: verb + " " + amount + " " + note

    Words {
        visible: row.leads
        height: Theme.rowDense
        text: row.when
        size: Theme.tiny
        color: Theme.muted
    }
    Item {
        id: body
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: Theme.rowDense - 2

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: 3
            height: 12
            radius: 1
            color: row.tint
        }
        Words {
            id: what
            x: Theme.s2
            height: parent.height
            text: row.verb
            size: Theme.dense
            color: Theme.text2
        }
        Figure {
            id: figure
            anchors.right: parent.right
            height: parent.height
            text: row.amount
            exact: row.exact
            color: row.tint
        }
        Words {
            anchors.left: what.right
            anchors.leftMargin: Theme.s2
            anchors.right: figure.left
            anchors.rightMargin: Theme.s2
            height: parent.height
            text: row.note
            size: Theme.tiny
            color: Theme.muted
        }
    }
}
