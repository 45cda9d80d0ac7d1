// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One pool in the list: name and rates, the utilization bar beneath.
TableRow {
    id: row

    required property int asset
    required property string symbol
    required property string state
    required property string utilizationText
    required property string utilizationExact
    required property string borrowRate
    required property string lendRate
    required property double utilization
    required property double optimal
    required property double threshold
    required property int tone
    required property TableColumn symbolColumn
    required property TableColumn utilizationColumn
    required property TableColumn borrowColumn
    required property TableColumn lendColumn

    objectName: "pool_" + symbol
    name: qsTr("%1, utilization %2 %, borrow %3 %").arg(symbol).arg(utilizationText).arg(borrowRate)
    implicitHeight: Theme.sized(40)

    Item {
        width: parent.width
        height: Theme.sized(26)
        TableWords { column: row.symbolColumn; text: row.symbol; strong: true }
        TableFigure {
            column: row.utilizationColumn
            text: row.utilizationText
            exact: row.utilizationExact
            color: row.tone >= Tone.Warning ? Theme.danger : row.tone >= Tone.Notice ? Theme.watch : Theme.text
        }
        TableFigure { column: row.borrowColumn; text: row.borrowRate; color: Theme.borrow }
        TableFigure { column: row.lendColumn; text: row.lendRate; color: Theme.lend }
    }
    MeterBar {
        x: Theme.s2
        y: Theme.sized(23)
        width: parent.width - 2 * Theme.s2 - (tag.visible ? tag.width + Theme.s1 : 0)
        value: row.utilization
        firstTick: row.optimal
        secondTick: row.threshold
        tint: row.tone >= Tone.Warning ? Theme.dangerFill : row.tone >= Tone.Notice ? Theme.watchFill : Theme.lend
    }
    Tag {
        id: tag
        anchors.right: parent.right
        anchors.rightMargin: Theme.s2
        y: Theme.sized(21)
        text: row.state
        tint: Theme.watch
    }
}
