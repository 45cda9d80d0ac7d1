// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// One edit of a change.
Item {
    id: row

    required property string owner
    required property string title
    required property string before
    required property string after
    required property string refusal
    required property string path
    signal discarded

    implicitHeight: refusal === "" ? 20 : 36

    Words {
        id: what
        width: parent.width * 0.5
        height: 20
        text: row.owner + "  " + row.title
        size: Theme.dense
        color: Theme.text2
    }
    Figure {
        anchors.left: what.right
        anchors.right: drop.left
        height: 20
        text: row.before + " → " + row.after
        color: row.refusal === "" ? Theme.draft : Theme.danger
        elide: Text.ElideLeft
    }
    ActionButton {
        id: drop
        anchors.right: parent.right
        implicitHeight: 20
        quiet: true
        shape: Icons.close
        hint: qsTr("Drop this one")
        onClicked: row.discarded()
    }
    Words {
        y: 18
        width: parent.width
        text: row.refusal
        size: Theme.tiny
        color: Theme.danger
    }
}
