// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// What will happen, before it is sent: what moves, how the account stands afterwards, or why it is refused and the
/// largest quantity that passes.
ColumnLayout {
    id: box

    required property CommandTrial trial
    property string emptyText: ""
    property string unit: ""
    /// Said here where no field of the form says it.
    property string refusal: ""
    readonly property bool refused: trial.refusal !== ""
    signal largestAsked

    spacing: Theme.s1

    Words {
        visible: !box.trial.known
        text: box.emptyText
        size: Theme.dense
        color: Theme.muted
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    Rectangle {
        visible: box.refused && (box.refusal !== "" || box.trial.term !== "" || box.trial.largestTells)
        color: Theme.wash(Theme.danger)
        radius: Theme.corner
        implicitHeight: why.implicitHeight + 2 * Theme.s2
        Layout.fillWidth: true

        ColumnLayout {
            id: why
            x: Theme.s3
            y: Theme.s2
            width: parent.width - 2 * Theme.s3
            spacing: Theme.s1
            Words {
                objectName: "trialRefusal"
                visible: text !== ""
                text: box.refusal
                size: Theme.dense
                color: Theme.danger
                wrapMode: Text.Wrap
                Layout.fillWidth: true
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
            Words {
                objectName: "trialTerm"
                visible: box.trial.term !== ""
                text: qsTr("Limited by %1").arg(box.trial.term)
                size: Theme.dense
                color: Theme.text
                wrapMode: Text.Wrap
                Layout.fillWidth: true
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
            RowLayout {
                visible: box.trial.largestTells
                spacing: Theme.s2
                Words {
                    text: box.trial.hasLargest ? qsTr("Passes up to") : qsTr("No quantity would pass")
                    size: Theme.dense
                    color: Theme.text2
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                }
                ActionButton {
                    objectName: "useLargest"
                    visible: box.trial.hasLargest
                    text: box.trial.largestShown + " " + box.unit
                    Accessible.name: qsTr("Use %1, the largest that passes").arg(text)
                    hint: qsTr("Takes the largest quantity that passes into the form")
                    onClicked: box.largestAsked()
                }
            }
        }
    }
    ListView {
        id: effects
        visible: count > 0
        implicitHeight: contentHeight
        interactive: false
        model: box.trial.effects
        Layout.fillWidth: true
        section.property: "when"
        delegate: EffectRow { width: ListView.view.width }
    }
    Item {
        visible: figures.count > 0
        implicitHeight: Theme.rowDense
        Layout.fillWidth: true
        Words {
            height: parent.height
            text: qsTr("The account")
            size: Theme.tiny
            color: Theme.muted
        }
        Words {
            x: parent.width * 0.38
            width: parent.width * 0.28
            height: parent.height
            horizontalAlignment: Text.AlignRight
            text: qsTr("Now")
            size: Theme.tiny
            color: Theme.muted
        }
        Words {
            anchors.right: parent.right
            height: parent.height
            text: box.trial.rests ? qsTr("After all fills") : qsTr("After")
            size: Theme.tiny
            color: Theme.muted
        }
    }
    ListView {
        id: figures
        visible: count > 0
        implicitHeight: contentHeight
        interactive: false
        model: box.trial.figures
        Layout.fillWidth: true
        delegate: AfterRow { width: ListView.view.width }
    }
}
