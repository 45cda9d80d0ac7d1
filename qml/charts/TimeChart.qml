// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One series or two over time. The wheel zooms about the pointer (with Ctrl where the page scrolls), dragging pans, a
/// double click shows all; + - Left Right Home End do the same, and Shift with Left or Right moves the crosshair from
/// sample to sample. What is zoomed stands still until it is told to follow again.
Item {
    id: chart

    required property list<point> first
    property list<point> second
    property color firstTint: Theme.accent
    property color secondTint: Theme.lend
    property string firstName: ""
    property string secondName: ""
    property bool firstDashed: false
    property bool secondDashed: false
    property string unit: ""
    property real yTop: 100
    property real yBottom: 0
    property real level: -1
    /// What lies at the level.
    property string levelName: ""
    property bool stepped: false
    property bool dated: false
    property int yTicks: Math.max(3, Math.min(6, Math.floor(axes.height / Theme.sized(24))))
    property string name: ""
    /// Charts that are given one axis move together.
    property TimeAxis axis: TimeAxis {
        step: chart.sampleStep
        first: firstLine.firstTime
        last: firstLine.lastTime
    }
    property real sampleStep: 60
    /// The page scrolls by the wheel.
    property bool scrolls: false
    /// Older samples of what is in sight are being read, or could not be.
    property bool loading: false
    property string fault: ""
    /// Said where there is nothing to draw, and why.
    property string nothing: qsTr("No history yet")
    property string whyNothing: qsTr("It grows by a sample each simulated minute.")
    readonly property bool any: first.length > 1
    readonly property real time: axis.cursor >= 0 ? axis.cursor : Math.min(axis.to, axis.last, firstLine.lastTime)
    readonly property string firstReading: figure(firstName, firstLine.value)
    readonly property string secondReading: second.length > 1 ? figure(secondName, secondLine.value) : ""
    readonly property string reading: !any ? nothing : clock(time) + " · " + firstReading
        + (secondReading !== "" ? " · " + secondReading : "")

    /// Focus came by the pointer, and no key since.
    property bool tapped: false
    /// The crosshair was moved by keys, and the pointer has not moved since.
    property bool keyed: false
    onActiveFocusChanged: if (!activeFocus) {
        tapped = false;
        letGo();
    }
    /// The crosshair goes, where no pointer holds it.
    function letGo(): void {
        if (keyed || !hover.hovered)
            axis.cursor = -1;
        keyed = false;
    }

    activeFocusOnTab: any || activeFocus
    Accessible.role: Accessible.Chart
    Accessible.name: name
    Accessible.description: reading
    Accessible.focusable: any

    function clock(seconds: real): string {
        const text = new Date(seconds * 1000).toISOString();
        const width = axis.to - axis.from;
        return dated || width > 86400 ? text.slice(5, 16).replace("T", " ") : text.slice(11, width < 300 || sampleStep < 60 ? 19 : 16);
    }
    /// Cut, as figures are elsewhere: 52.9085 is 52.90; what is small beside its unit has more digits.
    property int digits: 2
    function cut(value: real): string {
        const scale = Math.pow(10, digits);
        return (Math.trunc(value * scale + (value < 0 ? -1e-6 : 1e-6)) / scale).toFixed(digits);
    }
    function figure(title: string, value: real): string {
        return (title !== "" ? title + " " : "") + (isNaN(value) ? "–" : cut(value)) + (unit !== "" ? " " + unit : "");
    }
    /// As it is drawn: without its unit where that leaves no room, which large text does.
    function drawn(reading: string): string {
        return unit === "" || whole.advanceWidth + 4 * Theme.s3 <= width ? reading : bare(reading);
    }
    function bare(reading: string): string {
        return unit === "" ? reading : reading.slice(0, -1 - unit.length);
    }
    component ReadingSize: TextMetrics {
        font.family: Theme.words
        font.pixelSize: Theme.tiny
    }
    ReadingSize { id: whole; text: chart.firstReading + chart.secondReading }
    ReadingSize { id: least; text: chart.bare(chart.firstReading) + chart.bare(chart.secondReading) }
    /// Figures give way before they run over what stands beside the chart.
    readonly property int readingSize: Math.floor(Theme.tiny * Math.max(0.7, Math.min(1, (width - 3 * Theme.s3) / least.advanceWidth)))
    /// The keys go where the pointer acted.
    function take(): void {
        if (!activeFocus) {
            tapped = true;
            forceActiveFocus(Qt.MouseFocusReason);
        }
    }
    function timeAt(x: real): real {
        return axis.from + (axis.to - axis.from) * Math.max(0, Math.min(1, x / Math.max(1, frame.width)));
    }
    /// What is read is a sample, and the crosshair stands on it; a stepped line holds its value up to the next.
    function sampleAt(x: real): real {
        return stepped ? timeAt(x) : firstLine.timeFrom(timeAt(x) + sampleStep / 2, 0);
    }
    /// Brings the crosshair to the next sample, into sight where it is not.
    function step(count: int): void {
        const at = firstLine.timeFrom(time, axis.cursor < 0 ? 0 : count);
        keyed = true;
        axis.cursor = at;
        if (at < axis.from || at > axis.to)
            axis.pan(at < axis.from ? at - axis.from : at - axis.to);
    }

    Keys.onPressed: event => {
        tapped = false;
        const width = axis.to - axis.from;
        const shifted = (event.modifiers & Qt.ShiftModifier) !== 0;
        if (!any || (event.modifiers & (Qt.ControlModifier | Qt.AltModifier)) !== 0)
            return;
        if (event.key === Qt.Key_Plus || event.key === Qt.Key_Equal)
            axis.zoom(time, 0.5);
        else if (event.key === Qt.Key_Minus || event.key === Qt.Key_Underscore)
            axis.zoom(time, 2);
        else if (event.key === Qt.Key_Left)
            shifted ? step(-1) : axis.pan(-width / 8);
        else if (event.key === Qt.Key_Right)
            shifted ? step(1) : axis.pan(width / 8);
        else if (event.key === Qt.Key_Home)
            axis.show(0);
        else if (event.key === Qt.Key_End)
            axis.follow();
        else if (event.key === Qt.Key_Escape && axis.cursor >= 0)
            letGo();
        else
            return;
        event.accepted = true;
    }

    PlotAxes {
        id: axes
        anchors.fill: parent
        anchors.topMargin: faultNote.visible ? faultNote.y + faultNote.height : Theme.s4
        anchors.rightMargin: Theme.s2
        yMin: chart.yBottom
        yMax: chart.yTop
        yTicks: chart.yTicks
        from: chart.any ? chart.axis.from : 0
        to: chart.any ? chart.axis.to : 0
        visible: chart.any
        font: Qt.font({ family: Theme.figures, pixelSize: Theme.tiny })
        ink: Theme.muted
        line: Theme.line
        grid: Theme.hairline
    }
    Item {
        id: frame
        objectName: "plot"
        x: axes.x + axes.plot.x
        y: axes.y + axes.plot.y
        width: axes.plot.width
        height: axes.plot.height
        visible: chart.any

        component Line: PlotSeries {
            anchors.fill: parent
            timed: true
            at: chart.time
            xMin: chart.axis.from
            xMax: chart.axis.to
            yMin: chart.yBottom
            yMax: chart.yTop
            stepped: chart.stepped
        }
        Rectangle {
            visible: chart.level >= 0
            y: frame.height * (1 - (chart.level - chart.yBottom) / (chart.yTop - chart.yBottom))
            width: frame.width
            height: Theme.hair
            color: Theme.danger
            opacity: 0.6
        }
        Line {
            id: secondLine
            name: chart.secondName
            points: chart.second
            color: chart.secondTint
            pattern: chart.secondDashed ? PlotSeries.Dashed : PlotSeries.Solid
        }
        Line {
            id: firstLine
            name: chart.firstName !== "" ? chart.firstName : chart.name
            points: chart.first
            color: chart.firstTint
            pattern: chart.firstDashed ? PlotSeries.Dashed : PlotSeries.Solid
        }
        ChartNote {
            readonly property real lineY: frame.height * (1 - (chart.level - chart.yBottom) / (chart.yTop - chart.yBottom))
            // The highest and lowest place of the line across it.
            readonly property point taken: {
                const points = chart.first;
                let highest = frame.height;
                let lowest = 0;
                for (let i = 0; chart.level >= 0 && i < points.length; ++i) {
                    if (i + 1 < points.length && points[i + 1].x < chart.axis.from)
                        continue;
                    const x = frame.width * (points[i].x - chart.axis.from) / (chart.axis.to - chart.axis.from);
                    const y = frame.height * (1 - (points[i].y - chart.yBottom) / (chart.yTop - chart.yBottom));
                    highest = Math.min(highest, y);
                    lowest = Math.max(lowest, y);
                    if (x > Theme.s1 + implicitWidth)
                        break;
                }
                return Qt.point(highest, lowest);
            }
            readonly property real above: lineY - implicitHeight - 2
            readonly property real beneath: Math.max(lineY, taken.y) + 3
            objectName: "chartLevel"
            visible: chart.level >= 0 && text !== ""
            x: Theme.s1
            // Over its level, up into the line of read-outs; where the line runs there, beneath both.
            y: above >= -Theme.s2 && (taken.x > lineY - 3 || taken.y < above) || beneath + implicitHeight > frame.height ? above : beneath
            text: chart.levelName
            color: Theme.danger
        }
        Rectangle {
            visible: chart.axis.cursor >= chart.axis.from && chart.axis.cursor <= chart.axis.to
            x: Math.round(frame.width * (chart.axis.cursor - chart.axis.from) / (chart.axis.to - chart.axis.from))
            width: Theme.hair
            height: frame.height
            color: Theme.text2
            opacity: 0.6
        }
        HoverHandler {
            id: hover
            cursorShape: drag.active ? Qt.ClosedHandCursor : Qt.CrossCursor
            property point last
            onPointChanged: {
                // Told again with each frame, though it rests.
                const rests = point.position === last;
                last = point.position;
                if (!hovered || rests && chart.keyed)
                    return;
                chart.keyed = false;
                chart.axis.cursor = chart.sampleAt(last.x);
            }
            onHoveredChanged: if (!hovered && !chart.keyed) chart.axis.cursor = -1
        }
        DragHandler {
            id: drag
            property real from: 0
            property real to: 0
            target: null
            yAxis.enabled: false
            onActiveChanged: {
                from = chart.axis.from;
                to = chart.axis.to;
                if (active)
                    chart.take();
            }
            onTranslationChanged: {
                const moved = translation.x / Math.max(1, frame.width) * (to - from);
                if (active && !chart.axis.whole)
                    chart.axis.stand(from - moved, to - moved);
            }
        }
        PinchHandler {
            property real from: 0
            property real to: 0
            property real about: 0
            target: null
            onActiveChanged: {
                from = chart.axis.from;
                to = chart.axis.to;
                about = chart.timeAt(centroid.position.x);
            }
            onActiveScaleChanged: {
                if (active && activeScale > 0)
                    chart.axis.stand(about - (about - from) / activeScale, about + (to - about) / activeScale);
            }
        }
        WheelHandler {
            target: null
            acceptedModifiers: chart.scrolls ? Qt.ControlModifier : Qt.KeyboardModifierMask
            onWheel: event => {
                chart.take();
                chart.axis.zoom(chart.timeAt(point.position.x), Math.pow(0.8, event.angleDelta.y / 120));
            }
        }
        WheelHandler {
            target: null
            orientation: Qt.Horizontal
            onWheel: event => chart.axis.pan(-event.angleDelta.x / 1200 * (chart.axis.to - chart.axis.from))
        }
        TapHandler {
            onTapped: chart.take()
            onDoubleTapped: chart.axis.show(0)
        }
    }
    FocusRing {
        shown: chart.activeFocus && !chart.tapped
        anchors.fill: frame
        anchors.margins: -1
    }
    Row {
        id: readings
        anchors.right: parent.right
        anchors.rightMargin: Theme.s3
        y: 0
        spacing: Theme.s3
        visible: chart.any
        // Of the last point while nobody points.
        Figure {
            id: timeWords
            visible: chart.width >= implicitWidth + firstWords.implicitWidth
                + (secondWords.visible ? secondWords.implicitWidth + Theme.s3 : 0) + 2 * Theme.s3
            text: chart.any ? chart.clock(chart.time) : ""
            size: Theme.tiny
            color: Theme.text2
        }
        Words {
            id: firstWords
            text: chart.drawn(chart.firstReading)
            size: chart.readingSize
            color: chart.firstTint
        }
        Words {
            id: secondWords
            visible: chart.second.length > 1
            text: chart.drawn(chart.secondReading)
            size: chart.readingSize
            color: chart.secondTint
        }
    }
    // Where the read-outs leave it no room: at the foot of the crosshair.
    ChartNote {
        visible: chart.any && !timeWords.visible && chart.axis.cursor >= chart.axis.from && chart.axis.cursor <= chart.axis.to
        x: Math.max(0, Math.min(chart.width - width, frame.x - width / 2
            + frame.width * (chart.axis.cursor - chart.axis.from) / (chart.axis.to - chart.axis.from)))
        y: frame.y + frame.height + 2
        text: timeWords.text
        color: Theme.text2
    }
    ChartNote {
        objectName: "chartLoading"
        visible: chart.any && chart.loading
        x: frame.x + Theme.s2
        y: frame.y + frame.height - height - Theme.s1
        width: Math.min(implicitWidth, frame.width - 2 * Theme.s2)
        text: qsTr("reading older minutes…")
    }
    // It stays: it stands above the lines, not over them.
    ChartNote {
        id: faultNote
        objectName: "chartFault"
        visible: chart.any && !chart.loading && text !== ""
        y: readings.height
        width: chart.width - Theme.s3
        horizontalAlignment: Text.AlignRight
        wrapMode: Text.Wrap
        text: chart.fault
        color: Theme.danger
    }
    ChartEmpty {
        visible: !chart.any
        anchors.fill: parent
        text: chart.nothing
        hint: chart.whyNothing
    }
}
