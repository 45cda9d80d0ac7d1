// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll

/// One guard rail, and beneath it what is in force where that is another.
ColumnLayout {
    id: row

    required property int index
    required property string title
    required property string path
    required property string text
    required property string inForce
    readonly property bool differs: inForce !== ""

    spacing: 0
    Accessible.role: Accessible.ListItem
    Accessible.name: differs ? qsTr("%1: %2, in force is %3").arg(title).arg(text).arg(inForce) : title + ": " + text

    RowLayout {
        spacing: Theme.s3
        Layout.fillWidth: true
        Words {
            text: row.title
            size: Theme.dense
            color: Theme.text2
            elide: Text.ElideRight
            Layout.fillWidth: true
            Layout.preferredWidth: 100
            Layout.preferredHeight: Theme.rowDense
        }
        Words {
            objectName: "railText" + row.index
            text: row.text
            size: Theme.dense
            color: row.differs ? Theme.draft : Theme.text
            elide: Text.ElideRight
            Layout.fillWidth: true
            Layout.preferredWidth: 130
            Layout.preferredHeight: Theme.rowDense
        }
    }
    Words {
        visible: row.differs
        text: qsTr("in force: %1").arg(row.inForce)
        size: Theme.tiny
        color: Theme.muted
        horizontalAlignment: Text.AlignRight
        Layout.fillWidth: true
    }
}
