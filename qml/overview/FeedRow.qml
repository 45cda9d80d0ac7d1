// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One line of the feed.
TableRow {
    id: row

    required property string time
    required property string subject
    required property string text
    required property int tone
    required property int asset
    required property int subaccount
    required property int change

    name: time + " " + subject + " " + text

    Figure {
        id: when
        x: Theme.s2
        height: parent.height
        text: row.time
        color: Theme.muted
    }
    ToneShape {
        id: mark
        anchors.left: when.right
        anchors.leftMargin: Theme.s3
        anchors.verticalCenter: parent.verticalCenter
        tone: row.tone
    }
    Words {
        id: who
        anchors.left: mark.right
        anchors.leftMargin: Theme.s2
        height: parent.height
        text: row.subject
        size: Theme.dense
        strong: true
    }
    Words {
        id: told
        anchors.left: who.right
        anchors.leftMargin: Theme.s1
        anchors.right: parent.right
        height: parent.height
        text: row.text
        // All rows alike: where there is little room, larger text gives back what it has grown by.
        size: row.width < Theme.sized(620) ? Math.round(Theme.dense / Math.max(1, Theme.scale)) : Theme.dense
        color: Theme.text2
        Tip {
            shown: row.lit && told.truncated
            text: told.text
        }
    }
}
