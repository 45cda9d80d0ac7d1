// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// One change of a parameter.
Item {
    id: row

    required property string time
    required property string actor
    required property string reason
    required property string before
    required property string after

    implicitHeight: Math.max(Theme.sized(38), who.y + who.implicitHeight + 3)

    Figure {
        id: value
        y: 3
        text: row.before === "" ? row.after : row.before + " → " + row.after
        strong: true
    }
    Words {
        anchors.left: value.right
        anchors.leftMargin: Theme.s2
        anchors.right: parent.right
        y: 3
        text: row.reason
        size: Theme.dense
        color: Theme.text2
    }
    Words {
        id: who
        y: Theme.sized(19)
        wrapMode: Text.Wrap
        width: parent.width
        text: row.time === "" ? row.actor : row.time + " · " + row.actor
        size: Theme.tiny
        color: Theme.muted
    }
}
