// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// Where one is in a long list; dragging it moves there.
Item {
    id: bar

    required property Flickable list
    readonly property real share: list.contentHeight > 0 ? list.height / list.contentHeight : 1

    width: Theme.s2
    visible: share < 1

    Rectangle {
        id: handle
        x: 2
        width: parent.width - 3
        height: Math.max(Theme.s6, bar.height * bar.share)
        y: (bar.height - height) * Math.min(1, Math.max(0,
            (bar.list.contentY - bar.list.originY) / Math.max(1, bar.list.contentHeight - bar.list.height)))
        radius: width / 2
        color: area.containsMouse || area.pressed ? Theme.outline : Theme.line
    }
    MouseArea {
        id: area
        anchors.fill: parent
        hoverEnabled: true
        function scroll(y: real): void {
            const range = bar.height - handle.height;
            const at = Math.min(1, Math.max(0, (y - handle.height / 2) / Math.max(1, range)));
            bar.list.contentY = bar.list.originY + at * (bar.list.contentHeight - bar.list.height);
            (bar.list as LiveList)?.settle();
        }
        onPressed: mouse => scroll(mouse.y)
        onPositionChanged: mouse => {
            if (pressed)
                scroll(mouse.y);
        }
    }
}
