// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One or two series over time, with a crosshair that reads them.
Item {
    id: chart

    required property list<point> first
    property list<point> second
    property color firstTint: Theme.accent
    property color secondTint: Theme.lend
    property string firstName: ""
    property string secondName: ""
    property real yTop: 100
    property real yBottom: 0
    property real level: -1
    property bool stepped: false
    property bool dated: false
    property string yFormat: "%.0f"
    property int yTicks: 3
    property string name: ""
    readonly property bool any: first.length > 1
    readonly property real from: any ? first[0].x : 0
    readonly property real to: any ? first[first.length - 1].x : 1
    property real pointer: -1

    function clock(seconds: real): string {
        const text = new Date(seconds * 1000).toISOString();
        return dated ? text.slice(5, 16).replace("T", " ") : text.slice(11, 16);
    }
    function valueAt(points: list<point>, x: real): string {
        for (let at = points.length - 1; at >= 0; --at)
            if (points[at].x <= x)
                return points[at].y.toFixed(2);
        return "–";
    }

    ChartFrame {
        id: frame
        anchors.fill: parent
        anchors.topMargin: Theme.s3
        anchors.bottomMargin: Theme.s4
        xMin: chart.from
        xMax: Math.max(chart.to, chart.from + 1)
        yMin: chart.yBottom
        yMax: chart.yTop
        yTicks: chart.yTicks
        yFormat: chart.yFormat
        axisLabels: false
        name: chart.name

        Rectangle {
            visible: chart.level >= 0
            y: frame.plot.height * (1 - (chart.level - chart.yBottom) / (chart.yTop - chart.yBottom))
            width: frame.plot.width
            height: Theme.hair
            color: Theme.danger
            opacity: 0.6
        }
        PlotSeries {
            anchors.fill: parent
            points: chart.second
            xMin: frame.xMin
            xMax: frame.xMax
            yMin: frame.yMin
            yMax: frame.yMax
            stepped: chart.stepped
            color: chart.secondTint
        }
        PlotSeries {
            anchors.fill: parent
            points: chart.first
            xMin: frame.xMin
            xMax: frame.xMax
            yMin: frame.yMin
            yMax: frame.yMax
            stepped: chart.stepped
            color: chart.firstTint
        }
        Rectangle {
            visible: chart.pointer >= 0
            x: chart.pointer
            width: Theme.hair
            height: frame.plot.height
            color: Theme.text2
            opacity: 0.6
        }
        MouseArea {
            anchors.fill: parent
            hoverEnabled: true
            acceptedButtons: Qt.NoButton
            onPositionChanged: mouse => chart.pointer = mouse.x
            onExited: chart.pointer = -1
        }
    }
    Repeater {
        model: chart.any ? chart.dated ? 2 : 4 : 0
        Figure {
            id: label
            required property int index
            readonly property real share: chart.dated ? index : index / 3
            x: Math.max(frame.plot.x, Math.min(frame.plot.x + frame.plot.width - width, frame.plot.x + frame.plot.width * share - width / 2))
            y: frame.y + frame.plot.y + frame.plot.height + Theme.s1
            text: chart.clock(chart.from + (chart.to - chart.from) * share)
            size: Theme.tiny
            color: Theme.muted
        }
    }
    Row {
        anchors.right: parent.right
        anchors.rightMargin: Theme.s3
        y: 0
        spacing: Theme.s3
        visible: chart.any
        readonly property real time: chart.pointer >= 0
            ? chart.from + (chart.to - chart.from) * chart.pointer / Math.max(1, frame.plot.width) : chart.to
        Figure {
            visible: chart.pointer >= 0
            text: chart.clock(parent.time)
            size: Theme.tiny
            color: Theme.text2
        }
        Words {
            text: chart.firstName + " " + chart.valueAt(chart.first, parent.time)
            size: Theme.tiny
            color: chart.firstTint
        }
        Words {
            visible: chart.second.length > 1
            text: chart.secondName + " " + chart.valueAt(chart.second, parent.time)
            size: Theme.tiny
            color: chart.secondTint
        }
    }
    Words {
        visible: !chart.any
        anchors.centerIn: parent
        text: qsTr("No history yet")
        color: Theme.muted
    }
}
