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
