// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import Plimsoll

/// One line of a menu.
MenuItem {
    id: item

    implicitHeight: Theme.row
    leftPadding: (menu as PlainMenu)?.ticks ? Theme.s3 + Theme.s4 : Theme.s2
    rightPadding: Theme.s4
    Accessible.name: text
    Accessible.onPressAction: {
        item.triggered();
        if (item.menu)
            item.menu.dismiss();
    }

    contentItem: Words {
        text: item.text
        color: item.enabled ? Theme.text : Theme.muted
    }
    indicator: Icon {
        x: Theme.s2
        anchors.verticalCenter: parent ? parent.verticalCenter : undefined
        visible: item.checked
        shape: Icons.check
        size: 12
        color: Theme.accent
    }
    arrow: Icon {
        visible: item.subMenu !== null
        x: parent ? parent.width - width - Theme.s1 : 0
        anchors.verticalCenter: parent ? parent.verticalCenter : undefined
        shape: Icons.chevronRight
        size: 12
    }
    background: Rectangle {
        radius: Theme.cornerSmall
        color: item.highlighted ? Theme.selected : "transparent"
    }
}
