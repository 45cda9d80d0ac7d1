// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// The next step of a taken-over account, by hand: debt, stage, size.
ColumnLayout {
    id: form

    required property StepDesk desk
    function forget(): void { quantity.text = ""; }

    spacing: Theme.s2

    Words {
        text: qsTr("Step by hand")
        size: Theme.section
        strong: true
        Layout.fillWidth: true
    }
    Segments {
        id: stage
        visible: form.desk.open
        objectName: "stepStage"
        name: qsTr("Stage of the step")
        options: form.desk.stages // qmllint disable type
        onChosen: index => {
            current = index;
            form.desk.reconsider();
        }
    }
    RowLayout {
        visible: form.desk.open
        spacing: Theme.s2
        Layout.fillWidth: true
        Choice {
            enabled: Hands.free
            objectName: "stepLeg"
            name: qsTr("Debt to close")
            options: form.desk.legs
            current: form.desk.leg
            Layout.preferredWidth: Theme.sized(92)
            onChosen: index => {
                form.desk.leg = index;
                form.desk.reconsider();
            }
        }
        Field {
            enabled: Hands.free
            id: quantity
            objectName: "stepQuantity"
            figures: true
            unit: form.desk.unit
            placeholderText: qsTr("quantity")
            Accessible.name: qsTr("Quantity of the debt to close")
            Layout.fillWidth: true
            onTextEdited: form.desk.reconsider()
            onAccepted: form.desk.step(stage.current, text)
        }
    }
    RowLayout {
        visible: form.desk.open
        spacing: Theme.s2
        Layout.fillWidth: true
        ActionButton {
            objectName: "stepAll"
            quiet: true
            text: qsTr("All of it")
            hint: qsTr("%1 %2").arg(form.desk.owed).arg(form.desk.unit)
            onClicked: quantity.text = form.desk.owed
        }
        Item { Layout.fillWidth: true }
        ActionButton {
            objectName: "stepButton"
            primary: true
            text: qsTr("Step")
            enabled: quantity.text.trim() !== "" && !form.desk.answer.pending
            onClicked: form.desk.step(stage.current, quantity.text)
        }
    }
    Answer {
        objectName: "stepAnswer"
        answer: form.desk.answer
        Layout.fillWidth: true
    }
}
