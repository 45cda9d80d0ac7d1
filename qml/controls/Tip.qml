// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// A hint that appears after a moment over what the pointer rests on, and goes again until the pointer comes anew: it may
/// hide a figure. What it says may change meanwhile. Made when it is wanted: there is one for each figure of a page.
Loader {
    id: tip

    property bool shown: false
    property bool figures: false
    property string text: ""
    property int side: Qt.BottomEdge

    visible: false // what is shown is no part of it, and no row is to leave room for it
    active: shown && text !== ""
    source: Qt.resolvedUrl("TipPopup.qml")
    onLoaded: {
        const popup = item as TipPopup;
        popup.parent = parent;
        popup.name = objectName;
        popup.figures = figures;
        popup.side = side;
        popup.words = Qt.binding(() => tip.text);
        popup.visible = true;
    }
}
