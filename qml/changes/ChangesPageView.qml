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
            actions: [
                Segments {
                    objectName: "changesPart"
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

            Panel {
                inner: Theme.s2
                Layout.fillWidth: true
                Layout.fillHeight: true
                ChangeTable {
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
            Panel {
                visible: page.changes.selected > 0
                inner: 0
                Layout.fillWidth: false
                Layout.preferredWidth: Theme.inspector
                Layout.maximumWidth: Theme.inspector
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
