// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// The key figures side by side, in equal shares of the width. A layout of its own within the page's was not arranged
/// by Qt 6.4 where the page was built while a band took room from it.
Item {
    id: row

    required property QtObject figures
    readonly property real pitch: (width + Theme.s3) / Math.max(1, tiles.count)
    signal opened(int place, int asset)

    Repeater {
        id: tiles
        model: row.figures
        KeyFigureTile {
            required property int index
            x: Math.round(index * row.pitch)
            width: Math.round((index + 1) * row.pitch) - Theme.s3 - x
            height: row.height
            onClicked: row.opened(page, asset)
        }
    }
}
