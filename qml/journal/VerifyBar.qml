// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// Replays the world and walks the audit chain: how far it is, or what it came to.
RowLayout {
    id: bar

    required property JournalPage journal

    spacing: Theme.s3

    MeterBar {
        visible: bar.journal.verifying
        value: bar.journal.progress
        tint: Theme.accent
        Layout.preferredWidth: Theme.sized(160)
        Accessible.role: Accessible.ProgressBar
        Accessible.name: qsTr("Verified %1 %").arg(Math.round(value * 100))
    }
    Figure {
        objectName: "verifyProgress"
        visible: bar.journal.verifying
        text: Math.round(bar.journal.progress * 100) + " %"
        color: Theme.text2
    }
    ToneShape {
        visible: bar.journal.verdict !== ""
        tone: bar.journal.verdictTone
    }
    Words {
        id: verdict
        objectName: "verdict"
        visible: text !== ""
        text: bar.journal.verdict
        size: Theme.dense
        color: bar.journal.verdictTone === Tone.Grave ? Theme.critical : Theme.text
        Layout.fillWidth: true
        Layout.maximumWidth: implicitWidth
        Accessible.role: Accessible.StaticText
        Accessible.name: text
        HoverHandler { id: pointer }
        Tip {
            shown: pointer.hovered
            text: bar.journal.verdictExact
            figures: true
        }
    }
    ActionButton {
        objectName: "verifyButton"
        text: bar.journal.verifying ? qsTr("Cancel") : qsTr("Verify")
        shape: bar.journal.verifying ? Icons.close : Icons.check
        hint: bar.journal.verifying ? "" : qsTr("Replays every command from the horizon and compares each state hash, then walks the audit chain")
        onClicked: bar.journal.verifying ? bar.journal.cancelVerify() : bar.journal.verify()
    }
}
