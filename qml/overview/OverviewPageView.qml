// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// The whole exchange at a glance.
Item {
    id: page

    required property Console desk
    readonly property OverviewPage overview: desk.overview

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.s4
        anchors.topMargin: Theme.s3
        spacing: Theme.s3

        KeyFigureRow {
            figures: page.overview.figures
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: Theme.tile
            Layout.minimumHeight: Theme.sized(96)
            Layout.maximumHeight: Theme.tile
            onOpened: (place, asset) => {
                if (asset >= 0)
                    page.desk.openPool(asset);
                else
                    page.desk.page = place;
            }
        }
        RowLayout {
            spacing: Theme.s3
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: 366

            Panel {
                title: qsTr("Accounts by MMR")
                unit: qsTr("accounts, log scale, over MMR in %")
                standing: page.desk.standing
                chart: histogram
                xUnit: "%"
                yUnit: qsTr("accounts")
                moment: page.desk.status.stamp
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 100
                AccountHistogram {
                    id: histogram
                    anchors.fill: parent
                    anchors.bottomMargin: Theme.s6
                    histogram: page.overview.histogram
                }
                Words {
                    objectName: "histogramSummary"
                    anchors.bottom: parent.bottom
                    width: parent.width
                    text: page.overview.histogram.summary
                    size: Theme.dense
                    color: Theme.text2
                }
            }
            Panel {
                title: qsTr("Pools")
                unit: qsTr("worst first · ≈ price follows BTC or is simulated")
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 100
                inner: Theme.s2
                PoolBars {
                    anchors.fill: parent
                    pools: page.overview.pools
                    onOpened: asset => page.desk.openPool(asset)
                }
            }
        }
        RowLayout {
            spacing: Theme.s3
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: 206

            Panel {
                title: qsTr("Feed")
                inner: Theme.s2
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 100
                actions: [
                    Segments {
                        objectName: "feedFilter"
                        name: qsTr("What the feed tells")
                        options: [qsTr("All"), qsTr("Liquidations"), qsTr("Changes"), qsTr("Market")]
                        current: page.overview.feedFilter
                        onChosen: index => page.overview.feedFilter = index
                    },
                    TableMenu {
                        id: feedMenu
                        objectName: "feedMenu"
                        name: qsTr("Feed")
                        model: page.overview.feed
                        row: feedList.row
                        columns: [
                            TableColumn { title: qsTr("Time"); role: "time"; figures: false },
                            TableColumn { title: qsTr("Subject"); role: "subject"; figures: false },
                            TableColumn { title: qsTr("What"); role: "text"; figures: false }
                        ]
                    }
                ]
                FeedList {
                    id: feedList
                    menu: feedMenu
                    anchors.fill: parent
                    feed: page.overview.feed
                    onFrozenChanged: page.overview.feedFrozen = frozen
                    onAccountAsked: subaccount => page.desk.openAccount(subaccount)
                    onPoolAsked: asset => page.desk.openPool(asset)
                    onChangeAsked: number => page.desk.openChange(number)
                }
            }
            Panel {
                title: qsTr("Watch list and notes")
                unit: page.desk.shift.summary
                inner: Theme.s2
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 100
                actions: TableMenu {
                    id: shiftMenu
                    objectName: "shiftMenu"
                    name: qsTr("Watch list and notes")
                    model: page.desk.shift.lines
                    row: shiftList.row
                    columns: [
                        TableColumn { title: qsTr("Subject"); role: "subject"; figures: false },
                        TableColumn { title: qsTr("Note or figures"); role: "text"; figures: false },
                        TableColumn { title: qsTr("By"); role: "by"; figures: false }
                    ]
                }
                ShiftList {
                    id: shiftList
                    menu: shiftMenu
                    anchors.fill: parent
                    shift: page.desk.shift
                    onAccountAsked: subaccount => page.desk.openAccount(subaccount)
                    onPoolAsked: asset => page.desk.openPool(asset)
                }
            }
        }
    }
}
