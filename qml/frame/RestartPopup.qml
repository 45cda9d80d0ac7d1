// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// Whether the world is restarted although drafts are left behind in it.
Sheet {
    id: popup

    objectName: "restartPopup"

    required property Console desk
    property int drafts: 0

    function ask(many: int): void {
        drafts = many;
        open();
        leave.forceActiveFocus(Qt.TabFocusReason);
    }

    title: qsTr("Restart the world?")
    broad: Theme.inspector
    SheetKeys { sheet: popup }

    Words {
        objectName: "restartQuestion"
        text: popup.drafts === 1
            ? qsTr("1 draft was typed and not applied. It stays with the world that is open now, and is not taken along.")
            : qsTr("%1 drafts were typed and not applied. They stay with the world that is open now, and are not taken along.").arg(popup.drafts)
        color: Theme.text2
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: Theme.s2
        Layout.alignment: Qt.AlignRight
        ActionButton {
            id: leave
            objectName: "restartNo"
            text: qsTr("Go on here")
            onClicked: popup.close()
        }
        ActionButton {
            objectName: "restartYes"
            primary: true
            text: qsTr("Restart")
            onClicked: {
                popup.close();
                popup.desk.restartWorld();
            }
        }
    }
}
