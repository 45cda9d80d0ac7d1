// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// All accounts by margin fraction, the histogram above filters them, one account in full on the right.
Item {
    id: page

    required property Console desk
    readonly property MarginPage margin: desk.margin

    Keys.onEscapePressed: page.margin.select(0)

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.s4
        anchors.topMargin: 0
        spacing: 0

        PageHeader {
            title: qsTr("Margin")
            Layout.fillWidth: true
            Layout.leftMargin: -Theme.s4
            Layout.rightMargin: -Theme.s4
            Reading {
                valueName: "marginMatching"
                label: qsTr("Accounts")
                value: page.margin.matching
            }
            Reading {
                valueName: "marginAtRisk"
                label: qsTr("At MMR ≥ 80 %")
                value: page.margin.atRisk
                tint: page.margin.anyAtRisk ? Theme.danger : Theme.text
            }
            Reading {
                valueName: "marginWorst"
                label: qsTr("Worst account")
                value: page.margin.worst
                tint: page.margin.worstBand >= 0 ? Theme.band(page.margin.worstBand) : Theme.text
                opens: page.margin.worstAccount > 0
                hint: qsTr("Open it, whatever the table shows")
                onOpened: page.margin.select(page.margin.worstAccount)
            }
            actions: [
                ActionButton {
                    objectName: "clearFilters"
                    opacity: page.margin.filtered ? 1 : 0
                    enabled: page.margin.filtered
                    quiet: true
                    text: qsTr("Clear")
                    onClicked: page.margin.clearFilters()
                },
                FilterMenu {
                    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                    margin: page.margin
                },
                Segments {
                    objectName: "bandFilter"
                    name: qsTr("Accounts by MMR")
                    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                    options: [qsTr("All"), qsTr("Watch +"), qsTr("Danger +"), qsTr("Critical")]
                    // The range that is brushed on the histogram filters as well: under it none of them is all.
                    current: page.margin.bandFilter === 0 && page.margin.brushFrom >= 0 ? -1 : page.margin.bandFilter
                    onChosen: index => {
                        page.margin.bandFilter = index;
                        if (index === 0)
                            page.margin.brush(-1, -1);
                    }
                },
                Choice {
                    objectName: "assetFilter"
                    implicitWidth: Theme.sized(104)
                    name: qsTr("Asset")
                    options: page.margin.assetNames
                    current: page.margin.assetFilter
                    onChosen: index => page.margin.assetFilter = index
                },
                SizeAndFlagMenu {
                    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                    margin: page.margin
                },
                Field {
                    id: accountFilter
                    objectName: "accountFilter"
                    implicitWidth: Theme.sized(112)
                    readonly property string asked: page.margin.text
                    onAskedChanged: if (text.trim() !== asked) text = asked
                    placeholderText: qsTr("Find account")
                    Accessible.name: qsTr("Find accounts by number, flag or largest debt")
                    onTextEdited: page.margin.text = text
                    onAccepted: page.margin.openFound()
                    HoverHandler { id: filterPointer }
                    Tip {
                        shown: filterPointer.hovered && accountFilter.text === ""
                        text: qsTr("A part of the number; else what a row says of flags, as held or auto lend, "
                            + "or the asset of its largest debt")
                    }
                }
            ]
        }
        Flow {
            visible: page.margin.more.count > 0
            spacing: Theme.s2
            Layout.fillWidth: true
            Layout.bottomMargin: Theme.s2
            Repeater {
                model: page.margin.more.chips
                Chip {
                    required property int index
                    required property string title
                    objectName: "filterChip_" + index
                    text: title
                    onClicked: page.margin.more.drop(index)
                }
            }
        }
        // Placed by hand: a layout may keep the height that it was given before the page had its own, and the place of
        // an account that goes while the page is not seen (Qt 6.4).
        Item {
            id: body
            Layout.fillWidth: true
            Layout.fillHeight: true

            Item {
                id: tables
                width: body.width - (one.visible ? one.width + Theme.s3 : 0)
                height: body.height

                Panel {
                    id: spread
                    title: page.margin.overFraction ? qsTr("Accounts by margin fraction") : qsTr("Accounts by MMR")
                    // The filters narrow the table; the bars stay those of the venue.
                    unit: page.margin.filtered ? qsTr("all accounts, log scale, over %; drag across to filter")
                                               : qsTr("accounts, log scale, over %; drag across to filter")
                    briefUnit: page.margin.filtered ? qsTr("all, log scale, over %") : qsTr("log scale, over %")
                    standing: page.desk.standing
                    chart: histogram
                    xUnit: "%"
                    yUnit: qsTr("accounts")
                    moment: page.desk.status.stamp
                    actions: Segments {
                        objectName: "histogramOver"
                        name: qsTr("Histogram of")
                        options: [qsTr("MMR"), qsTr("Margin fraction")]
                        current: page.margin.overFraction ? 1 : 0
                        onChosen: index => page.margin.overFraction = index === 1
                    }
                    width: tables.width
                    height: Math.max(170, Math.round(page.height * 0.24))
                    AccountHistogram {
                        id: histogram
                        objectName: "marginHistogram"
                        anchors.fill: parent
                        histogram: page.margin.histogram
                        brushable: true
                        brushFrom: page.margin.brushFrom
                        brushTo: page.margin.brushTo
                        onBrushed: (from, to) => page.margin.brush(from, to)
                    }
                }
                Panel {
                    inner: Theme.s2
                    y: spread.height + Theme.s3
                    width: tables.width
                    height: tables.height - y
                    AccountTableView {
                        anchors.fill: parent
                        margin: page.margin
                    }
                }
            }
            Panel {
                id: one
                visible: page.margin.selected > 0
                inner: 0
                x: body.width - width
                width: Theme.inspectorIn(page.Window.width)
                height: body.height
                AccountInspector {
                    anchors.fill: parent
                    margin: page.margin
                    shift: page.desk.shift.account
                    stamp: page.desk.status.stamp
                    standing: page.desk.standing
                    onPoolAsked: asset => page.desk.openPool(asset)
                }
            }
        }
    }
}
