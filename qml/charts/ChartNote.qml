// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// What is to be said of a chart, over its lines on a ground of its own.
Words {
    size: Theme.tiny
    color: Theme.muted
    leftPadding: Theme.s1
    rightPadding: Theme.s1
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: !visible

    Rectangle {
        anchors.fill: parent
        z: -1
        radius: Theme.cornerSmall
        color: Theme.surface
        opacity: 0.9
    }
}
