// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// What was just done or refused, in the status bar, where it covers no figure of a page: the newest, until it leaves
/// by itself or is sent away; then the one before, where that one's time is not over.
Item {
    id: toasts

    required property Console desk
    readonly property bool any: list.count > 0
    readonly property real wanted: any && list.itemAt(list.count - 1) ? list.itemAt(list.count - 1).implicitWidth : 0

    Repeater {
        id: list
        model: toasts.desk.toasts
        Toast {
            anchors.fill: parent
            earlier: index
            visible: index === list.count - 1
            onDismissed: toasts.desk.dismissToast(number)
        }
    }
}
