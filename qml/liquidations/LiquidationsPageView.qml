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

    Connections {
        target: page.queue
        function onFrameWanted(): void { if (page.Window.window) page.Window.window.update(); }
    }
    Connections {
        target: page.Window.window
        enabled: page.visible
        function onFrameSwapped(): void { page.queue.frameShown(); }
    }

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
                valueName: "fundValue"
                label: qsTr("Backstop fund")
                value: page.queue.figures.fund
                exact: page.queue.figures.fundExact
                unit: "$"
                tint: page.queue.figures.fundLow ? Theme.critical : Theme.text
            }
            Item {
                implicitWidth: capacity.implicitWidth
                implicitHeight: capacity.implicitHeight
                Reading {
                    id: capacity
                    label: qsTr("Provider capacity")
                    valueName: "capacityValue"
                    value: qsTr("%1 of %2").arg(page.queue.figures.capacity).arg(page.queue.figures.capacityTotal)
                    unit: "$"
                    tint: page.queue.figures.capacityShare <= 0 && page.queue.figures.providers > 0 ? Theme.critical : Theme.text
                }
                MeterBar {
                    anchors.top: capacity.bottom
                    anchors.topMargin: 2
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
            actions: Segments {
                objectName: "queueOrCalls"
                name: qsTr("What is listed")
                anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                options: [qsTr("Queue"), qsTr("Margin calls · %1").arg(page.queue.atRisk)]
                current: page.queue.calling ? 1 : 0
                onChosen: index => page.queue.calling = index === 1
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

                Panel {
                    visible: page.queue.calling
                    title: called.frozen ? qsTr("Margin calls, order held") : qsTr("Margin calls")
                    unit: page.queue.calls.total === 1
                        ? qsTr("MMR 80 % and more: 1 account; $%1 would bring it back to 80 %").arg(page.queue.calls.sum)
                        : qsTr("MMR 80 % and more: %1 accounts; $%2 would bring all back to 80 %").arg(page.queue.calls.total).arg(page.queue.calls.sum)
                    inner: Theme.s2
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    actions: ActionButton {
                        objectName: "callsExport"
                        shape: Icons.exportFile
                        text: qsTr("Export CSV")
                        onClicked: page.queue.calls.exportCsv()
                    }
                    ColumnLayout {
                        anchors.fill: parent
                        MarginCallTable {
                            id: called
                            calls: page.queue.calls
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            onAccountAsked: subaccount => page.desk.openAccount(subaccount)
                        }
                        Words {
                            objectName: "callsAnswer"
                            visible: text !== ""
                            text: page.queue.calls.answer
                            size: Theme.dense
                            color: page.queue.calls.refused ? Theme.danger : Theme.healthy
                            leftPadding: Theme.s2
                            Layout.fillWidth: true
                            Accessible.role: Accessible.AlertMessage
                            Accessible.name: text
                        }
                    }
                }
                RowLayout {
                    visible: !page.queue.calling
                    spacing: Theme.s2
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredHeight: 420

                    component QueueLane: Lane {
                        id: lane
                        required property int place
                        selected: page.queue.selected
                        hintLines: 2
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.preferredWidth: 100
                        onChosen: subaccount => page.queue.selected = subaccount
                        onPointed: on => {
                            if (on)
                                page.queue.pointed = place;
                            else if (page.queue.pointed === place)
                                page.queue.pointed = -1;
                        }
                    }
                    QueueLane {
                        objectName: "laneWatch"
                        place: 0
                        total: page.queue.laneTotals[0] ?? ""
                        cut: page.queue.laneCuts[0] ?? ""
                        title: qsTr("Watch")
                        hint: qsTr("MMR 80 to 100 %")
                        tint: Theme.watch
                        lines: page.queue.watch
                        emptyText: qsTr("nobody near")
                    }
                    QueueLane {
                        objectName: "laneBook"
                        place: 1
                        total: page.queue.laneTotals[1] ?? ""
                        cut: page.queue.laneCuts[1] ?? ""
                        title: qsTr("Book")
                        hint: qsTr("sold into the market")
                        tint: Theme.danger
                        lines: page.queue.book
                    }
                    QueueLane {
                        objectName: "laneBackstop"
                        place: 2
                        total: page.queue.laneTotals[2] ?? ""
                        cut: page.queue.laneCuts[2] ?? ""
                        title: qsTr("Backstop")
                        hint: qsTr("providers take over")
                        tint: Theme.critical
                        lines: page.queue.backstop
                    }
                    QueueLane {
                        objectName: "laneAdl"
                        place: 3
                        total: page.queue.laneTotals[3] ?? ""
                        cut: page.queue.laneCuts[3] ?? ""
                        title: qsTr("ADL")
                        hint: qsTr("lenders are paid in kind")
                        tint: Theme.critical
                        lines: page.queue.adl
                    }
                    QueueLane {
                        objectName: "laneDone"
                        place: 4
                        total: page.queue.laneTotals[4] ?? ""
                        cut: page.queue.laneCuts[4] ?? ""
                        title: qsTr("Done")
                        hint: qsTr("left within 10 min")
                        tint: Theme.healthy
                        lines: page.queue.done
                        emptyText: qsTr("none of late")
                    }
                }
                Panel {
                    visible: !page.queue.calling
                    title: qsTr("Recent fills")
                    unit: fillTable.frozen ? qsTr("held while you point, or the keys are on a row") : qsTr("newest on top")
                    inner: Theme.s2
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredHeight: 200
                    FillTable {
                        id: fillTable
                        anchors.fill: parent
                        onFrozenChanged: page.queue.fillsHeld = frozen
                        fills: page.queue.fills
                        onChosen: subaccount => page.queue.selected = subaccount
                    }
                }
            }
            Panel {
                Layout.preferredWidth: 0.9 * Theme.inspectorIn(page.Window.width)
                Layout.fillHeight: true
                ColumnLayout {
                    anchors.fill: parent
                    spacing: Theme.s3
                    Segments {
                        objectName: "queueAside"
                        name: qsTr("Beside the lanes")
                        options: [qsTr("Account"), qsTr("Backstop"), page.queue.holdDesk.count > 0 ? qsTr("Holds · %1").arg(page.queue.holdDesk.count) : qsTr("Holds")]
                        current: page.queue.aside
                        onChosen: index => page.queue.aside = index
                    }
                    QueueInspector {
                        visible: page.queue.aside === 0
                        queue: page.queue
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        onAccountAsked: subaccount => page.desk.openAccount(subaccount)
                    }
                    BackstopPanel {
                        visible: page.queue.aside === 1
                        queue: page.queue
                        stamp: page.desk.status.stamp
                        standing: page.desk.standing
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                    }
                    HoldsPanel {
                        visible: page.queue.aside === 2
                        queue: page.queue
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                    }
                }
            }
        }
    }
}
