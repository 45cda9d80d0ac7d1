// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// Which world is replayed to which moment, and how far that has come.
Sheet {
    id: popup

    objectName: "replayPopup"

    required property Console desk
    readonly property WorldReplay replay: desk.replay
    property list<string> files
    property bool sent: false

    /// Opens on the open world and, where one is named, on a moment of it.
    function ask(wanted: string): void {
        if (!replay.answer.pending) {
            files = desk.worldsHere();
            world.current = 0;
            sent = false;
            moment.text = wanted;
        }
        open();
        moment.forceActiveFocus();
    }
    function begin(): void {
        if (replay.answer.pending || moment.text.trim() === "" || files.length === 0)
            return;
        sent = true;
        replay.replay(files[world.current], moment.text);
    }

    title: qsTr("Replay to a moment")
    broad: 1.4 * Theme.inspector
    SheetKeys { sheet: popup }

    Connections {
        target: popup.replay.answer
        function onAccepted(): void { popup.close(); }
    }

    Words {
        text: qsTr("The journal up to there becomes a world of its own, marked REPLAY, which stands at that moment and can go on from it. The world itself stays as it is; who signs in, notes and what was typed are not taken along.")
        color: Theme.text2
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    Choice {
        id: world
        objectName: "replayWorld"
        name: qsTr("World")
        enabled: !popup.replay.answer.pending
        options: popup.files.map(file => popup.desk.worldTitle(file)) // qmllint disable type
        onChosen: index => current = index
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: Theme.s2
        Layout.fillWidth: true
        Field {
            id: moment
            objectName: "replayMoment"
            enabled: !popup.replay.answer.pending
            placeholderText: qsTr("No. in the journal, or time: 21:14:05, 2025-10-10 21:14")
            Accessible.name: qsTr("Moment")
            Layout.fillWidth: true
            onAccepted: popup.begin()
        }
        ActionButton {
            objectName: "replayBegin"
            visible: !popup.replay.answer.pending
            primary: true
            enabled: moment.text.trim() !== "" && popup.files.length > 0
            text: qsTr("Replay")
            onClicked: popup.begin()
        }
        ActionButton {
            objectName: "replayCancel"
            visible: popup.replay.answer.pending
            shape: Icons.close
            text: qsTr("Cancel")
            onClicked: popup.replay.cancel()
        }
    }
    MeterBar {
        visible: popup.replay.answer.pending
        value: Math.max(0, popup.desk.openingShare)
        tint: Theme.accent
        Layout.fillWidth: true
        Accessible.role: Accessible.ProgressBar
        Accessible.name: qsTr("Replayed %1 %").arg(Math.round(value * 100))
    }
    Words {
        objectName: "replayAnswer"
        visible: text !== ""
        text: !popup.sent ? "" : popup.replay.answer.pending ? popup.desk.opening : popup.replay.answer.text
        color: popup.replay.answer.refused ? Theme.danger : Theme.text2
        wrapMode: Text.Wrap
        Layout.fillWidth: true
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
}
