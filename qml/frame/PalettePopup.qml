// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll
import Plimsoll.ViewModel

/// Ctrl+K: type a few letters of a page, a pool, an account or an action. It hangs under its button, beside what drains
/// from left to right, and shades nothing.
T.Popup {
    id: popup

    required property CommandPalette commands

    parent: T.Overlay.overlay
    x: parent ? parent.width - width - Theme.s3 : 0
    y: Theme.environmentLine + Theme.topBar + Theme.s2
    width: 1.4 * Theme.inspector
    height: Math.max(Theme.row, Math.min(list.contentHeight, 12 * Theme.row)) + Theme.topBar + 2 * Theme.s2
    focus: true
    padding: Theme.s2
    onOpened: {
        field.text = "";
        list.currentIndex = 0;
        field.forceActiveFocus();
    }

    function choose(row: int): void {
        popup.close();
        popup.commands.run(row);
    }

    background: Rectangle {
        color: Theme.raised
        radius: Theme.corner
        border.color: Theme.outline
        border.width: Theme.hair
    }
    contentItem: Item { // qmllint disable deferred-property-id
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Search or do")
        StopKey { of: popup }
        Field {
            id: field
            objectName: "paletteField"
            width: parent.width
            height: Theme.topBar - Theme.s2
            placeholderText: qsTr("Page, pool, account number or action")
            Accessible.name: placeholderText
            // The keys stay here: what Enter takes is told here too.
            readonly property PaletteRow next: list.currentItem as PaletteRow
            Accessible.description: next !== null ? qsTr("Enter: %1").arg(next.name) : ""
            onTextChanged: {
                popup.commands.query = text;
                list.currentIndex = 0;
            }
            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onUpPressed: list.decrementCurrentIndex()
            onAccepted: popup.choose(list.currentIndex)
        }
        ListView {
            id: list
            objectName: "paletteList"
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom; top: field.bottom }
            anchors.topMargin: Theme.s2
            clip: true
            model: popup.commands.matches
            delegate: PaletteRow {
                width: ListView.view.width
                onChosen: popup.choose(index)
            }
        }
        Words {
            visible: list.count === 0
            anchors.centerIn: list
            objectName: "paletteNothing"
            text: qsTr("Nothing of that name")
            color: Theme.muted
        }
    }
}
