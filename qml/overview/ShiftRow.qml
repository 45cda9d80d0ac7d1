// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One watched account or pool, or one note.
TableRow {
    id: row

    required property int index
    required property int number
    required property int asset
    required property int subaccount
    required property int band
    required property string subject
    required property string text
    required property string by
    signal removed

    objectName: "shift_" + index
    implicitHeight: Math.max(Theme.rowDense, what.implicitHeight + Theme.s1)
    name: subject + " " + text + (by === "" ? "" : ", " + by)

    Item {
        id: mark
        x: Theme.s2
        width: 12
        height: parent.height
        BandShape {
            visible: row.band >= 0
            anchors.centerIn: parent
            band: row.band
        }
        Icon {
            visible: row.band < 0
            anchors.centerIn: parent
            size: Theme.sized(12)
            shape: row.number > 0 ? Icons.note : row.subaccount >= 0 ? Icons.margin : Icons.lending
            color: row.number > 0 ? Theme.watch : Theme.lend
        }
    }
    Words {
        id: who
        anchors.left: mark.right
        anchors.leftMargin: Theme.s2
        height: parent.height
        text: row.subject
        size: Theme.dense
        strong: true
    }
    Words {
        id: what
        objectName: "shiftText_" + row.index
        anchors.left: who.right
        anchors.leftMargin: Theme.s2
        anchors.right: author.left
        anchors.rightMargin: Theme.s2
        height: parent.height
        text: row.text
        size: Theme.dense
        color: row.band >= Band.Watch ? Theme.band(row.band) : Theme.text2
        wrapMode: Text.Wrap
        maximumLineCount: 3
        HoverHandler {
            id: pointer
            enabled: what.truncated
        }
        Tip {
            shown: pointer.hovered
            text: row.text
        }
    }
    Words {
        id: author
        anchors.right: close.left
        height: parent.height
        text: row.by
        size: Theme.tiny
        color: Theme.muted
    }
    ActionButton {
        id: close
        objectName: "shiftRemove_" + row.index
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        implicitHeight: Theme.rowDense
        focusPolicy: Qt.NoFocus
        quiet: true
        shape: Icons.close
        hint: row.number > 0 ? qsTr("Take the note off (Delete)") : qsTr("Watch it no longer (Delete)")
        onClicked: row.removed()
    }
}
