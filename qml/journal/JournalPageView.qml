// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// What was asked and what came of it: operators first, all else by choice; one entry in full; verify; export.
Item {
    id: page

    required property Console desk
    readonly property JournalPage journal: desk.journal

    Keys.onEscapePressed: page.journal.close()

    component Label: Words {
        size: Theme.dense
        color: Theme.text2
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.s4
        anchors.topMargin: 0
        spacing: 0

        PageHeader {
            title: qsTr("Journal")
            Layout.fillWidth: true
            Layout.leftMargin: -Theme.s4
            Layout.rightMargin: -Theme.s4
            Reading {
                valueName: "journalTotal"
                label: page.journal.filtered ? qsTr("Entries that match") : qsTr("Entries")
                value: page.journal.total
            }
            Reading {
                valueName: "journalThrough"
                label: qsTr("Durable through")
                value: page.desk.status.durable
            }
            actions: [
                Words {
                    objectName: "exportAnswer"
                    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                    visible: text !== ""
                    width: Math.min(implicitWidth, Theme.inspector)
                    elide: Text.ElideMiddle
                    text: page.journal.exported
                    size: Theme.dense
                    color: page.journal.exportRefused ? Theme.danger : Theme.healthy
                },
                VerifyBar {
                    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                    journal: page.journal
                },
                ActionButton {
                    objectName: "journalExport"
                    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                    text: qsTr("Export…")
                    enabled: page.journal.exportBlocked === ""
                    hint: enabled ? qsTr("All that matches, as CSV or JSON. The journal keeps who took it")
                                  : page.journal.exportBlocked
                    whyShut: page.journal.exportBlocked
                    onClicked: dialog.ask(page.journal.exportFile())
                }
            ]
        }
        VerdictLine {
            journal: page.journal
            Layout.fillWidth: true
            Layout.bottomMargin: Theme.s3
        }
        Panel {
            inner: Theme.s2
            implicitHeight: filters.implicitHeight + 2 * Theme.s2
            Layout.fillWidth: true

            Column {
                id: filters
                width: parent.width
                spacing: Theme.s2

                Segments {
                    objectName: "journalTable"
                    name: qsTr("What is listed")
                    options: [qsTr("Operators"), qsTr("Commands"), qsTr("Events"), qsTr("Fills"), qsTr("Liquidations"), qsTr("Refusals")]
                    current: page.journal.table
                    onChosen: index => page.journal.table = index
                }
                Flow {
                    id: fields
                    width: parent.width
                    spacing: Theme.s2

                    Field {
                        objectName: "journalText"
                        // What the others leave of the line.
                        readonly property real others: {
                            let sum = 0;
                            for (let at = 1; at < fields.children.length; ++at)
                                sum += fields.children[at].visible ? fields.children[at].width + fields.spacing : 0;
                            return sum;
                        }
                        implicitWidth: Math.max(Theme.sized(96), Math.min(Theme.sized(260), fields.width - others))
                        placeholderText: page.journal.table === 1 ? qsTr("Search, or sequence") : qsTr("Search")
                        live: page.journal.text
                        Accessible.name: placeholderText
                        onTextEdited: page.journal.text = text
                    }
                    Field {
                        objectName: "journalAccount"
                        implicitWidth: Theme.sized(84)
                        placeholderText: qsTr("Account")
                        live: page.journal.account
                        refused: page.journal.accountFaulty
                        Accessible.name: placeholderText
                        onTextEdited: page.journal.account = text
                    }
                    Choice {
                        objectName: "journalAsset"
                        name: qsTr("Asset")
                        implicitWidth: Theme.sized(104)
                        options: page.journal.assets // qmllint disable type
                        current: page.journal.asset
                        onChosen: index => page.journal.asset = index
                    }
                    Choice {
                        objectName: "journalKind"
                        visible: options.length > 1
                        name: qsTr("Kind")
                        implicitWidth: Theme.sized(132)
                        options: page.journal.kinds // qmllint disable type
                        current: page.journal.kind
                        onChosen: index => page.journal.kind = index
                    }
                    Segments {
                        objectName: "journalOutcome"
                        name: qsTr("Outcome")
                        visible: page.journal.table <= 1
                        options: [qsTr("Both"), qsTr("Accepted"), qsTr("Refused")]
                        current: page.journal.outcome
                        onChosen: index => page.journal.outcome = index
                    }
                    Field {
                        objectName: "journalFrom"
                        visible: page.journal.table !== 1
                        implicitWidth: Theme.sized(100)
                        placeholderText: qsTr("From hh:mm")
                        live: page.journal.from
                        refused: page.journal.fromFaulty
                        Accessible.name: qsTr("From simulated time, as 21:14 or 2025-10-10 21:14")
                        onTextEdited: page.journal.from = text
                    }
                    Field {
                        objectName: "journalUntil"
                        visible: page.journal.table !== 1
                        implicitWidth: Theme.sized(100)
                        placeholderText: qsTr("Until hh:mm")
                        live: page.journal.until
                        refused: page.journal.untilFaulty
                        Accessible.name: qsTr("Until simulated time, as 21:15 or 2025-10-10 21:15")
                        onTextEdited: page.journal.until = text
                    }
                    ActionButton {
                        objectName: "journalClear"
                        // Its place is kept: what stands beneath does not move.
                        opacity: page.journal.filtered ? 1 : 0
                        enabled: page.journal.filtered
                        quiet: true
                        text: qsTr("Clear")
                        onClicked: page.journal.clearFilters()
                    }
                }
            }
        }
        Words {
            objectName: "journalFault"
            visible: text !== ""
            text: page.journal.fault !== "" ? page.journal.fault : page.journal.refusal
            color: Theme.danger
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Layout.topMargin: Theme.s2
        }
        RowLayout {
            spacing: Theme.s3
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.topMargin: Theme.s3

            Panel {
                inner: Theme.s2
                Layout.fillWidth: true
                Layout.fillHeight: true
                ColumnLayout {
                    anchors.fill: parent
                    spacing: Theme.s1
                    JournalTableView {
                        objectName: "journalRows"
                        journal: page.journal
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                    }
                    RowLayout {
                        visible: page.journal.lookedBack !== ""
                        spacing: Theme.s3
                        Label {
                            objectName: "journalLookedBack"
                            text: page.journal.lookedBack
                        }
                        ActionButton {
                            objectName: "journalFurther"
                            opacity: page.journal.canLookFurther ? 1 : 0
                            enabled: page.journal.canLookFurther
                            quiet: true
                            text: qsTr("Look further")
                            onClicked: page.journal.lookFurther()
                        }
                    }
                }
            }
            Panel {
                visible: page.journal.hasEntry
                inner: 0
                Layout.preferredWidth: Theme.inspectorIn(page.Window.width)
                Layout.fillHeight: true
                EntryInspector {
                    anchors.fill: parent
                    journal: page.journal
                }
            }
        }
    }
    FileAsk {
        id: dialog
        title: qsTr("Export the rows that the filter finds")
        acceptLabel: qsTr("Export")
        saves: true
        replaces: true
        filters: [qsTr("Comma-separated (*.csv)"), qsTr("JSON (*.json)")]
        onChosen: path => page.journal.exportTo(path)
    }
}
