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
    /// Something on it is in the hand, which tells its own place: the pointer reads nothing.
    property bool held: false
    readonly property rect plot: Qt.rect(overlay.x, overlay.y, overlay.width, overlay.height)
    /// Why there is nothing to draw, and what would change that: shown in place of axes that would measure nothing.
    property string emptyText: ""
    property string emptyHint: ""
    default property alias content: overlay.data

    /// Of a chart whose lines are functions: what the pointer reads along the axis, %1 being its value, and of which
    /// lines, those of a draft behind an arrow. Where empty nothing is read.
    property string along: ""
    property int alongDecimals: 1
    property string firstName: ""
    property list<point> first
    property list<point> firstDraft
    property string secondName: ""
    property list<point> second
    property list<point> secondDraft

    /// Where the keys read, as a share of the axis; negative: nowhere.
    property real keyed: -1
    /// How far from its left the top of the plot is free of names, and how far down these stand: what is read in more than
    /// one line stands left of them, or where that is too narrow beneath.
    property real free: plot.width
    property real named: 0
    property bool reads: along !== "" && emptyText === ""

    activeFocusOnTab: reads || activeFocus
    onActiveFocusChanged: keyed = activeFocus ? 0.5 : -1
    Keys.onPressed: event => {
        const step = (event.modifiers & Qt.ShiftModifier) !== 0 ? 0.1 : 0.01;
        if ((event.modifiers & (Qt.ControlModifier | Qt.AltModifier)) !== 0 || !reads)
            return;
        if (event.key === Qt.Key_Left)
            keyed = Math.max(0, (keyed < 0 ? 0.5 : keyed) - step);
        else if (event.key === Qt.Key_Right)
            keyed = Math.min(1, (keyed < 0 ? 0.5 : keyed) + step);
        else if (event.key === Qt.Key_Home)
            keyed = 0;
        else if (event.key === Qt.Key_End)
            keyed = 1;
        else if (event.key === Qt.Key_Escape && keyed >= 0)
            keyed = -1;
        else
            return;
        event.accepted = true;
    }
    Accessible.role: Accessible.Chart
    Accessible.name: name
    Accessible.description: cross.reading

    FocusRing {
        shown: frame.activeFocus
        z: 1
    }
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
            /// Of the longest label, with the places of the finest step, one at least, and what stands between two.
            readonly property int places: Math.max(1, RoundTicks.decimals(RoundTicks.step(min, max, frame.xTicks)))
            readonly property real labelRoom: (Math.max(Math.abs(min), Math.abs(max)).toFixed(places).length + 2) * Tables.advance * Theme.tiny
            min: frame.xMin
            max: frame.xMax
            tickType: ValuesAxis.TicksDynamic
            tickAnchor: 0
            tickInterval: RoundTicks.step(min, max, Math.max(2, Math.min(frame.xTicks, Math.floor(frame.width / labelRoom))))
            labelFormat: "%." + RoundTicks.decimals(tickInterval) + "f"
            labelsColor: Theme.muted
            labelsFont { family: Theme.figures; pixelSize: Theme.tiny }
            color: Theme.line
            gridLineColor: Theme.hairline
            minorGridVisible: false
        }
        ValuesAxis {
            id: yAxis
            /// Long figures are told in thousands or millions: of one that has no room nothing would be told.
            readonly property real most: Math.max(Math.abs(frame.yMin), Math.abs(frame.yMax))
            readonly property real unit: most >= 1e7 ? 1e6 : most >= 1e4 ? 1e3 : 1
            min: frame.yMin / unit
            max: frame.yMax / unit
            tickType: ValuesAxis.TicksDynamic
            tickAnchor: 0
            tickInterval: RoundTicks.step(min, max, Math.max(2, Math.min(frame.yTicks, Math.floor(frame.height / Theme.sized(28)))))
            labelFormat: "%." + RoundTicks.decimals(tickInterval) + "f" + (unit === 1e6 ? "M" : unit === 1e3 ? "k" : "")
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
        objectName: "plot"
        visible: frame.emptyText === ""
        x: chart.x + chart.plotArea.x
        y: chart.y + chart.plotArea.y
        width: chart.plotArea.width
        height: chart.plotArea.height
    }
    Item {
        id: cross
        readonly property real pointer: frame.held ? -1 : hover.hovered ? Math.max(0, Math.min(width, hover.point.position.x))
            : frame.keyed >= 0 ? frame.keyed * width : -1
        readonly property real value: frame.xMin + (frame.xMax - frame.xMin) * pointer / Math.max(1, width)
        readonly property list<string> told: {
            const figures = [];
            if (pointer >= 0 && frame.along !== "") {
                figures.push(frame.along.arg(value.toFixed(frame.alongDecimals)), figure(frame.firstName, frame.first, frame.firstDraft));
                if (frame.second.length > 0)
                    figures.push(figure(frame.secondName, frame.second, frame.secondDraft));
            }
            return figures;
        }
        readonly property string reading: joined(" · ")

        function joined(by: string): string {
            let all = "";
            for (let at = 0; at < told.length; ++at)
                all += (at > 0 ? by : "") + told[at];
            return all;
        }
        /// Straight between the points of a line.
        function at(line: list<point>): string {
            for (let i = 1; i < line.length; ++i) {
                const from = line[i - 1];
                const to = line[i];
                if (value >= from.x && value <= to.x)
                    return (to.x > from.x ? from.y + (to.y - from.y) * (value - from.x) / (to.x - from.x) : to.y).toFixed(2);
            }
            return "–";
        }
        function figure(name: string, line: list<point>, draft: list<point>): string {
            return name + " " + at(line) + (draft.length > 0 ? " → " + at(draft) : "") + " %";
        }

        visible: frame.along !== "" && frame.emptyText === ""
        x: overlay.x
        y: overlay.y
        width: overlay.width
        height: overlay.height

        HoverHandler { id: hover }
        Rectangle {
            visible: cross.pointer >= 0
            x: cross.pointer
            width: Theme.hair
            height: parent.height
            color: Theme.accent
            opacity: 0.7
        }
        FontMetrics {
            id: metrics
            font.family: Theme.words
            font.pixelSize: Theme.tiny
        }
        ChartNote {
            objectName: "chartReading"
            function measured(words: string): real { return Math.ceil(metrics.advanceWidth(words)) + 1 + 2 * Theme.s1; }
            readonly property real room: cross.x + cross.width
            /// Where it would lie over names each figure has a line of its own.
            readonly property bool split: frame.named > 0 && measured(cross.reading) > room
            readonly property bool beside: split && wide <= frame.free
            readonly property real wide: {
                if (!split)
                    return Math.min(measured(cross.reading), room);
                let widest = 0;
                for (let at = 0; at < cross.told.length; ++at)
                    widest = Math.max(widest, measured(cross.told[at]));
                return widest;
            }
            visible: cross.pointer >= 0
            x: !split ? Math.max(-cross.x, Math.min(cross.width - wide, cross.pointer - wide / 2)) : beside ? 0
                : cross.pointer > cross.width / 2 ? Math.max(0, cross.pointer - wide - Theme.s2)
                : Math.min(cross.width - wide, cross.pointer + Theme.s2)
            y: !split ? -Theme.sized(15) : beside ? 0 : frame.named // further lines, where one does not hold it, lie over the plot
            width: wide
            wrapMode: Text.Wrap
            text: split ? cross.joined("\n") : cross.reading
            color: Theme.text
        }
    }
    ChartEmpty {
        objectName: "chartEmpty"
        anchors.fill: parent
        visible: frame.emptyText !== ""
        text: frame.emptyText
        hint: frame.emptyHint
    }
}
