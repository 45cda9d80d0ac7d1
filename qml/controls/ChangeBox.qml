// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// What is about to change, the reason, and what may be done with it: applied now where the world allows it, or proposed
/// to the change desk, all at once, in steps or at a time.
Rectangle {
    id: box

    required property ChangeDraft change
    property bool listed: true
    property int inner: Theme.s2
    readonly property bool drafted: change.count > 0
    /// The keys are in here, or were when what had them went with the draft; before that they were on `source`.
    property bool keyed: false
    property Item source
    readonly property Item focused: Window.activeFocusItem
    readonly property string fault: change.blocked !== "" ? change.blocked : change.planFault

    function handBack(): void {
        if (keyed && !drafted && source !== null && source.visible)
            source.forceActiveFocus(Qt.BacktabFocusReason);
    }

    onFocusedChanged: {
        if (Trees.within(focused, box)) {
            keyed = true;
        } else if (focused !== null && !Trees.within(box, focused)) {
            // Elsewhere by a hand, and not only lost to a scope about the box.
            keyed = false;
            source = focused;
        }
    }
    onDraftedChanged: Qt.callLater(handBack) // qmllint disable
    implicitHeight: column.implicitHeight + 2 * inner
    color: drafted ? Theme.wash(Theme.draft) : "transparent"
    radius: Theme.corner

    FontMetrics {
        id: line
        font.family: Theme.words
        font.pixelSize: Theme.dense
    }
    Steady {
        id: column
        subject: box.change.count + "," + box.change.planned + "," + box.change.railRefused
        x: box.inner
        y: box.inner
        width: parent.width - 2 * box.inner

        RowLayout {
            spacing: Theme.s2
            Layout.fillWidth: true
            Words {
                objectName: "changeTitle"
                text: box.change.count === 0 ? qsTr("No draft")
                    : box.change.count === 1 ? qsTr("1 change, not live") : qsTr("%1 changes, not live").arg(box.change.count)
                strong: true
                color: box.drafted ? Theme.draft : Theme.muted
                Layout.fillWidth: true
            }
            ActionButton {
                objectName: "discardButton"
                visible: box.drafted
                quiet: true
                text: qsTr("Discard")
                onClicked: box.change.discard()
            }
        }
        ListView {
            visible: box.listed && count > 0
            implicitHeight: Math.min(contentHeight, 5 * Theme.sized(36))
            spacing: Theme.s1
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: box.listed ? box.change.lines : null
            Layout.fillWidth: true
            delegate: ChangeRow {
                width: ListView.view.width
                onDiscarded: box.change.discardOne(path)
            }
        }
        Field {
            objectName: "reasonField"
            visible: box.drafted
            placeholderText: qsTr("Reason, for the journal")
            live: box.change.reason
            Accessible.name: placeholderText
            Layout.fillWidth: true
            onTextEdited: box.change.reason = text
            onAccepted: box.change.appliesDirectly && !box.change.planned ? box.change.apply() : box.change.propose()
        }
        RowLayout {
            visible: box.drafted
            spacing: Theme.s2
            Layout.fillWidth: true
            Field {
                objectName: "nameField"
                placeholderText: box.change.nameOfEdits
                live: box.change.name
                Accessible.name: qsTr("Name of the change; else: %1").arg(placeholderText)
                Layout.fillWidth: true
                Layout.preferredWidth: 2
                onTextEdited: box.change.name = text
            }
            Field {
                objectName: "ticketField"
                placeholderText: qsTr("Ticket")
                live: box.change.ticket
                Accessible.name: qsTr("Ticket, if there is one")
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onTextEdited: box.change.ticket = text
            }
        }
        Check {
            objectName: "planCheck"
            visible: box.drafted
            text: qsTr("Propose in steps or for later")
            on: box.change.planned
            onAsked: on => box.change.planned = on
        }
        GridLayout {
            visible: box.drafted && box.change.planned
            columns: 3
            columnSpacing: Theme.s2
            rowSpacing: Theme.s2
            Layout.fillWidth: true
            Field {
                objectName: "planSteps"
                figures: true
                unit: qsTr("steps")
                live: box.change.steps
                Accessible.name: qsTr("Number of equal steps")
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onTextEdited: box.change.steps = text
            }
            Field {
                objectName: "planMinutes"
                figures: true
                unit: qsTr("min apart")
                live: box.change.minutes
                Accessible.name: qsTr("Minutes between two steps")
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onTextEdited: box.change.minutes = text
            }
            Field {
                objectName: "planAt"
                placeholderText: qsTr("From, 21:30")
                live: box.change.at
                refused: box.change.atRefused
                Accessible.name: qsTr("Not live before this time, UTC")
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onTextEdited: box.change.at = text
            }
        }
        Check {
            objectName: "overrideRails"
            visible: box.drafted && box.change.railRefused
            text: qsTr("Override the rail, with one more approval")
            on: box.change.overridesRails
            onAsked: on => box.change.overridesRails = on
        }
        RowLayout {
            visible: box.drafted
            spacing: Theme.s2
            Layout.fillWidth: true
            Words {
                objectName: "whyDirect"
                text: box.change.appliesDirectly && !box.change.planned ? qsTr("Apply asks nobody else: a world for practice") : ""
                size: Theme.tiny
                color: Theme.muted
                wrapMode: Text.Wrap
                maximumLineCount: 2
                Layout.fillWidth: true
            }
            ActionButton {
                objectName: "proposeButton"
                primary: !box.change.appliesDirectly || box.change.planned
                quiet: box.change.appliesDirectly && !box.change.planned
                enabled: box.change.canPropose
                text: qsTr("Propose")
                hint: qsTr("To the change desk: its effect is judged on a fork, and it waits for the approvals that asks for")
                onClicked: box.change.propose()
            }
            ActionButton {
                objectName: "applyButton"
                visible: box.change.appliesDirectly
                primary: !box.change.planned
                quiet: box.change.planned
                enabled: box.change.canApply && !box.change.planned
                text: qsTr("Apply")
                hint: box.change.planned ? qsTr("What is planned in steps or for later is proposed")
                                         : qsTr("At once, by you alone: this is no live world, there a second person approves")
                onClicked: box.change.apply()
            }
        }
        Words {
            objectName: "changeAnswer"
            // Under the buttons and with room for two lines: whatever it says, they stay where they are.
            visible: box.drafted || text !== ""
            Layout.minimumHeight: box.drafted ? 2 * line.height : 0
            verticalAlignment: Text.AlignTop
            text: box.change.pending ? qsTr("Storing…") : box.drafted && box.fault !== "" ? box.fault
                : box.change.closed !== "" ? box.change.closed
                : box.change.answer !== "" ? box.change.answer : box.change.rails
            size: Theme.dense
            color: box.change.refused && box.fault === "" ? Theme.danger : box.drafted || box.change.closed !== "" ? Theme.text2 : Theme.healthy
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Accessible.role: box.change.answer !== "" && text === box.change.answer ? Accessible.AlertMessage : Accessible.StaticText
            Accessible.name: text
        }
    }
}
