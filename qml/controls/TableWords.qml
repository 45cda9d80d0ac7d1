// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// Words in a cell of a table; a little smaller where that makes them fit, else cut, and whole under the pointer.
Words {
    id: words

    required property TableColumn column

    x: column.x
    width: column.width
    height: parent ? parent.height : 0
    visible: column.there
    leftPadding: Theme.s2
    rightPadding: Theme.s1
    fontSizeMode: Text.HorizontalFit
    minimumPixelSize: Theme.least(size)
    size: Theme.dense

    HoverHandler {
        id: pointer
        enabled: words.truncated
    }
    Tip {
        shown: pointer.hovered && words.truncated
        text: words.text
    }
}
