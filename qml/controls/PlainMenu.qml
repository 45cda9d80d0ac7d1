// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import Plimsoll

/// A menu on the raised ground.
Menu {
    id: menu

    readonly property real widest: {
        let width = 0;
        for (let at = 0; at < count; ++at)
            width = Math.max(width, itemAt(at).implicitWidth);
        return width;
    }
    /// One of its lines can be ticked: all of them leave room for that.
    readonly property bool ticks: {
        for (let at = 0; at < count; ++at)
            if ((itemAt(at) as PlainMenuItem)?.checkable || (itemAt(at) as PlainMenuItem)?.checked)
                return true;
        return false;
    }
    readonly property Item stopKey: StopKey {
        of: menu
        parent: menu.contentItem
    }
    padding: Theme.s1
    width: Math.max(Theme.sized(200), Math.min(widest + 2 * padding, Theme.sized(560)))
    background: Rectangle {
        color: Theme.raised
        radius: Theme.corner
        border.color: Theme.line
        border.width: Theme.hair
    }
    delegate: PlainMenuItem {}
}
