// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// Asks for a file, in the colours of the window.
PathDialog {
    font.family: Theme.words
    font.pixelSize: Theme.body
    ground: Theme.surface
    inset: Theme.inset
    ink: Theme.text
    muted: Theme.muted
    accent: Theme.accent
    accentInk: Theme.accentText
}
