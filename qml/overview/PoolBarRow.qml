// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One pool in the list of bars.
TableRow {
    id: row

    required property int asset
    required property string symbol
    required property string utilizationText
    required property string utilizationExact
    required property string borrowRate
    required property string mark
    required property string markExact
    required property string markNote
    required property bool markHeld
    required property string change
    required property int direction
    required property double utilization
    required property double optimal
    required property double threshold
    required property int tone
    required property TableColumn symbolColumn
    required property TableColumn barColumn
    required property TableColumn utilizationColumn
    required property TableColumn borrowColumn
    required property TableColumn markColumn
    required property TableColumn changeColumn

    objectName: "poolBar_" + symbol
    name: qsTr("%1, utilization %2 %").arg(symbol).arg(utilizationText)

    TableWords { column: row.symbolColumn; text: row.symbol; strong: true }
    MeterBar {
        visible: row.barColumn.there
        x: row.barColumn.x + Theme.s2
        width: row.barColumn.width - 2 * Theme.s2
        anchors.verticalCenter: parent.verticalCenter
        value: row.utilization
        firstTick: row.optimal
        secondTick: row.threshold
        tint: row.tone >= Tone.Warning ? Theme.dangerFill : row.tone >= Tone.Notice ? Theme.watchFill : Theme.lend
    }
    TableFigure {
        column: row.utilizationColumn
        text: row.utilizationText
        exact: row.utilizationExact
        color: row.tone >= Tone.Warning ? Theme.danger : row.tone >= Tone.Notice ? Theme.watch : Theme.text
    }
    TableFigure { column: row.borrowColumn; text: row.borrowRate; color: Theme.borrow }
    TableFigure {
        column: row.markColumn
        text: row.mark
        exact: row.markNote === "" ? row.markExact : row.markExact + " · " + row.markNote
        color: row.markHeld ? Theme.critical : Theme.text
    }
    TableFigure {
        column: row.changeColumn
        text: row.direction === 0 ? row.change : row.direction > 0 ? "▲ " + row.change : "▼ " + row.change
        color: row.direction > 0 ? Theme.lend : row.direction < 0 ? Theme.borrow : Theme.muted
    }
}
