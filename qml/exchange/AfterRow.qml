// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// A figure of the account now and after.
Item {
    id: row

    required property int index
    required property string label
    required property string before
    required property string after
    required property string afterExact
    required property int tone

    implicitHeight: Theme.rowDense - 2
    objectName: "after" + index
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1 now %2, after %3").arg(label).arg(before).arg(after)

    Words {
        height: parent.height
        text: row.label
        size: Theme.dense
        color: Theme.text2
    }
    Figure {
        x: parent.width * 0.38
        width: parent.width * 0.28
        height: parent.height
        text: row.before
        color: Theme.muted
    }
    FittedFigure {
        id: figure
        anchors.right: parent.right
        // Left of it stand the figure of now and a mark.
        width: Math.min(implicitWidth, parent.width * 0.34 - Theme.s4 - Theme.s1)
        height: parent.height
        text: row.after
        exact: row.afterExact
        strong: row.before !== row.after
    }
    ToneShape {
        visible: row.tone !== Tone.Quiet
        anchors.right: figure.left
        anchors.rightMargin: Theme.s1
        anchors.verticalCenter: parent.verticalCenter
        tone: row.tone
    }
}
