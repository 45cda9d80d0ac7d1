// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// Assets by parameters, what the chosen one does to weights and requirements, its editor and its history.
Item {
    id: page

    required property Console desk
    readonly property RiskPage risk: desk.risk

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.s4
        anchors.topMargin: 0
        spacing: 0

        PageHeader {
            title: qsTr("Risk › %1").arg(page.risk.symbol)
            Layout.fillWidth: true
            Layout.leftMargin: -Theme.s4
            Layout.rightMargin: -Theme.s4
            Reading {
                label: qsTr("Drafts")
                value: page.risk.change.count
                tint: page.risk.change.count > 0 ? Theme.draft : Theme.text
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
                    inner: Theme.s2
                    Layout.fillWidth: true
                    Layout.preferredHeight: grid.implicitHeight + 2 * Theme.s2
                    RiskGrid {
                        id: grid
                        anchors.fill: parent
                        risk: page.risk
                    }
                }
                RowLayout {
                    spacing: Theme.s3
                    Layout.fillWidth: true
                    Layout.fillHeight: true

                    Panel {
                        title: qsTr("Weight")
                        unit: qsTr("% over balance in $M")
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.preferredWidth: 100
                        SizeChart {
                            anchors.fill: parent
                            name: qsTr("Collateral weight over balance")
                            first: page.risk.weightLive
                            firstDraft: page.risk.weightDraft
                            firstTint: Theme.lend
                            firstName: qsTr("weight")
                            xTop: page.risk.balanceTop
                            yTop: 100
                        }
                    }
                    Panel {
                        title: qsTr("Requirement")
                        unit: qsTr("% over borrow in $M")
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.preferredWidth: 100
                        SizeChart {
                            anchors.fill: parent
                            name: qsTr("Initial and maintenance requirement over notional")
                            first: page.risk.imfLive
                            firstDraft: page.risk.imfDraft
                            firstTint: Theme.borrow
                            firstName: qsTr("initial")
                            second: page.risk.mmfLive
                            secondDraft: page.risk.mmfDraft
                            secondTint: Theme.danger
                            secondName: qsTr("maintenance")
                            xTop: page.risk.notionalTop
                            yTop: page.risk.requirementTop
                        }
                    }
                    Panel {
                        id: aside
                        readonly property bool showsImpact: page.risk.impact.shown && tabs.current === 0
                        title: showsImpact ? qsTr("Impact") : qsTr("History")
                        unit: showsImpact ? qsTr("MMR in %") : page.risk.symbol + " " + page.risk.parameterTitle
                        inner: Theme.s3
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.preferredWidth: showsImpact ? 140 : 100
                        actions: [
                            Segments {
                                id: tabs
                                objectName: "impactOrHistory"
                                visible: page.risk.impact.shown
                                options: [qsTr("Impact"), qsTr("History")]
                                onChosen: index => current = index
                            }
                        ]
                        ParameterHistory {
                            visible: !aside.showsImpact
                            anchors.fill: parent
                            risk: page.risk
                        }
                        ImpactView {
                            visible: aside.showsImpact
                            anchors.fill: parent
                            impact: page.risk.impact
                            onAccountOpened: account => page.desk.openAccount(account)
                        }
                    }
                }
            }
            Panel {
                inner: 0
                Layout.preferredWidth: Theme.inspector
                Layout.fillHeight: true
                RiskInspector {
                    anchors.fill: parent
                    risk: page.risk
                }
            }
        }
    }
}
