// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// Text in the family for words; `size` and `color` come from the theme.
Text {
    property int size: Theme.body
    property bool strong: false

    color: Theme.text
    font.family: Theme.words
    font.pixelSize: size
    font.weight: strong ? Theme.strong : Theme.regular
    textFormat: Text.PlainText
    elide: Text.ElideRight
    verticalAlignment: Text.AlignVCenter
}
