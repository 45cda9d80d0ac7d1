// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// A figure in the family whose figures have one width, right-aligned. `exact` is what hovering shows; where there is
/// none, a figure that is cut.
Text {
    id: figure

    property int size: Theme.dense
    property bool strong: false
    property string exact: ""

    color: Theme.text
    font.family: Theme.figures
    font.pixelSize: size
    font.weight: strong ? Theme.strong : Theme.regular
    textFormat: Text.PlainText
    horizontalAlignment: Text.AlignRight
    verticalAlignment: Text.AlignVCenter

    HoverHandler {
        id: pointer
        enabled: figure.exact !== "" || figure.truncated
    }
    Tip {
        shown: pointer.hovered
        text: figure.exact !== "" ? figure.exact : figure.truncated ? figure.text : ""
        figures: true
    }
}
