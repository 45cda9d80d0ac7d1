// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One asset or market in the grid.
FocusScope {
    id: line

    required property int row
    required property string symbol
    required property string state
    required property list<string> live
    required property list<string> drafts
    required property list<string> refusals
    required property bool modified
    required property RiskPage risk
    required property real ownerWidth
    required property list<real> places
    required property list<real> widths

    // A row that leaves with its sheet is asked once more when its page is gone from it.
    readonly property bool chosen: risk !== null && row === risk.row

    implicitHeight: modified ? Theme.sized(28) + Theme.s3 : Theme.rowDense + 2
    Accessible.role: Accessible.Row
    Accessible.name: symbol

    Rectangle {
        anchors.fill: parent
        color: line.chosen ? Theme.selected : "transparent"
        opacity: 0.6
    }
    Words {
        objectName: "riskOwner_" + line.symbol
        x: Theme.s2
        width: line.ownerWidth - x
        height: parent.height
        text: line.symbol
        size: Theme.dense
        strong: true
        color: line.state === "" ? Theme.text : Theme.watch
        TapHandler { onTapped: line.risk.select(line.row, line.risk.column) }
    }
    Repeater {
        model: line.live
        RiskCell {
            required property string modelData
            required property int index
            objectName: "risk_" + line.symbol + "_" + index
            visible: width > 0
            x: line.places[index] ?? 0
            width: line.widths[index] ?? 0
            height: line.height
            live: modelData
            draft: line.drafts[index] ?? ""
            refused: (line.refusals[index] ?? "") !== ""
            current: line.chosen && index === line.risk?.column
            name: line.symbol + " " + line.risk.heads[index]
            onOpened: line.risk.select(line.row, index)
        }
    }
}
