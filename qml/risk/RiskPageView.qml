// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// Everything that operators change, in four sheets: assets with their pools, markets, the venue, and the marks that wait
/// for a word; each with its editor and its history.
Item {
    id: page

    required property Console desk
    readonly property RiskPage risk: desk.risk
    readonly property bool gridded: risk.sheet === RiskSheet.Assets || risk.sheet === RiskSheet.Markets

    Shortcut { sequence: "Ctrl+Z"; enabled: page.visible && Hands.free; onActivated: page.risk.change.undo() }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.s4
        anchors.topMargin: 0
        spacing: 0

        PageHeader {
            title: page.risk.owner === "" ? qsTr("Risk") : qsTr("Risk › %1").arg(page.risk.owner)
            Layout.fillWidth: true
            Layout.leftMargin: -Theme.s4
            Layout.rightMargin: -Theme.s4
            Reading {
                label: qsTr("Drafts")
                value: page.risk.change.count
                tint: page.risk.change.count > 0 ? Theme.draft : Theme.text
            }
            Reading {
                valueName: "marksHeld"
                label: qsTr("Marks held")
                value: page.risk.marks.held
                tint: page.risk.marks.held > 0 ? Theme.critical : Theme.text
            }
            actions: Segments {
                objectName: "riskSheet"
                name: qsTr("Parameters of")
                anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                options: [qsTr("Assets and pools"), qsTr("Markets"), qsTr("Venue"), qsTr("Marks")]
                current: page.risk.sheet
                onChosen: index => page.risk.sheet = index
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
                    visible: page.gridded
                    inner: Theme.s2
                    Layout.fillWidth: true
                    Layout.preferredHeight: grid.implicitHeight + 2 * Theme.s2
                    // Large text or a small window makes the grid scroll rather than take the room of what stands beneath.
                    Layout.maximumHeight: Math.min(Math.max(Theme.inspector, 0.55 * page.height) / Theme.scale,
                        page.height - Theme.pageBar - 7 * Theme.row)
                    RiskGrid {
                        id: grid
                        anchors.fill: parent
                        risk: page.risk
                        onEditAsked: editor.edit()
                    }
                }
                Panel {
                    visible: page.risk.sheet === RiskSheet.Venue
                    title: qsTr("Venue parameters")
                    unit: qsTr("hold for every asset, market and account")
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    VenueSheet {
                        anchors.fill: parent
                        risk: page.risk
                    }
                }
                Panel {
                    visible: page.risk.sheet === RiskSheet.Marks
                    inner: Theme.s2
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    MarksSheet {
                        anchors.fill: parent
                        marks: page.risk.marks
                    }
                }
                // Placed by hand: a layout loses track of what comes, goes or grows while another page is shown (Qt 6.4).
                Item {
                    id: parts
                    visible: page.gridded
                    // A tall window gives the impact or the history a line of its own rather than charts twice as high as wide.
                    readonly property bool tall: page.height > Theme.tallWindow && charted
                    // An impact needs the room more than a line that hardly bends.
                    readonly property bool charted: page.risk.sheet === RiskSheet.Assets
                        && (!aside.showsImpact || page.width > Theme.wideWindow)
                    readonly property real gap: Theme.s3
                    readonly property real chartWidth: tall ? (width - gap) / 2
                        : (width - 2 * gap) / (aside.showsImpact ? 4.1 : 3)
                    readonly property real chartHeight: tall ? (height - gap) / 2 : height
                    Layout.fillWidth: true
                    Layout.fillHeight: true

                    Panel {
                        objectName: "weightPanel"
                        visible: parts.charted
                        width: parts.chartWidth
                        height: parts.chartHeight
                        title: qsTr("Weight")
                        unit: qsTr("% over balance in $M")
                        briefUnit: qsTr("% / $M")
                        chart: weights
                        xUnit: qsTr("balance in $M")
                        yUnit: "%"
                        subject: page.risk.owner
                        moment: page.desk.status.stamp
                        SizeChart {
                            id: weights
                            objectName: "weightChart"
                            along: qsTr("$%1M")
                            anchors.fill: parent
                            name: qsTr("Collateral weight over balance")
                            first: page.risk.plots.weightLive
                            firstDraft: page.risk.plots.weightDraft
                            firstTint: Theme.lend
                            firstName: qsTr("weight")
                            xTop: page.risk.plots.balanceTop
                            yTop: 100
                        }
                    }
                    Panel {
                        objectName: "requirementPanel"
                        visible: parts.charted
                        x: parts.chartWidth + parts.gap
                        width: parts.chartWidth
                        height: parts.chartHeight
                        title: qsTr("Requirement")
                        unit: qsTr("% over $M owed")
                        briefUnit: qsTr("% / $M")
                        chart: requirements
                        xUnit: qsTr("borrow in $M")
                        yUnit: "%"
                        subject: page.risk.owner
                        moment: page.desk.status.stamp
                        SizeChart {
                            id: requirements
                            objectName: "requirementChart"
                            along: qsTr("$%1M")
                            anchors.fill: parent
                            name: qsTr("Initial and maintenance requirement over notional")
                            first: page.risk.plots.imfLive
                            firstDraft: page.risk.plots.imfDraft
                            firstTint: Theme.borrow
                            firstName: qsTr("initial")
                            second: page.risk.plots.mmfLive
                            secondDraft: page.risk.plots.mmfDraft
                            secondTint: Theme.danger
                            secondName: qsTr("maintenance")
                            xTop: page.risk.plots.notionalTop
                            yTop: page.risk.plots.requirementTop
                        }
                    }
                    Panel {
                        id: aside
                        objectName: "asidePanel"
                        readonly property bool showsImpact: page.risk.impact.shown && tabs.current === 0
                        title: showsImpact ? qsTr("Impact") : qsTr("History")
                        unit: showsImpact ? "" : page.risk.owner + " " + page.risk.parameterTitle
                        inner: Theme.s4
                        x: parts.charted && !parts.tall ? 2 * (parts.chartWidth + parts.gap) : 0
                        y: parts.tall ? parts.chartHeight + parts.gap : 0
                        width: parts.width - x
                        height: parts.height - y
                        actions: [
                            Segments {
                                id: tabs
                                objectName: "impactOrHistory"
                                name: qsTr("Beneath the plot")
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
            ColumnLayout {
                spacing: Theme.s3
                Layout.fillWidth: false
                Layout.preferredWidth: Theme.inspectorIn(page.Window.width)
                Layout.maximumWidth: Theme.inspectorIn(page.Window.width)
                Layout.fillHeight: true

                Panel {
                    visible: page.gridded
                    inner: 0
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    RiskInspector {
                        id: editor
                        anchors.fill: parent
                        risk: page.risk
                    }
                }
                Panel {
                    visible: page.risk.sheet === RiskSheet.Venue
                    title: qsTr("History")
                    unit: page.risk.parameterTitle
                    inner: Theme.s4
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    ParameterHistory {
                        anchors.fill: parent
                        risk: page.risk
                    }
                }
                ChangeBox {
                    visible: page.risk.sheet === RiskSheet.Venue
                    inner: Theme.s4
                    change: page.risk.change
                    Layout.fillWidth: true
                }
                Panel {
                    visible: page.risk.sheet === RiskSheet.Marks
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    MarkInspector {
                        anchors { left: parent.left; right: parent.right; top: parent.top }
                        marks: page.risk.marks
                    }
                }
            }
        }
    }
}
