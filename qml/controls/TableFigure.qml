// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// A figure in a cell of a table; all of a column are of one size, in which the longest has room. One that stands `alone`
/// does not make the others smaller.
FittedFigure {
    required property TableColumn column
    property bool alone: false
    readonly property real fit: alone || text === "" ? 1
        : (width - leftPadding - rightPadding) / (text.length * Tables.advance * size)

    function fitColumn(): void {
        if (column.there && fit > 0 && fit < column.fit)
            column.fit = fit;
    }
    onFitChanged: fitColumn()
    Component.onCompleted: fitColumn()
    font.pixelSize: alone ? size : Math.max(Theme.least(size), Math.floor(size * column.fit))

    x: column.x
    width: column.width
    height: parent ? parent.height : 0
    visible: column.there
    rightPadding: Theme.s2
}
