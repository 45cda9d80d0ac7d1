// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// What came of a form's command, in words; `done` when it was accepted and stored.
Words {
    id: words

    required property CommandAnswer answer
    /// Of what was done: of good news, unless it is none.
    property color tint: Theme.healthy
    /// What was sent out of these fields is taken out of them when it was accepted, where it still stands there.
    property list<Field> sent
    property list<string> texts
    /// Its line is kept while it says nothing: what stands beneath does not move under a hand.
    property bool kept: false
    signal done

    function note(): void {
        const read = [];
        for (let at = 0; at < sent.length; ++at)
            read.push(sent[at].text);
        texts = read;
    }
    function empty(): void {
        for (let at = 0; at < sent.length; ++at) {
            sent[at].taken(texts[at]);
            if (sent[at].text === texts[at])
                sent[at].text = "";
        }
    }

    function reveal(): void {
        for (let at = parent; at !== null; at = at.parent) {
            const pane = at as ScrollPane;
            if (pane) {
                pane.want(words);
                break;
            }
        }
    }

    onTextChanged: if (words.text !== "") words.reveal()
    visible: kept || text !== ""
    Layout.minimumHeight: kept ? Theme.sized(16) : 0
    text: answer.text
    size: Theme.dense
    color: answer.pending ? Theme.muted : answer.refused ? Theme.danger : tint
    wrapMode: Text.Wrap
    Accessible.ignored: text === ""
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Connections {
        target: words.answer
        function onChanged(): void { if (words.answer.pending) words.note(); }
        function onAccepted(): void {
            words.empty();
            words.done();
        }
    }
}
