// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// What just happened, newest on top; holds still under the pointer.
Item {
    id: feedList

    required property QtObject feed
    required property TableMenu menu
    readonly property int row: list.currentIndex
    readonly property bool frozen: pointer.hovered
    signal accountAsked(int subaccount)
    signal poolAsked(int asset)
    signal changeAsked(int number)

    Keys.onPressed: event => event.accepted = menu.takes(event)

    LiveList {
        id: list
        objectName: "feedList"
        anchors { left: parent.left; right: parent.right; top: parent.top; rightMargin: Theme.s2 }
        height: parent.height - parent.height % Theme.rowDense // whole rows only
        reuseItems: true
        model: feedList.feed
        delegate: FeedRow {
            width: ListView.view.width
            onOpened: {
                if (change > 0)
                    feedList.changeAsked(change);
                else if (subaccount >= 0)
                    feedList.accountAsked(subaccount);
                else if (asset >= 0)
                    feedList.poolAsked(asset);
            }
        }
        HoverHandler { id: pointer }
        FocusRing {
            shown: list.activeFocus
            anchors.margins: 0
        }
    }
    ScrollHandle {
        anchors { top: list.top; bottom: list.bottom; right: parent.right }
        list: list
    }
    Words {
        visible: list.count === 0
        anchors.centerIn: parent
        text: qsTr("Nothing since it was opened; what was before is in the Journal")
        color: Theme.muted
    }
}
