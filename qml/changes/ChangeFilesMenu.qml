// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// What the change desk gives out as files and takes in.
ActionButton {
    id: button

    required property ChangesPage changes

    objectName: "changeFiles"
    shape: Icons.exportFile
    text: qsTr("Files")
    hint: qsTr("Export, import, report, compare with a configuration file, guard rails")
    onClicked: menu.open()

    PlainMenu {
        id: menu
        x: button.width - width
        y: button.height + Theme.s1

        PlainMenuItem {
            objectName: "changeExport"
            enabled: button.changes.selected > 0
            text: enabled ? qsTr("Export change %1…").arg(button.changes.selected) : qsTr("Export a change…")
            onTriggered: exportAsk.ask(button.changes.files.proposed("json"))
        }
        PlainMenuItem {
            objectName: "changeReport"
            enabled: button.changes.selected > 0
            text: enabled ? qsTr("Report of change %1…").arg(button.changes.selected) : qsTr("Report of a change…")
            onTriggered: reportAsk.ask(button.changes.files.proposed("pdf"))
        }
        PlainMenuItem {
            objectName: "changeImport"
            text: qsTr("Import a change…")
            onTriggered: importAsk.ask(button.changes.files.proposed("json"))
        }
        PlainMenuItem {
            objectName: "configurationVersions"
            text: qsTr("Past versions of the configuration…")
            onTriggered: versionsPopup.ask()
        }
        PlainMenuItem {
            objectName: "guardRails"
            text: qsTr("Guard rails…")
            onTriggered: railsPopup.ask()
        }
        PlainMenuItem {
            objectName: "configurationCompare"
            text: qsTr("Compare with a configuration file…")
            onTriggered: compareAsk.ask(button.changes.files.proposedConfiguration())
        }
        PlainMenuItem {
            objectName: "configurationExport"
            text: qsTr("Export the live configuration…")
            onTriggered: configurationAsk.ask(button.changes.files.proposedConfiguration())
        }
        PlainMenuItem {
            objectName: "configurationBefore"
            enabled: button.changes.selected > 0
            text: enabled ? qsTr("Export the configuration before change %1…").arg(button.changes.selected)
                          : qsTr("Export the configuration before a change…")
            onTriggered: beforeAsk.ask(button.changes.files.proposedConfiguration())
        }
    }

    VersionsPopup {
        id: versionsPopup
        files: button.changes.files
    }
    RailsPopup {
        id: railsPopup
        rails: button.changes.rails
    }
    component Writes: FileAsk {
        acceptLabel: qsTr("Write")
        saves: true
        replaces: true
        filters: [qsTr("JSON (*.json)")]
    }
    component Reads: FileAsk {
        acceptLabel: qsTr("Read")
        filters: [qsTr("JSON (*.json)"), qsTr("All files (*)")]
    }
    Writes {
        id: exportAsk
        title: qsTr("Export a change")
        onChosen: path => button.changes.files.exportChange(path)
    }
    Writes {
        id: reportAsk
        title: qsTr("Write the report of a change")
        filters: [qsTr("PDF (*.pdf)"), qsTr("Markdown (*.md)")]
        onChosen: path => button.changes.files.exportReport(path)
    }
    Writes {
        id: configurationAsk
        title: qsTr("Export the live configuration")
        onChosen: path => button.changes.files.exportConfiguration(path)
    }
    Writes {
        id: beforeAsk
        title: qsTr("Export the configuration as it was before the change")
        onChosen: path => button.changes.files.exportBefore(path)
    }
    Reads {
        id: importAsk
        title: qsTr("Import a change as a draft of your own")
        onChosen: path => button.changes.files.importChange(path)
    }
    Reads {
        id: compareAsk
        title: qsTr("Compare a risk configuration with the live one")
        onChosen: path => button.changes.files.compare(path)
    }
}
