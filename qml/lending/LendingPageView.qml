// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// Pools on the left, one pool's curve and history in the middle, its editor on the right.
Item {
    id: page

    required property Console desk
    readonly property LendingPage lending: desk.lending

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.s4
        anchors.topMargin: 0
        spacing: 0

        PageHeader {
            title: qsTr("Lending › %1").arg(page.lending.today.symbol)
            Layout.fillWidth: true
            Layout.leftMargin: -Theme.s4
            Layout.rightMargin: -Theme.s4

            Reading {
                valueName: "poolUtilization"
                label: qsTr("Utilization")
                value: page.lending.today.utilization
                exact: page.lending.today.utilizationExact
                unit: "%"
                tint: page.lending.today.throttled ? Theme.danger : Theme.text
            }
            Reading {
                valueName: "poolBorrowRate"
                label: qsTr("Borrow")
                value: page.lending.today.borrowRate
                unit: qsTr("% a year")
                tint: Theme.borrow
            }
            Reading {
                valueName: "poolLendRate"
                label: qsTr("Lend")
                value: page.lending.today.lendRate
                unit: qsTr("% a year")
                tint: Theme.lend
            }
            Reading {
                visible: page.lending.today.draftBorrowRate !== ""
                valueName: "poolDraftRate"
                label: qsTr("Borrow, draft")
                value: page.lending.today.draftBorrowRate
                unit: qsTr("% a year")
                tint: Theme.draft
            }
            Reading {
                label: qsTr("Borrowed of lent")
                value: page.lending.today.borrowed + " / " + page.lending.today.lent
                exact: page.lending.today.borrowedExact + " / " + page.lending.today.lentExact
                unit: page.lending.today.symbol
            }
            Reading {
                label: qsTr("Headroom")
                value: page.lending.today.headroom
                exact: page.lending.today.headroomExact
                unit: page.lending.today.symbol
            }
            Reading {
                label: qsTr("Mark")
                value: page.lending.today.mark
                exact: page.lending.today.markExact
                unit: "$"
            }
        }
        RowLayout {
            spacing: Theme.s3
            Layout.fillWidth: true
            Layout.fillHeight: true

            Panel {
                inner: Theme.s2
                Layout.preferredWidth: Theme.broad(292)
                Layout.fillHeight: true
                PoolTable {
                    anchors.fill: parent
                    pools: page.lending.pools
                    selected: page.lending.selected
                    onChosen: asset => page.lending.select(asset)
                }
            }
            ColumnLayout {
                spacing: Theme.s3
                Layout.fillWidth: true
                Layout.fillHeight: true

                Panel {
                    title: qsTr("Utilization curve")
                    brief: qsTr("Curve")
                    briefUnit: qsTr("in %")
                    standing: page.desk.standing
                    unit: page.lending.curve.bandUpper.length > 0
                        ? qsTr("rate over utilization, in %; shaded: safe")
                        : qsTr("rate in % a year over utilization in %")
                    chart: curve
                    xUnit: qsTr("utilization in %")
                    yUnit: qsTr("rate in % a year")
                    subject: page.lending.today.symbol
                    moment: page.desk.status.stamp
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredHeight: 380
                    actions: [
                        ActionButton {
                            objectName: "curveShapes"
                            quiet: true
                            shape: Icons.lending
                            hint: qsTr("Begin from a shape between the two ends")
                            enabled: Hands.free
                            onClicked: shapes.open()
                            PlainMenu {
                                id: shapes
                                x: parent ? parent.width - width : 0
                                y: parent ? parent.height + Theme.s1 : 0
                                PlainMenuItem {
                                    objectName: "curveLinear"
                                    text: qsTr("Linear: straight from end to end")
                                    onTriggered: page.lending.curve.shape(CurveEditor.Linear)
                                }
                                PlainMenuItem {
                                    objectName: "curveKinked"
                                    text: qsTr("Kinked: flat up to the optimum, then steep")
                                    onTriggered: page.lending.curve.shape(CurveEditor.Kinked)
                                }
                                PlainMenuItem {
                                    objectName: "curveSteep"
                                    text: qsTr("Steep: flat up to 80 %, a wall from 95 %")
                                    onTriggered: page.lending.curve.shape(CurveEditor.Steep)
                                }
                            }
                        },
                        ActionButton {
                            objectName: "curveAdd"
                            quiet: true
                            shape: Icons.plus
                            hint: qsTr("Add a point in the longest stretch (or double-click the chart)")
                            enabled: page.lending.curve.canAdd && Hands.free
                            onClicked: page.lending.curve.add()
                        },
                        ActionButton {
                            objectName: "curveUndo"
                            quiet: true
                            shape: Icons.undo
                            hint: qsTr("Undo the last step")
                            enabled: page.lending.curve.canUndo
                            onClicked: page.lending.curve.undo()
                        }
                    ]
                    Shortcut {
                        sequence: "Ctrl+Z"
                        enabled: page.visible && page.lending.curve.canUndo
                        onActivated: page.lending.curve.undo()
                    }
                    CurveChart {
                        id: curve
                        objectName: "curveChart"
                        anchors.fill: parent
                        editor: page.lending.curve
                        today: page.lending.today
                    }
                }
                Panel {
                    id: history
                    title: qsTr("Utilization and rates")
                    brief: qsTr("History")
                    unit: qsTr("in %")
                    chart: past
                    actions: TimeRange {
                        objectName: "poolRange"
                        axis: page.lending.time
                        standing: page.desk.standing
                        room: history.width - Theme.sized(history.compact ? 150 : 230)
                        line: room
                    }
                    xUnit: qsTr("UTC")
                    yUnit: "%"
                    subject: page.lending.today.symbol
                    moment: page.desk.status.stamp
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredHeight: 240
                    RowLayout {
                        id: past
                        anchors.fill: parent
                        spacing: Theme.s3
                        TimeChart {
                            objectName: "utilizationHistory"
                            name: qsTr("Utilization over time")
                            unit: "%"
                            axis: page.lending.time
                            loading: page.lending.historyLoading
                            fault: page.lending.historyFault
                            first: page.lending.utilizationHistory
                            firstTint: Theme.accent
                            firstName: qsTr("utilization")
                            level: page.lending.today.threshold
                            levelName: qsTr("throttle")
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            Layout.preferredWidth: 100
                        }
                        TimeChart {
                            objectName: "rateHistory"
                            name: qsTr("Borrow and lend rate over time")
                            unit: "%"
                            axis: page.lending.time
                            loading: page.lending.historyLoading
                            first: page.lending.borrowHistory
                            second: page.lending.lendHistory
                            firstTint: Theme.borrow
                            firstDashed: true
                            secondTint: Theme.lend
                            firstName: qsTr("borrow")
                            secondName: qsTr("lend")
                            yTop: page.lending.rateHistoryTop
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            Layout.preferredWidth: 100
                        }
                    }
                }
            }
            Panel {
                inner: 0
                Layout.preferredWidth: Theme.inspectorIn(page.Window.width)
                Layout.fillHeight: true
                PoolInspector {
                    anchors.fill: parent
                    lending: page.lending
                    shift: page.desk.shift.pool
                    onAccountAsked: subaccount => page.desk.openAccount(subaccount)
                }
            }
        }
    }
}
