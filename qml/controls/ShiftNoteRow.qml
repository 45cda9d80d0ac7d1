// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// A note, whole, with who wrote it and when.
Rectangle {
    id: row

    required property int index
    required property int number
    required property string text
    required property string by
    signal removed

    implicitHeight: words.height + author.height + 2 * Theme.s1
    radius: Theme.cornerSmall
    color: Theme.wash(Theme.watch)
    Accessible.role: Accessible.StaticText
    Accessible.name: text + ", " + by

    Words {
        id: words
        objectName: row.objectName + "Text"
        x: Theme.s2
        y: Theme.s1
        width: parent.width - x - close.width - Theme.s1
        text: row.text
        size: Theme.dense
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        elide: Text.ElideNone
    }
    Words {
        id: author
        x: Theme.s2
        anchors.top: words.bottom
        width: words.width
        text: row.by
        size: Theme.tiny
        color: Theme.text2
    }
    ActionButton {
        id: close
        objectName: row.objectName + "Remove"
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        quiet: true
        shape: Icons.close
        hint: qsTr("Take the note off")
        onClicked: row.removed()
    }
}
