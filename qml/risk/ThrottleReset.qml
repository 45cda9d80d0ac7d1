// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// The throttle's bound as it stands now, and a new one with a reason.
ColumnLayout {
    id: reset

    required property RiskPage risk

    spacing: Theme.s1

    RowLayout {
        spacing: Theme.s2
        Layout.fillWidth: true
        Words {
            text: qsTr("Throttle bound now")
            size: Theme.dense
            color: Theme.text2
            Layout.fillWidth: true
        }
        Figure {
            objectName: "throttleBound"
            text: reset.risk.throttleBound + " %"
        }
        Field {
            id: bound
            objectName: "throttleField"
            figures: true
            unit: "%"
            placeholderText: qsTr("new")
            Accessible.name: qsTr("New throttle bound")
            Layout.preferredWidth: Theme.sized(84)
        }
    }
    RowLayout {
        visible: bound.text !== ""
        spacing: Theme.s2
        Layout.fillWidth: true
        ReasonField {
            id: reason
            objectName: "throttleReason"
            Accessible.name: qsTr("Reason for the new bound")
            Layout.fillWidth: true
            onAccepted: reset.risk.resetThrottle(bound.text, text)
        }
        ActionButton {
            objectName: "throttleApply"
            text: qsTr("Set bound")
            enabled: reason.text.trim() !== "" && !reset.risk.throttleAnswer.pending
            onClicked: reset.risk.resetThrottle(bound.text, reason.text)
        }
    }
    Answer {
        objectName: "throttleAnswer"
        answer: reset.risk.throttleAnswer
        sent: [bound, reason]
        size: Theme.tiny
        Layout.fillWidth: true
    }
}
