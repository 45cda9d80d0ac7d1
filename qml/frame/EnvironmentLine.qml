// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// The colour of the environment over the whole window, hatched when nothing may be changed.
Rectangle {
    id: line

    required property statusLine status
    /// The desk is locked: nothing may be changed before somebody signs in.
    required property bool shut

    implicitHeight: Theme.environmentLine
    color: status.readOnly ? Theme.canvas : Theme.environment(status.environment)
    Accessible.role: Accessible.StaticText
    Accessible.name: shut ? qsTr("%1, locked").arg(status.environmentName)
        : status.readOnly ? qsTr("%1, read-only").arg(status.environmentName) : status.environmentName

    Row {
        visible: line.status.readOnly
        spacing: Theme.s2
        clip: true
        anchors.fill: parent
        Repeater {
            model: line.status.readOnly ? Math.ceil(line.width / (2 * Theme.s2)) : 0
            Rectangle {
                width: Theme.s2
                height: Theme.environmentLine
                color: Theme.environment(line.status.environment)
            }
        }
    }
}
