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

    implicitHeight: 48
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("Equity against requirement: %1").arg(summary.room)

    component Tick: Item {
        id: tick
        property real at: 0
        property string label: ""
        property color tint: Theme.text2
        property bool before: false
        x: Math.round(gauge.width * at)
        height: 28
        Rectangle {
            width: 2
            height: 26
            y: 2
            color: tick.tint
        }
        Words {
            anchors.right: tick.before ? parent.left : undefined
            anchors.left: tick.before ? undefined : parent.right
            anchors.leftMargin: Theme.s1 + 2
            anchors.rightMargin: Theme.s1
            y: 15
            text: tick.label
            size: Theme.tiny
            color: tick.tint
        }
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
    Tick {
        visible: gauge.summary.maintenanceShare > 0
        at: gauge.summary.maintenanceShare
        label: qsTr("maintenance")
        before: at > 0.3
        tint: Theme.critical
    }
    Tick {
        visible: gauge.summary.initialShare > 0
        at: gauge.summary.initialShare
        label: qsTr("initial")
        before: at > 0.88
        tint: Theme.text2
    }
    Words {
        objectName: "accountRoom"
        y: 31
        width: parent.width
        text: gauge.summary.room
        size: Theme.tiny
        color: gauge.tint
    }
}
