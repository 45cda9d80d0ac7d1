// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One mark: in force, held back, how old, from where.
TableRow {
    id: row

    required property int index
    required property int asset
    required property string symbol
    required property string mark
    required property string markExact
    required property string pending
    required property string jump
    required property string age
    required property string hour
    required property string source
    required property string state
    required property int tone
    required property list<TableColumn> columns

    objectName: "mark_" + symbol
    implicitHeight: Theme.row
    name: qsTr("%1 mark %2, %3").arg(symbol).arg(mark).arg(state)

    TableWords { column: row.columns[0]; text: row.symbol; strong: true }
    TableFigure { column: row.columns[1]; text: row.mark; exact: row.markExact }
    TableFigure { column: row.columns[2]; text: row.hour; color: Theme.text2 }
    TableFigure { column: row.columns[3]; text: row.age; color: Theme.text2 }
    TableFigure { column: row.columns[4]; text: row.pending; color: row.tone >= Tone.Grave ? Theme.critical : Theme.muted; strong: row.tone >= Tone.Grave }
    TableFigure { column: row.columns[5]; text: row.jump; color: row.tone >= Tone.Grave ? Theme.critical : Theme.muted }
    Item {
        visible: row.columns[6].there
        x: row.columns[6].x
        width: row.columns[6].width
        height: parent.height
        ToneShape {
            id: shape
            x: Theme.s2
            anchors.verticalCenter: parent.verticalCenter
            tone: row.tone
        }
        Words {
            objectName: "markState_" + row.symbol
            anchors.left: shape.right
            anchors.leftMargin: Theme.s2
            anchors.verticalCenter: parent.verticalCenter
            text: row.state
            size: Theme.dense
            color: row.tone >= Tone.Grave ? Theme.critical : Theme.text2
        }
    }
    TableWords { column: row.columns[7]; text: row.source; color: Theme.muted }
}
