// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// What was just done or refused; each leaves by itself.
Column {
    id: stack

    required property Console desk
    spacing: Theme.s2

    Repeater {
        model: stack.desk.toasts
        Toast {
            onDismissed: stack.desk.dismissToast(number)
        }
    }
}
