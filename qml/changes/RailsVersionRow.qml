// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll

/// One version of the guard rails: since when, by whom and why.
Rectangle {
    id: row

    required property int index
    required property string number
    required property string since
    required property string what
    property bool chosen: false
    signal opened

    objectName: "railsVersion" + index
    implicitHeight: content.implicitHeight + 2 * Theme.s1
    radius: Theme.cornerSmall
    color: chosen ? Theme.selected : "transparent"
    Accessible.role: Accessible.ListItem
    Accessible.name: (index === 0 ? qsTr("Version %1, in force, since %2: %3") : qsTr("Version %1, since %2: %3")).arg(number).arg(since).arg(what)
    Accessible.selected: chosen
    Accessible.onPressAction: row.opened()

    ColumnLayout {
        id: content
        anchors { left: parent.left; right: parent.right; margins: Theme.s2; verticalCenter: parent.verticalCenter }
        spacing: 0
        RowLayout {
            spacing: Theme.s2
            Figure { text: row.number }
            Figure {
                text: row.since
                color: Theme.text2
                Layout.fillWidth: true
            }
            Tag {
                text: row.index === 0 ? qsTr("in force") : ""
                tint: Theme.healthy
            }
        }
        Words {
            text: row.what
            size: Theme.tiny
            color: Theme.muted
            wrapMode: Text.Wrap
            maximumLineCount: 3
            Layout.fillWidth: true
        }
    }
    TapHandler { onTapped: row.opened() }
}
