// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plimsoll

/// Buy or sell: a word, an arrow and a colour.
T.RadioButton {
    id: button

    property bool active: false
    property string shape: ""
    property color tint: Theme.accent

    implicitHeight: Theme.control
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Layout.fillWidth: true
    Layout.preferredWidth: 100
    checkable: false
    autoExclusive: false
    checked: active
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: active
    Accessible.onPressAction: button.clicked()

    contentItem: Item { // qmllint disable deferred-property-id
        Row {
            anchors.centerIn: parent
            spacing: Theme.s2
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                size: Theme.sized(12)
                shape: button.shape
                color: label.color
            }
            Words {
                id: label
                text: button.text
                strong: button.active
                color: button.active ? button.tint : button.hovered ? Theme.text : Theme.text2
            }
        }
    }
    background: Rectangle {
        radius: Theme.corner
        color: button.active ? Theme.wash(button.tint) : button.hovered ? Theme.hover : "transparent"
        border.width: Theme.hair
        border.color: button.active ? button.tint : Theme.line
        FocusRing { shown: button.visualFocus }
    }
}
