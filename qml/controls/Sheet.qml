// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plimsoll

/// What opens over a page, to act or to look something up: a title, what may be done with it, the content below. Esc
/// closes it, and Ctrl+E makes way for the stops, also once a click has taken the cursor out of it: while it is open no other
/// keys of its window act. An `urgent` one is framed and leaves the page in sight: it lies beside what drains from left to
/// right, over what can wait.
T.Popup {
    id: sheet

    property alias title: titleText.text
    property alias titleName: titleText.objectName
    property alias note: noteText.text
    property alias noteName: noteText.objectName
    property alias shape: icon.shape
    property alias actions: actionRow.data
    default property alias content: column.data
    property string closeHint: qsTr("Close (Esc)")
    property bool urgent: false
    property alias makesWay: stopKey.makesWay
    property real broad: Theme.sized(760)
    /// What all of it takes.
    readonly property real wanted: column.implicitHeight + 2 * padding

    parent: T.Overlay.overlay
    x: !parent ? 0 : urgent ? parent.width - width - Theme.s3 : Math.round((parent.width - width) / 2)
    y: Theme.environmentLine + Theme.topBar + Theme.s2 + (urgent ? Theme.pageBar : 0)
    width: parent ? Math.min(broad, parent.width - 2 * Theme.s8) : 0
    height: wanted
    padding: Theme.s4
    focus: true
    dim: !urgent
    closePolicy: T.Popup.CloseOnEscape

    T.Overlay.modeless: Rectangle { color: Theme.shade }

    background: Rectangle {
        color: Theme.raised
        radius: Theme.corner
        border.color: sheet.urgent ? Theme.live : Theme.outline
        border.width: sheet.urgent ? Theme.focusWidth : Theme.hair
    }
    ColumnLayout {
        id: column
        anchors.fill: parent
        // Of a popup itself Qt 6.4 tells assistive programs nothing.
        Accessible.role: Accessible.Dialog
        Accessible.name: sheet.title
        spacing: Theme.s3

        Shortcut {
            sequence: "Esc"
            enabled: sheet.visible && !sheet.activeFocus
            onActivated: sheet.close()
        }
        StopKey {
            id: stopKey
            of: sheet
        }
        RowLayout {
            spacing: Theme.s2
            Layout.fillWidth: true
            Icon {
                id: icon
                visible: shape !== ""
                size: 20
                color: sheet.urgent ? Theme.live : Theme.accent
            }
            Words {
                id: titleText
                size: Theme.section
                strong: true
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            Words {
                id: noteText
                size: Theme.tiny
                color: Theme.muted
                Layout.fillWidth: true
            }
            Row {
                id: actionRow
                spacing: Theme.s2
            }
            ActionButton {
                quiet: true
                shape: Icons.close
                hint: sheet.closeHint
                onClicked: sheet.close()
            }
        }
    }
}
