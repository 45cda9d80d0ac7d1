// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plimsoll
import Plimsoll.ViewModel

/// Every version of the risk configuration, newest first: to be held against the live one, exported, restored.
T.Popup {
    id: popup

    objectName: "versionsPopup"
    required property ChangeFiles files
    property int exported: -1

    function ask(): void {
        files.readVersions();
        open();
        list.forceActiveFocus();
    }

    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: Theme.environmentLine + Theme.topBar + 2 * Theme.s8
    width: parent ? Math.min(Theme.sized(1000), parent.width - 2 * Theme.s8) : 0
    height: column.implicitHeight + 2 * padding
    padding: Theme.s4
    focus: true
    dim: true
    closePolicy: T.Popup.CloseOnEscape

    T.Overlay.modeless: Rectangle { color: Theme.shade }

    background: Rectangle {
        color: Theme.raised
        radius: Theme.corner
        border.color: Theme.outline
        border.width: Theme.hair
    }
    contentItem: ColumnLayout { // qmllint disable deferred-property-id
        SheetKeys { sheet: popup }
        id: column
        spacing: Theme.s3

        RowLayout {
            Layout.fillWidth: true
            Words {
                objectName: "versionsTitle"
                text: qsTr("Versions of the risk configuration")
                size: Theme.section
                strong: true
            }
            Words {
                objectName: "versionsNote"
                text: popup.files.versionsNote
                size: Theme.tiny
                color: Theme.muted
                Layout.fillWidth: true
            }
            ActionButton {
                quiet: true
                shape: Icons.close
                hint: qsTr("Close (Esc)")
                onClicked: popup.close()
            }
        }
        ListView {
            id: list
            objectName: "versionList"
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            spacing: Theme.s1
            model: popup.files.versions
            implicitHeight: Math.min(contentHeight, 12 * (Theme.control + Theme.s1))
            Layout.fillWidth: true
            delegate: VersionRow {
                width: ListView.view.width - Theme.s3
                height: Theme.control
                onCompareAsked: {
                    popup.close();
                    popup.files.compareVersion(index);
                }
                onExportAsked: {
                    popup.exported = index;
                    exportAsk.ask(popup.files.proposedVersion(index));
                }
            }
            ScrollHandle {
                anchors { top: parent.top; bottom: parent.bottom; right: parent.right }
                list: list
            }
        }
    }
    FileAsk {
        id: exportAsk
        title: qsTr("Export a version of the configuration")
        acceptLabel: qsTr("Write")
        saves: true
        replaces: true
        filters: [qsTr("JSON (*.json)")]
        onChosen: path => popup.files.exportVersion(popup.exported, path)
    }
}
