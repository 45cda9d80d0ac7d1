// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll

/// The name of a page and what stands beside it: live figures in the middle, actions on the right. Where they do not
/// all fit, the last figures leave.
Item {
    id: header

    property string title: ""
    default property alias figures: middle.data
    property alias actions: right.data

    implicitHeight: Theme.pageBar

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.s4
        anchors.rightMargin: Theme.s4
        spacing: Theme.s6
        Words {
            text: header.title
            size: Theme.page
            strong: true
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        // What does not fit in the first line of the flow lies below the edge.
        Item {
            clip: true
            Layout.fillWidth: true
            Layout.fillHeight: true
            Flow {
                id: middle
                y: Math.round((parent.height - Theme.sized(35)) / 2)
                width: parent.width
                spacing: Theme.s6
            }
        }
        Row {
            id: right
            spacing: Theme.s2
        }
    }
}
