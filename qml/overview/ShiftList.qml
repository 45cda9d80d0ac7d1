// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// The watch list with how each stands now, then the notes that one shift left to the next.
Item {
    id: shiftList

    required property ShiftDesk shift
    /// The menu of the list, which takes its keys.
    property TableMenu menu: null
    readonly property alias row: list.currentIndex
    signal accountAsked(int subaccount)
    signal poolAsked(int asset)

    function open(row: ShiftRow): void {
        if (row.subaccount >= 0)
            accountAsked(row.subaccount);
        else
            poolAsked(row.asset);
    }

    ListView {
        id: list
        objectName: "shiftList"
        anchors.fill: parent
        anchors.rightMargin: Theme.s2
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        currentIndex: -1
        // Where no row has the keys, the list says so itself.
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Watch list and notes: nothing yet")
        Accessible.ignored: count > 0
        model: shiftList.shift.lines
        onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0) currentIndex = 0
        Keys.onPressed: event => event.accepted = shiftList.menu !== null && shiftList.menu.takes(event)
        Keys.onReturnPressed: if (currentItem) shiftList.open(currentItem as ShiftRow)
        Keys.onDeletePressed: if (currentIndex >= 0) shiftList.shift.remove(currentIndex)
        delegate: ShiftRow {
            width: ListView.view.width
            onOpened: shiftList.open(this)
            onRemoved: shiftList.shift.remove(index)
        }
        FocusRing {
            shown: list.activeFocus
            anchors.margins: 0
        }
    }
    ScrollHandle {
        anchors { top: list.top; bottom: list.bottom; right: parent.right }
        list: list
    }
    Column {
        visible: list.count === 0
        anchors.centerIn: parent
        spacing: Theme.s2
        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            shape: Icons.eye
            color: Theme.muted
        }
        Words {
            width: Math.min(shiftList.width - Theme.s4, 300 * Theme.scale)
            text: qsTr("Accounts and pools that you watch, and notes on them for the next shift, stand here. "
                + "The eye and the pen beside an account or a pool put them here.")
            size: Theme.dense
            color: Theme.muted
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            elide: Text.ElideNone
        }
    }
}
