// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// Every version of the risk configuration, newest first: to be held against the live one, exported, restored.
Sheet {
    id: popup

    objectName: "versionsPopup"
    required property ChangeFiles files
    property int exported: -1

    function ask(): void {
        files.readVersions();
        open();
        list.forceActiveFocus();
    }

    titleName: "versionsTitle"
    title: qsTr("Versions of the risk configuration")
    noteName: "versionsNote"
    note: files.versionsNote
    broad: Theme.sized(1000)

    SheetKeys { sheet: popup }
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
