// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// A line icon in the size of the theme.
LineIcon {
    property real size: Theme.icon

    color: Theme.text2
    implicitWidth: size
    implicitHeight: size
}
