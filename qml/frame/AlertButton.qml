// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// How many things ask for a hand; opens their list, each a link to its place.
ActionButton {
    id: button

    required property Console desk
    readonly property int total: desk.alertCount
    readonly property string headline: desk.alertHeadline

    objectName: "alertButton"
    quiet: true
    shape: Icons.bell
    text: total === 0 ? qsTr("No alerts") : total === 1 ? qsTr("1 alert") : qsTr("%1 alerts").arg(total)
    hint: headline
    // It keeps its place, and what is beside it, as alerts come and go.
    Layout.minimumWidth: Math.max(implicitWidth, widest.implicitWidth)
    Accessible.description: headline
    onClicked: popup.open()

    ActionButton {
        id: widest
        visible: false
        shape: Icons.bell
        text: qsTr("%1 alerts").arg(88)
    }
    Rectangle {
        visible: button.total > 0
        // At the bell's upper right, whatever its size.
        x: (button.width - button.implicitWidth) / 2 + button.leftPadding + Theme.icon - width
        y: (button.height - Theme.icon) / 2 - 1
        width: Theme.sized(7)
        height: width
        radius: width / 2
        color: button.desk.alertTone >= Tone.Grave ? Theme.critical
             : button.desk.alertTone >= Tone.Warning ? Theme.danger : Theme.watch
    }

    PlainPopup {
        id: popup
        y: button.height + Theme.s2
        x: button.width - width
        width: 1.3 * Theme.inspector
        height: Math.min(list.contentHeight, 10 * Theme.topBar) + foot.height + 2 * Theme.s2
        padding: Theme.s2
        focus: true
        contentItem: Item { // qmllint disable deferred-property-id
            Accessible.role: Accessible.Dialog
            Accessible.name: qsTr("Alerts")
            ListView {
                id: list
                objectName: "alertList"
                anchors { left: parent.left; right: parent.right; top: parent.top; bottom: foot.top }
                model: button.desk.alerts
                clip: true
                keyNavigationEnabled: true
                focus: true
                delegate: AlertRow {
                    width: ListView.view.width
                    onOpened: {
                        popup.close();
                        button.desk.openAlert(index);
                    }
                    onAcknowledgeAsked: button.desk.acknowledgeAlert(index)
                }
            }
            Item {
                id: foot
                anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
                height: Theme.row + Theme.s1
                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    x: Theme.s2
                    text: list.count === 0 ? qsTr("Nothing asks for a hand") : qsTr("Critical ones stay until acknowledged")
                    size: Theme.tiny
                    color: Theme.muted
                }
                ActionButton {
                    objectName: "acknowledgeAll"
                    visible: button.total > 0
                    anchors.right: parent.right
                    anchors.bottom: parent.bottom
                    quiet: true
                    text: qsTr("Acknowledge all")
                    enabled: Hands.free
                    hint: Hands.tied
                    onClicked: button.desk.acknowledgeAlerts()
                }
            }
        }
    }
}
