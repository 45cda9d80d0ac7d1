// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// One entry in full: the command, who and why, what came of it, where it is kept.
Item {
    id: inspector

    required property JournalPage journal

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.s4
        anchors.rightMargin: Theme.s2
        spacing: Theme.s2

        RowLayout {
            spacing: Theme.s2
            Layout.fillWidth: true
            Layout.rightMargin: Theme.s2
            Words {
                objectName: "entryTitle"
                text: inspector.journal.entryTitle
                size: Theme.section
                strong: true
                Layout.fillWidth: true
            }
            ActionButton {
                objectName: "copyEntry"
                quiet: true
                text: qsTr("Copy")
                enabled: inspector.journal.exportBlocked === ""
                hint: enabled ? qsTr("The whole entry, with every digit") : inspector.journal.exportBlocked
                onClicked: {
                    clipboard.text = inspector.journal.entryText();
                    clipboard.selectAll();
                    clipboard.copy();
                }
            }
            ActionButton {
                objectName: "closeEntry"
                quiet: true
                shape: Icons.close
                hint: qsTr("Close (Esc)")
                onClicked: inspector.journal.close()
            }
        }
        ListView {
            id: list
            objectName: "entryList"
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: inspector.journal.entry
            activeFocusOnTab: true
            Layout.fillWidth: true
            Layout.fillHeight: true
            section.property: "section"
            delegate: Item {
                id: row
                required property int index
                required property string section
                readonly property bool leads: ListView.previousSection !== ListView.section
                readonly property real above: leads ? Theme.row + Theme.s1 : 0
                required property string label
                required property string value
                required property bool figures
                required property bool refused
                width: ListView.view.width - Theme.s3
                height: above + Math.max(Theme.rowDense, text.implicitHeight + 4)
                Accessible.role: Accessible.ListItem
                Accessible.name: label + " " + value
                Words {
                    visible: row.leads
                    width: parent.width
                    height: row.above - Theme.s1
                    verticalAlignment: Text.AlignBottom
                    text: row.section
                    size: Theme.tiny
                    color: Theme.muted
                }
                Words {
                    y: row.above + 3
                    width: Theme.sized(124)
                    text: row.label
                    size: Theme.dense
                    color: Theme.text2
                }
                TextEdit {
                    id: text
                    objectName: "entryValue_" + row.label
                    x: Theme.sized(130)
                    y: row.above + 3
                    width: parent.width - x
                    text: row.value
                    readOnly: true
                    selectByMouse: true
                    textFormat: TextEdit.PlainText
                    wrapMode: TextEdit.Wrap
                    color: row.refused ? Theme.danger : Theme.text
                    selectionColor: Theme.accent
                    selectedTextColor: Theme.accentText
                    font.family: row.figures ? Theme.figures : Theme.words
                    font.pixelSize: Theme.dense
                }
            }
            ScrollHandle {
                parent: list // not among the rows
                anchors { top: parent.top; bottom: parent.bottom; right: parent.right }
                list: list
            }
            FocusRing {
                shown: list.activeFocus
                anchors.margins: 0
            }
        }
        ActionButton {
            objectName: "replayEntry"
            text: qsTr("Replay to here…")
            hint: qsTr("The world as it was after this command, in a world of its own")
            visible: inspector.journal.entrySequence !== ""
            onClicked: inspector.journal.replayAsked(inspector.journal.entrySequence)
        }
    }
    TextEdit {
        id: clipboard
        visible: false
    }
}
