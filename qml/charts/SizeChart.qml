// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One or two functions of size, live solid and draft dotted.
ChartFrame {
    id: chart

    property color firstTint: Theme.lend
    property color secondTint: Theme.borrow
    property real xTop: 1
    property real yTop: 100

    xMin: 0
    xMax: xTop
    yMin: 0
    yMax: yTop
    xTicks: 5
    yTicks: 5
    alongDecimals: xTop < 10 ? 2 : 1

    component Line: PlotSeries {
        anchors.fill: parent
        xMax: chart.xTop
        yMax: chart.yTop
        lineWidth: 1.8
    }
    /// Above the end of its line where there is room, else beneath it, and off the draft's line too where that is near.
    component Name: Words {
        property list<point> line
        property list<point> draft
        property bool beneath: false
        /// No higher than this.
        property real least: 0
        readonly property real lineY: endOf(line)
        readonly property real draftY: draft.length > 0 && Math.abs(endOf(draft) - lineY) < implicitHeight + 4 ? endOf(draft) : lineY
        readonly property real upperY: Math.min(lineY, draftY)
        readonly property bool fitsAbove: !beneath && upperY - implicitHeight - 2 >= 0
        x: chart.plot.width - implicitWidth - Theme.s1
        y: Math.max(least, fitsAbove ? upperY - implicitHeight - 2 : Math.max(lineY, draftY) + 3)
        size: Theme.tiny

        function endOf(points: list<point>): real {
            return points.length > 0 ? chart.plot.height * (1 - points[points.length - 1].y / chart.yTop) : 0;
        }
    }

    component Draft: Line {
        color: Theme.draft
        pattern: PlotSeries.Dotted
    }
    Line { name: chart.firstName; points: chart.first; color: chart.firstTint }
    Line { name: chart.secondName; points: chart.second; color: chart.secondTint }
    Draft { name: qsTr("%1, draft").arg(chart.firstName); points: chart.firstDraft }
    Draft { name: qsTr("%1, draft").arg(chart.secondName); points: chart.secondDraft }
    Name {
        id: upper
        line: chart.first
        draft: chart.firstDraft
        text: chart.firstName
        color: chart.firstTint
    }
    Name {
        line: chart.second
        draft: chart.secondDraft
        text: chart.secondName
        color: chart.secondTint
        beneath: lineY - height - 4 < upper.lineY
        least: upper.y + upper.height
    }
}
