// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton
import QtQuick

/// Whether hands may act on the world that is open; set by the window, as the theme is.
QtObject {
    /// Why it takes nothing; empty while it does.
    property string tied: ""
    readonly property bool free: tied === ""
    /// Nobody may act at the desk until somebody signs in.
    property bool shut: false
    /// A key that locks the desk, or signs in, was pressed in a sheet.
    signal lockAsked
    /// The key that stops the venue was pressed in a popup of this window.
    signal stopAsked(window: Window)
    /// Another world is open than what was begun in a sheet was meant for.
    signal worldLeft
    /// What a control says that cannot be used.
    readonly property string why: tied !== "" ? tied : qsTr("cannot be used now")
}
