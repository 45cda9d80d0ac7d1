// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// One price of the ladder; the bar is the depth up to it. A press takes the price into the order form.
Item {
    id: row

    required property int index
    required property string price
    required property string exactPrice
    required property string quantity
    required property string total
    required property double share
    required property bool own
    property color tint: Theme.lend
    property bool current: false
    signal opened

    implicitHeight: Theme.rowDense - 2
    Accessible.role: Accessible.ListItem
    Accessible.name: own ? qsTr("%1 for %2, with an own order").arg(quantity).arg(price) : qsTr("%1 for %2").arg(quantity).arg(price)
    Accessible.onPressAction: row.opened()

    Rectangle {
        anchors.right: parent.right
        anchors.rightMargin: Theme.s2
        width: Math.round((parent.width - Theme.s4) * row.share)
        height: parent.height - 1
        color: Theme.wash(row.tint)
    }
    Rectangle {
        anchors.fill: parent
        visible: pointer.hovered || row.current
        color: row.current ? Theme.selected : Theme.hover
        opacity: 0.7
    }
    Rectangle {
        visible: row.current
        anchors.fill: parent
        anchors.leftMargin: Theme.focusWidth + 2
        anchors.rightMargin: Theme.focusWidth + 2
        radius: Theme.cornerSmall
        color: "transparent"
        border.color: Theme.accent
        border.width: Theme.focusWidth
    }
    Rectangle {
        visible: row.own
        x: Theme.s1
        anchors.verticalCenter: parent.verticalCenter
        width: 5
        height: 5
        radius: 3
        color: Theme.accent
    }
    Figure {
        x: Theme.s3
        height: parent.height
        text: row.price
        color: row.tint
    }
    FittedFigure {
        x: parent.width * 0.36
        width: parent.width * 0.33
        height: parent.height
        text: row.quantity
    }
    FittedFigure {
        x: parent.width * 0.69
        width: parent.width * 0.31 - Theme.s3
        height: parent.height
        text: row.total
        color: Theme.text2
    }
    HoverHandler { id: pointer }
    TapHandler { onTapped: row.opened() }
}
