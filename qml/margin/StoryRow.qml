// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One event in the life of the account.
Item {
    id: row

    required property int index
    required property string time
    required property string text
    required property int tone

    Accessible.role: Accessible.ListItem
    Accessible.name: time + ", " + text
    Accessible.focusable: true
    implicitHeight: Math.max(line, words.implicitHeight)
    readonly property real line: Theme.sized(20)

    FocusRing {
        shown: row.activeFocus
        anchors.leftMargin: -Theme.s1
    }
    Figure {
        id: when
        height: row.line
        text: row.time
        size: Theme.tiny
        color: Theme.muted
    }
    ToneShape {
        id: mark
        anchors.left: when.right
        anchors.leftMargin: Theme.s2
        anchors.verticalCenter: when.verticalCenter
        tone: row.tone
    }
    Words {
        id: words
        anchors.left: mark.right
        anchors.leftMargin: Theme.s2
        anchors.right: parent.right
        height: parent.height
        text: row.text
        size: Theme.dense
        color: Theme.text2
        wrapMode: Text.Wrap
    }
}
