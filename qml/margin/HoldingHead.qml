// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// The heads over balances and borrows.
Item {
    id: head

    property string weightTitle: ""

    implicitHeight: Theme.sized(16)

    component Head: Words {
        y: 0
        size: Theme.tiny
        color: Theme.muted
        horizontalAlignment: Text.AlignRight
    }
    Head { x: Theme.sized(44); width: Theme.sized(62); text: qsTr("Quantity") }
    Head { x: Theme.sized(106); width: parent.width - Theme.sized(254); text: qsTr("Value $") }
    Head { x: parent.width - Theme.sized(148); width: Theme.sized(76); text: head.weightTitle }
    Head { x: parent.width - Theme.sized(72); width: Theme.sized(72); text: qsTr("Liq. price $") }
}
