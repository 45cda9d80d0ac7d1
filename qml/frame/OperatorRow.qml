// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// One operator in the administrator's list: role, standing, and what may be changed of them.
RowLayout {
    id: row

    required property DeskDoor door
    required property int index
    required property string name
    required property int role
    required property bool enabled
    required property string standing
    required property int tone
    signal resetAsked

    spacing: Theme.s2
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1, %2, %3").arg(name).arg(door.roles[role]).arg(standing)

    Words {
        objectName: "operatorName" + row.index
        text: row.name
        strong: row.name === row.door.holder
        color: row.enabled ? Theme.text : Theme.muted
        Layout.preferredWidth: Theme.sized(132)
        elide: Text.ElideRight
    }
    Choice {
        objectName: "operatorRole" + row.index
        name: qsTr("Role of %1").arg(row.name)
        options: row.door.roles // qmllint disable type
        current: row.role
        Layout.preferredWidth: Theme.sized(132)
        onChosen: index => {
            if (index !== row.role)
                row.door.setRole(row.name, index);
        }
    }
    Words {
        objectName: "operatorStanding" + row.index
        text: row.standing
        size: Theme.dense
        color: row.tone > 0 ? Theme.watch : Theme.text2
        elide: Text.ElideRight
        Layout.fillWidth: true
    }
    ActionButton {
        objectName: "operatorReset" + row.index
        text: qsTr("New passphrase…")
        Accessible.name: qsTr("New passphrase of %1").arg(row.name)
        onClicked: row.resetAsked()
    }
    ActionButton {
        objectName: "operatorEnable" + row.index
        text: row.enabled ? qsTr("Disable") : qsTr("Enable")
        Accessible.name: text + " " + row.name
        Layout.preferredWidth: Theme.sized(84)
        onClicked: row.door.setEnabled(row.name, !row.enabled)
    }
}
