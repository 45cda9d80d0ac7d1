// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll

/// One version of the risk configuration: what made it, and what may be done with it.
RowLayout {
    id: row

    required property int index
    required property string sequence
    required property string time
    required property string actor
    required property string what
    required property string reason
    signal compareAsked
    signal exportAsked

    spacing: Theme.s2
    Accessible.role: Accessible.ListItem
    Accessible.name: (index === 0 ? qsTr("Live version %1, %2, %3: %4. %5") : qsTr("Version %1, %2, %3: %4. %5")).arg(sequence).arg(time).arg(actor).arg(what).arg(reason)

    Figure {
        text: row.sequence
        horizontalAlignment: Text.AlignLeft
        Layout.preferredWidth: Theme.sized(84)
    }
    Figure {
        text: row.time
        color: Theme.text2
        Layout.preferredWidth: Theme.sized(148)
    }
    Words {
        text: row.actor
        elide: Text.ElideRight
        Layout.preferredWidth: Theme.sized(96)
    }
    Words {
        objectName: "versionWhat" + row.index
        text: row.reason === "" ? row.what : row.what + " · " + row.reason
        size: Theme.dense
        color: Theme.text2
        elide: Text.ElideRight
        Layout.fillWidth: true
    }
    Tag {
        objectName: "versionLive" + row.index
        text: row.index === 0 ? qsTr("live") : ""
        tint: Theme.healthy
    }
    ActionButton {
        objectName: "versionCompare" + row.index
        enabled: row.index > 0 // what is live differs in nothing
        text: qsTr("Compare, restore…")
        onClicked: row.compareAsked()
    }
    ActionButton {
        objectName: "versionExport" + row.index
        text: qsTr("Export…")
        onClicked: row.exportAsked()
    }
}
