// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One figure with and without the change.
Item {
    id: row

    required property string title
    required property string about
    required property string before
    required property string after
    required property int tone

    /// The figures leave their name too little room: they stand below it.
    readonly property bool stacked: figure.implicitWidth > 0.62 * width
    // A name that one line does not take has a second.
    readonly property real named: Math.max(Theme.rowDense, label.implicitHeight + Theme.s1)
    implicitHeight: stacked ? named + Theme.rowDense : named
    Accessible.role: Accessible.StaticText
    Accessible.description: about
    Accessible.name: qsTr("%1: %2, then %3").arg(title).arg(before).arg(after)

    Words {
        id: label
        anchors.left: parent.left
        anchors.right: row.stacked ? parent.right : figure.left
        anchors.rightMargin: row.stacked ? 0 : Theme.s2
        height: row.named
        text: row.title
        // All rows of a list alike.
        size: row.width < Theme.sized(300) ? Theme.tiny : Theme.dense
        color: Theme.text2
        wrapMode: Text.Wrap
        HoverHandler { id: pointer }
        Tip {
            shown: pointer.hovered
            text: row.about
        }
    }
    FittedFigure {
        id: figure
        anchors.right: parent.right
        width: Math.min(implicitWidth, row.stacked ? row.width : 0.62 * row.width)
        y: row.stacked ? row.named : 0
        height: row.stacked ? Theme.rowDense : row.named
        text: row.before + " → " + row.after
        color: row.tone === Tone.Grave ? Theme.critical : row.tone === Tone.Warning ? Theme.danger
             : row.tone === Tone.Notice ? Theme.watch : row.tone === Tone.Good ? Theme.healthy : Theme.text
    }
}
