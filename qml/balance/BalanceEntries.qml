// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One asset's two sides, line by line: what adds up to what is held, what adds up to what is owed, the difference.
Item {
    id: entries

    required property BalancePage balance

    Flickable {
        id: flick
        anchors.fill: parent
        anchors.rightMargin: Theme.s1
        contentHeight: column.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Column {
            id: column
            width: flick.width - Theme.s2
            Repeater {
                model: entries.balance.entries
                BalanceEntryRow { width: column.width }
            }
        }
    }
    ScrollHandle {
        anchors { top: flick.top; bottom: flick.bottom; right: parent.right }
        list: flick
    }
}
