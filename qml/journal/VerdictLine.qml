// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// What a verification came to; a notice may be long.
RowLayout {
    id: line

    required property JournalPage journal

    visible: journal.verdict !== ""
    spacing: Theme.s2

    ToneShape {
        tone: line.journal.verdictTone
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: Theme.s1
    }
    Words {
        objectName: "verdict"
        visible: text !== ""
        text: line.journal.verdict
        size: Theme.dense
        color: line.journal.verdictTone === Tone.Grave ? Theme.critical : Theme.text
        wrapMode: Text.Wrap
        elide: Text.ElideNone
        Layout.fillWidth: true
        Accessible.role: Accessible.StaticText
        Accessible.name: text
        HoverHandler { id: pointer }
        Tip {
            shown: pointer.hovered
            text: line.journal.verdictExact
            figures: true
        }
    }
}
