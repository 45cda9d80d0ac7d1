// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// Who changed one parameter, when and why; the value over time as steps.
Item {
    id: history

    required property RiskPage risk

    Words {
        id: coming
        objectName: "announcedValue"
        width: parent.width
        visible: history.risk.announced !== ""
        wrapMode: Text.Wrap
        text: qsTr("A ramp goes to %1: new orders reckon with it already").arg(history.risk.announced)
    }
    StepHistory {
        id: steps
        anchors { top: coming.visible ? coming.bottom : parent.top; topMargin: coming.visible ? Theme.s2 : 0 }
        width: parent.width
        height: Math.min(Theme.sized(240), parent.height * 0.45)
        visible: list.count > 1
        points: history.risk.historySteps
        name: qsTr("%1 over time").arg(history.risk.parameterTitle)
    }
    ListView {
        id: list
        objectName: "historyList"
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        anchors.top: steps.visible ? steps.bottom : coming.visible ? coming.bottom : parent.top
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: history.risk.history
        delegate: HistoryRow { width: ListView.view.width }
    }
    Words {
        visible: list.count === 0
        anchors.centerIn: parent
        text: history.risk.path === "" ? qsTr("Choose a parameter") : qsTr("Never changed in this world")
        color: Theme.muted
    }
}
