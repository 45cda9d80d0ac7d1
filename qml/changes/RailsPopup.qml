// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// The guard rails of the world, each version of them, and other ones to be put in force.
Sheet {
    id: popup

    objectName: "railsPopup"
    required property RailsDesk rails
    readonly property bool faulty: rails.faults.length > 0

    function ask(): void {
        rails.begin();
        open();
        versions.forceActiveFocus();
    }

    titleName: "railsTitle"
    title: qsTr("Guard rails")
    note: rails.title
    broad: Theme.sized(1080)
    height: parent ? Math.min(Math.max(lines.contentHeight, Theme.sized(320)) + Theme.sized(200), parent.height - y - Theme.s8) : 0
    actions: [
        ActionButton {
            objectName: "railsTake"
            text: qsTr("From a file…")
            onClicked: takeAsk.ask(popup.rails.proposed())
        },
        ActionButton {
            objectName: "railsExport"
            text: qsTr("Export…")
            onClicked: exportAsk.ask(popup.rails.proposed())
        }
    ]

    SheetKeys { sheet: popup }
    RowLayout {
        spacing: Theme.s4
        Layout.fillWidth: true
        Layout.fillHeight: true

        ListView {
            id: versions
            objectName: "railsVersions"
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            model: popup.rails.versions
            currentIndex: popup.rails.shown
            Layout.preferredWidth: Theme.sized(300)
            Layout.fillHeight: true
            Layout.maximumHeight: Math.max(Theme.row, contentHeight)
            Layout.alignment: Qt.AlignTop
            Keys.onUpPressed: popup.rails.shown = Math.max(0, popup.rails.shown - 1)
            Keys.onDownPressed: popup.rails.shown = popup.rails.shown + 1
            delegate: RailsVersionRow {
                width: ListView.view.width - Theme.s2
                chosen: popup.rails.shown === index
                onOpened: popup.rails.shown = index
            }
            FocusRing {
                shown: versions.activeFocus
                anchors.margins: 0
            }
            ScrollHandle {
                parent: versions
                anchors { top: parent.top; bottom: parent.bottom; right: parent.right }
                list: versions
            }
        }
        ListView {
            id: lines
            objectName: "railsLines"
            visible: !popup.faulty
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            model: popup.rails.lines
            Layout.fillWidth: true
            Layout.fillHeight: true
            Keys.onUpPressed: flick(0, 400)
            Keys.onDownPressed: flick(0, -400)
            delegate: RailRow { width: ListView.view.width - Theme.s3 }
            FocusRing {
                shown: lines.activeFocus
                anchors.margins: 0
            }
            ScrollHandle {
                parent: lines
                anchors { top: parent.top; bottom: parent.bottom; right: parent.right }
                list: lines
            }
        }
        ListView {
            id: faults
            visible: popup.faulty
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: popup.rails.faults
            Layout.fillWidth: true
            Layout.fillHeight: true
            delegate: Words {
                required property string modelData
                required property int index
                objectName: "railsFault" + index
                width: faults.width
                text: modelData
                size: Theme.dense
                color: Theme.danger
                wrapMode: Text.Wrap
                elide: Text.ElideNone
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
        }
    }
    RowLayout {
        spacing: Theme.s2
        visible: popup.rails.differs
        Layout.fillWidth: true
        Field {
            objectName: "railsReason"
            placeholderText: qsTr("Reason, for the journal")
            Accessible.name: placeholderText
            Layout.fillWidth: true
            onTextEdited: popup.rails.reason = text
            live: popup.rails.reason
        }
        ActionButton {
            objectName: "railsApply"
            text: qsTr("Put in force")
            primary: true
            hint: popup.rails.blocked
            enabled: popup.rails.blocked === ""
            onClicked: popup.rails.apply()
        }
    }
    Words {
        objectName: "railsBlocked"
        visible: popup.rails.differs // and keeps its place: what is under the hand stays there
        text: popup.rails.blocked
        size: Theme.tiny
        color: Theme.muted
        Layout.fillWidth: true
    }
    Answer {
        objectName: "railsAnswer"
        answer: popup.rails.answer
        Layout.fillWidth: true
    }
    FileAsk {
        id: takeAsk
        title: qsTr("Guard rails out of a file, to be compared and put in force")
        acceptLabel: qsTr("Read")
        filters: [qsTr("JSON (*.json)"), qsTr("All files (*)")]
        onChosen: path => popup.rails.take(path)
    }
    FileAsk {
        id: exportAsk
        title: qsTr("Export the guard rails that are shown")
        acceptLabel: qsTr("Write")
        saves: true
        replaces: true
        filters: [qsTr("JSON (*.json)")]
        onChosen: path => popup.rails.write(path)
    }
}
