// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll

/// One kind of component: its name, what it is for, and its states beneath.
Rectangle {
    id: section

    property string title: ""
    property string hint: ""
    default property alias content: column.data

    color: Theme.surface
    radius: Theme.corner
    implicitHeight: column.implicitHeight + 2 * Theme.s4
    Layout.fillWidth: true
    Accessible.role: Accessible.Grouping
    Accessible.name: title

    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top }
        anchors.margins: Theme.s4
        spacing: Theme.s2
        Words {
            text: section.title
            size: Theme.section
            strong: true
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Words {
            visible: section.hint !== ""
            text: section.hint
            size: Theme.tiny
            color: Theme.muted
            wrapMode: Text.Wrap
            elide: Text.ElideNone
            Layout.fillWidth: true
        }
    }
}
