// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import Plimsoll
import Plimsoll.ViewModel

/// The world that is open, and what may be done with worlds.
ActionButton {
    id: button

    required property Console desk

    objectName: "worldButton"
    quiet: true
    shape: Icons.globe
    text: desk.status.world
    hint: qsTr("World: new, restart, duplicate, open, back up, restore")
    onClicked: menu.open()

    PlainMenu {
        id: menu
        y: button.height + Theme.s1

        PlainMenu {
            title: qsTr("New from scenario")
            Repeater {
                model: button.desk.scenarios
                PlainMenuItem {
                    required property string modelData
                    text: modelData
                    onTriggered: button.desk.newWorld(text)
                }
            }
        }
        PlainMenuItem {
            objectName: "worldRestart"
            text: qsTr("Restart")
            onTriggered: button.desk.restartWorld()
        }
        PlainMenuItem {
            text: qsTr("Duplicate…")
            onTriggered: duplicateDialog.open()
        }
        PlainMenuItem {
            text: qsTr("Open…")
            onTriggered: openDialog.open()
        }
        PlainMenuItem {
            text: qsTr("Open read-only…")
            onTriggered: readOnlyDialog.open()
        }
        PlainMenuItem {
            text: qsTr("Back up…")
            onTriggered: backUpDialog.open()
        }
        PlainMenuItem {
            text: qsTr("Restore…")
            onTriggered: restoreDialog.open()
        }
        PlainMenuItem {
            objectName: "worldSlowForQueue"
            checkable: true
            checked: button.desk.status.slowsForQueue
            text: qsTr("Slow to 1x when the queue fills")
            onTriggered: button.desk.setSlowForQueue(!button.desk.status.slowsForQueue)
        }
    }

    component WorldDialog: FileDialog {
        nameFilters: [qsTr("Plimsoll worlds (*.plimsoll)"), qsTr("All files (*)")]
        defaultSuffix: "plimsoll"
    }
    WorldDialog {
        id: duplicateDialog
        fileMode: FileDialog.SaveFile
        onAccepted: button.desk.duplicateWorld(selectedFile)
    }
    WorldDialog {
        id: openDialog
        onAccepted: button.desk.openWorld(selectedFile, false)
    }
    WorldDialog {
        id: readOnlyDialog
        onAccepted: button.desk.openWorld(selectedFile, true)
    }
    WorldDialog {
        id: backUpDialog
        fileMode: FileDialog.SaveFile
        onAccepted: button.desk.backUpWorld(selectedFile)
    }
    WorldDialog {
        id: restoreDialog
        onAccepted: button.desk.restoreWorld(selectedFile)
    }
}
