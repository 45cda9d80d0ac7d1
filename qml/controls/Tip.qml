// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll

/// A hint that appears after a moment over what the pointer rests on, and goes again until the pointer comes anew: it may
/// hide a figure. What it says may change meanwhile.
T.ToolTip {
    id: tip

    property bool shown: false
    property bool figures: false

    property bool spent: false
    onShownChanged: spent = false
    onVisibleChanged: if (!visible) spent = shown

    visible: shown && !spent && text !== ""
    delay: 500
    timeout: 3000
    y: parent ? parent.height + Theme.s1 : 0
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
        font.family: tip.figures ? Theme.figures : Theme.words
        font.pixelSize: Theme.dense
        text: tip.text
    }
    contentItem: Words {
        objectName: tip.objectName
        text: tip.text
        size: Theme.dense
        font.family: tip.figures ? Theme.figures : Theme.words
        wrapMode: Text.Wrap
    }
    background: Rectangle {
        color: Theme.raised
        border.color: Theme.line
        border.width: Theme.hair
        radius: Theme.cornerSmall
    }
}
