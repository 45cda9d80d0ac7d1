// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// One stage of the queue with the accounts in it.
Rectangle {
    id: lane

    property string title: ""
    property string hint: ""
    property string emptyText: qsTr("empty")
    property color tint: Theme.danger
    property int selected: 0
    property string total: ""
    property string cut: ""
    /// The same for all lanes, so that their cards begin at one height.
    property int hintLines: 1
    required property QtObject lines
    signal chosen(int subaccount)
    signal pointed(bool on)

    color: Theme.surface
    radius: Theme.corner

    Rectangle {
        width: parent.width
        height: 2
        radius: 1
        color: list.count > 0 ? lane.tint : Theme.line
    }
    Words {
        id: name
        x: Theme.s3
        y: Theme.s2
        text: lane.title
        strong: true
    }
    Figure {
        id: count
        objectName: lane.objectName + "Count"
        anchors.right: parent.right
        anchors.rightMargin: Theme.s3
        y: Theme.s2
        text: lane.total
        size: Theme.section
        strong: true
        color: list.count > 0 ? lane.tint : Theme.muted
    }
    Words {
        id: words
        x: Theme.s3
        anchors.top: count.bottom
        width: parent.width - 2 * Theme.s3
        text: pointer.hovered ? qsTr("%1 · order held while you point").arg(lane.hint)
            : list.held ? qsTr("%1 · order held while the keys are here").arg(lane.hint)
            : lane.cut !== "" ? qsTr("%1 · %2").arg(lane.hint).arg(lane.cut) : lane.hint
        objectName: lane.objectName + "Hint"
        height: lane.hintLines * Theme.sized(14)
        wrapMode: Text.Wrap
        maximumLineCount: lane.hintLines
        verticalAlignment: Text.AlignTop
        size: Theme.tiny
        color: Theme.muted
    }
    TableMenu {
        id: menu
        objectName: lane.objectName + "Menu"
        anchors.right: parent.right
        anchors.verticalCenter: name.verticalCenter
        width: Theme.s3
        implicitHeight: Theme.sized(22)
        name: qsTr("Lane %1").arg(lane.title)
        model: lane.lines
        row: list.currentIndex
        columns: [
            TableColumn { title: qsTr("Rank"); role: "rank"; figures: false },
            TableColumn { title: qsTr("Account"); role: "account" },
            TableColumn { title: qsTr("MMR"); unit: "%"; role: "mmr"; exactRole: "mmrExact" },
            TableColumn { title: qsTr("Exposure"); unit: "$"; role: "exposure"; exactRole: "exposureExact" },
            TableColumn { title: qsTr("Closed"); role: "shareWords"; figures: false },
            TableColumn { title: qsTr("Note"); role: "note"; figures: false }
        ]
    }
    Keys.onPressed: event => event.accepted = menu.takes(event)
    LiveList {
        id: list
        objectName: lane.objectName + "List"
        reuseItems: true
        room: lane.height - y - Theme.s1
        anchors { left: parent.left; right: parent.right; top: words.bottom }
        anchors.margins: Theme.s1
        anchors.topMargin: Theme.s2
        spacing: 2
        model: lane.lines
        Accessible.role: Accessible.List
        Accessible.name: lane.total === 1 ? qsTr("%1: 1 account").arg(lane.title) : qsTr("%1: %2 accounts").arg(lane.title).arg(lane.total)
        hovered: pointer.hovered
        onHeldChanged: lane.pointed(held)
        HoverHandler { id: pointer }
        Keys.onReturnPressed: if (currentItem) (currentItem as QueueCard).opened()
        delegate: QueueCard {
            width: ListView.view.width
            selected: subaccount === lane.selected
            onOpened: lane.chosen(subaccount)
        }
    }
    ScrollHandle {
        anchors { top: list.top; bottom: list.bottom; right: parent.right }
        list: list
    }
    Words {
        visible: list.count === 0
        anchors.centerIn: list
        text: lane.emptyText
        size: Theme.dense
        color: Theme.muted
    }
}
