// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// The word on a mark that is held: accept or reject it, with a reason.
ColumnLayout {
    id: inspector

    required property MarkDesk marks

    spacing: Theme.s3

    Words {
        text: inspector.marks.title === "" ? qsTr("Choose a mark") : qsTr("Mark of %1").arg(inspector.marks.title)
        size: Theme.page
        strong: true
        Layout.fillWidth: true
    }
    Words {
        objectName: "markQuestion"
        text: inspector.marks.question
        color: inspector.marks.decidable ? Theme.critical : Theme.text2
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    Words {
        visible: inspector.marks.decidable
        text: qsTr("While it is held, nobody borrows against it and liquidations that it alone causes pause.")
        size: Theme.tiny
        color: Theme.muted
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    ReasonField {
        id: reason
        objectName: "markReason"
        visible: inspector.marks.decidable
        Accessible.name: qsTr("Reason for the decision")
        Layout.fillWidth: true
    }
    RowLayout {
        visible: inspector.marks.decidable
        spacing: Theme.s2
        Layout.fillWidth: true
        ActionButton {
            objectName: "markReject"
            text: qsTr("Reject")
            enabled: reason.text.trim() !== "" && !inspector.marks.answer.pending
            Layout.fillWidth: true
            Layout.preferredWidth: 100
            onClicked: inspector.marks.reject(reason.text)
        }
        ActionButton {
            objectName: "markAccept"
            primary: true
            text: qsTr("Accept")
            enabled: reason.text.trim() !== "" && !inspector.marks.answer.pending
            Layout.fillWidth: true
            Layout.preferredWidth: 100
            onClicked: inspector.marks.accept(reason.text)
        }
    }
    Answer {
        objectName: "markAnswer"
        answer: inspector.marks.answer
        sent: [reason]
        size: Theme.body
        Layout.fillWidth: true
    }
    Words {
        text: inspector.marks.guard
        size: Theme.tiny
        color: Theme.muted
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
}
