// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// Why this is not the world that was left last, until that is dismissed or another world is opened.
Rectangle {
    id: band

    required property Console desk

    visible: desk.passedOver.text !== ""
    implicitHeight: visible ? row.implicitHeight + 2 * Theme.s1 : 0
    color: Theme.wash(Theme.watch)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title.text + " " + reason.text

    RowLayout {
        id: row
        anchors.fill: parent
        anchors.leftMargin: Theme.s4
        anchors.rightMargin: Theme.s3
        spacing: Theme.s2

        ToneShape { tone: Tone.Warning }
        Words {
            id: title
            text: qsTr("A new world: the one that was left last did not open.")
            strong: true
        }
        Words {
            id: reason
            objectName: "passedOver"
            text: band.desk.passedOver.text
            color: Theme.text2
            size: Theme.dense
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            maximumLineCount: 2
            Layout.fillWidth: true
        }
        ActionButton {
            objectName: "passedOverReadOnly"
            visible: band.desk.passedOver.readable
            text: qsTr("Open it read-only")
            onClicked: band.desk.openWorld(band.desk.passedOver.file, true)
        }
        ActionButton {
            objectName: "passedOverRetry"
            text: qsTr("Try again")
            onClicked: band.desk.openWorld(band.desk.passedOver.file, false)
        }
        ActionButton {
            objectName: "passedOverDismiss"
            quiet: true
            shape: Icons.close
            hint: qsTr("Dismiss")
            onClicked: band.desk.dismissPassedOver()
        }
    }
}
