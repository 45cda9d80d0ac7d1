// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Plimsoll

/// A list whose rows come and go by themselves. At its top it stays at its top, whatever is put in there, and at its end
/// at its end, however many rows are taken from it, until a hand moves it away.
ListView {
    id: list

    /// Set by whom it belongs to: the pointer is on its rows.
    property bool hovered: false
    /// The row for keys that come while none is current.
    property int home: -1
    /// The keys came, or moved on the rows, since the pointer was last here.
    property bool keyed: false
    /// Who orders the rows holds still.
    readonly property bool held: hovered || moving || keyed && activeFocus
    property bool atTop: true
    property bool atEnd: false
    /// The first row in sight.
    property int firstSeen: -1
    /// What there is for it of height, where it is to take whole rows of that. Its height is set, not bound: in Qt 6.4 a
    /// binding of it would come to depend on the rows laid out while it is followed, and fall with them.
    property real room: 0
    property int each: 1

    clip: true
    // Figures that nobody sees are not laid out; rows are used again, so that one more is soon there.
    cacheBuffer: 0
    boundsBehavior: Flickable.StopAtBounds
    snapMode: ListView.SnapToItem
    activeFocusOnTab: true
    keyNavigationEnabled: true
    currentIndex: -1
    highlightMoveDuration: 0
    onHoveredChanged: if (hovered) keyed = false
    onActiveFocusChanged: {
        keyed = activeFocus && !hovered;
        if (activeFocus && currentIndex < 0 && count > 0)
            currentIndex = home >= 0 && home < count ? home : 0;
    }
    Keys.onPressed: {
        keyed = true;
        Qt.callLater(list.settle); // qmllint disable
    }

    /// Other rows than before are asked for: they are read from their first.
    function begin(): void {
        cancelFlick();
        atTop = true;
        atEnd = false;
        currentIndex = activeFocus && count > 0 ? 0 : -1;
        positionViewAtBeginning();
    }
    /// A hand moved the list: where it is now is where it is wanted.
    function settle(): void {
        atTop = contentY <= originY + 1;
        atEnd = !atTop && atYEnd;
        firstSeen = indexAt(1, contentY + 1);
    }
    function keep(): void {
        if (count > 0)
            each = Math.max(1, Math.round((contentHeight + spacing) / count));
        if (room > 0)
            height = count * each - spacing > room ? Math.max(1, Math.floor((room + spacing) / each)) * each - spacing : room;
        if (moving)
            return;
        // Where every row in sight was taken away, the list went to about its top by itself.
        const thrown = !atTop && firstSeen >= count;
        if (contentHeight <= height)
            atTop = true;
        if (atTop) {
            atEnd = false;
            if (contentY !== originY)
                positionViewAtBeginning();
        } else if (thrown || (atEnd && !atYEnd)) {
            positionViewAtEnd();
        }
        firstSeen = indexAt(1, contentY + 1);
    }
    onRoomChanged: Qt.callLater(list.keep) // qmllint disable
    Component.onCompleted: keep()
    onMovementEnded: settle()
    onContentYChanged: {
        if (moving)
            settle();
        else
            Qt.callLater(list.keep); // qmllint disable
    }
    onOriginYChanged: Qt.callLater(list.keep) // qmllint disable
    onContentHeightChanged: Qt.callLater(list.keep) // qmllint disable
    onCountChanged: Qt.callLater(list.keep) // qmllint disable
}
