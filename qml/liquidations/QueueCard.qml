// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One account in a lane; in the queue its bar shrinks as its exposure is closed, before it grows towards 100 % MMR.
TableRow {
    id: card

    required property int subaccount
    required property string rank
    required property string account
    required property string mmr
    required property string mmrShown
    required property string exposure
    required property string exposureExact
    required property double share
    required property string shareWords
    required property string note
    required property int band
    required property bool held
    required property bool deficit

    objectName: "queue_" + account
    name: qsTr("Account %1, MMR %2, exposure %3, %4").arg(account).arg(mmrShown).arg(exposure).arg(note)
    /// Note and exposure each have a line of their own, and the sign stands close to the MMR.
    readonly property bool narrow: width < Theme.sized(126)
    implicitHeight: Theme.sized(narrow ? 68 : 52)
    radius: Theme.cornerSmall
    color: selected ? Theme.selected : Theme.canvas

    Figure {
        id: rankText
        x: Theme.s2
        y: 5
        text: card.rank
        size: Theme.tiny
        color: Theme.muted
    }
    BandShape {
        id: mark
        anchors.left: rankText.right
        anchors.leftMargin: card.rank === "" ? 0 : Theme.s1
        y: 8
        band: card.band
    }
    Figure {
        id: accountText
        anchors.left: mark.right
        anchors.leftMargin: Theme.s1
        y: 4
        text: card.account
        strong: true
    }
    FittedFigure {
        anchors.left: accountText.right
        anchors.right: parent.right
        anchors.rightMargin: Theme.s2
        y: 4
        height: accountText.height
        text: card.narrow ? card.mmr + "%" : card.mmrShown
        color: Theme.band(card.band)
    }
    Rectangle {
        objectName: card.objectName + "Bar"
        visible: card.share >= 0
        x: Theme.s2
        y: Theme.sized(23)
        width: parent.width - 2 * Theme.s2
        height: 4
        radius: 2
        color: Theme.inset
        Rectangle {
            width: parent.width * card.share
            height: parent.height
            radius: 2
            color: card.held ? Theme.outline : Theme.bandFill(card.band)
        }
        HoverHandler {
            id: barHover
            margin: Theme.s1
        }
    }
    // Below the card, of which it hides nothing.
    Tip {
        shown: barHover.hovered
        text: card.shareWords
    }
    Words {
        x: Theme.s2
        y: Theme.sized(31)
        width: parent.width - 2 * Theme.s2 - (card.narrow ? 0 : exposureText.width + Theme.s1)
        text: card.note
        size: Theme.tiny
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(0.75 * size)
        color: card.deficit ? Theme.critical : card.held ? Theme.accent : Theme.muted
    }
    Figure {
        id: exposureText
        anchors.right: parent.right
        anchors.rightMargin: Theme.s2
        y: Theme.sized(card.narrow ? 47 : 31)
        text: "$" + card.exposure
        exact: card.exposureExact
        size: Theme.tiny
        color: Theme.text2
    }
}
