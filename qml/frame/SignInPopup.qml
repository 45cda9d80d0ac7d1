// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// Ctrl+L: sign in, choose another passphrase, or make the first administrator. The figures behind go on.
Sheet {
    id: popup

    objectName: "signInPopup"

    required property DeskDoor door
    property bool choosing: false
    readonly property bool makes: door.state === DeskDoor.NoOperators
    readonly property bool takesNew: makes || choosing || door.owed
    readonly property bool complete: name !== "" && passphrase.text !== ""
        && (!takesNew || again.text !== "" && (makes || next.text !== ""))
    readonly property string name: makes ? newName.text.trim() : door.names[who.current] ?? ""

    function ask(choosesNew: bool): void {
        choosing = choosesNew;
        door.begin();
        forget();
        newName.text = "";
        const asAnother = !makes && !choosesNew && !door.shut;
        const holder = Math.max(0, door.names.indexOf(door.holder)); // qmllint disable
        who.current = asAnother && door.names.length > 1 ? (holder === 0 ? 1 : 0) : holder;
        open();
        (makes ? newName : asAnother ? who : passphrase).forceActiveFocus();
    }
    function forget(): void {
        passphrase.text = "";
        next.text = "";
        again.text = "";
    }
    function tryAgain(): void {
        if (!door.answer.refused || takesNew)
            return;
        passphrase.text = "";
        passphrase.forceActiveFocus();
    }
    function apply(): void {
        if (!complete || door.answer.pending || takesNew && !again.agrees())
            return;
        if (makes)
            door.makeFirst(name, passphrase.text, again.text);
        else
            door.signIn(name, passphrase.text, takesNew ? next.text : "", takesNew ? again.text : "");
    }

    titleName: "signInTitle"
    title: makes ? qsTr("The first administrator") : choosing ? qsTr("Another passphrase") : qsTr("Sign in")
    shape: Icons.lock
    closeHint: qsTr("Close and only look (Esc)")
    broad: Theme.inspector
    dim: false
    onClosed: forget()

    Connections {
        target: popup.door.answer
        function onAccepted(): void { popup.close(); }
        // Later: whether a new passphrase is owed is known by then.
        function onChanged(): void { Qt.callLater(popup.tryAgain); } // qmllint disable
    }

    Words {
        visible: popup.takesNew
        text: popup.makes
              ? qsTr("This world takes nothing without a passphrase, and has none by default. At least %1 characters; nobody can find it again for you.").arg(popup.door.passphraseMin)
              : qsTr("At least %1 characters; nobody can find it again for you.").arg(popup.door.passphraseMin)
        size: Theme.dense
        color: Theme.text2
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    Field {
        id: newName
        objectName: "signInNewName"
        visible: popup.makes
        placeholderText: qsTr("Name, as the journal shows it")
        Accessible.name: placeholderText
        Layout.fillWidth: true
        onAccepted: passphrase.forceActiveFocus()
    }
    Choice {
        id: who
        objectName: "signInName"
        visible: !popup.makes
        name: qsTr("Operator")
        options: popup.door.names // qmllint disable type
        Layout.fillWidth: true
        onChosen: index => current = index
    }
    PassphraseField {
        id: passphrase
        objectName: "signInPassphrase"
        placeholderText: popup.takesNew && !popup.makes ? qsTr("Present passphrase") : qsTr("Passphrase")
        Layout.fillWidth: true
        onAccepted: popup.takesNew ? (popup.makes ? again : next).forceActiveFocus() : popup.apply()
    }
    PassphraseField {
        id: next
        objectName: "signInNext"
        visible: popup.takesNew && !popup.makes
        placeholderText: qsTr("New passphrase")
        Layout.fillWidth: true
        onVisibleChanged: if (visible && popup.door.owed) forceActiveFocus()
        onAccepted: again.forceActiveFocus()
    }
    PassphraseAgain {
        id: again
        objectName: "signInAgain"
        visible: popup.takesNew
        first: popup.makes ? passphrase.text : next.text
        placeholderText: popup.makes ? qsTr("The same passphrase again") : qsTr("The new passphrase again")
        Layout.fillWidth: true
        onAccepted: popup.apply()
    }
    Words {
        objectName: "signInDiffer"
        // It keeps its place: what is under the hand stays there.
        visible: popup.takesNew
        text: again.differs ? qsTr("The two passphrases differ") : ""
        size: Theme.dense
        color: Theme.danger
        Layout.topMargin: -Theme.s2
        Layout.fillWidth: true
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    RowLayout {
        spacing: Theme.s3
        Layout.fillWidth: true
        Answer {
            objectName: "signInAnswer"
            answer: popup.door.answer
            Layout.fillWidth: true
        }
        Item { Layout.fillWidth: true }
        ActionButton {
            objectName: "signInApply"
            primary: true
            enabled: popup.complete && !popup.door.answer.pending
            text: popup.makes ? qsTr("Make and sign in") : popup.choosing ? qsTr("Change passphrase") : qsTr("Sign in")
            onClicked: popup.apply()
        }
    }
}
