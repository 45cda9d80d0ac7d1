// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton
import QtQuick

/// The reasons that were given at this desk since the program began, newest first.
QtObject {
    readonly property int kept: 8
    property list<string> given: []

    /// Without blanks at its ends, as they are sent.
    function keep(reason: string): void {
        const next = [reason];
        for (let at = 0; at < given.length && next.length < kept; ++at)
            if (given[at] !== reason)
                next.push(given[at]);
        given = next;
    }
}
