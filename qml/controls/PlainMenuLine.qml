// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import Plimsoll

/// Between the lines of a menu that are about different things.
MenuSeparator {
    topPadding: Theme.s1
    bottomPadding: Theme.s1
    leftPadding: Theme.s2
    rightPadding: Theme.s2
    contentItem: Rectangle {
        implicitHeight: Theme.hair
        color: Theme.line
    }
}
