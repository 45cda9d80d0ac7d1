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
    /// Of the draft's first line; where empty, only the live ones are named.
    property string draftName: ""

    xMin: 0
    xMax: xTop
    yMin: 0
    yMax: yTop
    xTicks: 5
    yTicks: 5
    alongDecimals: xTop < 10 ? 2 : 1

    /// Where the first line and its draft are named: at the end, or, where they are one there, where they are farthest apart.
    readonly property real namedAt: {
        if (draftName === "" || first.length === 0 || firstDraft.length === 0 || apart(xTop) >= 1)
            return xTop;
        let at = xTop;
        let widest = 1;
        for (const line of [first, firstDraft])
            for (const point of line)
                if (apart(point.x) > widest) {
                    at = point.x;
                    widest = apart(at);
                }
        return at;
    }
    function apart(x: real): real {
        return Math.abs(placeOf(first, x) - placeOf(firstDraft, x));
    }
    /// How far below the top a line of points runs. Halves its way: each point that is looked at is garbage afterwards.
    function placeOf(line: list<point>, x: real): real {
        let i = 1;
        for (let last = line.length - 1; i < last;) {
            const middle = (i + last) >> 1;
            if (line[middle].x < x)
                i = middle + 1;
            else
                last = middle;
        }
        const to = line[Math.min(i, line.length - 1)];
        const from = line[Math.max(0, Math.min(i, line.length - 1) - 1)];
        const y = to.x > from.x ? from.y + (to.y - from.y) * Math.min(1, (x - from.x) / (to.x - from.x)) : to.y;
        return plot.height * (1 - y / yTop);
    }

    component Line: PlotSeries {
        anchors.fill: parent
        xMax: chart.xTop
        yMax: chart.yTop
        lineWidth: 1.8
    }
    /// Above the end of its line where there is room, else beneath it, and off the draft's line too where that is near.
    component Name: ChartNote {
        property list<point> line
        property list<point> draft
        property bool beneath: false
        /// No higher than this.
        property real least: 0
        property real at: chart.xTop
        readonly property real lineY: line.length > 0 ? chart.placeOf(line, at) : 0
        readonly property real ownDraftY: draft.length > 0 ? chart.placeOf(draft, at) : lineY
        readonly property real draftY: Math.abs(ownDraftY - lineY) < implicitHeight + 4 ? ownDraftY : lineY
        readonly property real upperY: Math.min(lineY, draftY)
        readonly property bool fitsAbove: !beneath && upperY - implicitHeight - 2 >= 0
        x: Math.max(Theme.s1, Math.min(1, at / chart.xTop) * chart.plot.width - implicitWidth)
        readonly property real named: Math.max(least, fitsAbove ? upperY - implicitHeight - 2 : Math.max(lineY, draftY) + 3)
        y: named
        Accessible.ignored: true // the lines have these names

        /// Of two lines, which have a name each: the upper one's above it, the lower one's beneath.
        function beside(above: bool): real {
            return above ? lineY - implicitHeight - 2 : Math.min(chart.plot.height - implicitHeight, lineY + 3);
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
        /// The draft's line runs near, or has a name of its own on its far side.
        readonly property bool apart: draftLabel.visible || ownDraftY !== lineY && draftY === ownDraftY && !draftLabel.same
        at: chart.namedAt
        line: chart.first
        draft: chart.firstDraft
        text: draftLabel.same ? qsTr("%1 and %2").arg(chart.firstName).arg(chart.draftName) : chart.firstName
        color: chart.firstTint
        y: apart ? beside(lineY < ownDraftY) : named
    }
    Name {
        id: draftLabel
        readonly property bool any: chart.draftName !== "" && line.length > 0
        readonly property bool same: any && Math.abs(lineY - upper.lineY) < 1
        visible: any && !same
        at: chart.namedAt
        line: chart.firstDraft
        text: chart.draftName
        color: Theme.draft
        y: beside(lineY < upper.lineY)
    }
    Name {
        /// It runs between the first line and its draft, which are named at their ends: it is at its begin, on the side
        /// where there is more room.
        readonly property bool third: chart.draftName !== ""
        readonly property real roomAbove: roomTo(y => y < lineY)
        readonly property real roomBelow: roomTo(y => y > lineY)
        at: third ? chart.xTop * 0.3 : chart.xTop
        line: chart.second
        draft: chart.secondDraft
        text: chart.secondName
        color: chart.secondTint
        beneath: lineY - height - 4 < upper.lineY
        least: upper.y + upper.height
        y: third ? beside(roomAbove >= roomBelow) : named

        function roomTo(isThere: var): real {
            let room = chart.plot.height;
            if (third)
                for (const other of [chart.first, chart.firstDraft])
                    if (other.length > 0 && isThere(chart.placeOf(other, at)))
                        room = Math.min(room, Math.abs(chart.placeOf(other, at) - lineY));
            return room;
        }
    }
}
