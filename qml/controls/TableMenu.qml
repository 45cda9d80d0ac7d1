// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll
import Plimsoll.ViewModel

/// Three faint dots at the end of the heads of a table, or beside the title of a list: which columns are shown, a row to
/// the clipboard, all rows to a file.
T.AbstractButton {
    id: button

    /// Under what its columns are kept; empty where they cannot be chosen.
    property string table: ""
    required property string name
    required property QtObject model
    property list<TableColumn> columns
    /// The row to copy; below 0 for none.
    property int row: -1
    /// Whoever owns the table writes its rows.
    property bool savesItself: false
    readonly property bool open: popup.item !== null && (popup.item as TableMenuPopup).opened
    signal saveAsked

    implicitWidth: Theme.s4
    implicitHeight: Theme.row
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.name: table !== "" ? qsTr("Columns of %1").arg(name) : qsTr("Rows of %1").arg(name)
    Accessible.onPressAction: button.clicked()
    onClicked: openMenu()

    /// Its columns as they are chosen; those without room are handed out too.
    function handed(): var {
        const all = [];
        for (let i = 0; i < columns.length; ++i)
            if (columns[i].shown && !columns[i].off)
                all.push(columns[i]);
        return all;
    }
    function copyRow(): void {
        if (row >= 0)
            Tables.desk.copy(model, name, handed(), row);
    }
    function copyRowWithHeads(): void {
        if (row >= 0)
            Tables.desk.copyWithHeads(model, name, handed(), row);
    }
    function save(): void {
        if (savesItself)
            saveAsked();
        else
            Tables.desk.save(model, name, handed());
    }
    /// Does what a key asks for in the list of rows: copies the row, opens the menu.
    function takes(event: var): bool {
        if (event.matches(StandardKey.Copy)) // qmllint disable unqualified
            copyRow();
        else if (event.key === Qt.Key_C && event.modifiers === (Qt.ControlModifier | Qt.ShiftModifier))
            copyRowWithHeads();
        else if (event.key === Qt.Key_Menu || event.key === Qt.Key_F10 && event.modifiers === Qt.ShiftModifier)
            openMenu();
        else
            return false;
        return true;
    }
    function openMenu(): void {
        ask(Qt.point(0, height));
    }
    /// Opens the menu at a point of the button.
    function ask(where: point): void {
        popup.active = true;
        (popup.item as TableMenuPopup).ask(where);
    }
    /// What the operator decided, and for all else what the table begins with.
    function recall(): void {
        if (table === "" || Tables.desk === null)
            return;
        const kept = Tables.desk.columnsOf(table);
        for (let i = 0; i < columns.length; ++i) {
            const shown = kept[columns[i].name];
            columns[i].off = shown === undefined ? columns[i].further : !shown;
        }
    }
    readonly property TableDesk desk: Tables.desk
    onDeskChanged: {
        recall();
        enroll();
    }
    Component.onCompleted: {
        recall();
        enroll();
    }
    Connections {
        target: Tables.desk
        function onColumnsChanged(table: string): void {
            if (table === button.table)
                button.recall();
        }
    }

    // Tables in sight are in the palette.
    onVisibleChanged: enroll()
    onNameChanged: if (visible && Tables.desk !== null) {
        Tables.desk.leave(button);
        Tables.desk.enter(button);
    }
    function enroll(): void {
        if (Tables.desk === null)
            return;
        if (visible)
            Tables.desk.enter(button);
        else
            Tables.desk.leave(button);
    }
    Component.onDestruction: if (Tables.desk !== null) Tables.desk.leave(button)

    contentItem: Item { // qmllint disable deferred-property-id
        Column {
            anchors.centerIn: parent
            spacing: 2
            Repeater {
                model: 3
                Rectangle {
                    width: 2
                    height: 2
                    radius: 1
                    color: button.hovered || button.visualFocus || button.open ? Theme.text : Theme.outline
                }
            }
        }
    }
    background: Rectangle {
        radius: Theme.cornerSmall
        color: button.hovered || button.open ? Theme.hover : "transparent"
        FocusRing {
            shown: button.visualFocus
            anchors.margins: 1
        }
    }
    Tip {
        shown: button.hovered && !button.open
        text: button.table !== "" ? qsTr("Columns, copy, save as CSV") : qsTr("Copy, save as CSV")
    }
    Loader {
        id: popup
        active: false
        source: Qt.resolvedUrl("TableMenuPopup.qml")
        onLoaded: {
            const lines = item as TableMenuPopup;
            lines.parent = button;
            lines.name = button.name;
            lines.columns = Qt.binding(() => button.columns);
            lines.choosing = button.table !== "";
            lines.hasRow = Qt.binding(() => button.row >= 0);
            lines.hidden.connect(column => Tables.desk.hideColumn(button.table, column));
            lines.shown.connect(column => Tables.desk.showColumn(button.table, column));
            lines.forgotten.connect(() => Tables.desk.forgetColumns(button.table));
            lines.copyAsked.connect(button.copyRow);
            lines.copyWithHeadsAsked.connect(button.copyRowWithHeads);
            lines.saveAsked.connect(button.save);
        }
    }
}
