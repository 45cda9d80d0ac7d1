// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// What is higher than its place. What has the keys is in sight, also when the place becomes smaller; an `Answer` comes in
/// sight when it is given.
Flickable {
    id: pane

    readonly property Item focused: Window.activeFocusItem

    function show(): void { reveal(focused); }
    /// Moves no further than it must; nothing where `item` is not in here.
    function reveal(item: Item): void {
        for (let at = item; at !== null; at = at.parent)
            if (at === contentItem) {
                const y = item.mapToItem(contentItem, 0, 0).y;
                contentY = Math.max(Math.min(contentY, y - Theme.s4), y + item.height + Theme.s4 - height, 0);
                break;
            }
    }

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    onFocusedChanged: show()
    onHeightChanged: show()
}
