// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// In place of a chart that has nothing to draw: no axis that would measure nothing, but why, and what will change it.
Item {
    id: empty

    property string text: ""
    property string hint: ""

    Accessible.role: Accessible.StaticText
    Accessible.name: hint === "" ? text : text + " " + hint

    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        anchors.margins: Theme.s2
        height: Theme.hair
        color: Theme.hairline
    }
    Rectangle {
        anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
        anchors.margins: Theme.s2
        width: Theme.hair
        color: Theme.hairline
    }
    Column {
        anchors.centerIn: parent
        width: parent.width - 4 * Theme.s2
        spacing: Theme.s1
        Words {
            width: parent.width
            text: empty.text
            color: Theme.text2
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
        }
        Words {
            visible: empty.hint !== ""
            width: parent.width
            text: empty.hint
            size: Theme.tiny
            color: Theme.muted
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
        }
    }
}
