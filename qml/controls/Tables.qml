// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton
import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// Where tables hand out their rows and keep which columns are shown; set by the window, as the theme is.
QtObject {
    property TableDesk desk: null
    /// How far a figure of size 1 reaches.
    readonly property real advance: metrics.advanceWidth("0") / metrics.font.pixelSize
    readonly property FontMetrics metrics: FontMetrics {
        font.family: Theme.figures
        font.pixelSize: 100
    }
}
