// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// The change desk: what was proposed, where each change stands, and one of them in full with what may be asked of it.
Item {
    id: page

    required property Console desk
    readonly property ChangesPage changes: desk.changes

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.s4
        anchors.topMargin: 0
        spacing: 0

        PageHeader {
            title: page.changes.selected > 0 ? qsTr("Changes › %1").arg(page.changes.selected) : qsTr("Changes")
            Layout.fillWidth: true
            Layout.leftMargin: -Theme.s4
            Layout.rightMargin: -Theme.s4
            Reading {
                valueName: "changesWaiting"
                label: qsTr("Wait for a hand")
                value: page.changes.waiting
            }
            Reading {
                valueName: "changesRunning"
                label: qsTr("Scheduled or ramping")
                value: page.changes.running
            }
            Tag {
                id: unsigned
                objectName: "trailUnsigned"
                text: page.changes.trailIsUnsigned ? qsTr("Audit not signed") : ""
                tint: Theme.watch
                HoverHandler { id: unsignedHover }
                Tip {
                    shown: unsignedHover.hovered
                    text: qsTr("What is done now is in the audit, and is signed with the rest when an administrator signs in")
                }
            }
            actions: [
                Segments {
                    objectName: "changesPart"
                    name: qsTr("Changes by stage")
                    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                    options: [qsTr("All"), qsTr("Waiting"), qsTr("Running"), qsTr("Done")]
                    current: page.changes.part
                    onChosen: index => page.changes.part = index
                },
                ChangeFilesMenu {
                    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                    changes: page.changes
                }
            ]
        }
        Answer {
            objectName: "filesAnswer"
            answer: page.changes.files.answer
            Layout.fillWidth: true
            Layout.bottomMargin: Theme.s2
        }
        RowLayout {
            spacing: Theme.s3
            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                id: left
                spacing: Theme.s3
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumWidth: 0
                Panel {
                    // As high as its rows beside a review, from six to half of the page.
                    readonly property real wanted: rows.view.y + rows.view.contentHeight + 2 * Theme.s2 + Theme.sized(16)
                    inner: Theme.s2
                    Layout.fillWidth: true
                    Layout.fillHeight: !review.visible
                    Layout.preferredHeight: review.visible
                        ? Math.max(Theme.sized(228), Math.min(wanted, 0.47 * left.height)) : 100
                    ChangeTable {
                        id: rows
                        objectName: "changeRows"
                        visible: !page.changes.empty && !page.changes.files.shown
                        anchors.fill: parent
                        changes: page.changes
                    }
                    NoChanges {
                        visible: page.changes.empty && !page.changes.files.shown
                        anchors.centerIn: parent
                        width: Math.min(parent.width, Theme.inspector)
                        onRiskAsked: page.desk.page = Place.Risk
                    }
                    FileComparison {
                        visible: page.changes.files.shown
                        anchors.fill: parent
                        anchors.margins: Theme.s2
                        files: page.changes.files
                    }
                }
                // Placed by hand: what comes into a layout late may be laid over its neighbour (Qt 6.4).
                Item {
                    id: review
                    readonly property bool judged: page.changes.impact.shown
                    // The impact needs the room more than a line that hardly bends.
                    // Reckoned from the page: what a layout gives must not hide a part of it.
                    readonly property bool drawn: page.changes.plot.shown
                        && (!judged || page.width - Theme.inspectorIn(page.Window.width) > Theme.sized(680))
                    visible: page.changes.selected > 0 && !page.changes.files.shown && (judged || drawn)
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredHeight: 110

                    Panel {
                        id: drawing
                        visible: review.drawn
                        width: review.judged ? Math.round(0.3 * review.width) : review.width
                        height: review.height
                        title: page.changes.plot.title
                        unit: page.changes.plot.unit
                        // Beside the way to the next there is little room for the name.
                        readonly property int named: page.changes.plotNumber !== "" ? title.indexOf(" ") : -1
                        brief: named < 0 ? title : title.slice(0, named)
                        briefUnit: named < 0 ? "%" : qsTr("%1, %").arg(title.slice(named + 1))
                        chart: plot
                        xUnit: page.changes.plot.xUnit
                        yUnit: "%"
                        subject: page.changes.line.name
                        moment: page.desk.status.stamp
                        actions: ActionButton {
                            objectName: "nextPlot"
                            visible: page.changes.plotNumber !== ""
                            quiet: true
                            text: page.changes.plotNumber
                            hint: qsTr("The next of what it moves")
                            Accessible.name: qsTr("Drawn is %1; the next").arg(text)
                            onClicked: page.changes.nextPlot()
                        }
                        SizeChart {
                            id: plot
                            objectName: "reviewChart"
                            along: page.changes.plot.along
                            anchors.fill: parent
                            name: page.changes.plot.title
                            first: page.changes.plot.before
                            firstDraft: page.changes.plot.after
                            firstTint: page.changes.plot.weight ? Theme.lend : Theme.borrow
                            firstName: qsTr("before")
                            second: page.changes.plot.live
                            secondName: page.changes.plot.live.length > 0 ? qsTr("live") : ""
                            secondTint: Theme.text
                            draftName: qsTr("after")
                            xTop: page.changes.plot.xTop
                            yTop: page.changes.plot.yTop
                        }
                    }
                    Panel {
                        visible: review.judged
                        x: review.drawn ? drawing.width + Theme.s3 : 0
                        width: review.width - x
                        height: review.height
                        title: qsTr("Impact now")
                        inner: Theme.s4
                        ImpactView {
                            anchors.fill: parent
                            impact: page.changes.impact
                            onAccountOpened: account => page.desk.openAccount(account)
                        }
                    }
                }
            }
            Panel {
                visible: page.changes.selected > 0
                inner: 0
                Layout.fillWidth: false
                Layout.preferredWidth: Theme.inspectorIn(page.Window.width)
                Layout.maximumWidth: Theme.inspectorIn(page.Window.width)
                Layout.fillHeight: true
                ChangeInspector {
                    anchors.fill: parent
                    changes: page.changes
                    onAccountsAsked: page.desk.openAccountsOf(page.changes.asset())
                }
            }
        }
    }
}
