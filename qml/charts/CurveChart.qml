// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// The utilization curve: borrow and lend live, the draft dotted over it with the difference filled, today's point
/// ringed with lines to both axes, the limits as labelled verticals, the points as handles for mouse and keys; behind
/// all, what each point alone may sweep and nobody in the pool is hurt.
ChartFrame {
    id: chart

    required property CurveEditor editor
    required property poolToday today

    xMin: 0
    xMax: 100
    yMin: 0
    yMax: editor.rateTop
    xTicks: 6
    yTicks: 6
    along: qsTr("utilization %1 %")
    firstName: qsTr("borrow")
    first: editor.liveBorrow
    firstDraft: editor.draftBorrow
    secondName: qsTr("lend")
    second: editor.liveLend
    secondDraft: editor.draftLend
    name: qsTr("Utilization curve of %1: utilization %2 %, borrow rate %3 %").arg(today.symbol).arg(today.utilization)
        .arg(today.borrowRate)

    function across(x: real): real { return x / 100 * plot.width; }
    function tenths(value: real): string { return String(Math.round(value * 10) / 10); }
    function up(y: real): real { return plot.height * (1 - y / yMax); }

    readonly property list<real> limits: [editor.draftOptimal, today.optimal, today.threshold, today.ceiling, today.most]
    /// Names of limits go down from right to left, and lines begin at their names: no name lies over a line.
    function fromTop(limit: int): real {
        let before = 0;
        for (let i = 0; i < limits.length; ++i)
            if (limits[i] > limits[limit] || limits[i] === limits[limit] && i > limit)
                ++before;
        return before * Theme.sized(16);
    }
    free: Math.min(clearOfName(draftOptimal), clearOfName(optimal), clearOfName(throttle), clearOfName(bound), clearOfName(most))
    named: {
        let count = 0;
        for (let at = 0; at < limits.length; ++at)
            count += limits[at] >= 0 ? 1 : 0;
        return count * Theme.sized(16);
    }
    function clearOfName(name: LimitName): real { return name.at >= 0 ? name.fromLeft : plot.width; }

    /// How far to the right a line of points stays below what ends so far from the top.
    function clearOf(points: list<point>, bottom: real): real {
        for (let i = 1; i < points.length; ++i) {
            const from = points[i - 1];
            const to = points[i];
            if (up(to.y) < bottom)
                return across(up(from.y) <= bottom ? from.x : from.x
                    + (to.x - from.x) * (up(from.y) - bottom) / (up(from.y) - up(to.y)));
        }
        return plot.width;
    }

    component Line: PlotSeries {
        anchors.fill: parent
        xMin: 0
        xMax: 100
        yMin: 0
        yMax: chart.yMax
    }
    component Limit: Rectangle {
        property int limit: 0
        readonly property real at: chart.limits[limit]
        visible: at >= 0
        x: chart.across(at)
        y: chart.fromTop(limit)
        width: Theme.hair
        height: chart.plot.height - y
        opacity: 0.55
    }
    // Names stand on a ground of their own.
    // Places are reckoned from its own figures: where x reads the width, which a new text moves, Qt 6.4 tells a binding
    // of it that is being replaced, and crashes.
    component Plate: Rectangle {
        property string label: ""
        property color tint: Theme.text2
        readonly property real wide: plateText.implicitWidth + 2 * Theme.s1
        readonly property real tall: Theme.sized(15)
        width: wide
        height: tall
        color: Theme.surface
        Words {
            id: plateText
            anchors.centerIn: parent
            text: parent.label
            size: Theme.tiny
            color: parent.tint
        }
    }
    component LimitName: Plate {
        id: limitName
        property int limit: 0
        readonly property real at: chart.limits[limit]
        readonly property real fromTop: chart.fromTop(limit)
        objectName: "curveLimit" + limit
        visible: at >= 0
        // Left of its line, and of the curve where that runs as high; lends lie below borrows.
        readonly property real fromLeft: {
            const bottom = fromTop + tall + Theme.s1;
            const clear = Math.min(chart.clearOf(chart.editor.liveBorrow, bottom), chart.clearOf(chart.editor.draftBorrow, bottom));
            return Math.max(0, Math.min(chart.across(at) - 3, clear - Theme.s1) - wide);
        }
        x: fromLeft
        y: fromTop
        // The stretch of its line that is plainly its own.
        Rectangle {
            x: chart.across(limitName.at) - limitName.fromLeft - 1
            width: 3
            height: limitName.tall
            color: limitName.tint
        }
    }
    component Ring: Rectangle {
        property real at: 0
        property real value: 0
        property color tint: Theme.borrow
        x: chart.across(at) - width / 2
        y: chart.up(value) - height / 2
        width: 13
        height: 13
        radius: 7
        color: "transparent"
        border.width: 2
        border.color: tint
        Rectangle {
            anchors.centerIn: parent
            width: 4
            height: 4
            radius: 2
            color: parent.tint
        }
    }

    MouseArea {
        id: plotArea
        anchors.fill: parent
        hoverEnabled: true
        enabled: Hands.free
        onDoubleClicked: mouse => chart.editor.addAt(mouse.x / width * 100)
    }

    Line {
        objectName: "curveBand"
        name: qsTr("safe, highest rate")
        points: chart.editor.bandUpper
        lower: chart.editor.bandLower
        fill: Theme.wash(Theme.healthy)
    }

    // Drawn otherwise; named for whoever saves the figures.
    component Named: Line { color: "transparent" }
    Named {
        name: qsTr("safe, lowest rate")
        points: chart.editor.bandLower
    }
    Named {
        name: qsTr("today, borrow")
        points: [Qt.point(chart.today.x, chart.today.borrowY)]
    }
    Named {
        name: qsTr("today, lend")
        points: [Qt.point(chart.today.x, chart.today.lendY)]
    }
    Named {
        name: qsTr("throttle")
        points: [Qt.point(chart.today.threshold, 0), Qt.point(chart.today.threshold, chart.yMax)]
    }
    Named {
        name: qsTr("bound")
        points: [Qt.point(chart.today.ceiling, 0), Qt.point(chart.today.ceiling, chart.yMax)]
    }

    Limit { limit: 0; color: Theme.draft }
    Limit { limit: 4; color: Theme.muted }
    Limit { limit: 1; color: Theme.text2 }
    Limit { limit: 2; color: Theme.danger }
    Limit { limit: 3; color: Theme.watch }

    Line {
        points: chart.editor.draftBorrow
        name: qsTr("borrow rate, draft")
        lower: chart.editor.liveBorrow
        fill: Theme.wash(Theme.draft)
    }
    Line {
        name: qsTr("lend rate")
        points: chart.editor.liveLend
        color: Theme.lend
        lineWidth: 1.6
    }
    Line {
        name: qsTr("lend rate, draft")
        points: chart.editor.draftLend
        color: Theme.draft
        pattern: PlotSeries.Dotted
        lineWidth: 1.6
    }
    Line {
        name: qsTr("borrow rate")
        points: chart.editor.liveBorrow
        color: Theme.borrow
        pattern: PlotSeries.Dashed
        lineWidth: 2
    }
    Line {
        points: chart.editor.draftBorrow
        color: Theme.draft
        pattern: PlotSeries.Dotted
        lineWidth: 2.2
    }

    // Today's point and its way to both axes.
    Rectangle {
        x: chart.across(chart.today.x)
        y: chart.up(chart.today.borrowY)
        width: Theme.hair
        height: chart.plot.height - y
        color: Theme.borrow
        opacity: 0.5
    }
    Rectangle {
        y: chart.up(chart.today.borrowY)
        width: chart.across(chart.today.x)
        height: Theme.hair
        color: Theme.borrow
        opacity: 0.5
    }
    Rectangle {
        y: chart.up(chart.today.lendY)
        width: chart.across(chart.today.x)
        height: Theme.hair
        color: Theme.lend
        opacity: 0.5
    }
    Ring { at: chart.today.x; value: chart.today.lendY; tint: Theme.lend }
    Ring { at: chart.today.x; value: chart.today.borrowY; tint: Theme.borrow }
    Plate {
        id: borrowName
        x: Theme.s1
        readonly property real above: Math.max(0, chart.up(chart.today.borrowY) - tall - 1)
        y: above
        label: qsTr("borrow %1 %").arg(chart.today.borrowRate)
        tint: Theme.borrow
    }
    Plate {
        readonly property real above: chart.up(chart.today.lendY) - tall - 1
        x: Theme.s1
        y: above >= borrowName.above + tall + 2 ? above
            : Math.min(chart.plot.height - tall, chart.up(chart.today.lendY) + 2)
        label: qsTr("lend %1 %").arg(chart.today.lendRate)
        tint: Theme.lend
    }
    Plate {
        objectName: "curveToday"
        x: Math.min(chart.plot.width - wide, Math.max(0, chart.across(chart.today.x) - wide / 2))
        y: chart.height - chart.plot.y - Theme.s1
        label: qsTr("today %1 %").arg(chart.today.utilization)
        tint: Theme.text
    }
    Rectangle {
        x: chart.across(chart.today.x) - 1
        y: chart.plot.height
        width: 3
        height: Theme.s1
        color: Theme.text
    }

    LimitName { id: draftOptimal; limit: 0; label: qsTr("optimal → %1").arg(chart.tenths(at)); tint: Theme.draft }
    LimitName { id: optimal; limit: 1; label: qsTr("optimal %1").arg(chart.tenths(at)); tint: Theme.text2 }
    LimitName { id: throttle; limit: 2; label: qsTr("throttle %1").arg(chart.tenths(at)); tint: Theme.danger }
    LimitName { id: bound; limit: 3; label: qsTr("bound %1").arg(chart.tenths(at)); tint: Theme.watch }
    LimitName { id: most; limit: 4; label: qsTr("max %1").arg(chart.tenths(at)); tint: Theme.muted }

    Repeater {
        model: chart.editor.points
        CurveHandle {
            enabled: Hands.free
            plot: chart.plot
            named: chart.named
            rateTop: chart.yMax
            editor: chart.editor
            onHeldChanged: chart.held = held
        }
    }
    Words {
        visible: text !== ""
        x: Theme.s2
        y: Theme.s1
        text: chart.editor.limitNote
        size: Theme.dense
        color: Theme.danger
    }
}
