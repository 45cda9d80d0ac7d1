// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll

/// A slider.
T.Slider {
    id: slider

    property bool draft: false

    implicitHeight: 20
    implicitWidth: 120
    live: true
    focusPolicy: Qt.StrongFocus

    background: Item {
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            height: 4
            radius: 2
            color: Theme.inset
            border.width: Theme.hair
            border.color: Theme.line
        }
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: slider.visualPosition * parent.width
            height: 4
            radius: 2
            color: slider.draft ? Theme.draft : Theme.accent
        }
    }
    handle: Rectangle {
        x: slider.visualPosition * (slider.width - width)
        anchors.verticalCenter: parent ? parent.verticalCenter : undefined
        width: 12
        height: 12
        radius: 6
        color: slider.draft ? Theme.draft : Theme.accent
        border.width: 2
        border.color: Theme.surface
        FocusRing {
            shown: slider.visualFocus
            radius: width / 2
        }
    }
}
