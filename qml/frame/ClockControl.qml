// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll
import Plimsoll.ViewModel

/// The simulated time and its speed: pause, step, 1x to 600x.
Row {
    id: clock

    required property Console desk
    spacing: Theme.s1
    readonly property bool stands: desk.status.stands

    component ClockButton: T.Button {
        id: button
        property string shape: ""
        property string hint: ""
        property bool current: false
        implicitHeight: Theme.sized(20)
        implicitWidth: Math.max(Theme.sized(22), label.implicitWidth + Theme.s2)
        anchors.verticalCenter: parent ? parent.verticalCenter : undefined
        hoverEnabled: true
        focusPolicy: Qt.StrongFocus
        Accessible.name: hint
        Accessible.checkable: true
        Accessible.checked: button.current
        Accessible.onPressAction: button.clicked()
        contentItem: Item { // qmllint disable deferred-property-id
            Icon {
                anchors.centerIn: parent
                size: Theme.sized(12)
                shape: button.shape
                color: button.current ? Theme.accentText : Theme.text2
            }
            Figure {
                id: label
                anchors.centerIn: parent
                text: button.text
                size: Theme.tiny
                color: button.current ? Theme.accentText : Theme.text2
            }
        }
        opacity: enabled ? 1 : 0.4
        background: Rectangle {
            radius: Theme.cornerSmall
            color: button.current ? Theme.accent : button.hovered ? Theme.hover : "transparent"
            FocusRing {
                shown: button.visualFocus
                anchors.margins: 0
            }
        }
        Tip {
            shown: button.hovered
            text: button.hint
            side: Qt.TopEdge
        }
    }

    Figure {
        objectName: "clockTime"
        text: clock.desk.status.time
        size: Theme.dense
        anchors.verticalCenter: parent.verticalCenter
        rightPadding: Theme.s2
        Accessible.role: Accessible.Clock
        Accessible.name: qsTr("Simulated time %1").arg(text)
    }
    ClockButton {
        objectName: "clockPause"
        shape: clock.desk.status.speed === 0 ? Icons.play : Icons.pause
        hint: clock.desk.status.speed === 0 ? qsTr("Go on (Ctrl+Space)") : qsTr("Pause (Ctrl+Space)")
        current: !clock.stands && clock.desk.status.speed === 0
        enabled: !clock.stands
        onClicked: clock.desk.togglePause()
    }
    ClockButton {
        objectName: "clockStep"
        shape: Icons.step
        hint: qsTr("One step while paused (Ctrl+.)")
        enabled: !clock.stands && clock.desk.status.speed === 0
        onClicked: clock.desk.step()
    }
    Repeater {
        model: [1, 10, 60, 600]
        ClockButton {
            id: speed
            required property int modelData
            objectName: "clock" + modelData + "x"
            text: modelData + "x"
            hint: modelData === 1 ? qsTr("As fast as real time") : qsTr("%1 simulated seconds a second").arg(modelData)
            current: !clock.stands && clock.desk.status.speed === modelData
            enabled: !clock.stands
            onClicked: clock.desk.setSpeed(speed.modelData)
        }
    }
}
