// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One change: what it edits, where it stands, what it was judged by.
TableRow {
    id: row

    required property int index
    required property int number
    required property string author
    required property string stage
    required property int tone
    required property string edits
    required property string effect
    required property bool harms
    required property string reason
    required property string age
    required property TableColumn numberColumn
    required property TableColumn editsColumn
    required property TableColumn stageColumn
    required property TableColumn effectColumn
    required property TableColumn reasonColumn
    required property TableColumn authorColumn
    required property TableColumn ageColumn

    objectName: "change" + number
    implicitHeight: Theme.row
    name: qsTr("Change %1, %2, %3, %4, by %5").arg(number).arg(edits).arg(stage).arg(effect).arg(author)

    TableFigure {
        column: row.numberColumn
        text: row.number
        color: Theme.muted
    }
    TableWords {
        objectName: "changeEdits" + row.number
        column: row.editsColumn
        text: row.edits
    }
    ToneShape {
        visible: row.stageColumn.there
        x: row.stageColumn.x + Theme.s2
        anchors.verticalCenter: parent.verticalCenter
        tone: row.tone
    }
    TableWords {
        objectName: "changeStage" + row.number
        column: row.stageColumn
        leftPadding: Theme.s6
        text: row.stage
    }
    ToneShape {
        visible: row.harms && row.effectColumn.there
        x: row.effectColumn.x + Theme.s2
        anchors.verticalCenter: parent.verticalCenter
        tone: Tone.Grave
    }
    TableWords {
        objectName: "changeEffect" + row.number
        column: row.effectColumn
        leftPadding: row.harms ? Theme.s6 : Theme.s2
        text: row.effect
        color: row.harms ? Theme.critical : Theme.text2
    }
    TableWords {
        column: row.reasonColumn
        text: row.reason
        color: Theme.text2
    }
    TableWords {
        column: row.authorColumn
        text: row.author
        color: Theme.text2
    }
    TableFigure {
        column: row.ageColumn
        text: row.age
        color: Theme.text2
    }
}
