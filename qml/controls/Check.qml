// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll

/// A box to tick. It shows `on` and asks for the other value with `asked`; whoever owns the value sets it. Of the types
/// of Qt 6.4 this one is a check box for assistive programs; what role is set does not count.
T.CheckDelegate {
    id: check

    property bool on: false
    property bool draft: false
    property string hint: ""
    /// As under the pointer, or with the keys on it; the gallery shows each for itself.
    property bool lit: hovered
    property bool ringed: visualFocus
    signal asked(bool on)

    implicitHeight: Theme.sized(24)
    implicitWidth: row.implicitWidth
    checkable: false
    checked: on
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.name: text
    Accessible.checkable: true
    Accessible.description: enabled ? "" : Hands.why
    Accessible.checked: on
    Accessible.onPressAction: check.clicked()
    Accessible.onToggleAction: check.clicked()
    onClicked: asked(!on)

    contentItem: Item { // qmllint disable deferred-property-id
        Row {
            id: row
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.s2
            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.icon
                height: Theme.icon
                radius: Theme.cornerSmall
                color: check.on && check.enabled ? check.draft ? Theme.draft : Theme.accent : check.enabled ? Theme.field : Theme.inset
                border.width: check.on && check.enabled ? 0 : Theme.hair
                border.color: check.draft ? Theme.draft : check.enabled ? Theme.outline : Theme.line
                Icon {
                    anchors.centerIn: parent
                    visible: check.on
                    size: Theme.sized(12)
                    shape: Icons.check
                    color: check.enabled ? Theme.accentText : Theme.muted
                }
                FocusRing { shown: check.ringed }
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                text: check.text
                size: Theme.dense
                color: !check.enabled ? Theme.muted : check.draft ? Theme.draft : check.lit ? Theme.text : Theme.text2
            }
        }
    }
    Tip {
        shown: check.hovered
        text: check.hint
    }
}
