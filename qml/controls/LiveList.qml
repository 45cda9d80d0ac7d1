// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Plimsoll

/// A list whose rows come and go by themselves. At its top it stays at its top, whatever is put in there, until a hand
/// moves it away.
ListView {
    id: list

    property bool atTop: true

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: true
    keyNavigationEnabled: true
    currentIndex: -1
    highlightMoveDuration: 0
    onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0) currentIndex = 0
    Keys.onPressed: Qt.callLater(list.settle) // qmllint disable

    /// A hand moved the list: where it is now is where it is wanted.
    function settle(): void {
        atTop = contentY <= originY + 1;
    }
    function keepTop(): void {
        if (atTop && !moving && contentY !== originY)
            positionViewAtBeginning();
    }
    onMovementEnded: settle()
    onContentYChanged: {
        if (moving)
            settle();
        else
            Qt.callLater(list.keepTop); // qmllint disable
    }
    onOriginYChanged: Qt.callLater(list.keepTop) // qmllint disable
    onContentHeightChanged: Qt.callLater(list.keepTop) // qmllint disable
    onCountChanged: Qt.callLater(list.keepTop) // qmllint disable
}
