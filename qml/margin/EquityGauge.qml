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
    readonly property color tint: Theme.band(summary.band)

    readonly property real rightOf: Math.max(maintenance.place, initial.place) + Theme.s1 + 2

    implicitHeight: Theme.sized(48)
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("Equity against requirement: %1").arg(summary.room)

    component Tick: Rectangle {
        property real at: 0
        readonly property real place: Math.round(gauge.width * at) - (at >= 1 ? 2 : 0)
        visible: at > 0
        x: place
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
        color: Theme.bandFill(gauge.summary.band)
    }
    Tick { id: maintenance; at: gauge.summary.maintenanceShare; color: Theme.critical }
    Tick { id: initial; at: gauge.summary.initialShare; color: Theme.text2 }
    // The names stand on the outer sides of the two ticks; where the left side has no room, both stand on the right.
    Name {
        id: maintenanceName
        readonly property bool fits: maintenance.place >= implicitWidth + Theme.s1
        readonly property real place: fits ? maintenance.place - implicitWidth - Theme.s1 : gauge.rightOf
        visible: maintenance.visible
        x: place
        text: qsTr("maintenance")
        color: Theme.critical
    }
    Name {
        readonly property real after: maintenanceName.fits ? gauge.rightOf
            : maintenanceName.place + maintenanceName.implicitWidth + Theme.s2
        visible: initial.visible
        x: after + implicitWidth <= gauge.width ? after : initial.place - implicitWidth - Theme.s1
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
