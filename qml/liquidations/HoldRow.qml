// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One hold: on what, how long still, by whom and why; a press on Release asks for the reason, a second one releases.
Rectangle {
    id: row

    required property int asset
    required property int subaccount
    required property string subject
    required property string remaining
    required property string note
    required property bool soon
    property bool pending: false
    property bool asking: false
    readonly property bool reasoned: reason.text.trim() !== ""
    signal releaseAsked(string reason)

    function release(): void {
        if (!asking) {
            asking = true;
            reason.forceActiveFocus();
        } else if (reasoned && !pending) {
            reason.taken(reason.text);
            releaseAsked(reason.text);
        }
    }

    objectName: "hold_" + (asset >= 0 ? "asset" + asset : subaccount)
    implicitHeight: (asking ? reason.y + reason.height : noteText.y + noteText.height) + Theme.s1
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
    ReasonField {
        id: reason
        objectName: row.objectName + "_reason"
        visible: row.asking
        anchors { left: parent.left; right: parent.right; top: noteText.bottom; margins: Theme.s1 }
        placeholderText: qsTr("Reason to release, for the journal")
        Accessible.name: placeholderText
        onAccepted: row.release()
        Keys.onEscapePressed: row.asking = false
    }
    ActionButton {
        id: release
        objectName: row.objectName + "_release"
        anchors.right: parent.right
        anchors.rightMargin: Theme.s1
        y: Theme.s1
        quiet: !row.asking
        text: qsTr("Release")
        hint: row.asking && !row.reasoned ? qsTr("Type the reason beneath first") : ""
        enabled: !row.pending && (!row.asking || row.reasoned)
        onClicked: row.release()
    }
}
