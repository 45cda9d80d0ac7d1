// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// A passphrase typed a second time; once one leaves it or asks to go on, it says where it differs from the first.
PassphraseField {
    id: again

    property string first: ""
    property bool asked: false
    readonly property bool differs: asked && text !== "" && text !== first

    /// Whether both are the same; where not, they stay as typed and the cursor comes here.
    function agrees(): bool {
        asked = true;
        if (differs)
            forceActiveFocus();
        return !differs;
    }

    refused: differs
    onActiveFocusChanged: if (!activeFocus) asked = text !== ""
    onTextEdited: asked = false
    Accessible.description: differs ? qsTr("The two passphrases differ") : ""
}
