// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One point of the curve: drag it, or move it with the arrow keys (Shift: ten steps), Delete removes it.
Item {
    id: handle

    required property int index
    required property double across
    required property double up
    required property bool modified
    required property string refusal
    required property string utilization
    required property string rate
    required property string safe
    required property string why
    required property rect plot
    required property real rateTop
    /// How far from the top of the plot names stand over it.
    required property real named
    required property CurveEditor editor
    readonly property color tint: !enabled ? Theme.outline : refusal !== "" ? Theme.danger : modified ? Theme.draft : Theme.borrow

    // Of its own figures, since what it says is placed by them: see Plate in CurveChart.
    readonly property real reach: 22
    readonly property real fromLeft: Math.max(0, Math.min(1, across / 100)) * plot.width - reach / 2
    readonly property real fromTop: plot.height * (1 - Math.min(1, up / rateTop)) - reach / 2
    /// What is typed lies outside the plot: it is marked at the edge.
    readonly property bool beyond: up > rateTop || across > 100
    readonly property bool held: area.pressed

    objectName: "curveHandle" + index
    x: fromLeft
    y: fromTop
    width: reach
    height: reach
    activeFocusOnTab: true
    Accessible.role: Accessible.Slider
    Accessible.name: qsTr("Curve point %1: utilization %2 %, rate %3 %").arg(index + 1).arg(utilization).arg(rate)
    // What assistive programs read of a slider; it moves up and down by their actions as by its keys.
    readonly property real value: up
    readonly property real minimumValue: 0
    readonly property real maximumValue: rateTop
    Accessible.onIncreaseAction: if (enabled) editor.nudge(index, 0, 1)
    Accessible.onDecreaseAction: if (enabled) editor.nudge(index, 0, -1)
    Accessible.description: !enabled ? Hands.why : why === "" ? safe : qsTr("%1; %2").arg(safe).arg(why)
    Keys.onPressed: event => {
        const steps = event.modifiers & Qt.ShiftModifier ? 10 : 1;
        if (event.key === Qt.Key_Left)
            editor.nudge(index, -steps, 0);
        else if (event.key === Qt.Key_Right)
            editor.nudge(index, steps, 0);
        else if (event.key === Qt.Key_Up)
            editor.nudge(index, 0, steps);
        else if (event.key === Qt.Key_Down)
            editor.nudge(index, 0, -steps);
        else if (event.key === Qt.Key_Delete)
            editor.remove(index);
        else
            return;
        event.accepted = true;
    }

    Rectangle {
        anchors.centerIn: parent
        width: area.containsMouse || area.pressed || handle.activeFocus ? 13 : 9
        height: width
        radius: 3
        color: Theme.surface
        border.width: 2
        border.color: handle.tint
        visible: !handle.beyond
    }
    Icon {
        objectName: handle.objectName + "Beyond"
        visible: handle.beyond
        anchors.centerIn: parent
        rotation: handle.up > handle.rateTop ? 0 : 90
        shape: Icons.up
        color: handle.tint
    }
    FocusRing {
        shown: handle.activeFocus
        anchors.margins: 0
    }
    MouseArea {
        id: area
        anchors.fill: parent
        hoverEnabled: true
        preventStealing: true
        cursorShape: Qt.SizeAllCursor
        onPressed: {
            handle.forceActiveFocus();
            handle.editor.beginDrag();
        }
        onReleased: handle.editor.endDrag()
        onCanceled: handle.editor.endDrag()
        onPositionChanged: mouse => {
            if (!pressed)
                return;
            const at = mapToItem(handle.parent, mouse.x, mouse.y);
            handle.editor.drag(handle.index, at.x / handle.plot.width * 100, (1 - at.y / handle.plot.height) * handle.rateTop);
        }
    }
    Rectangle {
        visible: said.visible
        anchors.fill: said
        anchors.margins: -Theme.s1
        radius: Theme.cornerSmall
        color: Theme.surface
        opacity: 0.9
    }
    Words {
        id: said
        visible: area.containsMouse || area.pressed || handle.activeFocus
        // Within the chart, above the point, or where that would lie over the names at the top, below it and them.
        readonly property real above: handle.fromTop - implicitHeight - Theme.s1
        x: Math.max(-handle.fromLeft, Math.min(handle.plot.width - handle.fromLeft - implicitWidth, (handle.reach - implicitWidth) / 2))
        y: above < handle.named ? Math.max(handle.reach, handle.named - handle.fromTop) + Theme.s1 : -implicitHeight - Theme.s1
        text: qsTr("at %1 % utilization: %2 %").arg(handle.utilization).arg(handle.rate) + (handle.safe === "" ? "" : "\n" + handle.safe)
        horizontalAlignment: Text.AlignHCenter
        size: Theme.tiny
        color: handle.tint
        font.family: Theme.figures
    }
}
