// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// Accounts over MMR or margin fraction, count on a logarithm, bands in their colours where there are bands; the bar
/// past the end holds all beyond.
/// Pressing and dragging along it brushes a range when `brushable`; so do Left and Right, which with Shift move the end
/// of the range alone, Home and End, and Escape lets go of it.
Item {
    id: chart

    required property HistogramView histogram
    property bool brushable: false
    property int brushFrom: -1
    property int brushTo: -1
    property int hoveredBar: -1
    signal brushed(int from, int to)

    readonly property real axisLeft: Theme.s8 + Theme.s2
    readonly property real axisBottom: Theme.s4 + Theme.s2
    readonly property real beyond: 28
    readonly property real plotWidth: Math.max(1, width - axisLeft - beyond - Theme.s2)
    readonly property real plotHeight: Math.max(1, height - axisBottom - Theme.s2)
    readonly property var decades: [1, 10, 100, 1000, 10000, 100000, 1000000]

    function across(ratio: real): real {
        return axisLeft + plotWidth * (ratio - histogram.first) / (histogram.end - histogram.first);
    }
    function up(count: real): real {
        return Theme.s2 + plotHeight * (1 - Math.log(1 + count) / Math.log(1 + histogram.top));
    }
    function barAt(x: real): int {
        return Math.max(0, Math.min(histogram.counts.length, Math.floor((x - axisLeft) / plotWidth * histogram.counts.length)));
    }

    /// Where the keys have begun a range, and where they are.
    property int anchor: -1
    property int head: -1
    readonly property string range: brushFrom < 0 ? qsTr("not filtered")
        : histogram.counts.length > 0 ? histogram.describeRange(brushFrom, brushTo) : ""

    /// Where the keys read a bar, where they do not brush.
    property int readBar: -1

    activeFocusOnTab: true
    onActiveFocusChanged: readBar = activeFocus && !brushable ? 0 : -1
    Accessible.role: Accessible.Chart
    Accessible.name: histogram.summary
    Accessible.description: brushable ? range : reading.text
    Accessible.focusable: true

    function read(event: var): bool {
        const last = histogram.counts.length;
        if (event.modifiers !== Qt.NoModifier)
            return false;
        if (event.key === Qt.Key_Left)
            readBar = Math.max(0, readBar - 1);
        else if (event.key === Qt.Key_Right)
            readBar = Math.min(last, readBar + 1);
        else if (event.key === Qt.Key_Home)
            readBar = 0;
        else if (event.key === Qt.Key_End)
            readBar = last;
        else
            return false;
        return true;
    }
    Keys.onPressed: event => {
        const last = histogram.counts.length;
        if (!brushable)
            event.accepted = read(event);
        if (!brushable || (event.modifiers & (Qt.ControlModifier | Qt.AltModifier)) !== 0)
            return;
        if (brushFrom >= 0 && (brushFrom !== Math.min(anchor, head) || brushTo !== Math.max(anchor, head) + 1)) {
            anchor = brushFrom;
            head = brushTo - 1;
        }
        const step = event.key === Qt.Key_Right ? 1 : event.key === Qt.Key_Left ? -1 : 0;
        if (event.key === Qt.Key_Escape && brushFrom >= 0) {
            brushed(-1, -1);
            event.accepted = true;
            return;
        }
        if (step !== 0)
            head = brushFrom < 0 ? (step > 0 ? 0 : last) : Math.max(0, Math.min(last, head + step));
        else if (event.key === Qt.Key_Home)
            head = 0;
        else if (event.key === Qt.Key_End)
            head = last;
        else
            return;
        if (brushFrom < 0 || (event.modifiers & Qt.ShiftModifier) === 0)
            anchor = head;
        brushed(Math.min(anchor, head), Math.max(anchor, head) + 1);
        event.accepted = true;
    }
    FocusRing { shown: chart.activeFocus && !area.containsMouse }

    Repeater {
        model: chart.decades.filter(count => count <= chart.histogram.top)
        Item {
            id: decade
            required property int modelData
            y: chart.up(modelData)
            width: chart.width
            Rectangle {
                x: chart.axisLeft
                width: parent.width - x
                height: Theme.hair
                color: Theme.hairline
            }
            Figure {
                width: chart.axisLeft - Theme.s2
                anchors.verticalCenter: parent.verticalCenter
                text: decade.modelData >= 1000 ? decade.modelData / 1000 + "k" : decade.modelData
                size: Theme.tiny
                color: Theme.muted
            }
        }
    }
    Repeater {
        model: chart.histogram.ticks
        Item {
            id: tick
            required property real modelData
            // The list is a QList<double>, of which qmllint does not know that it is searched like an array.
            // qmllint disable
            readonly property bool limit: chart.histogram.limits.indexOf(modelData) >= 0
            // qmllint enable
            x: chart.across(modelData)
            height: chart.height
            Rectangle {
                visible: tick.limit
                y: Theme.s2
                width: Theme.hair
                height: chart.plotHeight
                color: tick.modelData === 1 ? Theme.critical : tick.modelData === 0.8 ? Theme.danger : Theme.watch
                opacity: 0.6
            }
            Words {
                visible: tick.limit && reading.text === ""
                x: Theme.s1
                y: Theme.s2
                text: tick.modelData === 1 ? qsTr("critical") : tick.modelData === 0.8 ? qsTr("danger") : qsTr("watch")
                size: Theme.tiny
                color: tick.modelData === 1 ? Theme.critical : tick.modelData === 0.8 ? Theme.danger : Theme.watch
            }
            Figure {
                // The end stands under the bar of what is beyond.
                visible: tick.modelData < chart.histogram.end
                anchors.horizontalCenter: parent.left
                y: Theme.s2 + chart.plotHeight + Theme.s1
                text: Math.round(tick.modelData * 100)
                size: Theme.tiny
                color: tick.limit ? Theme.text2 : Theme.muted
            }
        }
    }
    HistogramBars {
        x: chart.axisLeft
        y: Theme.s2
        width: chart.plotWidth
        height: chart.plotHeight
        name: qsTr("accounts")
        // In per cent, as the axis and as it is saved.
        first: 100 * chart.histogram.first
        step: 100 * chart.histogram.step
        counts: chart.histogram.counts
        tones: chart.histogram.tones
        ceiling: chart.histogram.top
        palette: [Theme.lend, Theme.healthyFill, Theme.watchFill, Theme.dangerFill, Theme.critical]
        brushFrom: chart.brushFrom
        brushTo: chart.brushTo
    }
    HistogramBars {
        x: chart.axisLeft + chart.plotWidth + Theme.s2
        y: Theme.s2
        width: chart.beyond - Theme.s2
        height: chart.plotHeight
        name: qsTr("accounts beyond")
        first: 100 * chart.histogram.end
        counts: [chart.histogram.above]
        tones: [chart.histogram.limits.length > 0 ? Band.Critical : Band.NoExposure]
        brushFrom: chart.brushFrom < 0 ? -1 : chart.brushTo > chart.histogram.counts.length ? 0 : 1
        brushTo: 1
        ceiling: chart.histogram.top
        palette: [Theme.lend, Theme.healthyFill, Theme.watchFill, Theme.dangerFill, Theme.critical]
    }
    Figure {
        x: Math.min(chart.width - width, chart.axisLeft + chart.plotWidth + Theme.s2 + (chart.beyond - Theme.s2 - width) / 2)
        y: Theme.s2 + chart.plotHeight + Theme.s1
        text: Math.round(chart.histogram.end * 100) + "+"
        size: Theme.tiny
        color: Theme.muted
    }
    Rectangle {
        x: chart.axisLeft
        y: Theme.s2 + chart.plotHeight
        width: chart.width - x
        height: Theme.hair
        color: Theme.line
    }
    MouseArea {
        id: area
        property int start: -1
        anchors.fill: parent
        hoverEnabled: true
        acceptedButtons: chart.brushable ? Qt.LeftButton : Qt.NoButton
        onPositionChanged: mouse => {
            chart.hoveredBar = mouse.x > chart.axisLeft ? chart.barAt(mouse.x) : -1;
            if (start >= 0)
                chart.brushed(Math.min(start, chart.barAt(mouse.x)), Math.max(start, chart.barAt(mouse.x)) + 1);
        }
        onPressed: mouse => {
            start = chart.barAt(mouse.x);
            chart.forceActiveFocus(Qt.MouseFocusReason);
        }
        onReleased: mouse => {
            if (start === chart.barAt(mouse.x) && chart.brushFrom >= 0 && chart.brushTo - chart.brushFrom > 1)
                chart.brushed(-1, -1);
            start = -1;
        }
        onDoubleClicked: chart.brushed(-1, -1)
        onExited: chart.hoveredBar = -1
    }
    Words {
        id: reading
        objectName: "histogramReading"
        visible: text !== ""
        anchors.right: parent.right
        anchors.rightMargin: chart.beyond + Theme.s2
        y: Theme.s2
        text: chart.hoveredBar >= 0 ? chart.histogram.describe(chart.hoveredBar)
            : chart.readBar >= 0 ? chart.histogram.describe(chart.readBar)
            : chart.brushFrom >= 0 ? chart.range : ""
        size: Theme.tiny
        color: Theme.text
    }
}
