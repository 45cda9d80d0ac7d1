// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll

/// The head of one column; `stacked` puts the unit beneath the title.
T.AbstractButton {
    id: cell

    required property TableColumn column
    property bool sorted: false
    property bool descending: false
    property bool stacked: false
    readonly property real room: width - Theme.s2 - (column.figures ? 0 : Theme.s1) - (sorted ? 10 + Theme.s1 : 0)
    /// Title and unit do not fit side by side.
    readonly property bool crowded: column.there && column.unit !== ""
        && Math.min(whole.advanceWidth, brief.advanceWidth) + unitSize.advanceWidth + Theme.s1 > room
    signal sortAsked

    objectName: "head_" + column.name
    x: column.x
    width: column.width
    visible: column.there
    enabled: column.sortKey >= 0
    hoverEnabled: true
    focusPolicy: enabled ? Qt.StrongFocus : Qt.NoFocus
    Accessible.role: Accessible.ColumnHeader
    Accessible.ignored: column.title === ""
    Accessible.name: column.title + (column.unit !== "" ? ", " + column.unit : "")
    Accessible.onPressAction: cell.clicked()
    onClicked: sortAsked()

    component Size: TextMetrics {
        font.family: Theme.words
        font.pixelSize: Theme.tiny
    }
    Size { id: whole; text: cell.column.title }
    Size { id: brief; text: cell.column.brief }
    Size { id: unitSize; text: cell.column.unit }

    contentItem: Item { // qmllint disable deferred-property-id
        Icon {
            visible: cell.sorted
            anchors.verticalCenter: title.verticalCenter
            anchors.right: title.left
            anchors.rightMargin: Theme.s1
            size: 10
            shape: cell.descending ? Icons.down : Icons.up
            color: Theme.accent
        }
        Words {
            id: title
            readonly property real beside: cell.stacked || unit.text === "" ? 0 : unit.implicitWidth + Theme.s1
            x: cell.column.figures ? parent.width - Theme.s2 - beside - width
                                   : Theme.s2 + (cell.sorted ? 10 + Theme.s1 : 0)
            y: (parent.height - height - (cell.stacked && unit.text !== "" ? unit.height : 0)) / 2
            width: Math.min(implicitWidth, cell.room - beside)
            text: Math.ceil(whole.advanceWidth) <= cell.room - beside ? cell.column.title : cell.column.brief
            size: Theme.tiny
            color: cell.sorted || cell.hovered && cell.enabled ? Theme.text : Theme.text2
        }
        Words {
            id: unit
            x: !cell.stacked ? title.x + title.width + Theme.s1
                             : cell.column.figures ? parent.width - Theme.s2 - width : title.x
            y: cell.stacked ? title.y + title.height : title.y
            text: cell.column.unit
            size: Theme.tiny
            color: Theme.muted
        }
    }
    background: Item {
        FocusRing {
            shown: cell.visualFocus
            anchors.margins: 2
        }
    }
}
