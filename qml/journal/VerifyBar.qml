// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// Replays the world and walks the audit chain, and how far it is.
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
    ActionButton {
        objectName: "verifyButton"
        text: bar.journal.verifying ? qsTr("Cancel") : qsTr("Verify")
        shape: bar.journal.verifying ? Icons.close : Icons.check
        hint: bar.journal.verifying ? "" : qsTr("Replays every command from the horizon and compares each state hash, then walks the audit chain")
        onClicked: bar.journal.verifying ? bar.journal.cancelVerify() : bar.journal.verify()
    }
}
