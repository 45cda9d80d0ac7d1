// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One hold: on what, how long still, by whom and why; released with the reason that is typed above.
Rectangle {
    id: row

    required property int asset
    required property int subaccount
    required property string subject
    required property string remaining
    required property string note
    required property bool soon
    property bool releasable: false
    signal releaseAsked

    objectName: "hold_" + (asset >= 0 ? "asset" + asset : subaccount)
    implicitHeight: noteText.y + noteText.height + Theme.s1
    radius: Theme.cornerSmall
    color: Theme.canvas
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("Hold on %1, ends in %2, %3").arg(subject).arg(remaining).arg(note)

    Words {
        x: Theme.s2
        y: 4
        height: Theme.sized(20)
        text: row.subject
        size: Theme.dense
        strong: true
    }
    Figure {
        objectName: row.objectName + "_remaining"
        anchors.right: release.left
        anchors.rightMargin: Theme.s2
        y: 4
        height: Theme.sized(20)
        text: row.remaining
        color: row.soon ? Theme.danger : Theme.text
        strong: row.soon
    }
    Words {
        id: noteText
        x: Theme.s2
        y: Theme.sized(23)
        width: release.x - 2 * Theme.s2
        text: row.note
        wrapMode: Text.Wrap
        size: Theme.tiny
        color: Theme.muted
    }
    ActionButton {
        id: release
        objectName: row.objectName + "_release"
        anchors.right: parent.right
        anchors.rightMargin: Theme.s1
        anchors.verticalCenter: parent.verticalCenter
        quiet: true
        text: qsTr("Release")
        hint: enabled ? "" : qsTr("Type a reason above first")
        enabled: row.releasable
        onClicked: row.releaseAsked()
    }
}
