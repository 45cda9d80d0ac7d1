// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// A passphrase: never shown, never offered again, not told to the accessibility tree.
Field {
    id: field

    echoMode: TextInput.Password
    inputMethodHints: Qt.ImhHiddenText | Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
    Accessible.name: placeholderText
    Accessible.passwordEdit: true

    HiddenText {
        name: field.placeholderText
        description: field.Accessible.description
    }
}
