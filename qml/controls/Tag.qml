// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// A short word on a wash of its colour.
Rectangle {
    id: tag

    property string text: ""
    property color tint: Theme.muted
    property bool dotted: false

    implicitWidth: label.implicitWidth + Theme.s2
    implicitHeight: Theme.sized(16)
    radius: Theme.cornerSmall
    color: Theme.wash(tint)
    visible: text !== ""

    Words {
        id: label
        anchors.centerIn: parent
        text: tag.text
        size: Theme.tiny
        color: tag.tint
    }
}
