// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll
import Plimsoll.ViewModel

/// F1: every key and what it does.
T.Popup {
    id: popup

    objectName: "keysPopup"

    required property SettingsPage settings

    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.round((parent.height - height) / 2) : 0
    width: Theme.sized(520)
    height: Math.min(sheet.contentHeight + Theme.topBar + 2 * Theme.s4, parent ? parent.height - 2 * Theme.s8 : 600)
    modal: true
    focus: true
    padding: Theme.s4
    onOpened: sheet.forceActiveFocus()

    T.Overlay.modal: Rectangle { color: Theme.shade }
    background: Rectangle {
        color: Theme.raised
        radius: Theme.corner
        border.color: Theme.line
        border.width: Theme.hair
    }
    contentItem: Item { // qmllint disable deferred-property-id
        Accessible.role: Accessible.Dialog
        Accessible.name: title.text
        StopKey { of: popup }
        Words {
            id: title
            objectName: "cheatTitle"
            text: qsTr("Keys")
            size: Theme.page
            strong: true
        }
        ShortcutSheet {
            id: sheet
            objectName: "cheatSheet"
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom; top: title.bottom }
            anchors.topMargin: Theme.s2
            model: popup.settings.shortcuts
        }
    }
}
