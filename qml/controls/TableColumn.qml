// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick

/// One column of a table: its head, its width and, when it sorts, by what.
QtObject {
    property string name: ""
    property string title: ""
    property string unit: ""
    property int basis: 80
    property bool stretch: false
    property bool figures: true
    property int sortKey: -1
    property bool shown: true

    /// Set by the table from the bases and its width.
    property real x: 0
    property real width: basis
}
