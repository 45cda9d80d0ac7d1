// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One step of a liquidation: when, by whom, how much; beneath it, what was closed with what.
Item {
    id: row

    required property string time
    required property string stage
    required property int stageKind
    required property string value
    required property string valueExact
    required property string closed
    required property string fraction

    implicitHeight: words.y + words.implicitHeight + Theme.s2
    Accessible.role: Accessible.ListItem
    Accessible.name: time + ", " + stage + (value !== "" ? ", " + value : "") + ", " + closed + (fraction !== "" ? ", " + fraction : "")

    Figure {
        id: when
        text: row.time
        size: Theme.tiny
        color: Theme.muted
        height: stageWords.height
    }
    Words {
        id: stageWords
        anchors.left: when.right
        anchors.leftMargin: Theme.s2
        text: row.stage
        size: Theme.dense
        color: row.stageKind === Stage.Done ? Theme.text2 : row.stageKind === Stage.Book ? Theme.danger : Theme.critical
    }
    Figure {
        anchors.right: parent.right
        height: stageWords.height
        text: row.value
        exact: row.valueExact
    }
    Words {
        id: words
        y: stageWords.height
        width: parent.width - change.width - Theme.s2
        text: row.closed
        size: Theme.dense
        color: Theme.text2
        wrapMode: Text.Wrap
    }
    Figure {
        id: change
        anchors.right: parent.right
        y: words.y
        text: row.fraction
        size: Theme.dense
        color: Theme.text2
    }
}
