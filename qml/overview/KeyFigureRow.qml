// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll

/// The key figures side by side.
RowLayout {
    id: row

    required property QtObject figures
    signal opened(int place, int asset)

    spacing: Theme.s3

    Repeater {
        model: row.figures
        KeyFigureTile {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 100
            onClicked: row.opened(page, asset)
        }
    }
}
