// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// The last hour of a figure as a small line without axes: the shape, not the value.
PlotSeries {
    property color tint: Theme.accent

    fitted: true
    color: tint
    fill: Theme.wash(tint)
    lineWidth: 1.4
}
