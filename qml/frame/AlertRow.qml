// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One alert in the list, with the rule that raised it; a critical one is acknowledged here.
Rectangle {
    id: row

    required property int index
    required property string subject
    required property string since
    required property string rule
    required property int tone
    required property bool critical
    required property bool acknowledged
    required property string text
    signal opened
    signal acknowledgeAsked

    objectName: "alert" + index
    implicitHeight: Math.max(Theme.topBar, because.y + because.height + Theme.s1)
    radius: Theme.cornerSmall
    color: area.containsMouse || activeFocus ? Theme.selected : "transparent"
    opacity: acknowledged ? 0.65 : 1
    Accessible.role: Accessible.ListItem
    Accessible.name: subject + " " + text
    Accessible.description: rule
    Accessible.onPressAction: row.opened()
    Keys.onReturnPressed: opened()
    Keys.onSpacePressed: acknowledgeAsked()

    MouseArea {
        id: area
        anchors.fill: parent
        hoverEnabled: true
        onClicked: row.opened()
    }
    Item {
        anchors.fill: parent
        ToneShape {
            id: mark
            y: Theme.sized(12)
            x: Theme.s2
            tone: row.tone
        }
        Words {
            id: title
            anchors.left: mark.right
            anchors.leftMargin: Theme.s2
            y: 4
            height: Theme.sized(20)
            text: row.subject
            size: Theme.dense
            strong: true
        }
        Words {
            id: said
            anchors.left: title.right
            anchors.leftMargin: row.subject === "" ? 0 : Theme.s2
            anchors.right: seen.visible ? seen.left : time.left
            anchors.rightMargin: Theme.s2
            y: 4
            height: Math.max(Theme.sized(20), implicitHeight)
            text: row.text
            size: Theme.dense
            color: Theme.text2
            wrapMode: Text.Wrap
        }
        Words {
            id: because
            anchors.left: mark.right
            anchors.leftMargin: Theme.s2
            anchors.right: seen.visible ? seen.left : parent.right
            anchors.rightMargin: Theme.s2
            wrapMode: Text.Wrap
            y: said.y + said.height - 1
            text: row.acknowledged ? qsTr("acknowledged · %1").arg(row.rule) : row.rule
            size: Theme.tiny
            color: Theme.muted
        }
        Figure {
            id: time
            anchors.right: parent.right
            anchors.rightMargin: Theme.s2
            y: 4
            height: Theme.sized(20)
            visible: !seen.visible
            text: row.since
            size: Theme.tiny
            color: Theme.muted
        }
        ActionButton {
            id: seen
            objectName: "acknowledge" + row.index
            visible: row.critical && !row.acknowledged
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Acknowledge")
            enabled: Hands.free
            hint: Hands.tied
            onClicked: row.acknowledgeAsked()
        }
    }
}
