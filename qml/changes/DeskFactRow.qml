// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll
import Plimsoll.ViewModel

/// One thing that is known of the chosen change; a count leads to the accounts that it counts.
T.AbstractButton {
    id: row

    required property string section
    required property string label
    required property string value
    required property string exact
    required property int tone
    required property bool figures
    required property bool leads
    required property bool linked
    readonly property real above: leads ? Theme.row + Theme.s1 : 0
    readonly property color ink: tone === Tone.Grave ? Theme.critical : tone === Tone.Warning ? Theme.danger
                               : tone === Tone.Good ? Theme.healthy : linked ? Theme.accent : Theme.text
    signal opened

    implicitHeight: above + (label === "" ? words.implicitHeight + Theme.s1 : Theme.rowDense)
    hoverEnabled: true
    focusPolicy: linked ? Qt.StrongFocus : Qt.NoFocus
    Accessible.role: linked ? Accessible.Link : Accessible.StaticText
    Accessible.name: qsTr("%1 %2").arg(label).arg(value)
    Accessible.onPressAction: row.clicked()
    onClicked: if (linked) opened()

    contentItem: Item { // qmllint disable deferred-property-id
        Words {
            visible: row.leads
            width: parent.width
            height: row.above - Theme.s1
            verticalAlignment: Text.AlignBottom
            text: row.section
            size: Theme.tiny
            color: Theme.muted
        }
        Words {
            visible: row.label !== ""
            y: row.above
            width: parent.width - figure.width - Theme.s2
            height: Theme.rowDense
            text: row.label
            size: Theme.dense
            color: Theme.text2
        }
        Words {
            id: words
            objectName: "deskSaid_" + row.section
            visible: row.label === ""
            y: row.above
            width: parent.width
            text: row.value
            size: Theme.dense
            color: row.ink
            wrapMode: Text.Wrap
            elide: Text.ElideNone
        }
        Row {
            id: figure
            visible: row.label !== ""
            anchors.right: parent.right
            y: row.above
            height: Theme.rowDense
            spacing: Theme.s1
            ToneShape {
                anchors.verticalCenter: parent.verticalCenter
                visible: row.tone !== Tone.Quiet
                tone: row.tone
            }
            Figure {
                objectName: "deskFact_" + row.label
                anchors.verticalCenter: parent.verticalCenter
                text: row.value
                exact: row.exact
                color: row.ink
                font.family: row.figures ? Theme.figures : Theme.words
                font.underline: row.linked && row.hovered
            }
        }
    }
    background: Item {
        FocusRing {
            shown: row.visualFocus
            anchors.margins: 0
            anchors.topMargin: row.above
        }
    }
}
