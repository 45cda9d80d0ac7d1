// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// Clock, journal, load, operator: always there.
Rectangle {
    id: bar

    required property Console desk

    implicitHeight: Theme.statusBar
    color: Theme.surface

    component Reading: Row {
        id: reading
        property string label: ""
        property alias value: figure.text
        property alias unit: unitText.text
        property alias name: figure.objectName
        spacing: Theme.s1
        Words {
            text: reading.label
            size: Theme.tiny
            color: Theme.muted
            anchors.verticalCenter: parent.verticalCenter
        }
        Figure {
            id: figure
            size: Theme.tiny
            color: Theme.text2
            anchors.verticalCenter: parent.verticalCenter
            Accessible.role: Accessible.StaticText
            Accessible.name: reading.label + " " + text
        }
        Words {
            id: unitText
            visible: text !== ""
            size: Theme.tiny
            color: Theme.muted
            anchors.verticalCenter: parent.verticalCenter
        }
    }

    Rectangle {
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.s3
        anchors.rightMargin: Theme.s3
        spacing: Theme.s4

        ClockControl {
            desk: bar.desk
            Layout.fillHeight: true
        }
        Words {
            objectName: "clockPaused"
            visible: bar.desk.status.speed === 0 && !bar.desk.status.stands
            text: qsTr("paused")
            size: Theme.tiny
            color: Theme.watch
        }
        Tag {
            visible: bar.desk.status.slowedByQueue
            text: qsTr("slowed: queue")
            tint: Theme.watch
        }
        Words {
            visible: text !== ""
            text: bar.desk.status.achieved
            size: Theme.tiny
            color: Theme.watch
        }
        Words {
            visible: text !== ""
            text: bar.desk.status.pricesNote
            size: Theme.tiny
            color: Theme.training
            Layout.maximumWidth: Theme.inspector
        }
        Tag {
            objectName: "staleTag"
            visible: bar.desk.stale
            text: qsTr("figures are old: no news from the exchange")
            tint: Theme.critical
        }
        Toasts {
            id: toasts
            desk: bar.desk
            visible: any
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.topMargin: Theme.hair + 2
            Layout.bottomMargin: 2
            // Before the readings beside it, which come back with the end of what is said.
            Layout.preferredWidth: wanted
            Layout.maximumWidth: wanted
        }
        // From the right; what does not fit in the first line lies below the edge.
        Item {
            clip: true
            Layout.fillWidth: true
            Layout.preferredWidth: 0
            Layout.fillHeight: true
            Flow {
                readonly property real line: Theme.sized(16)
                y: Math.round((parent.height - line) / 2)
                width: parent.width
                spacing: Theme.s4
                layoutDirection: Qt.RightToLeft
                Reading {
                    label: qsTr("durable")
                    value: bar.desk.status.durable
                }
                Reading {
                    name: "appliedSequence"
                    label: qsTr("seq")
                    value: bar.desk.status.applied
                }
                Reading {
                    label: qsTr("apply")
                    value: bar.desk.status.apply
                    unit: "µs"
                }
                Reading {
                    label: qsTr("commands")
                    value: bar.desk.status.rate
                    unit: qsTr("/s")
                }
            }
        }
        OperatorMenu {
            desk: bar.desk
            Layout.fillHeight: true
        }
    }
}
