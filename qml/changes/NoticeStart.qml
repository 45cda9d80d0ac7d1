// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// What a planned notice ramp comes to, and its start.
ColumnLayout {
    id: plan

    required property ChangesPage changes
    readonly property NoticePlanner notice: changes.notice
    signal started()

    spacing: Theme.s1

    Words {
        objectName: "planSaid"
        text: plan.notice.said
        size: Theme.tiny
        color: plan.notice.refused ? Theme.danger : Theme.muted
        wrapMode: Text.Wrap
        elide: Text.ElideNone
        Layout.minimumHeight: Theme.sized(60)
        verticalAlignment: Text.AlignTop
        Layout.fillWidth: true
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    RowLayout {
        spacing: Theme.s2
        ActionButton {
            objectName: "startNotice"
            text: plan.notice.beyondShare ? qsTr("Start it beyond the share") : qsTr("Start the notice ramp")
            primary: true
            enabled: plan.notice.planned && plan.changes.whyNoNotice === ""
            onClicked: plan.started()
        }
        ActionButton {
            objectName: "closeNotice"
            quiet: true
            text: qsTr("Not now")
            onClicked: plan.notice.close()
        }
    }
    Words {
        objectName: "noticeBlocked"
        visible: text !== ""
        text: plan.changes.whyNoNotice
        size: Theme.tiny
        color: Theme.muted
        wrapMode: Text.Wrap
        elide: Text.ElideNone
        Layout.fillWidth: true
    }
}
