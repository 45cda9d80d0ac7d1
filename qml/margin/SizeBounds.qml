// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll

/// Both bounds of one size; beneath it why one was not read.
ColumnLayout {
    id: bounds

    required property int index
    required property string title
    required property string least
    required property string most
    required property string fault
    signal leastTyped(string typed)
    signal mostTyped(string typed)

    spacing: 2

    function begin(): void {
        from.forceActiveFocus(Qt.TabFocusReason);
    }

    component Bound: Field {
        figures: true
        refused: bounds.fault !== "" && text !== ""
        Layout.preferredWidth: Theme.sized(112)
    }
    RowLayout {
        spacing: Theme.s2
        Words {
            text: bounds.title
            size: Theme.dense
            color: Theme.text2
            Layout.fillWidth: true
        }
        Bound {
            id: from
            objectName: "sizeLeast_" + bounds.index
            live: bounds.least
            Accessible.name: qsTr("%1 at least, in dollars").arg(bounds.title)
            onTextEdited: bounds.leastTyped(text)
        }
        Bound {
            objectName: "sizeMost_" + bounds.index
            live: bounds.most
            Accessible.name: qsTr("%1 at most, in dollars").arg(bounds.title)
            onTextEdited: bounds.mostTyped(text)
        }
    }
    Words {
        objectName: "sizeFault_" + bounds.index
        visible: text !== ""
        text: bounds.fault
        size: Theme.tiny
        color: Theme.danger
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
}
