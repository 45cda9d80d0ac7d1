// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll

/// Something that is in force, taken away by a press.
T.AbstractButton {
    id: chip

    implicitHeight: Theme.sized(22)
    implicitWidth: row.implicitWidth + 2 * Theme.s2
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.name: qsTr("Take away: %1").arg(text)
    Accessible.onPressAction: chip.clicked()

    contentItem: Item { // qmllint disable deferred-property-id
        Row {
            id: row
            anchors.centerIn: parent
            spacing: Theme.s1
            Words {
                anchors.verticalCenter: parent.verticalCenter
                text: chip.text
                size: Theme.dense
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                shape: Icons.close
                size: Theme.sized(10)
                color: chip.hovered || chip.visualFocus ? Theme.text : Theme.text2
            }
        }
    }
    background: Rectangle {
        radius: Theme.cornerSmall
        color: chip.hovered ? Theme.hover : Theme.selected
        border.width: Theme.hair
        border.color: Theme.accent
        FocusRing { shown: chip.visualFocus }
    }
}
