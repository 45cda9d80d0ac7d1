// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// The notes that are pinned to an account or an asset, and a line to write one where that is asked for.
ColumnLayout {
    id: notes

    required property SubjectShift shift
    property bool writing: false
    /// What asked for the line: the keys go back to it.
    property Item asker
    signal done

    visible: writing || list.count > 0 || answer.text !== ""
    spacing: Theme.s1

    readonly property string subject: shift.name
    onSubjectChanged: {
        field.text = "";
        done();
    }
    onWritingChanged: if (writing) field.forceActiveFocus(Qt.TabFocusReason)

    function end(): void {
        if (field.activeFocus && asker)
            asker.forceActiveFocus(Qt.TabFocusReason);
        done();
    }

    RowLayout {
        visible: notes.writing
        spacing: Theme.s2
        Layout.fillWidth: true
        Field {
            id: field
            objectName: notes.objectName + "Field"
            placeholderText: qsTr("For the next shift, Enter pins it")
            Accessible.name: qsTr("Note on %1").arg(notes.shift.name)
            maximumLength: 240
            unit: length > maximumLength - 40 ? qsTr("%1 of %2").arg(length).arg(maximumLength) : ""
            Layout.fillWidth: true
            onAccepted: notes.shift.pin(text)
            Keys.onEscapePressed: notes.end()
        }
        ActionButton {
            objectName: notes.objectName + "Pin"
            text: qsTr("Pin")
            enabled: field.text.trim() !== "" && !notes.shift.answer.pending
            onClicked: notes.shift.pin(field.text)
        }
    }
    Answer {
        id: answer
        answer: notes.shift.answer
        Layout.fillWidth: true
        sent: [field]
        onDone: if (field.text === "") notes.end()
    }
    Repeater {
        id: list
        model: notes.shift.notes
        ShiftNoteRow {
            objectName: notes.objectName + index
            Layout.fillWidth: true
            onRemoved: notes.shift.unpin(number)
        }
    }
}
