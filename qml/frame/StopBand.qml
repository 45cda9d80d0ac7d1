// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// What the whole venue does not do at present, below every page, until it ends: it takes room from the foot, so that
/// nothing moves under the hand that stopped the venue.
Column {
    id: band

    required property VenueStops stops
    signal endAsked(int which)
    signal holdsAsked

    Repeater {
        model: band.stops.lines
        Rectangle {
            id: line
            required property int which
            required property string title
            required property string remaining
            required property string note

            objectName: "stop_" + which
            width: band.width
            height: Theme.row + 2
            // Opaque, whatever lies beneath.
            color: Qt.tint(Theme.canvas, Theme.wash(Theme.live))
            Accessible.role: Accessible.AlertMessage
            Accessible.name: qsTr("%1, ends by itself in %2. %3").arg(title).arg(remaining).arg(note)

            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: Theme.s4
                anchors.rightMargin: Theme.s3
                spacing: Theme.s2
                Icon {
                    shape: Icons.stop
                    color: Theme.live
                }
                Words {
                    objectName: "stopTitle_" + line.which
                    text: line.title
                    strong: true
                    color: Theme.live
                }
                Words {
                    objectName: "stopLeft_" + line.which
                    text: qsTr("ends by itself in %1").arg(line.remaining)
                    color: Theme.text
                }
                Words {
                    text: line.note
                    color: Theme.text2
                    Layout.fillWidth: true
                }
                ActionButton {
                    objectName: "stopHolds"
                    visible: line.which === VenueStop.Assets
                    implicitHeight: Theme.sized(22)
                    text: qsTr("Holds")
                    hint: qsTr("Each of them, to be released")
                    onClicked: band.holdsAsked()
                }
                ActionButton {
                    objectName: "stopEnd_" + line.which
                    visible: line.which !== VenueStop.Assets
                    implicitHeight: Theme.sized(22)
                    text: qsTr("End it now")
                    enabled: Hands.free
                    hint: Hands.tied
                    onClicked: band.endAsked(line.which)
                }
            }
        }
    }
}
