// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One short message above the status bar.
Rectangle {
    id: toast

    required property int number
    required property string text
    required property int tone
    signal dismissed

    objectName: "toast"
    width: Theme.inspector
    height: label.implicitHeight + 2 * Theme.s3
    radius: Theme.corner
    color: Theme.raised
    border.width: Theme.hair
    border.color: tone >= Tone.Warning ? Theme.danger : Theme.line
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    ToneShape {
        id: mark
        x: Theme.s3
        anchors.verticalCenter: parent.verticalCenter
        tone: toast.tone
    }
    Words {
        id: label
        objectName: "toastText"
        anchors.left: mark.right
        anchors.leftMargin: Theme.s2
        anchors.right: close.left
        anchors.verticalCenter: parent.verticalCenter
        text: toast.text
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
    }
    ActionButton {
        id: close
        anchors.right: parent.right
        anchors.rightMargin: Theme.s1
        anchors.verticalCenter: parent.verticalCenter
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
