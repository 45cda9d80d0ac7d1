// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// How far one price is thought to move, by a slider with its notch at the liquidation price.
Item {
    id: row

    required property int asset
    required property string symbol
    required property string price
    required property double move
    required property string percent
    required property double trigger
    signal moved(real by)

    readonly property real range: 0.6

    implicitHeight: Theme.sized(22)

    Words {
        width: Theme.sized(44)
        height: parent.height
        text: row.symbol
        size: Theme.dense
        strong: true
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(0.85 * size)
    }
    PlainSlider {
        id: slider
        objectName: "priceMove_" + row.symbol
        x: Theme.sized(44)
        width: parent.width - Theme.sized(44 + 146)
        height: parent.height
        from: -100 * row.range
        to: 100 * row.range
        origin: 0.5
        stepSize: 0.5
        value: 100 * row.move
        Accessible.name: qsTr("Move of %1 in %").arg(row.symbol)
        Accessible.description: row.percent
        // Dragged to the notch it is the liquidation price itself.
        onMoved: row.moved(pressed && row.trigger !== 0 && Math.abs(value - 100 * row.trigger) < 0.8 * stepSize ? row.trigger : value / 100)
        Rectangle {
            visible: row.trigger !== 0 && Math.abs(row.trigger) <= row.range
            x: 6 + (row.trigger + row.range) / (2 * row.range) * (slider.width - 12) - 1
            anchors.verticalCenter: parent.verticalCenter
            z: 1 // a price that is near lies under the handle
            width: 2
            height: 18
            color: Theme.critical
        }
    }
    Field {
        objectName: "priceMoveTyped_" + row.symbol
        visible: row.asset >= 0
        anchors.right: parent.right
        anchors.rightMargin: Theme.sized(76)
        width: Theme.sized(66)
        height: parent.height
        implicitHeight: parent.height
        figures: true
        rightPadding: Theme.s1
        leftPadding: Theme.s1
        color: row.move === 0 ? Theme.muted : Theme.text
        Accessible.name: qsTr("Move of %1 in %, as a figure").arg(row.symbol)
        readonly property string stands: row.percent
        onStandsChanged: text = stands
        Component.onCompleted: text = stands
        onEditingFinished: {
            const typed = Number(text.replace("%", "").replace("−", "-").replace(",", "").trim());
            if (text !== stands && isFinite(typed))
                row.moved(Math.min(Math.max(typed / 100, -0.99), 5));
            else
                text = stands;
        }
    }
    FittedFigure {
        anchors.right: parent.right
        width: Theme.sized(72)
        height: parent.height
        text: row.price
        color: Theme.text2
    }
}
