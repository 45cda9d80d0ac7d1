// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// One edit of the chosen change: what it was, what it becomes.
Item {
    id: row

    required property int index
    required property string owner
    required property string title
    required property string before
    required property string after
    required property string unit
    readonly property bool fits: what.implicitWidth + figure.implicitWidth + Theme.s2 <= width

    implicitHeight: fits ? Theme.rowDense : 2 * Theme.rowDense - Theme.s1
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1 %2: %3, then %4 %5").arg(owner).arg(title).arg(before).arg(after).arg(unit)

    Words {
        id: what
        width: row.fits ? implicitWidth : parent.width
        height: Theme.rowDense
        text: row.owner === "" ? row.title : row.owner + "  " + row.title
        size: Theme.dense
        color: Theme.text2
    }
    Figure {
        id: figure
        objectName: "deskEdit" + row.index
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: Math.min(implicitWidth, parent.width)
        height: Theme.rowDense
        text: row.before + " → " + row.after + (row.unit === "" ? "" : " " + row.unit)
        strong: true
        elide: Text.ElideMiddle
    }
}
