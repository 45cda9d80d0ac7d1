// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plimsoll
import Plimsoll.ViewModel

/// How large accounts are and what is flagged of them, to filter by.
ActionButton {
    id: button

    required property AccountFilter filter

    objectName: "moreFilters"
    shape: Icons.plus
    text: filter.count > 0 ? qsTr("More · %1").arg(filter.count) : qsTr("More")
    checked: filter.count > 0
    hint: qsTr("Filter by size and by flags")
    onClicked: popup.opened ? popup.close() : popup.open()

    T.Popup {
        id: popup
        objectName: "moreFiltersPopup"
        y: button.height + Theme.s1
        margins: Theme.s2
        width: Theme.inspector
        height: column.implicitHeight + 2 * padding
        padding: Theme.s3
        focus: true
        closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent
        onOpened: (sizes.itemAt(0) as SizeBounds).begin()
        background: Rectangle {
            color: Theme.raised
            radius: Theme.corner
            border.color: Theme.line
            border.width: Theme.hair
        }
        contentItem: ColumnLayout { // qmllint disable deferred-property-id
            id: column
            spacing: Theme.s2

            RowLayout {
                spacing: Theme.s2
                Words {
                    text: qsTr("Size")
                    size: Theme.section
                    strong: true
                    Layout.fillWidth: true
                }
                Words {
                    text: qsTr("at least $")
                    size: Theme.tiny
                    color: Theme.muted
                    horizontalAlignment: Text.AlignRight
                    Layout.preferredWidth: Theme.sized(112)
                }
                Words {
                    text: qsTr("at most $")
                    size: Theme.tiny
                    color: Theme.muted
                    horizontalAlignment: Text.AlignRight
                    Layout.preferredWidth: Theme.sized(112)
                }
            }
            Repeater {
                id: sizes
                model: button.filter.sizes
                SizeBounds {
                    Layout.fillWidth: true
                    onLeastTyped: typed => button.filter.setLeast(index, typed)
                    onMostTyped: typed => button.filter.setMost(index, typed)
                }
            }
            RowLayout {
                spacing: Theme.s2
                Layout.topMargin: Theme.s1
                Words {
                    text: qsTr("Flags")
                    size: Theme.section
                    strong: true
                }
                Words {
                    text: qsTr("every one that is ticked")
                    size: Theme.tiny
                    color: Theme.muted
                    Layout.fillWidth: true
                }
            }
            GridLayout {
                columns: 2
                columnSpacing: Theme.s3
                rowSpacing: 0
                Repeater {
                    model: button.filter.flags
                    Check {
                        required property int index
                        required property string title
                        required property bool chosen
                        objectName: "flagFilter_" + index
                        text: title
                        on: chosen
                        Layout.preferredWidth: (column.width - Theme.s3) / 2
                        onAsked: button.filter.toggle(index)
                    }
                }
            }
        }
    }
}
