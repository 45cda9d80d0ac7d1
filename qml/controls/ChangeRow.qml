// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// One edit of a change.
Item {
    id: row

    required property string owner
    required property string title
    required property string before
    required property string after
    required property string refusal
    required property string path
    signal discarded

    readonly property string values: before + " → " + after
    readonly property real room: width - drop.width
    /// The values do not fit beside the name.
    readonly property bool below: what.implicitWidth + valuesSize.advanceWidth + Theme.s3 > room

    implicitHeight: Theme.sized(20) + (below ? figure.height : 0) + (refusal === "" ? 0 : refusalText.height)
    Accessible.role: Accessible.ListItem
    Accessible.name: owner + " " + title + " " + values

    TextMetrics {
        id: valuesSize
        font: figure.font
        text: row.values
    }
    Words {
        id: what
        width: Math.min(implicitWidth, row.room)
        height: Theme.sized(20)
        text: row.owner + " " + row.title
        size: Theme.dense
        color: Theme.text2
    }
    Figure {
        id: figure
        x: row.below ? 0 : row.room - width
        y: row.below ? what.height : 0
        width: row.below ? row.room : row.room - what.width - Theme.s2
        height: row.below ? contentHeight + Theme.s1 : Theme.sized(20)
        text: row.values
        color: row.refusal === "" ? Theme.draft : Theme.danger
        horizontalAlignment: row.below ? Text.AlignLeft : Text.AlignRight
        wrapMode: row.below ? Text.Wrap : Text.NoWrap
    }
    ActionButton {
        id: drop
        anchors.right: parent.right
        implicitHeight: Theme.sized(20)
        quiet: true
        shape: Icons.close
        hint: qsTr("Drop this one")
        onClicked: row.discarded()
    }
    Words {
        id: refusalText
        y: parent.height - height
        width: parent.width
        height: Theme.sized(16)
        visible: text !== ""
        text: row.refusal
        size: Theme.tiny
        color: Theme.danger
    }
}
