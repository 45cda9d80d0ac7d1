// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// Words in a cell of a table; all of a column are of one size, in which the longest has room. What would be too small to
/// read in that size is cut, as sentences are in any, and whole under the pointer.
Words {
    id: words

    required property TableColumn column

    function fitColumn(): void {
        if (column.there && !column.sentences && fit < column.fit && Math.floor(size * fit) >= Theme.least(size))
            column.fit = fit;
    }
    readonly property real fit: (width - leftPadding - rightPadding) / Math.max(1, Math.ceil(whole.advanceWidth))
    onFitChanged: fitColumn()
    Component.onCompleted: fitColumn()
    font.pixelSize: Math.floor(size * column.fit)

    x: column.x
    width: column.width
    height: parent ? parent.height : 0
    visible: column.there
    leftPadding: Theme.s2
    rightPadding: Theme.s1
    size: Theme.dense

    TextMetrics {
        id: whole
        font.family: words.font.family
        font.weight: words.font.weight
        font.pixelSize: words.size
        text: words.text
    }
    HoverHandler {
        id: pointer
        enabled: words.truncated
    }
    Tip {
        shown: pointer.hovered && words.truncated
        text: words.text
    }
}
