// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll
import Plimsoll.ViewModel

/// How many things ask for a hand; opens their list, each a link to its place.
ActionButton {
    id: button

    required property Console desk
    readonly property int total: desk.alertCount

    objectName: "alertButton"
    quiet: true
    shape: Icons.bell
    text: total === 0 ? "" : total === 1 ? qsTr("1 alert") : qsTr("%1 alerts").arg(total)
    hint: total > 0 ? "" : qsTr("No alerts")
    Accessible.name: total > 0 ? text : hint
    onClicked: popup.open()

    Rectangle {
        visible: button.total > 0
        x: Theme.s3 + 8
        y: Theme.s1 + 1
        width: 7
        height: 7
        radius: 4
        color: button.desk.alertTone >= Tone.Grave ? Theme.critical
             : button.desk.alertTone >= Tone.Warning ? Theme.danger : Theme.watch
    }

    T.Popup {
        id: popup
        y: button.height + Theme.s2
        x: button.width - width
        width: Theme.inspector
        height: Math.min(list.contentHeight, 10 * Theme.topBar) + 2 * Theme.s2
        padding: Theme.s2
        focus: true
        background: Rectangle {
            color: Theme.raised
            radius: Theme.corner
            border.color: Theme.line
            border.width: Theme.hair
        }
        contentItem: ListView { // qmllint disable deferred-property-id
            id: list
            objectName: "alertList"
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
            }
        }
    }
}
