// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// A label and its figure.
Item {
    id: row

    required property string label
    required property string value
    required property string exact

    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + value
    implicitHeight: Math.max(Theme.sized(22), figure.contentHeight + Theme.s1)

    Words {
        width: parent.width * 0.46
        height: Theme.sized(22)
        text: row.label
        size: Theme.dense
        color: Theme.text2
    }
    Figure {
        id: figure
        anchors.right: parent.right
        width: parent.width * 0.54
        height: parent.height
        text: row.value
        exact: row.exact
        wrapMode: Text.Wrap
    }
}
