// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// The operators of the world, for an administrator: who may sign in, in which role; one form adds an operator or gives
/// one a new passphrase.
Sheet {
    id: popup

    objectName: "operatorsPopup"

    required property DeskDoor door
    property string resets: ""
    readonly property bool complete: (resets !== "" || name.text.trim() !== "") && passphrase.text !== "" && again.text !== ""

    function ask(): void {
        door.begin();
        clear();
        open();
        name.forceActiveFocus();
    }
    function clear(): void {
        resets = "";
        name.text = "";
        passphrase.text = "";
        again.text = "";
        role.current = 1;
    }
    function apply(): void {
        if (!complete || door.edited.pending || !again.agrees())
            return;
        if (resets !== "")
            door.resetPassphrase(resets, passphrase.text, again.text);
        else
            door.add(name.text, role.current, passphrase.text, again.text);
    }

    titleName: "operatorsTitle"
    title: qsTr("Operators of this world")
    onClosed: clear()

    Connections {
        target: popup.door.edited
        function onAccepted(): void {
            popup.clear();
            if (popup.opened)
                name.forceActiveFocus();
        }
    }
    // Who is no administrator any more has nothing to look for here.
    Connections {
        target: popup.door
        function onChanged(): void {
            if (!popup.door.administrator)
                popup.close();
        }
    }

    SheetKeys { sheet: popup }
    ListView {
        id: list
        objectName: "operatorList"
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        spacing: Theme.s1
        model: popup.door.operators
        implicitHeight: Math.min(contentHeight, 8 * (Theme.control + Theme.s1))
        Layout.fillWidth: true
        delegate: OperatorRow {
            width: ListView.view.width
            height: Theme.control
            door: popup.door
            onResetAsked: {
                popup.resets = name;
                passphrase.forceActiveFocus();
            }
        }
    }
    Rectangle {
        implicitHeight: Theme.hair
        color: Theme.line
        Layout.fillWidth: true
    }
    Words {
        objectName: "operatorsForm"
        text: popup.resets !== "" ? qsTr("A new passphrase for %1").arg(popup.resets) : qsTr("Add an operator")
        strong: true
    }
    RowLayout {
        spacing: Theme.s2
        Layout.fillWidth: true
        Field {
            id: name
            objectName: "operatorsName"
            visible: popup.resets === ""
            placeholderText: qsTr("Name")
            Accessible.name: placeholderText
            Layout.preferredWidth: Theme.sized(132)
            onAccepted: popup.apply()
        }
        Choice {
            id: role
            objectName: "operatorsRole"
            visible: popup.resets === ""
            name: qsTr("Role")
            options: popup.door.roles // qmllint disable type
            current: 1
            Layout.preferredWidth: Theme.sized(132)
            onChosen: index => current = index
        }
        PassphraseField {
            id: passphrase
            objectName: "operatorsPassphrase"
            placeholderText: qsTr("First passphrase")
            Layout.fillWidth: true
            onAccepted: again.forceActiveFocus()
        }
        PassphraseAgain {
            id: again
            objectName: "operatorsAgain"
            first: passphrase.text
            placeholderText: qsTr("The same again")
            Layout.fillWidth: true
            onAccepted: popup.apply()
        }
        ActionButton {
            objectName: "operatorsApply"
            primary: true
            enabled: popup.complete && !popup.door.edited.pending
            text: popup.resets !== "" ? qsTr("Set") : qsTr("Add")
            Layout.preferredWidth: Theme.sized(84)
            onClicked: popup.apply()
        }
    }
    Words {
        objectName: "operatorsDiffer"
        text: again.differs ? qsTr("The two passphrases differ")
                            : qsTr("At least %1 characters. Whoever gets it chooses another one at the next sign-in, so that nobody else knows it.").arg(popup.door.passphraseMin)
        size: Theme.tiny
        color: again.differs ? Theme.danger : Theme.muted
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    Answer {
        objectName: "operatorsAnswer"
        answer: popup.door.edited
        Layout.fillWidth: true
    }
}
