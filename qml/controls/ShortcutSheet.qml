// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// Every key and what it does.
ListView {
    id: sheet

    property string name: qsTr("Keys")

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentHeight > height
    activeFocusOnTab: interactive
    implicitHeight: contentHeight
    Accessible.role: Accessible.List
    Accessible.name: name
    section.property: "group"
    ScrollHandle {
        parent: sheet
        anchors { top: parent.top; bottom: parent.bottom; right: parent.right }
        list: sheet
    }
    delegate: Item {
        id: row
        required property int index
        required property string group
        required property string keys
        required property string what
        /// The first of a group names it.
        readonly property bool leads: ListView.previousSection !== ListView.section
        readonly property real above: leads ? Theme.row : 0
        width: ListView.view.width - (sheet.interactive ? Theme.s3 : 0)
        height: above + Math.max(Theme.rowDense, meaning.contentHeight + Theme.s1)
        objectName: "shortcut" + index
        Accessible.role: Accessible.ListItem
        Accessible.name: keys + ": " + what
        Words {
            visible: row.leads
            width: parent.width
            height: row.above - Theme.s1
            verticalAlignment: Text.AlignBottom
            text: row.group
            size: Theme.tiny
            color: Theme.muted
        }
        Figure {
            y: row.above
            width: Theme.sized(144)
            height: Theme.rowDense
            horizontalAlignment: Text.AlignLeft
            text: row.keys
            color: Theme.accent
        }
        Words {
            id: meaning
            x: Theme.sized(152)
            y: row.above
            width: parent.width - x
            height: parent.height - y
            wrapMode: Text.Wrap
            elide: Text.ElideNone
            text: row.what
            size: Theme.dense
        }
    }
}
