// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton
import QtQuick
import Plimsoll.ViewModel

/// Where tables hand out their rows and keep which columns are shown; set by the window, as the theme is.
QtObject {
    property TableDesk desk: null
}
