// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll

/// What is higher than its place. What has the keys is in sight, also when the place becomes smaller; an `Answer` comes in
/// sight when it is given, and stays so while what stands about it is laid out, until the keys go elsewhere or a hand
/// scrolls.
Flickable {
    id: pane

    readonly property Item focused: Window.activeFocusItem
    property Item wanted
    /// What had the keys last. A button that is shut while it is answered loses them to what is about the pane, and has
    /// them again: that is no wish to see it.
    property Item keyed

    function show(): void { reveal(wanted); }
    function want(item: Item): void {
        wanted = item;
        show();
    }
    /// With the row beneath it, where there is one. Moves no further than it must; nothing where `item` is not in here.
    function reveal(item: Item): void {
        if (!Trees.within(item, contentItem))
            return;
        const y = item.mapToItem(contentItem, 0, 0).y;
        const foot = y + item.height + Theme.s4;
        const beneath = Math.max(foot, Math.min(foot + Theme.control, contentHeight));
        contentY = Math.max(Math.min(contentY, y - Theme.s4), beneath - height, 0);
    }

    /// What is pressed and wholly in sight stays under the pointer, until the place becomes smaller.
    function pressed(item: Item): bool {
        const control = item as T.Control;
        const field = item as T.TextField;
        if (control === null && field === null)
            return false;
        const reason = control !== null ? control.focusReason : field.focusReason;
        const y = item.mapToItem(pane, 0, 0).y;
        return reason === Qt.MouseFocusReason && y >= 0 && y + item.height <= height;
    }

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    onFocusedChanged: {
        if (!Trees.within(focused, contentItem)) {
            if (!Trees.within(pane, focused))
                keyed = null;
        } else if (focused !== keyed) {
            keyed = focused;
            wanted = focused;
            if (!pressed(focused))
                show();
        }
    }
    onHeightChanged: show()
    onMovementStarted: wanted = null

    Connections {
        target: pane.wanted
        function onYChanged(): void { pane.show(); }
        function onHeightChanged(): void { pane.show(); }
    }
}
