// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One fill.
TableRow {
    id: row

    required property string time
    required property int subaccount
    required property string account
    required property string stage
    required property int stageKind
    required property string closed
    required property string paid
    required property string value
    required property string fee
    required property string fraction
    required property TableColumn timeColumn
    required property TableColumn accountColumn
    required property TableColumn stageColumn
    required property TableColumn closedColumn
    required property TableColumn paidColumn
    required property TableColumn valueColumn
    required property TableColumn feeColumn
    required property TableColumn fractionColumn

    name: time + " " + account + " " + closed

    TableFigure { column: row.timeColumn; text: row.time; color: Theme.muted }
    TableFigure { column: row.accountColumn; text: row.account; strong: true }
    TableWords {
        column: row.stageColumn
        text: row.stage
        color: row.stageKind === Stage.Book ? Theme.danger : Theme.critical
    }
    TableFigure { column: row.closedColumn; text: row.closed }
    TableFigure { column: row.paidColumn; text: row.paid; color: Theme.text2 }
    TableFigure { column: row.valueColumn; text: row.value }
    TableFigure { column: row.feeColumn; text: row.fee; color: Theme.text2 }
    TableFigure { column: row.fractionColumn; text: row.fraction; color: Theme.text2 }
}
