// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// Why an operator acts. Up takes a reason that was given before, the last one first, and Down goes back towards what was
/// typed; so does the arrow, which stands there while nothing is typed.
Field {
    id: field

    /// Which of those given before stands there; below 0 none of them.
    property int recalled: -1
    property string typed: ""

    function recall(count: int): bool {
        const next = Math.max(-1, Math.min(Reasons.given.length - 1, recalled + count));
        if (next === recalled)
            return false;
        if (recalled < 0)
            typed = text;
        recalled = next;
        text = next < 0 ? typed : Reasons.given[next];
        return true;
    }

    placeholderText: qsTr("Reason, for the journal")
    onTextEdited: recalled = -1
    onTextChanged: if (text === "") recalled = -1
    onTaken: text => Reasons.keep(text.trim())
    Keys.onUpPressed: event => event.accepted = recall(1)
    Keys.onDownPressed: event => event.accepted = recall(-1)

    ActionButton {
        objectName: field.objectName + "Before"
        visible: field.text === "" && field.enabled && Reasons.given.length > 0
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        anchors.rightMargin: Theme.hair
        height: parent.height - 2 * Theme.hair
        width: height
        // Up does the same.
        activeFocusOnTab: false
        quiet: true
        shape: Icons.up
        hint: Reasons.given.length > 0 ? qsTr("“%1” again (Up)").arg(Reasons.given[0]) : ""
        Accessible.name: qsTr("The reason given last")
        onClicked: {
            field.recall(1);
            field.forceActiveFocus();
        }
    }
}
