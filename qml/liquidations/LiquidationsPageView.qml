// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// The queue as it drains, in lanes from left to right; the fund and the providers above; fills at the foot.
Item {
    id: page

    required property Console desk
    readonly property LiquidationsPage queue: desk.liquidations

    Keys.onEscapePressed: page.queue.selected = 0

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.s4
        anchors.topMargin: 0
        spacing: 0

        PageHeader {
            title: qsTr("Liquidations")
            Layout.fillWidth: true
            Layout.leftMargin: -Theme.s4
            Layout.rightMargin: -Theme.s4
            Reading {
                valueName: "queueLength"
                label: qsTr("In the queue")
                value: page.queue.figures.length
                tint: page.queue.figures.count > 0 ? Theme.danger : Theme.healthy
            }
            Reading {
                label: qsTr("To close")
                value: page.queue.figures.exposure
                unit: "$"
            }
            Reading {
                label: qsTr("Backstop fund")
                value: page.queue.figures.fund
                exact: page.queue.figures.fundExact
                unit: "$"
            }
            Item {
                implicitWidth: capacity.implicitWidth
                implicitHeight: capacity.implicitHeight
                Reading {
                    id: capacity
                    label: qsTr("Provider capacity")
                    value: page.queue.figures.capacity + " / " + page.queue.figures.capacityTotal
                    unit: "$"
                }
                MeterBar {
                    anchors.top: capacity.bottom
                    width: parent.width
                    implicitHeight: Theme.meter
                    value: page.queue.figures.capacityShare
                    tint: value < 0.25 ? Theme.danger : Theme.lend
                }
            }
            Reading {
                label: qsTr("Bad debt")
                value: page.queue.figures.badDebt
                unit: "$"
                tint: page.queue.figures.debt ? Theme.critical : Theme.text
            }
            Reading {
                label: qsTr("Socialised")
                value: page.queue.figures.socialised
                unit: "$"
                tint: page.queue.figures.debt ? Theme.critical : Theme.text
            }
            actions: Tag {
                anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                text: page.queue.figures.stopped
                tint: Theme.watch
            }
        }
        RowLayout {
            spacing: Theme.s3
            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                spacing: Theme.s3
                Layout.fillWidth: true
                Layout.fillHeight: true

                RowLayout {
                    spacing: Theme.s2
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredHeight: 420

                    component QueueLane: Lane {
                        id: lane
                        selected: page.queue.selected
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.preferredWidth: 100
                        onChosen: subaccount => page.queue.selected = subaccount
                    }
                    QueueLane {
                        objectName: "laneWatch"
                        title: qsTr("Watch")
                        hint: qsTr("MMR 80 to 100 %")
                        tint: Theme.watch
                        lines: page.queue.watch
                        emptyText: qsTr("nobody near")
                    }
                    QueueLane {
                        objectName: "laneBook"
                        title: qsTr("Book")
                        hint: qsTr("sold into the market")
                        tint: Theme.danger
                        lines: page.queue.book
                    }
                    QueueLane {
                        objectName: "laneBackstop"
                        title: qsTr("Backstop")
                        hint: qsTr("providers take over")
                        tint: Theme.critical
                        lines: page.queue.backstop
                    }
                    QueueLane {
                        objectName: "laneAdl"
                        title: qsTr("ADL")
                        hint: qsTr("lenders are paid in kind")
                        tint: Theme.critical
                        lines: page.queue.adl
                    }
                    QueueLane {
                        objectName: "laneDone"
                        title: qsTr("Done")
                        hint: qsTr("left the queue")
                        tint: Theme.healthy
                        lines: page.queue.done
                        emptyText: qsTr("none of late")
                    }
                }
                Panel {
                    title: qsTr("Recent fills")
                    unit: qsTr("newest on top")
                    inner: Theme.s2
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredHeight: 200
                    FillTable {
                        anchors.fill: parent
                        fills: page.queue.fills
                        onChosen: subaccount => page.queue.selected = subaccount
                    }
                }
            }
            Panel {
                inner: 0
                Layout.preferredWidth: 300
                Layout.fillHeight: true
                QueueInspector {
                    anchors.fill: parent
                    queue: page.queue
                    onAccountAsked: subaccount => page.desk.openAccount(subaccount)
                }
            }
        }
    }
}
