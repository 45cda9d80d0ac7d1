// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// The environment in words, on its colour: DEMO, TRAINING, REPLAY or LIVE, and whether nothing may be changed.
Rectangle {
    id: word

    required property Console desk
    readonly property string text: desk.door.shut ? qsTr("%1 · LOCKED").arg(desk.status.environmentName)
        : desk.status.readOnly ? qsTr("%1 · READ-ONLY").arg(desk.status.environmentName) : desk.status.environmentName

    visible: text !== ""
    implicitWidth: words.implicitWidth + Theme.s3
    implicitHeight: Theme.sized(20)
    radius: Theme.cornerSmall
    color: Theme.wash(Theme.environment(desk.status.environment))

    Words {
        id: words
        objectName: "environmentWord"
        anchors.centerIn: parent
        text: word.text
        color: Theme.environment(word.desk.status.environment)
        size: Theme.tiny
        strong: true
        font.letterSpacing: 0.6
    }
}
