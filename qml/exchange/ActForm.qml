// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll

/// A form with its foot below: the button that sends it is in sight however long the preview is, and keeps its place
/// while the preview comes and what came of it is told; fields that have no room scroll above.
Item {
    id: act

    default property alias fields: column.data
    property alias foot: buttons.data
    /// What came of what was sent.
    property alias answer: told.text
    property alias answerName: told.objectName
    property bool refused: false

    ScrollPane {
        id: flick
        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: Math.min(Math.max(contentHeight, Theme.sized(600) - footer.height), act.height - footer.height - Theme.s2 - Theme.s3)
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

        Words {
            id: told
            visible: text !== ""
            size: Theme.dense
            color: act.refused ? Theme.danger : Theme.healthy
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        RowLayout {
            id: buttons
            spacing: Theme.s2
            Layout.fillWidth: true
        }
    }
}
