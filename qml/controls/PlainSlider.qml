// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll
import Plimsoll.ViewModel

/// A slider.
T.Slider {
    id: slider

    property bool draft: false
    /// As with the keys on it; the gallery shows it for itself.
    property bool ringed: visualFocus
    /// Where the filled part of the track begins, as a position.
    property real origin: 0
    /// Whose corridor colours the track; null leaves it plain.
    property ParameterField corridor: null
    // What assistive programs read of a slider beside its value.
    readonly property real minimumValue: from
    readonly property real maximumValue: to
    readonly property color ink: !enabled ? Theme.outline : draft ? Theme.draft : Theme.accent
    readonly property bool coloured: corridor !== null && corridor.hasCorridor

    implicitHeight: 20
    implicitWidth: 120
    live: true
    focusPolicy: Qt.StrongFocus
    Accessible.description: enabled ? "" : Hands.why
    /// By so many steps, as if by the arrows; what is bound to `value` stays bound.
    function go(steps: int): void {
        for (let step = 0; step < Math.abs(steps); ++step)
            if (steps > 0)
                increase();
            else
                decrease();
        moved();
    }
    readonly property int steps: stepSize > 0 ? Math.round((to - from) / stepSize) : 10
    Keys.onPressed: event => {
        const page = Math.max(1, Math.round(steps / 20));
        if (event.key === Qt.Key_PageUp)
            go(page);
        else if (event.key === Qt.Key_PageDown)
            go(-page);
        else if (event.key === Qt.Key_Home)
            go(-steps);
        else if (event.key === Qt.Key_End)
            go(steps);
        else
            return;
        event.accepted = true;
    }

    background: Item {
        CorridorTrack {
            visible: slider.coloured
            x: 6
            width: parent.width - 12
            height: parent.height
            field: slider.corridor
        }
        Rectangle {
            visible: !slider.coloured
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            height: 4
            radius: 2
            color: Theme.inset
            border.width: Theme.hair
            border.color: Theme.outline
        }
        Rectangle {
            visible: !slider.coloured
            anchors.verticalCenter: parent.verticalCenter
            x: Math.min(slider.origin, slider.visualPosition) * parent.width
            width: Math.abs(slider.visualPosition - slider.origin) * parent.width
            height: 4
            radius: 2
            color: slider.ink
        }
    }
    handle: Rectangle {
        x: slider.visualPosition * (slider.width - width)
        anchors.verticalCenter: parent ? parent.verticalCenter : undefined
        width: 12
        height: 12
        radius: 6
        color: slider.ink
        border.width: 2
        border.color: Theme.surface
        FocusRing {
            shown: slider.ringed
            radius: width / 2
        }
    }
}
