// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtCharts
import Plimsoll
import Plimsoll.ViewModel

/// Axes, grid and plot area of a chart. What moves is drawn by the items laid over the plot area, which the default
/// property takes; they fill it. Ticks stand at round values, about as many as asked for.
Item {
    id: frame

    property real xMin: 0
    property real xMax: 1
    property real yMin: 0
    property real yMax: 1
    property int xTicks: 6
    property int yTicks: 5
    property string name: ""
    readonly property rect plot: Qt.rect(overlay.x, overlay.y, overlay.width, overlay.height)
    /// Why there is nothing to draw, and what would change that: shown in place of axes that would measure nothing.
    property string emptyText: ""
    property string emptyHint: ""
    default property alias content: overlay.data

    Accessible.role: Accessible.Chart
    Accessible.name: name

    ChartView {
        id: chart
        visible: frame.emptyText === ""
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
            tickType: ValuesAxis.TicksDynamic
            tickAnchor: 0
            tickInterval: RoundTicks.step(min, max, Math.max(2, Math.min(frame.xTicks, Math.floor(frame.width / Theme.sized(56)))))
            labelFormat: "%." + RoundTicks.decimals(tickInterval) + "f"
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
            tickType: ValuesAxis.TicksDynamic
            tickAnchor: 0
            tickInterval: RoundTicks.step(min, max, Math.max(2, Math.min(frame.yTicks, Math.floor(frame.height / Theme.sized(28)))))
            labelFormat: "%." + RoundTicks.decimals(tickInterval) + "f"
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
        visible: frame.emptyText === ""
        x: chart.x + chart.plotArea.x
        y: chart.y + chart.plotArea.y
        width: chart.plotArea.width
        height: chart.plotArea.height
    }
    ChartEmpty {
        objectName: "chartEmpty"
        anchors.fill: parent
        visible: frame.emptyText !== ""
        text: frame.emptyText
        hint: frame.emptyHint
    }
}
