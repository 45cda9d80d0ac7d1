// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One asset in the grid.
Item {
    id: row

    required property int asset
    required property string symbol
    required property string state
    required property list<string> live
    required property list<string> drafts
    required property list<string> refusals
    required property bool modified
    required property RiskPage risk
    required property list<real> places
    required property list<real> widths

    implicitHeight: modified ? Theme.row + Theme.s3 : Theme.rowDense + 2
    Accessible.role: Accessible.Row
    Accessible.name: symbol

    Rectangle {
        anchors.fill: parent
        color: row.asset === row.risk.asset ? Theme.selected : "transparent"
        opacity: 0.6
    }
    Words {
        x: Theme.s2
        height: parent.height
        text: row.symbol
        size: Theme.dense
        strong: true
        color: row.state === "" ? Theme.text : Theme.watch
    }
    Repeater {
        model: row.live
        RiskCell {
            required property string modelData
            required property int index
            objectName: "risk_" + row.symbol + "_" + index
            x: row.places[index]
            width: row.widths[index]
            height: row.height
            live: modelData
            draft: row.drafts[index] ?? ""
            refused: (row.refusals[index] ?? "") !== ""
            current: row.asset === row.risk.asset && index === row.risk.column
            name: row.symbol + " " + row.risk.heads[index]
            onOpened: row.risk.select(row.asset, index)
        }
    }
}
