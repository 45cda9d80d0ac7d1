// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// The editor of one pool: curve points, limits, state, and the change with its reason.
Item {
    id: inspector

    required property LendingPage lending
    property SubjectShift shift: null
    signal accountAsked(int subaccount)

    component HolderHead: Words {
        size: Theme.tiny
        color: Theme.muted
    }
    component HoldersHead: ColumnLayout {
        id: holders
        required property string menuName
        required property string title
        required property QtObject model
        spacing: Theme.s1
        Layout.fillWidth: true
        Layout.topMargin: Theme.s2
        RowLayout {
            spacing: Theme.s2
            Words {
                text: holders.title
                size: Theme.section
                strong: true
                Layout.fillWidth: true
            }
            TableMenu {
                objectName: holders.menuName
                implicitHeight: Theme.sized(20)
                name: holders.title
                model: holders.model
                columns: [
                    TableColumn { title: qsTr("Account"); role: "subaccount" },
                    TableColumn { title: qsTr("Quantity"); role: "quantity"; exactRole: "quantityExact" },
                    TableColumn { title: qsTr("Share"); unit: "%"; role: "share"; exactRole: "shareExact" }
                ]
            }
        }
        // As the rows below lie: see HolderRow.
        RowLayout {
            spacing: Theme.s3
            HolderHead { text: qsTr("Account"); Layout.fillWidth: true }
            HolderHead { text: inspector.lending.today.symbol }
            HolderHead {
                text: qsTr("Share %")
                horizontalAlignment: Text.AlignRight
                Layout.preferredWidth: Theme.sized(56)
            }
        }
    }

    ScrollPane {
        id: flick
        objectName: "poolScroll"
        anchors { left: parent.left; right: parent.right; top: parent.top; bottom: change.top }
        anchors.margins: Theme.s4
        anchors.bottomMargin: Theme.s2
        anchors.leftMargin: Theme.s2
        anchors.rightMargin: Theme.s2
        contentHeight: column.implicitHeight

        ColumnLayout {
            id: column
            x: Theme.s2 // of rows, which reach out
            width: flick.width - Theme.s3 - x
            spacing: Theme.s2

            RowLayout {
                Layout.fillWidth: true
                Layout.minimumHeight: Theme.control
                Words {
                    text: qsTr("Curve points")
                    size: Theme.section
                    strong: true
                    Layout.fillWidth: true
                }
                ShiftMarks {
                    id: marks
                    objectName: "poolShift"
                    shift: inspector.shift
                }
                Tag {
                    text: inspector.lending.curve.modified ? qsTr("draft") : ""
                    tint: Theme.draft
                }
                ActionButton {
                    objectName: "curveReset"
                    visible: inspector.lending.curve.modified
                    quiet: true
                    shape: Icons.undo
                    hint: qsTr("Back to the live curve")
                    implicitHeight: Theme.sized(22)
                    onClicked: inspector.lending.curve.reset()
                }
            }
            ShiftNotes {
                objectName: "poolNotes"
                shift: inspector.shift
                writing: marks.writing
                asker: marks.asker
                onDone: marks.writing = false
                Layout.fillWidth: true
            }
            Row {
                spacing: Theme.s2
                component Head: Words {
                    width: Theme.sized(116)
                    size: Theme.tiny
                    color: Theme.muted
                    horizontalAlignment: Text.AlignRight
                }
                Item { width: Theme.sized(20); height: 1 }
                Head { text: qsTr("Utilization") }
                Head { text: qsTr("Borrow rate a year") }
            }
            Repeater {
                model: inspector.lending.curve.points
                CurvePointRow {
                    enabled: Hands.free
                    editor: inspector.lending.curve
                    Layout.fillWidth: true
                }
            }
            RowLayout {
                id: verdict
                // Three lines of it keep their room: what stands below does not move when a point does.
                readonly property bool said: inspector.lending.curve.verdict !== ""
                spacing: Theme.s1
                Layout.fillWidth: true
                Layout.minimumHeight: Theme.sized(44)
                ToneShape {
                    opacity: verdict.said ? 1 : 0
                    tone: inspector.lending.curve.verdictTone
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: 3
                }
                Words {
                    objectName: "curveVerdict"
                    text: verdict.said ? inspector.lending.curve.verdict
                                       : qsTr("What a moved point would do to accounts stands here before it is live.")
                    size: Theme.tiny
                    color: !verdict.said ? Theme.muted : inspector.lending.curve.verdictTone === Tone.Grave ? Theme.critical
                         : inspector.lending.curve.verdictTone === Tone.Warning ? Theme.danger : Theme.healthy
                    wrapMode: Text.Wrap
                    elide: Text.ElideNone
                    Layout.alignment: Qt.AlignTop
                    Layout.fillWidth: true
                    Accessible.role: verdict.said ? Accessible.AlertMessage : Accessible.StaticText
                    Accessible.name: text
                }
            }
            Rectangle {
                Layout.fillWidth: true
                Layout.topMargin: Theme.s2
                implicitHeight: Theme.hair
                color: Theme.hairline
            }
            Words {
                text: qsTr("Limits and state")
                size: Theme.section
                strong: true
                Layout.fillWidth: true
            }
            Repeater {
                model: inspector.lending.limits.fields
                ParameterRow {
                    required property ParameterField modelData
                    enabled: Hands.free
                    field: modelData
                    Layout.fillWidth: true
                }
            }
            Words {
                text: qsTr("One more borrow or redemption")
                size: Theme.section
                strong: true
                Layout.topMargin: Theme.s2
                Layout.fillWidth: true
            }
            RowLayout {
                spacing: Theme.s2
                Layout.fillWidth: true
                Segments {
                    id: move
                    objectName: "poolMove"
                    name: qsTr("One more")
                    options: [qsTr("Borrow"), qsTr("Redeem")]
                    onChosen: index => {
                        current = index;
                        inspector.lending.suppose(index === 0, typed.text);
                    }
                }
                Field {
                    id: typed
                    objectName: "poolMoveQuantity"
                    figures: true
                    unit: inspector.lending.today.symbol
                    placeholderText: qsTr("quantity")
                    Accessible.name: qsTr("Quantity of one more borrow or redemption")
                    Layout.fillWidth: true
                    onTextEdited: inspector.lending.suppose(move.current === 0, text)
                }
            }
            Words {
                objectName: "poolSupposed"
                text: inspector.lending.supposed !== "" ? inspector.lending.supposed
                    : qsTr("What it would do to utilization and rates, or what refuses it, stands here. Nothing is sent.")
                size: Theme.tiny
                color: Theme.muted
                wrapMode: Text.Wrap
                elide: Text.ElideNone
                Layout.fillWidth: true
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
            HoldersHead {
                menuName: "lendersMenu"
                title: qsTr("Largest lenders")
                model: inspector.lending.lenders
            }
            Repeater {
                model: inspector.lending.lenders
                HolderRow {
                    objectName: "poolLender" + index
                    Layout.fillWidth: true
                    Layout.leftMargin: -Theme.s2
                    Layout.rightMargin: -Theme.s2
                    onOpened: inspector.accountAsked(subaccount)
                }
            }
            HoldersHead {
                menuName: "borrowersMenu"
                title: qsTr("Largest borrowers")
                model: inspector.lending.borrowers
            }
            Repeater {
                model: inspector.lending.borrowers
                HolderRow {
                    objectName: "poolBorrower" + index
                    Layout.fillWidth: true
                    Layout.leftMargin: -Theme.s2
                    Layout.rightMargin: -Theme.s2
                    onOpened: inspector.accountAsked(subaccount)
                }
            }
            Words {
                text: inspector.lending.today.counts
                size: Theme.tiny
                color: Theme.muted
                Layout.topMargin: Theme.s2
            }
        }
    }
    ScrollHandle {
        anchors { top: flick.top; bottom: flick.bottom; right: parent.right }
        list: flick
    }
    // Where more lies below, the fields end at a line.
    Rectangle {
        visible: flick.contentHeight > flick.height
        anchors { left: parent.left; right: parent.right; top: flick.bottom }
        height: Theme.hair
        color: Theme.hairline
    }
    ChangeBox {
        id: change
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        anchors.margins: Theme.s2
        change: inspector.lending.change
    }
}
