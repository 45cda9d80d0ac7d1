// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll

/// One state by its name, and beside it what is in that state.
RowLayout {
    id: line

    property string name: ""
    /// The state that its samples take, where they can.
    property bool lit: false
    property bool ringed: false
    property bool draft: false
    property bool usable: true
    default property alias content: samples.data

    spacing: Theme.s3
    Layout.fillWidth: true

    Words {
        text: line.name
        size: Theme.tiny
        color: Theme.text2
        Layout.preferredWidth: Theme.sized(72)
    }
    Flow {
        id: samples
        spacing: Theme.s2
        Layout.fillWidth: true
    }
}
