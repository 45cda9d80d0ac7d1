// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// One account in full.
Item {
    id: inspector

    required property MarginPage margin
    /// The keys go to that line of the story, where there is one.
    function read(line: int): void {
        const row = stories.itemAt(line);
        if (row !== null)
            row.forceActiveFocus(Qt.TabFocusReason);
    }
    property SubjectShift shift: null
    /// Which world and when, for what is saved.
    property string stamp: ""
    property string standing: ""
    readonly property accountSummary summary: margin.summary
    signal poolAsked(int asset)

    component Section: Words {
        size: Theme.section
        strong: true
        Layout.fillWidth: true
        Layout.topMargin: Theme.s2
    }

    /// On the middle of the title's line, whichever line that leaves to it.
    component FlowTag: Item {
        property alias text: tag.text
        property alias tint: tag.tint
        visible: text !== ""
        width: tag.implicitWidth
        height: accountTitle.height
        Tag {
            id: tag
            anchors.verticalCenter: parent.verticalCenter
        }
    }

    readonly property int shown: margin.selected
    onShownChanged: flick.contentY = 0

    ScrollPane {
        id: flick
        anchors.fill: parent
        anchors.margins: Theme.s4
        anchors.rightMargin: Theme.s2
        contentHeight: column.implicitHeight
        visible: inspector.summary.known

        ColumnLayout {
            id: column
            width: flick.width - Theme.s3
            spacing: Theme.s1

            RowLayout {
                spacing: Theme.s2
                Layout.fillWidth: true
                Flow {
                    spacing: Theme.s2
                    Layout.fillWidth: true
                    Words {
                        id: accountTitle
                        objectName: "accountTitle"
                        text: inspector.summary.title
                        size: Theme.page
                        strong: true
                    }
                    FlowTag {
                        text: inspector.summary.bandName
                        tint: Theme.band(inspector.summary.band)
                    }
                    FlowTag {
                        text: inspector.summary.flags
                        tint: Theme.text2
                    }
                }
                ActionButton {
                    objectName: "accountClose"
                    Layout.alignment: Qt.AlignTop
                    quiet: true
                    shape: Icons.close
                    hint: qsTr("Close (Esc)")
                    onClicked: {
                        const byKeys = visualFocus;
                        inspector.margin.select(0);
                        if (byKeys)
                            inspector.margin.keysAsked();
                    }
                }
            }
            RowLayout {
                spacing: Theme.s2
                Layout.fillWidth: true
                Words {
                    text: inspector.summary.settings
                    size: Theme.tiny
                    color: Theme.muted
                    Layout.fillWidth: true
                }
                ShiftMarks {
                    id: marks
                    objectName: "accountShift"
                    shift: inspector.shift
                }
            }
            ShiftNotes {
                objectName: "accountNotes"
                shift: inspector.shift
                writing: marks.writing
                asker: marks.asker
                onDone: marks.writing = false
                Layout.fillWidth: true
            }
            RowLayout {
                spacing: Theme.s4
                Layout.fillWidth: true
                Layout.topMargin: Theme.s1
                Reading {
                    valueName: "accountFraction"
                    label: qsTr("Margin fraction")
                    value: inspector.summary.marginFraction
                    exact: inspector.summary.marginFractionExact
                    unit: "%"
                    tint: inspector.summary.band >= Band.Watch ? Theme.band(inspector.summary.band) : Theme.text
                }
                Reading {
                    valueName: "accountMmr"
                    label: qsTr("MMR")
                    value: inspector.summary.mmr
                    unit: "%"
                    tint: inspector.summary.band >= Band.Watch ? Theme.band(inspector.summary.band) : Theme.text
                }
                Reading {
                    label: qsTr("IMR")
                    value: inspector.summary.imr
                    unit: "%"
                }
                Item { Layout.fillWidth: true }
            }
            RowLayout {
                spacing: Theme.s2
                Layout.fillWidth: true
                Section { text: qsTr("From gross value to requirement") }
                TableMenu {
                    objectName: "waterfallMenu"
                    implicitHeight: Theme.sized(20)
                    name: qsTr("From gross value to requirement")
                    model: inspector.margin.waterfall
                    Layout.topMargin: Theme.s2
                    columns: [
                        TableColumn { title: qsTr("Step"); role: "title"; figures: false },
                        TableColumn { title: qsTr("Value"); unit: "$"; role: "amount"; exactRole: "exact" }
                    ]
                }
            }
            Repeater {
                model: inspector.margin.waterfall
                WaterfallRow { Layout.fillWidth: true }
            }
            EquityGauge {
                summary: inspector.summary
                Layout.fillWidth: true
                Layout.topMargin: Theme.s1
            }
            WhatIf {
                margin: inspector.margin
                Layout.fillWidth: true
                Layout.topMargin: Theme.s2
            }
            HoldingTable {
                menuName: "collateralMenu"
                title: qsTr("Collateral")
                model: inspector.margin.collateral
                weightTitle: qsTr("Weight")
                valueTitle: qsTr("Weighted")
                Layout.fillWidth: true
            }
            HoldingTable {
                menuName: "borrowsMenu"
                title: qsTr("Borrows")
                model: inspector.margin.borrows
                weightTitle: qsTr("IMF / MMF")
                tint: Theme.borrow
                Layout.fillWidth: true
            }
            Words {
                text: qsTr("Liquidation prices: that mark moves, all else stands still.")
                size: Theme.tiny
                color: Theme.muted
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            RowLayout {
                spacing: Theme.s2
                Layout.fillWidth: true
                Layout.topMargin: Theme.s2
                Words {
                    text: qsTr("Margin fraction")
                    size: Theme.section
                    strong: true
                }
                Words {
                    text: saveFraction.answer
                    size: Theme.tiny
                    color: Theme.muted
                    Layout.fillWidth: true
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                    Accessible.ignored: text === ""
                }
                ChartSave {
                    id: saveFraction
                    objectName: "saveFraction"
                    chart: fraction
                    title: qsTr("Margin fraction of account %1").arg(inspector.margin.selected)
                    moment: inspector.stamp
                    xUnit: qsTr("UTC")
                    yUnit: "%"
                }
            }
            TimeRange {
                objectName: "fractionRange"
                axis: fraction.axis
                standing: inspector.standing
                Layout.alignment: Qt.AlignRight
                // Its place is kept: what is zoomed stays where it is.
                Layout.minimumHeight: Theme.control
            }
            TimeChart {
                id: fraction
                objectName: "fractionHistory"
                scrolls: true
                sampleStep: 10
                name: qsTr("Margin fraction over time")
                first: inspector.margin.history
                readonly property bool owes: inspector.summary.band !== Band.NoExposure
                nothing: owes ? qsTr("No history yet") : qsTr("No exposure")
                whyNothing: owes ? qsTr("It grows by a sample each simulated minute.")
                                 : qsTr("A margin fraction is of what is owed, or would be by open orders.")
                unit: "%"
                yTop: inspector.margin.historyTop
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.sized(120)
            }
            RowLayout {
                visible: orders.count > 0
                spacing: Theme.s2
                Layout.fillWidth: true
                Section { text: qsTr("Orders") }
                TableMenu {
                    objectName: "accountOrdersMenu"
                    implicitHeight: Theme.sized(20)
                    name: qsTr("Open orders of account %1").arg(inspector.margin.selected)
                    model: inspector.margin.orders
                    Layout.topMargin: Theme.s2
                    columns: [
                        TableColumn { title: qsTr("Order"); role: "number" },
                        TableColumn { title: qsTr("Market"); role: "market"; figures: false },
                        TableColumn { title: qsTr("Side"); role: "side"; figures: false },
                        TableColumn { title: qsTr("Price"); role: "price"; exactRole: "priceExact" },
                        TableColumn { title: qsTr("Quantity"); role: "quantity" },
                        TableColumn { title: qsTr("Filled"); role: "filled" }
                    ]
                }
            }
            Repeater {
                id: orders
                model: inspector.margin.orders
                AccountOrderRow { Layout.fillWidth: true }
            }
            RowLayout {
                visible: stories.count > 0
                spacing: Theme.s2
                Layout.fillWidth: true
                Section { text: qsTr("Story") }
                TableMenu {
                    objectName: "storyMenu"
                    implicitHeight: Theme.sized(20)
                    name: qsTr("Story of account %1").arg(inspector.margin.selected)
                    model: inspector.margin.story
                    Layout.topMargin: Theme.s2
                    columns: [
                        TableColumn { title: qsTr("Time"); role: "time"; figures: false },
                        TableColumn { title: qsTr("What"); role: "text"; figures: false }
                    ]
                }
            }
            Repeater {
                id: stories
                model: inspector.margin.story
                StoryRow {
                    // One stop for all; from there line by line.
                    activeFocusOnTab: index === 0 || activeFocus
                    Layout.fillWidth: true
                    Keys.onDownPressed: inspector.read(index + 1)
                    Keys.onUpPressed: inspector.read(index - 1)
                    Keys.onPressed: event => {
                        const to = event.key === Qt.Key_PageDown ? Math.min(stories.count - 1, index + 10)
                            : event.key === Qt.Key_PageUp ? Math.max(0, index - 10)
                            : event.key === Qt.Key_End ? stories.count - 1 : event.key === Qt.Key_Home ? 0 : -1;
                        event.accepted = to >= 0;
                        inspector.read(to);
                    }
                }
            }
        }
    }
    ScrollHandle {
        anchors { top: flick.top; bottom: flick.bottom; right: parent.right }
        list: flick
    }
    Words {
        visible: !inspector.summary.known
        anchors.centerIn: parent
        text: qsTr("Asking for account %1…").arg(inspector.margin.selected)
        color: Theme.muted
    }
}
