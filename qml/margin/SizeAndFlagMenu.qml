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

    required property MarginPage margin
    readonly property AccountFilter filter: margin.more

    objectName: "moreFilters"
    shape: Icons.plus
    text: filter.count > 0 ? qsTr("More · %1").arg(filter.count) : qsTr("More")
    checked: filter.count > 0
    hint: qsTr("Filter by %1, by size and by flags").arg(ratio)
    readonly property string ratio: margin.overFraction ? qsTr("margin fraction") : qsTr("MMR")
    onClicked: popup.opened ? popup.close() : popup.open()

    PlainPopup {
        id: popup
        objectName: "moreFiltersPopup"
        y: button.height + Theme.s1
        margins: Theme.s4
        width: Theme.inspector
        height: column.implicitHeight + 2 * padding
        padding: Theme.s3
        focus: true
        closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent
        onOpened: (sizes.itemAt(0) as SizeBounds).begin()
        contentItem: ColumnLayout { // qmllint disable deferred-property-id
            id: column
            Accessible.role: Accessible.Dialog
            Accessible.name: qsTr("More filters")
            spacing: Theme.s2

            component Head: Words {
                size: Theme.tiny
                color: Theme.muted
                horizontalAlignment: Text.AlignRight
                Layout.preferredWidth: Theme.sized(112)
            }
            component Heads: RowLayout {
                id: heads
                property string title: ""
                property string unit: ""
                spacing: Theme.s2
                Words {
                    text: heads.title
                    size: Theme.section
                    strong: true
                    Layout.fillWidth: true
                }
                Head { text: qsTr("At least, %1").arg(heads.unit) }
                Head { text: qsTr("At most, %1").arg(heads.unit) }
            }
            // Read when it is entered, by whole bars of the histogram, which brushing moves too.
            component RatioBound: Field {
                id: bound
                required property string asked
                onAskedChanged: text = asked
                Component.onCompleted: text = asked
                figures: true
                refused: ratioFault.text !== "" && text !== ""
                onEditingFinished: if (text !== asked) ratioFault.text = button.margin.brushBetween(ratioLeast.text, ratioMost.text)
                Layout.preferredWidth: Theme.sized(112)
            }
            Heads {
                title: qsTr("Size")
                unit: "$"
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
            Heads {
                title: button.margin.overFraction ? qsTr("Margin fraction") : qsTr("MMR")
                unit: "%"
            }
            RowLayout {
                spacing: Theme.s2
                Words {
                    text: qsTr("As by brushing")
                    size: Theme.dense
                    color: Theme.text2
                    Layout.fillWidth: true
                }
                RatioBound {
                    id: ratioLeast
                    objectName: "ratioLeast"
                    asked: button.margin.brushLeast
                    Accessible.name: qsTr("%1 at least, in percent").arg(button.ratio)
                }
                RatioBound {
                    id: ratioMost
                    objectName: "ratioMost"
                    asked: button.margin.brushMost
                    Accessible.name: qsTr("%1 at most, in percent").arg(button.ratio)
                }
            }
            Words {
                id: ratioFault
                objectName: "ratioFault"
                visible: text !== ""
                size: Theme.tiny
                color: Theme.danger
                wrapMode: Text.Wrap
                Layout.fillWidth: true
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
