// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// One step of a notice ramp: when, to what value, whom it crosses, what sets its pace; struck out where it never comes.
Item {
    id: row

    required property string step
    required property string at
    required property string value
    required property string crosses
    required property string pace
    required property bool done
    required property bool never
    readonly property color ink: done || never ? Theme.muted : Theme.text

    implicitHeight: Theme.rowDense + (pace === "" || never ? 0 : Theme.rowDense - Theme.s1)
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Step %1 at %2 to %3, %4 %5 %6").arg(step).arg(at).arg(value).arg(crosses).arg(pace)
        .arg(done ? qsTr("is live") : never ? qsTr("never comes") : "")

    Row {
        id: figures
        height: Theme.rowDense
        spacing: Theme.s2
        Figure {
            width: Theme.sized(20)
            height: parent.height
            text: row.step
            size: Theme.tiny
            color: Theme.muted
        }
        Figure {
            objectName: "planAt" + row.step
            horizontalAlignment: Text.AlignLeft
            width: Theme.sized(84)
            height: parent.height
            text: row.at
            color: row.ink
            font.strikeout: row.never
        }
        Figure {
            objectName: "planValue" + row.step
            width: Math.max(Theme.sized(68), implicitWidth)
            height: parent.height
            text: row.value
            color: row.ink
            font.strikeout: row.never
            strong: !row.never
        }
    }
    Words {
        objectName: "planCrosses" + row.step
        anchors { left: figures.right; leftMargin: Theme.s2; right: parent.right }
        height: Theme.rowDense
        horizontalAlignment: Text.AlignRight
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(0.8 * size)
        text: row.done ? qsTr("live") : row.never ? qsTr("not taken") : row.crosses === "" ? qsTr("nobody") : row.crosses
        size: Theme.dense
        color: row.done ? Theme.healthy : row.never || row.crosses === "" ? Theme.muted : Theme.critical
    }
    Words {
        objectName: "planPace" + row.step
        visible: row.pace !== "" && !row.never
        x: Theme.sized(20) + Theme.s2
        y: Theme.rowDense - Theme.s1
        width: parent.width - x
        height: Theme.rowDense - Theme.s1
        text: row.pace
        size: Theme.tiny
        color: Theme.muted
    }
}
