// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll

/// In whatever opens over a page: Ctrl+E makes way for the stops of its window, since an open popup keeps the keys of its
/// window from acting.
Item {
    id: key

    required property T.Popup of
    /// Not where they are themselves what is open.
    property bool makesWay: true

    visible: false

    Shortcut {
        sequence: "Ctrl+E"
        enabled: key.of.visible
        onActivated: {
            const window = key.Window.window;
            if (key.makesWay)
                key.of instanceof T.Menu ? (key.of as T.Menu).dismiss() : key.of.close();
            Hands.stopAsked(window);
        }
    }
}
