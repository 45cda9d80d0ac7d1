// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll

/// A form with its foot below; where both have no room the fields scroll above it: the button that sends it is in sight
/// however long the preview is.
Item {
    id: act

    default property alias fields: column.data
    property alias foot: footer.data

    ScrollPane {
        id: flick
        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: Math.min(contentHeight, act.height - footer.height - Theme.s2 - Theme.s3)
        contentHeight: column.implicitHeight + column.y

        ColumnLayout {
            id: column
            x: Theme.s4
            y: 2
            width: flick.width - 2 * Theme.s4
            spacing: Theme.s2
        }
    }
    ScrollHandle {
        anchors { top: flick.top; bottom: flick.bottom; right: parent.right }
        list: flick
    }
    Rectangle {
        visible: flick.contentHeight > flick.height
        anchors { left: parent.left; right: parent.right; top: flick.bottom }
        height: Theme.hair
        color: Theme.line
    }
    ColumnLayout {
        id: footer
        anchors { left: parent.left; right: parent.right; top: flick.bottom }
        anchors.leftMargin: Theme.s4
        anchors.rightMargin: Theme.s4
        anchors.topMargin: Theme.s2
        spacing: Theme.s2
    }
}
