// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// One of the largest lenders or borrowers of a pool; opens the account.
TableRow {
    id: row

    required property int index
    required property int subaccount
    required property string quantity
    required property string exact
    required property string share

    activeFocusOnTab: true
    current: activeFocus
    Keys.onReturnPressed: opened()
    name: qsTr("Account %1, %2, %3 %").arg(subaccount).arg(exact).arg(share)
    Words {
        x: Theme.s2
        anchors.verticalCenter: parent.verticalCenter
        text: row.subaccount
        strong: true
        size: Theme.dense
    }
    Figure {
        anchors { right: percent.left; rightMargin: Theme.s3; verticalCenter: parent.verticalCenter }
        text: row.quantity
        exact: row.exact
        size: Theme.dense
    }
    Figure {
        id: percent
        width: Theme.sized(56)
        horizontalAlignment: Text.AlignRight
        anchors { right: parent.right; rightMargin: Theme.s2; verticalCenter: parent.verticalCenter }
        text: row.share
        size: Theme.dense
        color: Theme.text2
    }
}
