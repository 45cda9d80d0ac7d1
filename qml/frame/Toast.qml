// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One short message in the status bar.
Rectangle {
    id: toast

    required property int index
    required property int number
    required property string text
    required property int tone
    property int earlier: 0
    signal dismissed

    objectName: "toast"
    implicitWidth: Theme.s2 + mark.width + Theme.s2 + Math.ceil(label.implicitWidth) + 2 + Theme.s2
        + (older.visible ? older.implicitWidth + Theme.s2 : 0) + close.implicitWidth
    radius: Theme.cornerSmall
    color: tone >= Tone.Warning ? Theme.wash(Theme.danger) : Theme.raised
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    ToneShape {
        id: mark
        x: Theme.s2
        anchors.verticalCenter: parent.verticalCenter
        tone: toast.tone
    }
    // The name of a file at the end is always whole; what stands before it gives way.
    Item {
        id: label
        objectName: "toastText"
        readonly property string text: toast.text
        readonly property int name: text.lastIndexOf("/") + 1
        implicitWidth: before.implicitWidth + last.implicitWidth
        implicitHeight: last.implicitHeight
        height: implicitHeight
        anchors.left: mark.right
        anchors.leftMargin: Theme.s2
        anchors.right: older.visible ? older.left : close.left
        anchors.rightMargin: Theme.s2
        anchors.verticalCenter: parent.verticalCenter
        Words {
            id: before
            width: Math.min(Math.ceil(implicitWidth), Math.max(0, label.width - last.width))
            text: label.text.slice(0, label.name)
            size: Theme.dense
            elide: Text.ElideMiddle
        }
        Words {
            id: last
            anchors.left: before.right
            width: Math.min(Math.ceil(implicitWidth), label.width)
            text: label.text.slice(label.name)
            size: Theme.dense
            elide: Text.ElideMiddle
        }
        HoverHandler { id: pointer }
        Tip {
            shown: pointer.hovered && (before.truncated || last.truncated)
            text: toast.text
            side: Qt.TopEdge
        }
    }
    Words {
        id: older
        visible: toast.earlier > 0
        anchors.right: close.left
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("+%1").arg(toast.earlier)
        size: Theme.tiny
        color: Theme.muted
    }
    ActionButton {
        id: close
        objectName: "toastClose"
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        implicitHeight: Theme.sized(20)
        quiet: true
        shape: Icons.close
        hint: qsTr("Dismiss")
        onClicked: toast.dismissed()
    }
    Timer {
        running: true
        interval: Theme.toastMs
        onTriggered: toast.dismissed()
    }
}
