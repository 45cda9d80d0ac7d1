// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// One parameter of one asset: live, and its draft beneath.
Rectangle {
    id: cell

    property string live: ""
    property string draft: ""
    property bool refused: false
    property bool current: false
    property string name: ""
    signal opened

    color: pointer.hovered ? Theme.hover : "transparent"
    focus: current // assistive programs follow what has the keys
    border.width: current ? Theme.hair : 0
    border.color: Theme.accent
    radius: Theme.cornerSmall
    Accessible.role: Accessible.Cell
    Accessible.name: draft === "" ? qsTr("%1: %2").arg(name).arg(live) : qsTr("%1: %2, draft %3").arg(name).arg(live).arg(draft)
    Accessible.onPressAction: cell.opened()

    FittedFigure {
        anchors.right: parent.right
        anchors.rightMargin: Theme.s2
        y: cell.draft === "" ? (parent.height - height) / 2 : 4
        width: parent.width - Theme.s2
        text: cell.live
        color: cell.draft === "" ? Theme.text : Theme.muted
    }
    FittedFigure {
        visible: cell.draft !== ""
        anchors.right: parent.right
        anchors.rightMargin: Theme.s2
        y: Theme.sized(20)
        width: parent.width - Theme.s2
        text: cell.draft
        strong: true
        color: cell.refused ? Theme.danger : Theme.draft
    }
    HoverHandler { id: pointer }
    TapHandler { onTapped: cell.opened() }
}
