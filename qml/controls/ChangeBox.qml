// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// What is about to change, the reason, and the one button that does it.
Rectangle {
    id: box

    required property ChangeDraft change
    property bool listed: true

    implicitHeight: column.implicitHeight + 2 * Theme.s3
    color: change.count > 0 ? Theme.wash(Theme.draft) : "transparent"
    radius: Theme.corner

    ColumnLayout {
        id: column
        x: Theme.s3
        y: Theme.s3
        width: parent.width - 2 * Theme.s3
        spacing: Theme.s2

        RowLayout {
            spacing: Theme.s2
            Layout.fillWidth: true
            Words {
                objectName: "changeTitle"
                text: box.change.count === 0 ? qsTr("No draft")
                    : box.change.count === 1 ? qsTr("1 change, not live") : qsTr("%1 changes, not live").arg(box.change.count)
                strong: true
                color: box.change.count > 0 ? Theme.draft : Theme.muted
                Layout.fillWidth: true
            }
            ActionButton {
                objectName: "discardButton"
                visible: box.change.count > 0
                quiet: true
                text: qsTr("Discard")
                onClicked: box.change.discard()
            }
        }
        ListView {
            visible: box.listed && count > 0
            implicitHeight: Math.min(contentHeight, 5 * 36)
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: box.listed ? box.change.lines : null
            Layout.fillWidth: true
            delegate: ChangeRow {
                width: ListView.view.width
                onDiscarded: box.change.discardOne(path)
            }
        }
        Field {
            id: reason
            objectName: "reasonField"
            visible: box.change.count > 0
            placeholderText: qsTr("Reason, for the journal")
            Accessible.name: placeholderText
            Layout.fillWidth: true
            onTextEdited: box.change.reason = text
            onAccepted: box.change.apply()
            readonly property string live: box.change.reason
            onLiveChanged: if (text !== live) text = live
        }
        RowLayout {
            spacing: Theme.s2
            Layout.fillWidth: true
            Words {
                objectName: "changeAnswer"
                text: box.change.pending ? qsTr("Storing…") : box.change.count > 0 && box.change.blocked !== "" ? box.change.blocked
                    : box.change.answer
                size: Theme.dense
                color: box.change.refused && box.change.blocked === "" ? Theme.danger
                     : box.change.count > 0 ? Theme.text2 : Theme.healthy
                wrapMode: Text.Wrap
                Layout.fillWidth: true
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
            ActionButton {
                objectName: "applyButton"
                visible: box.change.count > 0
                primary: true
                enabled: box.change.canApply
                text: qsTr("Apply")
                onClicked: box.change.apply()
            }
        }
    }
}
