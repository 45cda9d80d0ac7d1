// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// The chosen account of the queue, and what a hand may do with it: hold, release, take over, each with a reason.
Item {
    id: inspector

    required property LiquidationsPage queue
    signal accountAsked(int subaccount)
    readonly property int shown: queue.selected
    onShownChanged: {
        pane.contentY = 0;
        // They were for another account.
        reason.text = "";
        byHand.forget();
        steps.begin();
    }
    function take(): void { reason.forceActiveFocus(Qt.ShortcutFocusReason); }
    Connections {
        target: inspector.queue
        function onReasonAsked(): void { Qt.callLater(inspector.take); } // qmllint disable
    }

    ScrollPane {
        id: pane
        anchors.fill: parent
        visible: inspector.queue.selected > 0
        contentHeight: Math.max(height, column.implicitHeight)
        ColumnLayout {
            id: column
            width: pane.width - (pane.contentHeight > pane.height ? Theme.s2 : 0)
            height: pane.contentHeight
            spacing: Theme.s2

            RowLayout {
                Layout.fillWidth: true
                Words {
                    objectName: "queueTitle"
                    text: inspector.queue.title
                    size: Theme.page
                    strong: true
                    Layout.fillWidth: true
                }
                ActionButton {
                    quiet: true
                    text: qsTr("Open")
                    hint: qsTr("The account in full, on the Margin page")
                    onClicked: inspector.accountAsked(inspector.queue.selected)
                }
            }
            ListView {
                model: inspector.queue.facts
                implicitHeight: contentHeight
                interactive: false
                Layout.fillWidth: true
                delegate: FactRow { width: ListView.view.width }
            }
            Words {
                objectName: "queueGone"
                visible: text !== ""
                text: inspector.queue.gone
                color: Theme.text2
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            Rectangle {
                implicitHeight: Theme.hair
                color: Theme.hairline
                Layout.fillWidth: true
            }
            ReasonField {
                enabled: Hands.free
                id: reason
                objectName: "holdReason"
                visible: inspector.queue.canHold || inspector.queue.canRelease
                Accessible.name: placeholderText
                Layout.fillWidth: true
                onAccepted: {
                    if (releaseButton.visible && releaseButton.enabled)
                        releaseButton.clicked();
                    else if (holdButton.enabled)
                        holdButton.clicked();
                }
            }
            RowLayout {
                visible: inspector.queue.canHold
                spacing: Theme.s2
                Layout.fillWidth: true
                Segments {
                    id: minutes
                    readonly property list<int> choices: [1, 5, 15]
                    objectName: "holdMinutes"
                    name: qsTr("For how long")
                    options: [qsTr("1 min"), qsTr("5 min"), qsTr("15 min")]
                    current: 1
                    onChosen: index => current = index
                }
                Item { Layout.fillWidth: true }
                ActionButton {
                    id: holdButton
                    objectName: "holdButton"
                    primary: true
                    shape: Icons.hand
                    text: qsTr("Hold")
                    enabled: reason.text.trim() !== "" && !inspector.queue.answer.pending
                    onClicked: {
                        inspector.queue.hold(minutes.choices[minutes.current], reason.text);
                    }
                }
            }
            ActionButton {
                objectName: "takeOverButton"
                visible: inspector.queue.canTakeOver
                text: qsTr("Take over")
                hint: qsTr("Steps stop; each one is then chosen by hand")
                enabled: reason.text.trim() !== "" && !inspector.queue.answer.pending
                Layout.fillWidth: true
                onClicked: inspector.queue.takeOver(reason.text)
            }
            ActionButton {
                id: releaseButton
                objectName: "releaseButton"
                visible: inspector.queue.canRelease
                primary: true
                text: qsTr("Release")
                enabled: reason.text.trim() !== "" && !inspector.queue.answer.pending
                Layout.fillWidth: true
                onClicked: inspector.queue.release(reason.text)
            }
            Answer {
                tint: Theme.accent
                objectName: "queueAnswer"
                answer: inspector.queue.answer
                Layout.fillWidth: true
                sent: [reason]
                kept: true
                // What was pressed is there no more: the keys go on where the next reason is given.
                onDone: if (reason.visible && !byHand.activeFocus) reason.forceActiveFocus(Qt.TabFocusReason)
            }
            StepForm {
                id: byHand
                visible: inspector.queue.stepDesk.open || inspector.queue.stepDesk.answer.text !== ""
                desk: inspector.queue.stepDesk
                Layout.fillWidth: true
                Layout.topMargin: Theme.s2
            }
            RowLayout {
                visible: inspector.queue.steps.total !== ""
                Layout.fillWidth: true
                Layout.topMargin: Theme.s2
                Words {
                    text: qsTr("Every step")
                    size: Theme.section
                    strong: true
                    Layout.fillWidth: true
                }
                Words {
                    objectName: "stepsTotal"
                    text: qsTr("%1 · margin fraction in %").arg(inspector.queue.steps.total)
                    size: Theme.tiny
                    color: Theme.muted
                }
                TableMenu {
                    id: stepsMenu
                    objectName: "stepsMenu"
                    implicitHeight: Theme.sized(20)
                    name: qsTr("Steps of %1").arg(inspector.queue.title)
                    model: inspector.queue.steps.lines
                    row: steps.currentIndex
                    columns: [
                        TableColumn { title: qsTr("Time"); role: "time"; exactRole: "timeExact"; figures: false },
                        TableColumn { title: qsTr("Stage"); role: "stage"; figures: false },
                        TableColumn { title: qsTr("Value"); unit: "$"; role: "value"; exactRole: "valueExact" },
                        TableColumn { title: qsTr("Closed"); role: "closed"; exactRole: "closedExact"; figures: false },
                        TableColumn { title: qsTr("Margin fraction"); unit: "%"; role: "fraction"; exactRole: "fractionExact"; figures: false }
                    ]
                }
            }
            Item {
                // Some of them are always in sight; where there is no room, all of it scrolls.
                Layout.minimumHeight: inspector.queue.steps.total === "" ? 0 : Theme.sized(150)
                Layout.fillWidth: true
                Layout.fillHeight: true
                LiveList {
                    id: steps
                    objectName: "stepsList"
                    anchors.fill: parent
                    anchors.rightMargin: Theme.s2
                    model: inspector.queue.steps.lines
                    Keys.onPressed: event => event.accepted = stepsMenu.takes(event)
                    Accessible.role: Accessible.List
                    Accessible.name: qsTr("Steps of %1").arg(inspector.queue.title)
                    delegate: StepRow { width: ListView.view.width }
                    FocusRing { shown: steps.activeFocus }
                }
                ScrollHandle {
                    anchors { top: steps.top; bottom: steps.bottom; right: parent.right }
                    list: steps
                }
                Words {
                    visible: inspector.queue.steps.fault !== ""
                    width: parent.width
                    text: inspector.queue.steps.fault
                    wrapMode: Text.Wrap
                    color: Theme.critical
                }
            }
        }
    }
    ScrollHandle {
        anchors { top: pane.top; bottom: pane.bottom; right: parent.right; rightMargin: -Theme.s2 }
        list: pane
    }
    Column {
        visible: inspector.queue.selected === 0
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.s6
        spacing: Theme.s2
        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Choose an account to hold, release or take it over")
            wrapMode: Text.Wrap
            color: Theme.muted
        }
    }
}
