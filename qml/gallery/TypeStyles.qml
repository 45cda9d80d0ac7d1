// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll

/// The sizes of type, in the family for words and in the one for figures.
GallerySection {
    title: qsTr("Type")
    hint: qsTr("No more than two sizes in a row; figures right-aligned, their unit in the head.")

    component Style: RowLayout {
        property string name: ""
        property int size: 0
        spacing: Theme.s3
        Layout.fillWidth: true
        Words {
            text: qsTr("%1 %2").arg(parent.name).arg(parent.size)
            size: Theme.tiny
            color: Theme.text2
            Layout.preferredWidth: Theme.sized(72)
        }
        Words { text: qsTr("Margin"); size: parent.size; Layout.fillWidth: true; Layout.preferredWidth: 100 }
        Words { text: qsTr("Margin"); size: parent.size; strong: true; Layout.fillWidth: true; Layout.preferredWidth: 100 }
        Figure { text: "1,204.55"; size: parent.size; Layout.preferredWidth: Theme.sized(110); Layout.fillWidth: true }
    }
    Style { name: "tiny"; size: Theme.tiny }
    Style { name: "dense"; size: Theme.dense }
    Style { name: "body"; size: Theme.body }
    Style { name: "section"; size: Theme.section }
    Style { name: "page"; size: Theme.page }
    Style { name: "key"; size: Theme.key }
}
