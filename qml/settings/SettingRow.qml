// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll

/// A preference: its name, what it means, its control on the right.
RowLayout {
    id: row

    property string label: ""
    property string hint: ""
    default property alias control: slot.data

    spacing: Theme.s4
    Layout.fillWidth: true
    Layout.minimumHeight: Theme.topBar

    Column {
        spacing: 1
        Layout.fillWidth: true
        Words {
            width: parent.width
            text: row.label
            wrapMode: Text.Wrap
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: row.hint
            size: Theme.tiny
            color: Theme.muted
            wrapMode: Text.Wrap
        }
    }
    Row {
        id: slot
        Layout.alignment: Qt.AlignVCenter
    }
}
