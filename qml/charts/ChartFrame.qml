// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtCharts
import Plimsoll

/// Axes, grid and plot area of a chart. What moves is drawn by the items laid over the plot area, which the default
/// property takes; they fill it.
Item {
    id: frame

    property real xMin: 0
    property real xMax: 1
    property real yMin: 0
    property real yMax: 1
    property int xTicks: 6
    property int yTicks: 5
    property string xFormat: "%.0f"
    property string yFormat: "%.0f"
    property string name: ""
    readonly property rect plot: Qt.rect(overlay.x, overlay.y, overlay.width, overlay.height)
    default property alias content: overlay.data

    Accessible.role: Accessible.Chart
    Accessible.name: name

    ChartView {
        id: chart
        anchors.fill: parent
        anchors.margins: -Theme.s2
        antialiasing: true
        legend.visible: false
        backgroundColor: "transparent"
        backgroundRoundness: 0
        dropShadowEnabled: false
        plotAreaColor: "transparent"
        margins { left: 0; right: Theme.s2; top: Theme.s1; bottom: 0 }

        ValuesAxis {
            id: xAxis
            min: frame.xMin
            max: frame.xMax
            tickCount: frame.xTicks
            labelFormat: frame.xFormat
            labelsColor: Theme.muted
            labelsFont { family: Theme.figures; pixelSize: Theme.tiny }
            color: Theme.line
            gridLineColor: Theme.hairline
            minorGridVisible: false
        }
        ValuesAxis {
            id: yAxis
            min: frame.yMin
            max: frame.yMax
            tickCount: frame.yTicks
            labelFormat: frame.yFormat
            labelsColor: Theme.muted
            labelsFont { family: Theme.figures; pixelSize: Theme.tiny }
            color: Theme.line
            gridLineColor: Theme.hairline
            minorGridVisible: false
            lineVisible: false
        }
        LineSeries {
            axisX: xAxis
            axisY: yAxis
            visible: false
        }
    }
    Item {
        id: overlay
        x: chart.x + chart.plotArea.x
        y: chart.y + chart.plotArea.y
        width: chart.plotArea.width
        height: chart.plotArea.height
    }
}
