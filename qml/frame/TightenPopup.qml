// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// Ctrl+E and W, R, C, P or B: an emergency tightening of one asset, with a reason. Tried on a fork before it is live.
Sheet {
    id: popup

    objectName: "tightenPopup"

    required property Tightening tightening
    readonly property list<string> kinds: [qsTr("Lower the collateral weight"), qsTr("Pool to repay only"), qsTr("Book to cancel only"), qsTr("Book to post only"), qsTr("Lower the pool's limit")]

    function ask(kind: int, asset: int): void {
        tightening.begin(kind, asset);
        reason.text = "";
        open();
        if (tightening.asset < 0)
            assetChoice.forceActiveFocus();
        else if (tightening.takesValue && tightening.value === "" && kind !== Tightening.Weight)
            newValue.forceActiveFocus();
        else
            reason.forceActiveFocus();
    }

    titleName: "tightenTitle"
    title: kinds[tightening.kind]
    shape: Icons.down
    urgent: true
    broad: 1.4 * Theme.inspector
    onClosed: tightening.end()

    Connections {
        target: popup.tightening.answer
        function onAccepted(): void {
            reason.taken(reason.text);
            popup.close();
        }
    }

    SheetKeys { sheet: popup }
    FontMetrics {
        id: noteLine
        font.family: Theme.words
        font.pixelSize: Theme.dense
    }

    RowLayout {
        spacing: Theme.s2
        Layout.fillWidth: true
        Choice {
            id: assetChoice
            objectName: "tightenAsset"
            name: qsTr("Asset")
            placeholder: qsTr("Choose…")
            options: popup.tightening.assets // qmllint disable type
            current: popup.tightening.asset
            Layout.preferredWidth: Theme.sized(120)
            onChosen: index => popup.tightening.asset = index
        }
        Words {
            objectName: "tightenLive"
            text: popup.tightening.live === "" ? "" : qsTr("%1 now, then").arg((popup.tightening.live + " " + popup.tightening.unit).trim())
            color: Theme.text2
        }
        Field {
            id: newValue
            objectName: "tightenValue"
            visible: popup.tightening.takesValue
            figures: true
            unit: popup.tightening.unit
            Accessible.name: qsTr("New value")
            Layout.preferredWidth: Theme.sized(140)
            onTextEdited: popup.tightening.value = text
            onActiveFocusChanged: popup.tightening.hold(activeFocus)
            onAccepted: reason.forceActiveFocus()
            live: popup.tightening.value
        }
        Words {
            visible: !popup.tightening.takesValue
            text: popup.tightening.value
            strong: true
        }
        Item { Layout.fillWidth: true }
    }
    RowLayout {
        spacing: Theme.s2
        Layout.fillWidth: true
        ReasonField {
            id: reason
            objectName: "tightenReason"
            Accessible.name: qsTr("Reason")
            Layout.fillWidth: true
            onAccepted: popup.tightening.apply(text)
        }
        ActionButton {
            objectName: "tightenApply"
            primary: true
            enabled: popup.tightening.blocked === "" && reason.text.trim() !== ""
            text: qsTr("Tighten now")
            onClicked: popup.tightening.apply(reason.text)
        }
    }
    Words {
        objectName: "tightenNote"
        // It keeps its place, as does the line below: what is under the hand stays there.
        text: popup.tightening.note
        size: Theme.dense
        color: Theme.text2
        wrapMode: Text.Wrap
        maximumLineCount: 2
        verticalAlignment: Text.AlignTop
        Layout.minimumHeight: popup.tightening.kind === Tightening.Weight ? 2 * noteLine.height : 0
        Layout.fillWidth: true
    }
    Words {
        objectName: "tightenBlocked"
        text: popup.tightening.blocked !== "" ? popup.tightening.blocked : reason.text.trim() === "" ? qsTr("Give a reason") : ""
        size: Theme.dense
        color: Theme.text2
        Layout.fillWidth: true
    }
    Answer {
        objectName: "tightenAnswer"
        visible: text !== "" && popup.tightening.answer.refused
        answer: popup.tightening.answer
        Layout.fillWidth: true
    }
    Words {
        text: qsTr("Tried on a fork first, and refused where it would liquidate more than the rails' budget.")
        size: Theme.tiny
        color: Theme.muted
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
}
