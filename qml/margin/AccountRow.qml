// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One account in the table; blank while its figures are on their way.
TableRow {
    id: row

    required property int index
    required property int subaccount
    required property int band
    required property string account
    required property string equity
    required property string equityExact
    required property string exposure
    required property string exposureExact
    required property string marginFraction
    required property string mmr
    required property double mmrShare
    required property string distance
    required property string debt
    required property string flags
    required property TableColumn accountColumn
    required property TableColumn equityColumn
    required property TableColumn exposureColumn
    required property TableColumn fractionColumn
    required property TableColumn mmrColumn
    required property TableColumn distanceColumn
    required property TableColumn debtColumn
    required property TableColumn flagsColumn
    required property string gross
    required property string grossExact
    required property string collateral
    required property string collateralExact
    required property string imr
    required property string imrExact
    required property string leverageLimit
    required property string openOrders
    required property list<TableColumn> furtherColumns
    readonly property color ink: band >= Band.Watch ? Theme.band(band) : Theme.text

    objectName: "account_" + index
    name: subaccount > 0 ? qsTr("Account %1, margin fraction %2 %, MMR %3 %").arg(account).arg(marginFraction).arg(mmr) : qsTr("Its figures are asked for")

    TableFigure { column: row.accountColumn; text: row.account; strong: true }
    TableFigure { column: row.equityColumn; text: row.equity; exact: row.equityExact }
    TableFigure { column: row.exposureColumn; text: row.exposure; exact: row.exposureExact }
    TableFigure { column: row.fractionColumn; text: row.marginFraction }
    Item {
        x: row.mmrColumn.x
        width: row.mmrColumn.width
        height: parent.height
        visible: row.subaccount > 0 && row.mmrColumn.there
        BandShape {
            id: mark
            x: Theme.s2
            anchors.verticalCenter: parent.verticalCenter
            band: row.band
        }
        Rectangle {
            id: track
            anchors.left: mark.right
            anchors.leftMargin: Theme.s2
            anchors.right: figure.left
            anchors.rightMargin: Theme.s1
            anchors.verticalCenter: parent.verticalCenter
            height: Theme.meter
            radius: 3
            color: Theme.inset
            Rectangle {
                width: parent.width * row.mmrShare
                height: parent.height
                radius: Math.min(3, width / 2)
                color: Theme.bandFill(row.band)
            }
            Rectangle {
                x: parent.width / 1.2
                y: -2
                width: Theme.hair
                height: parent.height + 4
                color: Theme.outline
            }
        }
        Figure {
            id: figure
            anchors.right: parent.right
            anchors.rightMargin: Theme.s2
            width: Math.max(Theme.sized(58), implicitWidth)
            height: parent.height
            text: row.mmr
            color: row.ink
        }
    }
    TableFigure { column: row.distanceColumn; text: row.distance }
    TableFigure { column: row.debtColumn; text: row.debt; color: Theme.text2 }
    TableWords { column: row.flagsColumn; text: row.flags; color: Theme.muted }
    Repeater {
        model: row.furtherColumns
        TableFigure {
            required property TableColumn modelData
            column: modelData
            text: row[modelData.role]
            exact: modelData.exactRole !== "" ? row[modelData.exactRole] : ""
            color: Theme.text2
        }
    }
}
