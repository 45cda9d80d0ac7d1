// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll

/// The head of one column.
T.AbstractButton {
    id: cell

    required property TableColumn column
    property bool sorted: false
    property bool descending: false
    signal sortAsked

    objectName: "head_" + column.name
    x: column.x
    width: column.width
    visible: column.shown
    enabled: column.sortKey >= 0
    hoverEnabled: true
    focusPolicy: enabled ? Qt.StrongFocus : Qt.NoFocus
    Accessible.role: Accessible.ColumnHeader
    Accessible.name: column.title + (column.unit !== "" ? ", " + column.unit : "")
    Accessible.onPressAction: cell.clicked()
    onClicked: sortAsked()

    contentItem: Item { // qmllint disable deferred-property-id
        Row {
            anchors.verticalCenter: parent.verticalCenter
            anchors.right: cell.column.figures ? parent.right : undefined
            anchors.left: cell.column.figures ? undefined : parent.left
            anchors.leftMargin: Theme.s2
            anchors.rightMargin: Theme.s2
            spacing: Theme.s1
            Icon {
                visible: cell.sorted
                anchors.verticalCenter: parent.verticalCenter
                size: 10
                shape: cell.descending ? Icons.down : Icons.up
                color: Theme.accent
            }
            Words {
                width: Math.min(implicitWidth, cell.width - 2 * Theme.s2 - (cell.sorted ? 10 + Theme.s1 : 0) - (unit.visible ? unit.width + Theme.s1 : 0))
                text: cell.column.title
                size: Theme.tiny
                color: cell.sorted || cell.hovered && cell.enabled ? Theme.text : Theme.text2
            }
            Words {
                id: unit
                visible: text !== ""
                text: cell.column.unit
                size: Theme.tiny
                color: Theme.muted
            }
        }
    }
    background: Item {
        FocusRing {
            shown: cell.visualFocus
            anchors.margins: 2
        }
    }
}
