// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// One side of the ladder: asks grow upwards from the middle, bids downwards.
ListView {
    id: side

    property bool asks: false
    property string name: ""
    signal priceChosen(string price)

    clip: true
    interactive: false
    verticalLayoutDirection: asks ? ListView.BottomToTop : ListView.TopToBottom
    activeFocusOnTab: true
    currentIndex: -1
    highlightMoveDuration: 0
    keyNavigationEnabled: true
    Accessible.role: Accessible.List
    Accessible.name: name
    Keys.onReturnPressed: if (currentItem) (currentItem as BookRow).opened()
    onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0) currentIndex = 0

    delegate: BookRow {
        width: ListView.view.width
        tint: side.asks ? Theme.borrow : Theme.lend
        current: ListView.isCurrentItem && side.activeFocus
        objectName: (side.asks ? "ask" : "bid") + index
        onOpened: side.priceChosen(exactPrice)
    }
}
