// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll

/// A table with rows in each state, and one without.
GallerySection {
    title: qsTr("Tables")
    hint: qsTr("Units in the heads, figures to the right, rows of one height; an empty table says why.")

    GalleryTable {
        name: qsTr("Loaded table")
        model: 4
        sortKey: 1
        Layout.preferredHeight: 6 * Theme.row
    }
    GalleryTable {
        name: qsTr("Empty table")
        model: 0
        emptyText: qsTr("No account at MMR 80 % or more")
        Layout.preferredHeight: 4 * Theme.row
    }
}
