// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// What stands where no change is yet: how one comes to be.
Column {
    id: column

    signal riskAsked

    spacing: Theme.s2

    Icon {
        anchors.horizontalCenter: parent.horizontalCenter
        size: 32
        shape: Icons.changes
        color: Theme.muted
    }
    Words {
        objectName: "noChanges"
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("No change is on the desk")
        size: Theme.section
        strong: true
    }
    Words {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        text: qsTr("Type another value on Risk or Lending, give a reason and press Propose. The change is judged on a fork of the exchange, approved here, taken live at once, at a time or in steps, and can be rolled back.")
        color: Theme.muted
    }
    ActionButton {
        objectName: "goToRisk"
        anchors.horizontalCenter: parent.horizontalCenter
        text: qsTr("Go to Risk")
        onClicked: column.riskAsked()
    }
}
