// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// A parameter over time: level until it was changed.
TimeChart {
    id: history

    property list<point> points
    readonly property real lowest: extreme(-1)
    readonly property real highest: extreme(1)
    readonly property real room: Math.max((highest - lowest) * 0.25, Math.abs(highest) * 0.01, 1e-9)

    /// The largest value for sign 1, the smallest for -1.
    function extreme(sign: int): real {
        let found = points.length > 0 ? points[0].y : 0;
        for (let at = 1; at < points.length; ++at)
            if (sign * points[at].y > sign * found)
                found = points[at].y;
        return found;
    }

    first: points
    second: []
    stepped: true
    dated: true
    yBottom: points.length > 0 ? lowest - room : 0
    yTop: points.length > 0 ? highest + room : 1

    TimeRange {
        objectName: "parameterRange"
        axis: history.axis
        visible: !axis.live
        room: 0
    }
}
