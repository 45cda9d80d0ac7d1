// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Plimsoll

/// In a sheet that acts for whoever has the desk: Ctrl+L locks it from there too, since an open popup keeps the keys of
/// its window from acting, and what was begun goes from the screen with the lock, and with its world.
Item {
    id: keys

    required property T.Popup sheet

    visible: false

    Shortcut {
        sequence: "Ctrl+L"
        enabled: keys.sheet.visible
        onActivated: Hands.lockAsked()
    }
    Connections {
        target: Hands
        function onShutChanged(): void {
            if (Hands.shut)
                keys.sheet.close();
        }
        function onWorldLeft(): void { keys.sheet.close(); }
    }
}
