// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// One filter that is kept: its name and what it asks for.
TableRow {
    id: row

    required property int index
    required property string title
    required property string words
    required property bool inUse
    property bool focused: false
    signal removed

    objectName: "filter_" + index
    implicitHeight: Theme.sized(36)
    current: focused
    selected: inUse
    name: title + ", " + words

    Words {
        x: Theme.s2
        y: 3
        width: parent.width - x - close.width
        text: row.title
        strong: true
    }
    Words {
        x: Theme.s2
        y: Theme.sized(19)
        width: parent.width - x - close.width
        text: row.words
        size: Theme.tiny
        color: Theme.muted
    }
    ActionButton {
        id: close
        objectName: "filterRemove_" + row.index
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        quiet: true
        focusPolicy: Qt.NoFocus
        shape: Icons.close
        hint: qsTr("Take %1 away (Delete)").arg(row.title)
        onClicked: row.removed()
    }
}
