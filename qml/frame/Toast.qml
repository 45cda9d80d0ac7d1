// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One short message in the status bar; what has no room in one line there stands higher than the bar, in as many as it
/// needs.
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
    required property real line
    height: label.lineCount > 1 ? label.implicitHeight + Theme.s2 : line
    radius: Theme.cornerSmall
    color: tone >= Tone.Warning ? Qt.tint(Theme.raised, Theme.wash(Theme.danger)) : Theme.raised
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    ToneShape {
        id: mark
        x: Theme.s2
        anchors.verticalCenter: parent.verticalCenter
        tone: toast.tone
    }
    Words {
        id: label
        objectName: "toastText"
        anchors.left: mark.right
        anchors.leftMargin: Theme.s2
        anchors.right: older.visible ? older.left : close.left
        anchors.rightMargin: Theme.s2
        anchors.verticalCenter: parent.verticalCenter
        text: toast.text
        size: Theme.dense
        elide: Text.ElideNone
        wrapMode: Text.Wrap
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
