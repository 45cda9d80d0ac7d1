// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll

/// What a `Tip` shows, at one side of what it is of.
T.ToolTip {
    id: popup

    property string words: ""
    property string name: ""
    property bool figures: false
    property int side: Qt.BottomEdge

    delay: 500
    timeout: 3000
    x: parent && side === Qt.RightEdge ? parent.width + Theme.s1 : 0
    y: !parent ? 0
        : side === Qt.RightEdge ? (parent.height - height) / 2
        : side === Qt.TopEdge ? -height - Theme.s1 : parent.height + Theme.s1
    margins: Theme.s1
    padding: Theme.s1
    leftPadding: Theme.s2
    rightPadding: Theme.s2
    // Measured beside the text: what wraps tells another width once it has one.
    implicitWidth: Math.min(Math.ceil(measured.advanceWidth) + 1 + leftPadding + rightPadding, Theme.inspector)
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent

    TextMetrics {
        id: measured
        font.family: popup.figures ? Theme.figures : Theme.words
        font.pixelSize: Theme.dense
        text: popup.words
    }
    contentItem: Words {
        objectName: popup.name
        text: popup.words
        size: Theme.dense
        font.family: popup.figures ? Theme.figures : Theme.words
        wrapMode: Text.Wrap
    }
    background: Rectangle {
        color: Theme.raised
        border.color: Theme.line
        border.width: Theme.hair
        radius: Theme.cornerSmall
    }
}
