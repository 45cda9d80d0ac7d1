// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll
import Plimsoll.ViewModel

/// One alert in the list.
T.ItemDelegate {
    id: row

    required property int index
    required property string subject
    required property string since
    required property int tone
    required text
    signal opened

    objectName: "alert" + index
    implicitHeight: Theme.topBar
    hoverEnabled: true
    Accessible.name: subject + " " + row.text
    onClicked: opened()
    Keys.onReturnPressed: opened()

    contentItem: Item { // qmllint disable deferred-property-id
        ToneShape {
            id: mark
            anchors.verticalCenter: parent.verticalCenter
            x: Theme.s2
            tone: row.tone
        }
        Words {
            id: title
            anchors.left: mark.right
            anchors.leftMargin: Theme.s2
            anchors.verticalCenter: parent.verticalCenter
            text: row.subject
            strong: true
        }
        Words {
            anchors.left: title.right
            anchors.leftMargin: row.subject === "" ? 0 : Theme.s1
            anchors.right: time.left
            anchors.rightMargin: Theme.s2
            anchors.verticalCenter: parent.verticalCenter
            text: row.text
            color: Theme.text2
        }
        Figure {
            id: time
            anchors.right: parent.right
            anchors.rightMargin: Theme.s2
            anchors.verticalCenter: parent.verticalCenter
            text: row.since
            size: Theme.tiny
            color: Theme.muted
        }
    }
    background: Rectangle {
        radius: Theme.cornerSmall
        color: row.hovered || row.activeFocus ? Theme.hover : "transparent"
    }
}
