// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// A configuration file against the live one, to be made a draft; or what is wrong with a file.
ColumnLayout {
    id: comparison

    required property ChangeFiles files
    readonly property bool faulty: files.faults.length > 0

    spacing: Theme.s2

    RowLayout {
        spacing: Theme.s2
        Layout.fillWidth: true
        Words {
            objectName: "filesTitle"
            text: comparison.files.title
            size: Theme.section
            strong: true
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        ActionButton {
            objectName: "filesClose"
            quiet: true
            shape: Icons.close
            hint: qsTr("Back to the changes")
            onClicked: comparison.files.close()
        }
    }
    Words {
        objectName: "filesNote"
        visible: text !== ""
        text: comparison.files.note
        size: Theme.dense
        color: Theme.text2
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    Words {
        visible: comparison.files.count > 0
        text: qsTr("live → there")
        size: Theme.tiny
        color: Theme.muted
        horizontalAlignment: Text.AlignRight
        Layout.fillWidth: true
        Layout.maximumWidth: 2 * Theme.inspector - Theme.s3
    }
    ListView {
        id: list
        objectName: "filesRows"
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        Layout.fillWidth: true
        Layout.maximumWidth: 2 * Theme.inspector
        Layout.fillHeight: true
        model: comparison.faulty ? null : comparison.files.rows
        visible: !comparison.faulty
        delegate: DeskEditRow { width: list.width - Theme.s3 }
        ScrollHandle {
            anchors { top: parent.top; bottom: parent.bottom; right: parent.right }
            list: list
        }
    }
    ListView {
        id: faultList
        visible: comparison.faulty
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        Layout.fillWidth: true
        Layout.fillHeight: true
        model: comparison.files.faults
        delegate: Words {
            required property string modelData
            required property int index
            objectName: "filesFault" + index
            width: faultList.width
            text: modelData
            size: Theme.dense
            color: Theme.danger
            wrapMode: Text.Wrap
            elide: Text.ElideNone
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
    }
    RowLayout {
        visible: comparison.files.count > 0
        spacing: Theme.s2
        Layout.fillWidth: true
        Field {
            objectName: "filesReason"
            placeholderText: qsTr("Reason, for the journal")
            Accessible.name: placeholderText
            Layout.fillWidth: true
            onTextEdited: comparison.files.reason = text
            live: comparison.files.reason
        }
        ActionButton {
            objectName: "filesDraft"
            text: qsTr("Make it a draft")
            primary: true
            hint: comparison.files.blocked
            enabled: comparison.files.blocked === ""
            onClicked: comparison.files.draft()
        }
    }
}
