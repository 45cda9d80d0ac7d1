// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll

/// What the menu of a table offers. It stays open while columns are ticked.
PlainPopup {
    id: popup

    property string name: ""
    property list<TableColumn> columns
    property bool choosing: true
    property bool hasRow: false
    signal shown(string column)
    signal hidden(string column)
    signal forgotten
    signal copyAsked
    signal copyWithHeadsAsked
    signal saveAsked

    function ask(where: point): void {
        x = where.x;
        y = where.y;
        open();
    }

    objectName: "tableMenu"
    width: Theme.sized(264)
    height: column.implicitHeight + 2 * padding
    margins: Theme.s1
    padding: Theme.s1
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent
    onOpened: {
        const first = column.nextItemInFocusChain(true);
        if (first)
            first.forceActiveFocus(Qt.TabFocusReason);
    }

    component Line: PlainMenuItem {
        id: line
        property string keys: ""
        width: column.width
        highlighted: hovered || visualFocus
        leftPadding: Theme.s2
        focusPolicy: Qt.StrongFocus
        onTriggered: popup.close()
        Keys.onReturnPressed: line.triggered()
        Words {
            anchors { right: parent.right; rightMargin: Theme.s2; verticalCenter: parent.verticalCenter }
            text: line.keys
            size: Theme.tiny
            color: Theme.muted
        }
    }
    contentItem: Column { // qmllint disable deferred-property-id
        id: column
        Accessible.role: Accessible.Dialog
        Accessible.name: popup.name

        function step(forward: bool): void {
            const next = (column.Window.activeFocusItem as Item)?.nextItemInFocusChain(forward);
            if (next)
                next.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
        }
        Keys.onDownPressed: step(true)
        Keys.onUpPressed: step(false)

        Words {
            visible: popup.choosing
            leftPadding: Theme.s2
            height: Theme.row
            text: qsTr("Columns")
            size: Theme.tiny
            color: Theme.muted
        }
        Repeater {
            model: popup.choosing ? popup.columns : []
            Item {
                id: choice
                required property TableColumn modelData
                required property int index
                width: column.width
                height: visible ? Theme.sized(24) : 0
                visible: modelData.title !== "" && modelData.shown
                Check {
                    objectName: "columnCheck_" + choice.modelData.name
                    x: Theme.s2
                    text: choice.modelData.title
                    on: !choice.modelData.off
                    // What a row is about stays.
                    enabled: choice.index > 0
                    onAsked: on => on ? popup.shown(choice.modelData.name) : popup.hidden(choice.modelData.name)
                }
                Words {
                    objectName: "columnRoom_" + choice.modelData.name
                    anchors { right: parent.right; rightMargin: Theme.s2; verticalCenter: parent.verticalCenter }
                    text: !choice.modelData.off && !choice.modelData.fits ? qsTr("no room at this width") : ""
                    size: Theme.tiny
                    color: Theme.muted
                }
            }
        }
        Line {
            objectName: "columnsAsAtTheStart"
            visible: popup.choosing
            text: qsTr("As at the start")
            onTriggered: popup.forgotten()
        }
        Rectangle {
            visible: popup.choosing
            width: parent.width
            height: Theme.hair
            color: Theme.line
        }
        Line {
            objectName: "copyRow"
            text: qsTr("Copy the row")
            keys: qsTr("Ctrl+C")
            enabled: popup.hasRow
            onTriggered: popup.copyAsked()
        }
        Line {
            objectName: "copyRowWithHeads"
            text: qsTr("Copy it with heads")
            keys: qsTr("Ctrl+Shift+C")
            enabled: popup.hasRow
            onTriggered: popup.copyWithHeadsAsked()
        }
        Line {
            objectName: "saveRows"
            text: qsTr("Save all rows as CSV")
            onTriggered: popup.saveAsked()
        }
    }
}
