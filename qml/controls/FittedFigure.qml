// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// A figure that grows smaller, down to what is still read at plain size, rather than run over what stands left of it; at
/// last it is cut, and whole under the pointer.
Figure {
    leftPadding: Theme.s1
    fontSizeMode: Text.HorizontalFit
    minimumPixelSize: Theme.least(size)
    elide: Text.ElideRight
}
