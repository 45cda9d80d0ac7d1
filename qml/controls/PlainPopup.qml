// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll

/// What opens at a control, on the raised ground. The stops of its window act through it.
T.Popup {
    id: popup

    readonly property Item stopKey: StopKey {
        of: popup
        parent: popup.contentItem
    }
    background: Rectangle {
        color: Theme.raised
        radius: Theme.corner
        border.color: Theme.line
        border.width: Theme.hair
    }
}
