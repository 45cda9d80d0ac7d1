// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// Words in a cell of a table.
Words {
    required property TableColumn column

    x: column.x
    width: column.width
    height: parent ? parent.height : 0
    visible: column.shown
    leftPadding: Theme.s2
    rightPadding: Theme.s1
    fontSizeMode: Text.HorizontalFit
    minimumPixelSize: 9
    size: Theme.dense
}
