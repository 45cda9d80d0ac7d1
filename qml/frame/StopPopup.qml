// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// Ctrl+E: the venue-wide controls. One more key (M, L, O; E to end what is in force) chooses, a reason and Enter do it. The queue behind stays
/// in sight: nothing is modal.
Sheet {
    id: popup

    objectName: "stopPopup"

    required property VenueStops stops
    property int which: -1
    property bool ending: false
    property bool sent: false
    readonly property list<int> spans: [1, 5, 15, 60]
    signal tightenAsked(int kind)
    function tighten(kind: int): void {
        if (ending)
            return;
        close();
        tightenAsked(kind);
    }

    /// Opens on one control; -1 leaves the choice open. `toEnd` asks to end what is in force.
    function ask(control: int, toEnd: bool): void {
        ending = toEnd;
        sent = false;
        reason.text = "";
        open();
        choose(control);
    }
    /// By the key: what was begun stays.
    function summon(): void {
        if (visible)
            choose(which);
        else
            ask(-1, false);
    }
    function choose(control: int): void {
        which = control;
        if (control >= 0)
            reason.forceActiveFocus();
        else
            keys.forceActiveFocus();
    }
    function apply(): void {
        if (which < 0 || !Hands.free)
            return;
        sent = true;
        stops.apply(which, ending ? 0 : which === VenueStop.Orders && !alsoHalt.checked ? 0 : spans[minutes.current], reason.text);
    }

    title: ending ? qsTr("End a stop") : qsTr("Stop the venue")
    shape: Icons.stop
    urgent: true
    broad: 1.4 * Theme.inspector
    SheetKeys { sheet: popup }
    makesWay: false

    Connections {
        target: popup.stops.answer
        function onAccepted(): void {
            reason.taken(reason.text);
            popup.close();
        }
    }

    /// Where the letters are taken that choose.
    Item {
        id: keys
        objectName: "stopKeys"
        focus: true
        Accessible.role: Accessible.Grouping
        Accessible.name: popup.title
        Accessible.focusable: true
        implicitHeight: body.implicitHeight
        Layout.fillWidth: true
        Keys.onPressed: event => {
            if (event.modifiers & ~(Qt.ShiftModifier | Qt.KeypadModifier))
                return;
            if (event.key === Qt.Key_M)
                popup.choose(VenueStop.Matching);
            else if (event.key === Qt.Key_L)
                popup.choose(VenueStop.Liquidations);
            else if (event.key === Qt.Key_O)
                popup.choose(VenueStop.Orders);
            else if (event.key === Qt.Key_E && popup.stops.endable >= 0)
                popup.ask(popup.stops.endable, true);
            else if (event.key === Qt.Key_W)
                popup.tighten(Tightening.Weight);
            else if (event.key === Qt.Key_R)
                popup.tighten(Tightening.RepayOnly);
            else if (event.key === Qt.Key_C)
                popup.tighten(Tightening.CancelOnly);
            else if (event.key === Qt.Key_P)
                popup.tighten(Tightening.PostOnly);
            else if (event.key === Qt.Key_B)
                popup.tighten(Tightening.PoolLimit);
            else
                return;
            event.accepted = true;
        }
        ColumnLayout {
            id: body
            width: parent.width
            spacing: Theme.s3

            GridLayout {
                columns: 3
                columnSpacing: Theme.s2
                rowSpacing: Theme.s2
                Layout.fillWidth: true
                component Cell: ActionButton {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 100
                }
                component Control: Cell {
                    property int control: -1
                    checked: popup.which === control
                    onClicked: popup.choose(control)
                }
                component Tighten: Cell {
                    property int kind: 0
                    visible: !popup.ending && popup.which < 0
                    onClicked: popup.tighten(kind)
                }
                Control { objectName: "stopMatching"; control: VenueStop.Matching; visible: !popup.ending || popup.which === control; text: qsTr("Halt matching · M") }
                Control { objectName: "stopLiquidations"; control: VenueStop.Liquidations; visible: !popup.ending || popup.which === control; text: qsTr("Pause liquidations · L") }
                Control { objectName: "stopOrders"; control: VenueStop.Orders; visible: !popup.ending; text: qsTr("Cancel all orders · O") }
                Cell {
                    objectName: "stopEnd"
                    visible: !popup.ending && popup.which < 0 && popup.stops.endable >= 0
                    text: popup.stops.endable === VenueStop.Matching ? qsTr("End the halt of matching · E") : qsTr("End the pause of liquidations · E")
                    Layout.columnSpan: 3
                    onClicked: popup.ask(popup.stops.endable, true)
                }
                Words {
                    visible: !popup.ending && popup.which < 0
                    text: qsTr("or tighten one asset")
                    size: Theme.dense
                    color: Theme.text2
                    Layout.columnSpan: 3
                    Layout.topMargin: Theme.s1
                }
                Tighten { objectName: "tightenWeight"; kind: Tightening.Weight; text: qsTr("Weight · W") }
                Tighten { objectName: "tightenRepayOnly"; kind: Tightening.RepayOnly; text: qsTr("Repay only · R") }
                Tighten { objectName: "tightenCancelOnly"; kind: Tightening.CancelOnly; text: qsTr("Cancel only · C") }
                Tighten { objectName: "tightenPostOnly"; kind: Tightening.PostOnly; text: qsTr("Post only · P") }
                Tighten { objectName: "tightenLimit"; kind: Tightening.PoolLimit; text: qsTr("Pool limit · B") }
            }
            RowLayout {
                visible: !popup.ending && popup.which >= 0
                spacing: Theme.s2
                Layout.fillWidth: true
                ActionButton {
                    id: alsoHalt
                    visible: popup.which === VenueStop.Orders
                    objectName: "stopAlsoHalt"
                    checkable: true
                    checked: false
                    shape: checked ? Icons.check : Icons.minus
                    text: qsTr("and halt matching")
                }
                Words {
                    text: qsTr("ends by itself after")
                    size: Theme.dense
                    color: Theme.text2
                    visible: minutes.visible
                }
                Segments {
                    id: minutes
                    objectName: "stopMinutes"
                    name: qsTr("For how long")
                    visible: popup.which !== VenueStop.Orders || alsoHalt.checked
                    options: [qsTr("1 min"), qsTr("5 min"), qsTr("15 min"), qsTr("1 h")]
                    current: 1
                    onChosen: index => current = index
                }
                Item { Layout.fillWidth: true }
            }
            RowLayout {
                spacing: Theme.s2
                Layout.fillWidth: true
                ReasonField {
                    id: reason
                    objectName: "stopReason"
                    enabled: popup.which >= 0
                    placeholderText: popup.which < 0 ? qsTr("Choose one by its letter") : qsTr("Reason, for the journal")
                    Accessible.name: qsTr("Reason")
                    Layout.fillWidth: true
                    onAccepted: popup.apply()
                }
                ActionButton {
                    objectName: "stopApply"
                    primary: true
                    enabled: popup.which >= 0 && reason.text.trim() !== "" && !popup.stops.answer.pending && Hands.free
                    text: popup.ending ? qsTr("Go on") : qsTr("Do it")
                    onClicked: popup.apply()
                }
            }
            Words {
                objectName: "stopAnswer"
                // It keeps its place: what is under the hand stays there.
                text: popup.sent ? popup.stops.answer.text : Hands.tied
                color: !popup.sent ? Theme.muted : popup.stops.answer.refused ? Theme.danger : Theme.healthy
                wrapMode: Text.Wrap
                Layout.fillWidth: true
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
        }
    }
}
