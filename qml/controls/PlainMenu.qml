// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import Plimsoll

/// A menu on the raised ground.
Menu {
    id: menu

    padding: Theme.s1
    background: Rectangle {
        implicitWidth: Theme.sized(320)
        color: Theme.raised
        radius: Theme.corner
        border.color: Theme.line
        border.width: Theme.hair
    }
    delegate: PlainMenuItem {}
}
