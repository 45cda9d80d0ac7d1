// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One provider of the backstop; a click takes it into the form below.
TableRow {
    id: row

    required property string account
    required property string capacity
    required property string capacityExact
    required property string imr
    required property bool usable

    objectName: "provider_" + account
    name: qsTr("Provider %1, capacity %2 dollars, %3").arg(account).arg(capacity).arg(usable ? qsTr("usable") : qsTr("not usable now"))
    radius: Theme.cornerSmall

    Figure {
        x: Theme.s3
        height: parent.height
        text: row.account
        strong: true
    }
    Words {
        x: Theme.sized(72)
        height: parent.height
        text: row.usable ? "" : qsTr("not usable")
        size: Theme.tiny
        color: Theme.watch
    }
    Figure {
        x: parent.width - Theme.sized(132)
        width: Theme.sized(56)
        height: parent.height
        text: row.imr
        color: row.usable ? Theme.text2 : Theme.watch
    }
    Figure {
        objectName: "providerCapacity_" + row.account
        anchors.right: parent.right
        anchors.rightMargin: Theme.s2
        height: parent.height
        text: row.capacity
        exact: row.capacityExact
    }
}
