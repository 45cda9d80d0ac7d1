// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// A figure that grows a little smaller, and at last is cut, rather than run over what stands left of it; whole under the
/// pointer.
Figure {
    leftPadding: Theme.s1
    fontSizeMode: Text.HorizontalFit
    minimumPixelSize: Math.round(0.85 * size)
    elide: Text.ElideRight
}
