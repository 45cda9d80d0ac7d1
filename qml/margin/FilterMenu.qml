// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plimsoll
import Plimsoll.ViewModel

/// Filters that are kept under a name: picked, replaced, taken away; what the page shows now is kept by naming it.
ActionButton {
    id: button

    required property MarginPage margin
    readonly property SavedFilters filters: margin.filters

    objectName: "savedFilters"
    shape: Icons.filter
    text: filters.current !== "" ? filters.current : qsTr("Filters")
    checked: filters.current !== ""
    hint: qsTr("Keep this filter and order under a name, or take up one that is kept")
    onClicked: popup.opened ? popup.close() : popup.open()

    PlainPopup {
        id: popup
        y: button.height + Theme.s1
        width: Theme.inspector
        height: column.implicitHeight + 2 * padding
        padding: Theme.s2
        focus: true
        closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent
        onOpened: {
            name.text = button.filters.current;
            list.currentIndex = list.count > 0 ? 0 : -1;
            (list.count > 0 ? list as Item : name as Item).forceActiveFocus(Qt.TabFocusReason);
        }
        contentItem: ColumnLayout { // qmllint disable deferred-property-id
            id: column
            Accessible.role: Accessible.Dialog
            Accessible.name: qsTr("Saved filters")
            spacing: Theme.s2

            Words {
                visible: list.count === 0
                text: qsTr("None is kept yet. Filter and sort the table, then name what you see.")
                size: Theme.dense
                color: Theme.muted
                wrapMode: Text.Wrap
                elide: Text.ElideNone
                Layout.fillWidth: true
            }
            ListView {
                id: list
                objectName: "filterList"
                visible: count > 0
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                activeFocusOnTab: true
                keyNavigationEnabled: true
                implicitHeight: Math.min(contentHeight, 8 * Theme.sized(36))
                model: button.filters.lines
                Layout.fillWidth: true
                Keys.onReturnPressed: if (currentItem) button.pick((currentItem as FilterRow).title)
                Keys.onDeletePressed: if (currentItem) button.filters.remove((currentItem as FilterRow).title)
                delegate: FilterRow {
                    width: ListView.view.width
                    focused: ListView.isCurrentItem && ListView.view.activeFocus
                    onOpened: button.pick(title)
                    onRemoved: button.filters.remove(title)
                }
                FocusRing {
                    shown: list.activeFocus
                    anchors.margins: 0
                }
            }
            RowLayout {
                spacing: Theme.s2
                Layout.fillWidth: true
                Field {
                    id: name
                    objectName: "filterName"
                    placeholderText: qsTr("Name what is shown now")
                    Accessible.name: placeholderText
                    maximumLength: 24
                    Layout.fillWidth: true
                    onAccepted: button.keep()
                }
                ActionButton {
                    objectName: "filterSave"
                    primary: true
                    enabled: name.text.trim() !== ""
                    text: qsTr("Keep")
                    onClicked: button.keep()
                }
            }
        }
    }
    function pick(which: string): void {
        margin.useFilter(which);
        popup.close();
    }
    function keep(): void {
        if (name.text.trim() === "")
            return;
        margin.saveFilter(name.text);
        popup.close();
    }
}
