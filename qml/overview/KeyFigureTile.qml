// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll
import Plimsoll.ViewModel

/// One key figure, its last hour, and the way to the page behind it.
T.AbstractButton {
    id: tile

    required property string name
    required property string title
    required property string value
    required property string unit
    required property string note
    required property string exact
    required property int tone
    required property int page
    required property int asset
    required property list<point> trend
    required property string since
    readonly property color tint: tone === Tone.Grave ? Theme.critical : tone === Tone.Warning ? Theme.danger
                                : tone === Tone.Notice ? Theme.watch : Theme.text

    objectName: "tile_" + name
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: title + " " + unit + " " + value + ", " + note + (since === "" ? "" : ", " + since)
    Accessible.onPressAction: tile.clicked()

    background: Rectangle {
        color: tile.hovered ? Theme.hover : Theme.surface
        radius: Theme.corner
        FocusRing { shown: tile.visualFocus }
    }
    contentItem: Item { // qmllint disable deferred-property-id
        clip: true
        Words {
            id: titleText
            x: Theme.s3
            y: Theme.s2
            width: parent.width - 2 * Theme.s3
            text: tile.title
            size: Theme.dense
            color: Theme.text2
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.least(size)
        }
        Row {
            id: valueRow
            x: Theme.s3
            anchors.top: titleText.bottom
            anchors.topMargin: 2
            spacing: Theme.s1
            Words {
                visible: tile.unit === "$"
                anchors.baseline: figure.baseline
                text: "$"
                size: Theme.section
                color: Theme.muted
            }
            Figure {
                id: figure
                objectName: tile.objectName + "_value"
                text: tile.value
                exact: tile.exact
                size: Theme.key
                strong: true
                width: Math.min(implicitWidth, tile.width - 2 * Theme.s3 - (tile.unit !== "" ? Theme.section + Theme.s1 : 0))
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.section
                color: tile.tint
            }
            Words {
                visible: tile.unit !== "$" && tile.unit !== ""
                anchors.baseline: figure.baseline
                text: tile.unit
                size: Theme.section
                color: Theme.muted
            }
        }
        Row {
            x: Theme.s3
            anchors.top: valueRow.bottom
            spacing: Theme.s1
            ToneShape {
                visible: tile.tone > Tone.Good
                anchors.verticalCenter: parent.verticalCenter
                tone: tile.tone
            }
            Words {
                width: Math.min(implicitWidth, tile.width - 2 * Theme.s3 - (tile.tone > Tone.Good ? Theme.s4 : 0))
                text: tile.note
                size: Theme.dense
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(0.8 * size)
                color: Theme.muted
            }
        }
        Sparkline {
            objectName: tile.objectName + "_trend"
            anchors.left: sinceWords.visible ? sinceWords.right : parent.left
            anchors.leftMargin: sinceWords.visible ? Theme.s2 : 0
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            height: Theme.s6
            points: tile.trend
            tint: tile.tone > Tone.Good ? tile.tint : Theme.accent
        }
        Words {
            id: sinceWords
            objectName: tile.objectName + "_since"
            visible: text !== ""
            x: Theme.s3
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.s1
            text: tile.since
            size: Theme.tiny
            color: Theme.muted
        }
    }
}
