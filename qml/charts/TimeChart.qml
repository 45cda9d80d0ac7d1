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
    property string unit: ""
    property real yTop: 100
    property real yBottom: 0
    property real level: -1
    property bool stepped: false
    property bool dated: false
    property int yTicks: 3
    property string name: ""
    readonly property bool any: first.length > 1
    readonly property real from: any ? first[0].x : 0
    readonly property real to: any ? first[first.length - 1].x : 1
    readonly property real end: Math.max(to, from + 1)
    property real pointer: -1
    /// Minutes do not tell its marks apart.
    readonly property bool brief: to - from < 300

    function clock(seconds: real): string {
        const text = new Date(seconds * 1000).toISOString();
        return dated ? text.slice(5, 16).replace("T", " ") : text.slice(11, brief ? 19 : 16);
    }
    function valueAt(points: list<point>, x: real): string {
        for (let at = points.length - 1; at >= 0; --at)
            if (points[at].x <= x)
                return points[at].y.toFixed(2);
        return "–";
    }

    function reading(title: string, points: list<point>, x: real): string {
        return [title, valueAt(points, x), unit].filter(word => word !== "").join(" ");
    }

    PlotAxes {
        id: axes
        anchors.fill: parent
        anchors.topMargin: Theme.s4
        anchors.rightMargin: Theme.s2
        anchors.bottomMargin: Theme.s3
        yMin: chart.yBottom
        yMax: chart.yTop
        yTicks: chart.yTicks
        xTicks: chart.marks
        font: Qt.font({ family: Theme.figures, pixelSize: Theme.tiny })
        ink: Theme.muted
        line: Theme.line
        grid: Theme.hairline
        Accessible.role: Accessible.Chart
        Accessible.name: chart.name
    }
    Item {
        id: frame
        x: axes.x + axes.plot.x
        y: axes.y + axes.plot.y
        width: axes.plot.width
        height: axes.plot.height

        Rectangle {
            visible: chart.level >= 0
            y: frame.height * (1 - (chart.level - chart.yBottom) / (chart.yTop - chart.yBottom))
            width: frame.width
            height: Theme.hair
            color: Theme.danger
            opacity: 0.6
        }
        PlotSeries {
            anchors.fill: parent
            name: chart.secondName
            timed: true
            points: chart.second
            xMin: chart.from
            xMax: chart.end
            yMin: chart.yBottom
            yMax: chart.yTop
            stepped: chart.stepped
            color: chart.secondTint
        }
        PlotSeries {
            anchors.fill: parent
            name: chart.firstName !== "" ? chart.firstName : chart.name
            timed: true
            points: chart.first
            xMin: chart.from
            xMax: chart.end
            yMin: chart.yBottom
            yMax: chart.yTop
            stepped: chart.stepped
            color: chart.firstTint
        }
        Rectangle {
            visible: chart.pointer >= 0
            x: chart.pointer
            width: Theme.hair
            height: frame.height
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
    readonly property int marks: dated ? 2 : Math.max(2, Math.min(4, Math.floor((width - Theme.sized(48)) / Theme.sized(brief ? 62 : 44))))
    Repeater {
        model: chart.any ? chart.marks : 0
        Figure {
            id: label
            required property int index
            readonly property real share: index / (chart.marks - 1)
            x: Math.max(frame.x, Math.min(frame.x + frame.width - width, frame.x + frame.width * share - width / 2))
            y: frame.y + frame.height + Theme.s1
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
            ? chart.from + (chart.to - chart.from) * chart.pointer / Math.max(1, frame.width) : chart.to
        // Of the last sample while nobody points: what is live stands elsewhere and may differ.
        Figure {
            visible: chart.pointer >= 0 || chart.width >= implicitWidth + firstWords.implicitWidth
                + (secondWords.visible ? secondWords.implicitWidth + Theme.s3 : 0) + 2 * Theme.s3
            text: chart.clock(parent.time)
            size: Theme.tiny
            color: Theme.text2
        }
        Words {
            id: firstWords
            text: chart.reading(chart.firstName, chart.first, parent.time)
            size: Theme.tiny
            color: chart.firstTint
        }
        Words {
            id: secondWords
            visible: chart.second.length > 1
            text: chart.reading(chart.secondName, chart.second, parent.time)
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
