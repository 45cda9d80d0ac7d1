// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQml
import Plimsoll
import Plimsoll.ViewModel

/// The world that is open, and what may be done with worlds.
ActionButton {
    id: button

    required property Console desk

    /// Asks which world to open.
    function ask(readOnly: bool): void {
        (readOnly ? readOnlyDialog : openDialog).ask(desk.worldFile(""));
    }

    objectName: "worldButton"
    quiet: true
    shape: Icons.globe
    text: desk.status.world
    hint: qsTr("New, restart, replay, duplicate, open, back up, restore. This world is in %1").arg(desk.status.worldFile)
    onClicked: menu.open()
    Connections {
        target: button.desk
        function onWorldMenuAsked(): void { menu.open(); }
        function onWorldsChanged(): void { if (menu.opened) recent.list(); }
    }

    PlainMenu {
        id: menu
        y: button.height + Theme.s1
        onAboutToShow: recent.list()

        PlainMenu {
            title: qsTr("New demo world")
            Repeater {
                model: button.desk.scenarios
                PlainMenuItem {
                    required property string modelData
                    required property int index
                    objectName: "worldDemo" + index
                    text: modelData
                    onTriggered: button.desk.newDemoWorld(index)
                }
            }
        }
        PlainMenu {
            title: qsTr("New training world")
            Repeater {
                model: button.desk.scenarios
                PlainMenuItem {
                    required property string modelData
                    required property int index
                    objectName: "worldTraining" + index
                    text: modelData
                    onTriggered: button.desk.newTrainingWorld(index)
                }
            }
        }
        PlainMenu {
            title: qsTr("New live world, with sign-in")
            Repeater {
                model: button.desk.scenarios
                PlainMenuItem {
                    required property string modelData
                    required property int index
                    objectName: "worldLive" + index
                    text: modelData
                    onTriggered: button.desk.newLiveWorld(index)
                }
            }
        }
        PlainMenu {
            id: recent
            property list<string> files
            function list(): void {
                files = [];
                files = button.desk.worldsHere();
                beyond = button.desk.worldsBeyond();
            }
            property int beyond: 0
            title: qsTr("Worlds in this folder")
            enabled: files.length > 0
            Instantiator {
                model: recent.files
                onObjectAdded: (index, item) => recent.insertItem(index, item as PlainMenuItem)
                onObjectRemoved: (index, item) => recent.removeItem(item as PlainMenuItem)
                delegate: PlainMenuItem {
                    required property string modelData
                    required property int index
                    objectName: "worldRecent" + index
                    readonly property bool open: modelData === button.desk.status.worldFile
                    text: button.desk.worldTitle(modelData)
                    checked: open
                    onTriggered: if (!open) button.desk.openWorld(modelData, false)
                }
            }
            PlainMenuItem {
                objectName: "worldBeyond"
                visible: recent.beyond > 0
                height: visible ? implicitHeight : 0
                text: recent.beyond === 1 ? qsTr("1 more, older…") : qsTr("%1 more, older…").arg(recent.beyond)
                onTriggered: button.ask(false)
            }
        }
        PlainMenuLine {}
        PlainMenuItem {
            objectName: "worldRestart"
            text: qsTr("Restart, from its scenario")
            onTriggered: button.desk.askRestart()
        }
        PlainMenuItem {
            objectName: "worldReplay"
            text: qsTr("Replay to a moment…")
            onTriggered: button.desk.replay.asked("")
        }
        PlainMenuItem {
            objectName: "worldDuplicate"
            text: qsTr("Duplicate…")
            onTriggered: duplicateDialog.ask(button.desk.worldFile("copy"))
        }
        PlainMenuLine {}
        PlainMenuItem {
            objectName: "worldOpen"
            text: qsTr("Open…")
            onTriggered: button.ask(false)
        }
        PlainMenuItem {
            objectName: "worldOpenReadOnly"
            text: qsTr("Open read-only…")
            onTriggered: button.ask(true)
        }
        PlainMenuItem {
            objectName: "worldBackUp"
            text: qsTr("Back up…")
            onTriggered: backUpDialog.ask(button.desk.worldFile("backup"))
        }
        PlainMenuItem {
            objectName: "worldRestore"
            text: qsTr("Restore…")
            onTriggered: restoreDialog.ask(button.desk.worldFile(""))
        }
        PlainMenuLine {}
        PlainMenuItem {
            objectName: "worldSlowForQueue"
            checkable: true
            checked: button.desk.status.slowsForQueue
            text: qsTr("Slow to 1x when the queue fills")
            onTriggered: button.desk.setSlowForQueue(!button.desk.status.slowsForQueue)
        }
    }

    component WorldDialog: FileAsk {
        filters: [qsTr("Plimsoll worlds (*.plimsoll)"), qsTr("All files (*)")]
    }
    component SaveDialog: WorldDialog {
        saves: true
        acceptLabel: qsTr("Save")
    }
    component OpenDialog: WorldDialog {
        acceptLabel: qsTr("Open")
    }
    SaveDialog {
        id: duplicateDialog
        title: qsTr("Duplicate this world")
        onChosen: path => button.desk.duplicateWorld(path)
    }
    SaveDialog {
        id: backUpDialog
        title: qsTr("Back up this world")
        onChosen: path => button.desk.backUpWorld(path)
    }
    OpenDialog {
        id: openDialog
        title: qsTr("Open a world")
        onChosen: path => button.desk.openWorld(path, false)
    }
    OpenDialog {
        id: readOnlyDialog
        title: qsTr("Open a world read-only")
        onChosen: path => button.desk.openWorld(path, true)
    }
    OpenDialog {
        id: restoreDialog
        title: qsTr("Restore a backup into a new world")
        onChosen: path => button.desk.restoreWorld(path)
    }
}
