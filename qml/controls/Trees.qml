// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton
import QtQuick

/// How items stand to each other.
QtObject {
    /// Whether `item` is `whole` or in it; nothing is in nothing.
    function within(item: Item, whole: Item): bool {
        let at = item;
        while (at !== null && at !== whole)
            at = at.parent;
        return at !== null;
    }
}
