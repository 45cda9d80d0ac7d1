// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// What the stage of the chosen change lets one ask of it, with a reason where one is owed, and why something may not be
/// asked now.
Rectangle {
    id: box

    required property ChangesPage changes

    implicitHeight: column.implicitHeight + 2 * Theme.s3
    visible: list.count > 0 || changes.mayDraftAgain || answer.text !== ""
    color: Theme.inset
    radius: Theme.corner

    Steady {
        id: column
        subject: box.changes.selected + "," + list.count + "," + box.changes.mayOverride + "," + box.changes.notice.open + "," + box.changes.takesReason
        x: Theme.s3
        y: Theme.s3
        width: parent.width - 2 * Theme.s3

        RowLayout {
            visible: box.changes.takesSigner
            spacing: Theme.s2
            Layout.fillWidth: true
            Words {
                text: qsTr("Signs")
                size: Theme.dense
                color: Theme.text2
                Layout.fillWidth: true
            }
            Choice {
                objectName: "changeSigner"
                name: qsTr("Who signs what is asked here")
                options: box.changes.signers // qmllint disable type
                current: box.changes.signer
                Layout.preferredWidth: Theme.sized(168)
                onChosen: index => box.changes.signer = index
            }
        }
        PassphraseField {
            id: passphrase
            objectName: "changePassphrase"
            visible: box.changes.takesPassphrase
            // Always takes the cursor: who clicks on it does not type their passphrase in the clear elsewhere.
            readonly property bool wanted: box.changes.asksSigner
            placeholderText: wanted ? qsTr("Passphrase of %1").arg(box.changes.signers[box.changes.signer] ?? "")
                                     : qsTr("Passphrase, where someone else signs")
            Layout.fillWidth: true
            onTextChanged: box.changes.hasPassphrase = text !== ""
            onVisibleChanged: text = ""
            onWantedChanged: {
                if (!wanted)
                    text = "";
            }
        }
        Field {
            objectName: "changeReason"
            visible: box.changes.takesReason
            placeholderText: qsTr("Reason, for the journal")
            Accessible.name: placeholderText
            Layout.fillWidth: true
            onTextEdited: box.changes.reason = text
            live: box.changes.reason
        }
        Flow {
            spacing: Theme.s2
            Layout.fillWidth: true
            Repeater {
                id: list
                model: box.changes.actions
                ActionButton {
                    required property int verb
                    required property string name
                    required property string title
                    required property string why
                    required property bool leads
                    objectName: "ask" + name
                    text: title
                    // The plan below has an action of its own.
                    primary: leads && !box.changes.notice.open
                    enabled: why === ""
                    onClicked: {
                        box.changes.ask(verb, passphrase.text);
                        passphrase.text = "";
                    }
                    // The second click of a double one is not meant for what has come into its place.
                    onDoubleClicked: {}
                }
            }
            ActionButton {
                objectName: "askOverride"
                visible: box.changes.mayOverride
                text: qsTr("Override the rail")
                hint: qsTr("Submit it all the same: it needs one more approval, and is marked for good")
                onClicked: box.changes.submitOverriding()
            }
            ActionButton {
                objectName: "askAgain"
                visible: box.changes.mayDraftAgain
                text: qsTr("Draft it again")
                hint: qsTr("A draft of your own with the same edits, from the values that are live now")
                onClicked: box.changes.draftAgain()
            }
            ActionButton {
                objectName: "askNotice"
                visible: box.changes.mayGiveNotice && !box.changes.notice.open
                text: qsTr("Notice ramp…")
                hint: qsTr("Plan the steps that give every account it liquidates its notice")
                onClicked: box.changes.planNotice()
            }
        }
        NoticeStart {
            visible: box.changes.notice.open
            changes: box.changes
            Layout.fillWidth: true
            onStarted: {
                box.changes.startNotice(passphrase.text);
                passphrase.text = "";
            }
        }
        // Two hints and an answer of two lines have their room: whatever is said, the buttons above stay where they are.
        ColumnLayout {
            spacing: Theme.s1
            Layout.fillWidth: true
            Layout.minimumHeight: list.count > 0 && !box.changes.notice.open ? Theme.sized(70) : 0
            Repeater {
                model: box.changes.blocked
                Words {
                    required property string modelData
                    required property int index
                    objectName: "changeBlocked" + index
                    text: modelData
                    size: Theme.tiny
                    color: Theme.muted
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
            }
            Answer {
                id: answer
                objectName: "deskAnswer"
                answer: box.changes.answer
                // Always there: what comes into a layout late may keep the width of its one line (Qt 6.4).
                visible: true
                Layout.preferredWidth: 1
                elide: Text.ElideNone
                Layout.preferredHeight: text === "" ? 0 : implicitHeight
                Layout.fillWidth: true
            }
            ActionButton {
                objectName: "cancelAsked"
                visible: box.changes.mayCancel
                quiet: true
                text: qsTr("Cancel")
                hint: qsTr("Nothing comes of what was asked; the attempt stays in the journal")
                onClicked: box.changes.cancel()
            }
            Item { Layout.fillHeight: true }
        }
    }
}
