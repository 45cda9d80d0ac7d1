// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// The state of a pool: choose, give a reason, apply.
ColumnLayout {
    id: box

    required property PoolStateSwitch pool

    spacing: Theme.s2

    RowLayout {
        Layout.fillWidth: true
        Words {
            text: qsTr("Pool state")
            size: Theme.dense
            color: Theme.text2
            Layout.fillWidth: true
        }
        Segments {
            objectName: "poolState"
            options: box.pool.options // qmllint disable type
            current: box.pool.chosen
            onChosen: index => box.pool.chosen = index
        }
    }
    RowLayout {
        visible: box.pool.modified
        spacing: Theme.s2
        Layout.fillWidth: true
        Field {
            id: reason
            objectName: "stateReason"
            placeholderText: qsTr("Reason")
            Accessible.name: qsTr("Reason for the new state")
            Layout.fillWidth: true
            onAccepted: box.pool.apply(text)
        }
        ActionButton {
            objectName: "stateApply"
            text: qsTr("Set state")
            enabled: reason.text.trim() !== "" && !box.pool.pending
            onClicked: {
                box.pool.apply(reason.text);
                reason.text = "";
            }
        }
        ActionButton {
            quiet: true
            shape: Icons.close
            hint: qsTr("Keep the live state")
            onClicked: box.pool.reset()
        }
    }
    Words {
        objectName: "stateAnswer"
        visible: text !== ""
        text: box.pool.answer
        size: Theme.tiny
        color: box.pool.refused ? Theme.danger : Theme.healthy
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
}
