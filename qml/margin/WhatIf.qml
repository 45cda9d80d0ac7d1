// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// The open account at other prices: a slider for each that it depends on, and what its margin would be.
ColumnLayout {
    id: panel

    required property MarginPage margin
    readonly property whatIfSummary figures: margin.whatIf
    readonly property color tint: !figures.known ? Theme.muted
        : figures.band >= Band.Watch ? Theme.band(figures.band) : Theme.text

    /// How far all were last moved at once.
    property real together: 0
    onFiguresChanged: if (!figures.known) together = 0

    visible: moves.count > 0
    spacing: Theme.s1

    RowLayout {
        spacing: Theme.s2
        Layout.fillWidth: true
        Words {
            text: qsTr("What if prices move")
            size: Theme.section
            strong: true
            Layout.fillWidth: true
        }
        ActionButton {
            objectName: "whatIfReset"
            // It keeps its place: a title that grew would move the sliders under the hand.
            opacity: panel.figures.known ? 1 : 0
            enabled: panel.figures.known
            quiet: true
            shape: Icons.undo
            hint: qsTr("Back to the marks of the day")
            onClicked: panel.margin.returnPrices()
        }
    }
    // The answer stands over what is moved, and has its place before anything is.
    RowLayout {
        spacing: Theme.s4
        Layout.fillWidth: true
        Reading {
            valueName: "whatIfFraction"
            label: qsTr("Margin fraction")
            value: panel.figures.known ? panel.figures.marginFraction : panel.margin.summary.marginFraction
            unit: "%"
            tint: panel.tint
        }
        Reading {
            valueName: "whatIfMmr"
            label: qsTr("MMR")
            value: panel.figures.known ? panel.figures.mmr : panel.margin.summary.mmr
            unit: "%"
            tint: panel.tint
        }
        Reading {
            valueName: "whatIfEquity"
            label: qsTr("Net equity")
            value: panel.figures.known ? panel.figures.equity : panel.margin.summary.equity
            exact: panel.figures.known ? panel.figures.equityExact : panel.margin.summary.equityExact
            unit: "$"
            tint: panel.figures.known ? Theme.text : Theme.muted
        }
        Item { Layout.fillWidth: true }
    }
    PriceMoveRow {
        visible: moves.count > 1
        asset: -1
        symbol: qsTr("all")
        price: ""
        move: panel.together
        percent: ""
        trigger: 0
        Layout.fillWidth: true
        onMoved: by => {
            panel.together = by;
            panel.margin.movePrices(by);
        }
    }
    Repeater {
        id: moves
        model: panel.margin.priceMoves
        PriceMoveRow {
            Layout.fillWidth: true
            onMoved: by => {
                panel.together = 0;
                panel.margin.movePrice(asset, by);
            }
        }
    }
    Words {
        objectName: "whatIfVerdict"
        text: panel.figures.known ? panel.figures.verdict
                                  : qsTr("A notch stands where that price alone takes the account to MMR 100 %.")
        size: Theme.tiny
        color: panel.tint
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
}
