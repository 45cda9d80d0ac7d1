// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// Bids and asks cumulated away from the middle of the book; the mark as a line through it; a crosshair that reads.
ChartFrame {
    id: chart

    required property DepthView depth
    property string unit: ""
    property real hovered: -1
    readonly property real pointer: hovered >= 0 ? hovered : keyed >= 0 ? keyed * plot.width : -1

    reads: emptyText === ""
    Accessible.description: reading.text
    emptyText: depth.any ? "" : qsTr("The book is empty")
    emptyHint: qsTr("No order rests on either side.")

    xMin: depth.from
    xMax: depth.to
    yMin: 0
    yMax: depth.top
    xTicks: 5
    yTicks: 4

    function across(price: real): real {
        return chart.plot.width * (price - depth.from) / (depth.to - depth.from);
    }

    component Side: PlotSeries {
        anchors.fill: parent
        xMin: chart.xMin
        xMax: chart.xMax
        yMax: chart.yMax
        lineWidth: 1.6
    }
    Side {
        name: qsTr("bids")
        points: chart.depth.bids
        color: Theme.lend
        fill: Theme.wash(Theme.lend)
    }
    Side {
        name: qsTr("asks")
        points: chart.depth.asks
        color: Theme.borrow
        fill: Theme.wash(Theme.borrow)
    }
    Rectangle {
        x: Math.round(chart.across(chart.depth.mark))
        visible: chart.depth.mark > 0 && x >= 0 && x <= parent.width
        anchors { top: parent.top; bottom: parent.bottom }
        width: Theme.focusWidth
        color: Theme.outline
        Words {
            anchors.left: parent.right
            anchors.leftMargin: Theme.s1
            text: qsTr("mark")
            size: Theme.tiny
            color: Theme.text2
        }
    }
    Rectangle {
        visible: chart.pointer >= 0
        x: chart.pointer
        anchors { top: parent.top; bottom: parent.bottom }
        width: Theme.hair
        color: Theme.accent
        opacity: 0.7
    }
    Words {
        id: reading
        objectName: "depthReading"
        visible: chart.pointer >= 0
        x: Math.max(0, Math.min(chart.plot.width - width, chart.pointer - width / 2))
        y: -height
        text: chart.pointer < 0 ? ""
            : chart.depth.describe(chart.depth.from + (chart.depth.to - chart.depth.from) * chart.pointer / chart.plot.width)
        size: Theme.tiny
    }
    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        acceptedButtons: Qt.NoButton
        onPositionChanged: mouse => chart.hovered = mouse.x
        onExited: chart.hovered = -1
    }
}
