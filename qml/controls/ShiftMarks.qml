// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// Beside an account or an asset: whether it is on the watch list, and a note for the next shift.
Row {
    id: marks

    required property SubjectShift shift
    property bool writing: false
    /// What asks for a note.
    readonly property Item asker: pen

    spacing: Theme.s1

    ActionButton {
        objectName: marks.objectName + "Watch"
        quiet: true
        checked: marks.shift.watched
        shape: Icons.eye
        hint: marks.shift.watched ? qsTr("Take %1 off the watch list").arg(marks.shift.name)
                                  : qsTr("Watch %1: it stands on the Overview").arg(marks.shift.name)
        Accessible.checkable: true
        Accessible.checked: checked
        onClicked: marks.shift.watch(!marks.shift.watched)
    }
    ActionButton {
        id: pen
        objectName: marks.objectName + "Note"
        quiet: true
        checked: marks.writing
        shape: Icons.note
        hint: qsTr("Pin a note to %1 for the next shift").arg(marks.shift.name)
        onClicked: marks.writing = !marks.writing
    }
}
