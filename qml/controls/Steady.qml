// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll

/// A column that grows with what it holds and does not shrink while it is about the same `subject`: a hint that goes
/// takes no button away from under the hand.
Item {
    id: steady

    property string subject: ""
    default property alias content: column.data
    property real most: 0

    implicitHeight: Math.max(most, column.implicitHeight)
    onSubjectChanged: {
        most = 0;
        rest.restart();
    }

    // What belongs to another subject comes and goes first.
    Timer {
        id: rest
        running: true
        interval: Theme.restMs
        onTriggered: steady.most = column.implicitHeight
    }
    ColumnLayout {
        id: column
        width: parent.width
        spacing: Theme.s2
        onImplicitHeightChanged: if (!rest.running) steady.most = Math.max(steady.most, implicitHeight)
    }
}
