// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// Equity against what is required of it: a bar with ticks where maintenance and initial requirement lie.
Item {
    id: gauge

    required property accountSummary summary
    readonly property color tint: summary.equityShare < summary.maintenanceShare ? Theme.critical
                                : summary.equityShare < summary.initialShare ? Theme.watch : Theme.healthy

    implicitHeight: Theme.sized(48)
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("Equity against requirement: %1").arg(summary.room)

    component Tick: Rectangle {
        property real at: 0
        visible: at > 0
        x: Math.round(gauge.width * at) - (at >= 1 ? width : 0)
        y: 2
        width: 2
        height: Theme.sized(15) + 12
    }
    component Name: Words {
        y: 15
        height: Theme.sized(14)
        size: Theme.tiny
    }
    Rectangle {
        y: 2
        width: parent.width
        height: 12
        radius: Theme.cornerSmall
        color: Theme.inset
    }
    Rectangle {
        y: 2
        width: parent.width * gauge.summary.equityShare
        height: 12
        radius: Theme.cornerSmall
        color: gauge.tint
    }
    Tick { id: maintenance; at: gauge.summary.maintenanceShare; color: Theme.critical }
    Tick { id: initial; at: gauge.summary.initialShare; color: Theme.text2 }
    // The names stand on the outer sides of the two ticks where that side has room, else between the ticks.
    Name {
        id: maintenanceName
        visible: maintenance.visible
        x: maintenance.x >= width + Theme.s1 ? maintenance.x - width - Theme.s1 : maintenance.x + Theme.s1 + 2
        text: qsTr("maintenance")
        color: Theme.critical
    }
    Name {
        visible: initial.visible
        readonly property real after: Math.max(initial.x + Theme.s1 + 2, maintenanceName.x + maintenanceName.width + Theme.s2)
        x: after + width <= gauge.width ? after : initial.x - width - Theme.s1
        text: qsTr("initial")
        color: Theme.text2
    }
    Words {
        objectName: "accountRoom"
        y: Theme.sized(16) + 15
        width: parent.width
        text: gauge.summary.room
        size: Theme.tiny
        color: gauge.tint
    }
}
