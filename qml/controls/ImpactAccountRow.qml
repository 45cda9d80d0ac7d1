// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One account that a change takes across a line; a click opens it.
TableRow {
    id: row

    required property int account
    required property string exposure
    required property string ratio
    required property string before
    required property string after
    required property string moved
    required property string what
    required property int tone
    required property int index

    name: qsTr("Account %1, %2, %3 %4 then %5 per cent, exposure %6 dollars").arg(account).arg(what).arg(ratio).arg(before).arg(after).arg(exposure)

    ToneShape {
        id: shape
        x: Theme.s1
        anchors.verticalCenter: parent.verticalCenter
        tone: row.tone
    }
    Figure {
        id: number
        anchors.left: shape.right
        anchors.leftMargin: Theme.s2
        height: parent.height
        text: row.account
        strong: true
    }
    Words {
        anchors { left: number.right; leftMargin: Theme.s2; right: figures.left; rightMargin: Theme.s2 }
        height: parent.height
        // What it crosses is whole; how much gives way.
        text: row.what + " · $" + row.exposure
        size: Theme.tiny
        color: Theme.text2
    }
    Figure {
        id: figures
        objectName: "impactAccount_" + row.account
        anchors.right: parent.right
        anchors.rightMargin: Theme.s1
        height: parent.height
        text: row.moved
    }
}
