// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// A figure in a cell of a table.
FittedFigure {
    required property TableColumn column

    x: column.x
    width: column.width
    height: parent ? parent.height : 0
    visible: column.there
    rightPadding: Theme.s2
}
