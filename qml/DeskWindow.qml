// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Controls
import Plimsoll
import Plimsoll.ViewModel

/// A window of the console: its colours and its least size.
ApplicationWindow {
    required property Console desk
    /// All that the window shows. Where nothing has the keys, as after a change of pages, it has them, and passes on
    /// what nobody in it takes, so that Escape acts on the page in sight.
    required property Item frame

    onActiveFocusItemChanged: if (activeFocusItem === contentItem) frame.forceActiveFocus()

    width: 1280
    height: 800
    minimumWidth: 1080
    minimumHeight: 640
    visible: true
    color: Theme.canvas

    palette.window: Theme.canvas
    palette.windowText: Theme.text
    palette.base: Theme.inset
    palette.alternateBase: Theme.surface
    palette.text: Theme.text
    palette.button: Theme.surface
    palette.buttonText: Theme.text
    palette.highlight: Theme.accent
    palette.highlightedText: Theme.accentText
    palette.placeholderText: Theme.muted
    palette.mid: Theme.line
    palette.dark: Theme.outline
    palette.light: Theme.raised
    palette.toolTipBase: Theme.raised
    palette.toolTipText: Theme.text
}
