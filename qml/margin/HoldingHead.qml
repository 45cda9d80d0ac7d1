// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// The heads over balances and borrows.
Item {
    id: head

    property string weightTitle: ""

    implicitHeight: 16

    component Head: Words {
        y: 0
        size: Theme.tiny
        color: Theme.muted
        horizontalAlignment: Text.AlignRight
    }
    Head { x: 44; width: 62; text: qsTr("quantity") }
    Head { x: 106; width: parent.width - 106 - 148; text: qsTr("value $") }
    Head { x: parent.width - 148; width: 76; text: head.weightTitle }
    Head { x: parent.width - 72; width: 72; text: qsTr("liq. price") }
}
