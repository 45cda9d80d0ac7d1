// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// What came of a form's command, in words; `done` when it was accepted and stored.
Words {
    id: words

    required property CommandAnswer answer
    /// Of what was done: of good news, unless it is none.
    property color tint: Theme.healthy
    signal done

    function reveal(): void {
        for (let at = parent; at !== null; at = at.parent) {
            const pane = at as ScrollPane;
            if (pane) {
                pane.reveal(words);
                break;
            }
        }
    }

    // Once it has its height.
    onTextChanged: if (words.text !== "") Qt.callLater(words.reveal) // qmllint disable
    visible: text !== ""
    text: answer.text
    size: Theme.dense
    color: answer.pending ? Theme.muted : answer.refused ? Theme.danger : tint
    wrapMode: Text.Wrap
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Connections {
        target: words.answer
        function onAccepted(): void { words.done(); }
    }
}
