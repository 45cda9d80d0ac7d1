// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Plimsoll

/// Why what stands in the field above is refused. Its line is kept, and a long sentence begins where the label of the field
/// does: what stands beneath does not move while one types.
Words {
    id: words

    /// The field begins so far to the right of its label.
    property real indent: 0

    Layout.topMargin: -Theme.s1
    Layout.minimumHeight: Theme.sized(14)
    Layout.leftMargin: parent !== null && implicitWidth + indent <= parent.width ? indent : 0
    Layout.fillWidth: true
    size: Theme.tiny
    color: Theme.danger
    wrapMode: Text.Wrap
    Accessible.ignored: text === ""
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
}
