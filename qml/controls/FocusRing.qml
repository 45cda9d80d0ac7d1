// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// The outline around whatever the keyboard acts on.
Rectangle {
    property bool shown: false

    anchors.fill: parent
    anchors.margins: -Theme.focusWidth
    visible: shown
    color: "transparent"
    radius: Theme.corner
    border.color: Theme.accent
    border.width: Theme.focusWidth
}
