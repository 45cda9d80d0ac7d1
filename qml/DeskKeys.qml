// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// The keys that mean the same in every window of the console.
Item {
    id: keys

    required property Console desk
    signal paletteAsked
    signal stopAsked
    signal sheetAsked
    /// Gone back or forward: the keys are wanted where they were on that page.
    signal wentThere

    function go(way: var): void {
        const left = desk.page;
        way();
        if (desk.page !== left)
            wentThere();
    }

    // Without a world there is nothing to stop.
    Shortcut { sequence: "Ctrl+E"; enabled: keys.desk.ready; onActivated: keys.stopAsked() }
    Connections {
        target: Hands
        function onStopAsked(window: Window): void {
            if (window === keys.Window.window && keys.desk.ready)
                keys.stopAsked();
        }
    }
    Shortcut { sequence: "Ctrl+H"; onActivated: keys.desk.askHold() }
    Shortcut { sequence: "Ctrl+L"; onActivated: keys.desk.door.lockOrSignIn() }
    Shortcut { sequence: "Ctrl+K"; onActivated: keys.paletteAsked() }
    Shortcut { sequence: "F1"; onActivated: keys.sheetAsked() }
    Shortcut { sequence: "Ctrl+Space"; onActivated: keys.desk.togglePause() }
    Shortcut { sequence: "Ctrl+."; onActivated: keys.desk.step() }
    Shortcut { sequence: "Alt+Left"; onActivated: keys.go(() => keys.desk.back()) }
    Shortcut { sequence: "Alt+Right"; onActivated: keys.go(() => keys.desk.forward()) }
    Shortcut { sequence: "Ctrl+T"; onActivated: keys.desk.dark = !keys.desk.dark }
    Repeater {
        model: keys.desk.pages.length
        Item {
            id: place
            required property int index
            Shortcut { sequence: "Ctrl+" + (place.index + 1) % 10; onActivated: keys.desk.page = place.index }
        }
    }
}
