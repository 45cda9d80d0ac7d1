// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick

/// One column of a table: its head, its width and, when it sorts, by what. Where a table is too narrow its columns go
/// from `basis` down to `least`, then those with a rank leave, the highest first.
QtObject {
    property string name: ""
    property string title: ""
    /// What the head says where the title has no room.
    property string brief: title
    property string unit: ""
    property int basis: 80
    property int least: Math.round(basis * 0.8)
    property int rank: 0
    /// Takes of the room that is left, up to its basis again; one of `sentences` takes all that is left then.
    property bool stretch: false
    property bool sentences: false
    property bool figures: true
    property int sortKey: -1
    property bool shown: true
    /// Off until the operator wants it.
    property bool further: false

    /// The role of its figure in the model, and of the same with every digit where that is another; "role/2" is one of a
    /// list. A column without a role is not handed out.
    property string role: ""
    property string exactRole: ""
    /// Of the word that stands before its figure ("USDC 1.2M"), a column of its own where it is handed out.
    property string wordRole: ""
    property string wordTitle: ""

    /// Set by the table: the operator took it away, or never asked for it.
    property bool off: further
    /// Set by the table from the bases and its width.
    property bool fits: true
    property real x: 0
    property real width: basis
    /// Set by the figures of the column: how much smaller all of them stand, that the longest has room.
    property real fit: 1
    readonly property bool there: shown && !off && fits
}
