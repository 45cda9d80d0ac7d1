// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton
import QtQuick

/// The icons, in the strokes that LineIcon reads, on a grid of 16 by 16.
QtObject {
    readonly property string mark: "O 8 8 6.5 M 1 8 L 15 8"
    readonly property string overview: "M 2 2 L 7 2 L 7 7 L 2 7 Z M 9 2 L 14 2 L 14 7 L 9 7 Z M 2 9 L 7 9 L 7 14 L 2 14 Z M 9 9 L 14 9 L 14 14 L 9 14 Z"
    readonly property string lending: "M 2 2 L 2 14 L 14 14 M 4 11 C 8 11 10.5 10 13 3"
    readonly property string margin: "M 2 3.5 L 14 3.5 M 2 8 L 10 8 M 2 12.5 L 6 12.5"
    readonly property string liquidations: "M 3 14 L 3 2 M 3 2.5 L 12.5 2.5 L 10.5 5.5 L 12.5 8.5 L 3 8.5"
    readonly property string risk: "M 2 4.5 L 8.2 4.5 M 11.8 4.5 L 14 4.5 M 2 11.5 L 4.2 11.5 M 7.8 11.5 L 14 11.5 O 10 4.5 1.8 O 6 11.5 1.8"
    readonly property string changes: "O 4 3.5 1.8 O 4 12.5 1.8 M 4 5.3 L 4 10.7 M 4 8.5 C 8 8.5 8.5 6.5 9 5 M 7.5 3 L 10 5.5 L 14.5 1.5"
    readonly property string exchange: "M 2 5.5 L 13 5.5 M 10 2.5 L 13.5 5.5 L 10 8.5 M 14 10.5 L 3 10.5 M 6 7.5 L 2.5 10.5 L 6 13.5"
    readonly property string journal: "M 3 2 L 13 2 L 13 14 L 3 14 Z M 5.5 5.5 L 10.5 5.5 M 5.5 8 L 10.5 8 M 5.5 10.5 L 8.5 10.5"
    readonly property string balance: "M 8 2 L 8 14 M 5 14 L 11 14 M 2.5 4.5 L 13.5 4.5 M 2.5 4.5 L 1 9 C 1.5 10.8 4.5 10.8 5 9 L 3.5 4.5 M 13.5 4.5 L 15 9 C 14.5 10.8 11.5 10.8 11 9 L 12.5 4.5"
    readonly property string eye: "M 1.5 8 C 4 4 12 4 14.5 8 C 12 12 4 12 1.5 8 Z O 8 8 2"
    readonly property string note: "M 3 13 L 3.6 10 L 10.8 2.8 L 13.2 5.2 L 6 12.4 Z M 9.4 4.2 L 11.8 6.6"
    readonly property string back: "M 9.5 3.5 L 5 8 L 9.5 12.5"
    readonly property string forward: "M 6.5 3.5 L 11 8 L 6.5 12.5"
    readonly property string filter: "M 2 3 L 14 3 L 9.5 8.5 L 9.5 13.5 L 6.5 12 L 6.5 8.5 Z"
    readonly property string settings: "O 8 8 2.4 O 8 8 5 M 8 1.5 L 8 3 M 8 13 L 8 14.5 M 1.5 8 L 3 8 M 13 8 L 14.5 8 M 3.4 3.4 L 4.5 4.5 M 11.5 11.5 L 12.6 12.6 M 12.6 3.4 L 11.5 4.5 M 4.5 11.5 L 3.4 12.6"
    readonly property string search: "O 7 7 4.5 M 10.3 10.3 L 14 14"
    readonly property string bell: "M 4 11.5 L 4 7 C 4 4.5 5.8 3 8 3 C 10.2 3 12 4.5 12 7 L 12 11.5 L 13.5 12.5 L 2.5 12.5 Z M 6.8 14.2 L 9.2 14.2"
    readonly property string theme: "O 8 8 6 M 8 2 L 8 14 M 10 3 L 10 13 M 12 4.5 L 12 11.5"
    readonly property string globe: "O 8 8 6 M 2 8 L 14 8 M 8 2 C 5 5 5 11 8 14 M 8 2 C 11 5 11 11 8 14"
    readonly property string close: "M 4 4 L 12 12 M 12 4 L 4 12"
    readonly property string chevronRight: "M 6 4 L 10 8 L 6 12"
    readonly property string up: "M 8 13 L 8 3.5 M 4 7 L 8 3 L 12 7"
    readonly property string down: "M 8 3 L 8 12.5 M 4 9 L 8 13 L 12 9"
    readonly property string triangle: "M 8 2.5 L 14 13 L 2 13 Z"
    readonly property string play: "M 4.5 3 L 12.5 8 L 4.5 13 Z"
    readonly property string pause: "M 5 3.5 L 5 12.5 M 11 3.5 L 11 12.5"
    readonly property string step: "M 4 3.5 L 10 8 L 4 12.5 Z M 12.5 3.5 L 12.5 12.5"
    readonly property string plus: "M 8 3 L 8 13 M 3 8 L 13 8"
    readonly property string minus: "M 3 8 L 13 8"
    readonly property string undo: "M 6 3 L 2.5 6.5 L 6 10 M 2.5 6.5 L 10 6.5 C 12.5 6.5 13.5 8.2 13.5 9.8 C 13.5 11.6 12.3 13 10 13 L 7 13"
    readonly property string stop: "M 5.2 2 L 10.8 2 L 14 5.2 L 14 10.8 L 10.8 14 L 5.2 14 L 2 10.8 L 2 5.2 Z M 5.5 8 L 10.5 8"
    readonly property string exportFile: "M 8 2 L 8 10 M 5 7 L 8 10 L 11 7 M 3 11.5 L 3 14 L 13 14 L 13 11.5"
    readonly property string windowApart: "M 6 3 L 2.5 3 L 2.5 13.5 L 13 13.5 L 13 10 M 8 2.5 L 13.5 2.5 L 13.5 8 M 13.5 2.5 L 7 9"
    readonly property string lock: "M 3.5 7.5 L 12.5 7.5 L 12.5 14 L 3.5 14 Z M 5.5 7.5 L 5.5 5 C 5.5 3 6.5 2 8 2 C 9.5 2 10.5 3 10.5 5 L 10.5 7.5"
    readonly property string check: "M 3 8.5 L 6.5 12 L 13 4.5"
    readonly property string hand: "M 4 8 L 4 5 M 6.5 7.5 L 6.5 3 M 9 7.5 L 9 2.5 M 11.5 8 L 11.5 4 M 4 8 L 4 11 C 4 13 5.5 14.2 8 14.2 C 10.5 14.2 11.5 12.6 11.5 10.5 L 11.5 8"
}
