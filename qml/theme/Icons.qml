// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton
import QtQuick

/// Outlines of the icons, as paths on a grid of 16 by 16.
QtObject {
    readonly property string mark: "M8 1.5 A6.5 6.5 0 1 1 7.99 1.5 M1 8 L15 8"
    readonly property string overview: "M2 2 H7 V7 H2 Z M9 2 H14 V7 H9 Z M2 9 H7 V14 H2 Z M9 9 H14 V14 H9 Z"
    readonly property string lending: "M2 2 V14 H14 M4 11 C8 11 10.5 10 13 3"
    readonly property string margin: "M2 3.5 H14 M2 8 H10 M2 12.5 H6"
    readonly property string liquidations: "M3 14 V2 M3 2.5 H12.5 L10.5 5.5 L12.5 8.5 H3"
    readonly property string risk: "M2 4.5 H8 M12 4.5 H14 M2 11.5 H4 M8 11.5 H14 M10 2.7 A1.8 1.8 0 1 1 9.99 2.7 M6 9.7 A1.8 1.8 0 1 1 5.99 9.7"
    readonly property string search: "M7 2.5 A4.5 4.5 0 1 1 6.99 2.5 M10.3 10.3 L14 14"
    readonly property string bell: "M4 11.5 V7 C4 4.5 5.8 3 8 3 C10.2 3 12 4.5 12 7 V11.5 L13.5 12.5 H2.5 Z M6.8 14.2 H9.2"
    readonly property string theme: "M8 2 A6 6 0 1 1 7.99 2 M8 2 V14 M10 3 V13 M12 4.5 V11.5"
    readonly property string globe: "M8 2 A6 6 0 1 1 7.99 2 M2 8 H14 M8 2 C5 5 5 11 8 14 M8 2 C11 5 11 11 8 14"
    readonly property string close: "M4 4 L12 12 M12 4 L4 12"
    readonly property string chevronDown: "M4 6 L8 10 L12 6"
    readonly property string chevronRight: "M6 4 L10 8 L6 12"
    readonly property string up: "M8 13 V3.5 M4 7 L8 3 L12 7"
    readonly property string down: "M8 3 V12.5 M4 9 L8 13 L12 9"
    readonly property string play: "M4.5 3 L12.5 8 L4.5 13 Z"
    readonly property string pause: "M5 3.5 V12.5 M11 3.5 V12.5"
    readonly property string step: "M4 3.5 L10 8 L4 12.5 Z M12.5 3.5 V12.5"
    readonly property string plus: "M8 3 V13 M3 8 H13"
    readonly property string minus: "M3 8 H13"
    readonly property string undo: "M6 3 L2.5 6.5 L6 10 M2.5 6.5 H10 C12.5 6.5 13.5 8.2 13.5 9.8 C13.5 11.6 12.3 13 10 13 H7"
    readonly property string check: "M3 8.5 L6.5 12 L13 4.5"
    readonly property string pin: "M6 2 H10 L9.5 7 L12 9.5 H4 L6.5 7 Z M8 9.5 V14"
    readonly property string warning: "M8 2 L14.5 13.5 H1.5 Z M8 6.5 V9.5 M8 11.6 V11.7"
    readonly property string hand: "M4 8 V5 M6.5 7.5 V3 M9 7.5 V2.5 M11.5 8 V4 M4 8 V11 C4 13 5.5 14.2 8 14.2 C10.5 14.2 11.5 12.6 11.5 10.5 V8"
    readonly property string lock: "M4 7.5 H12 V13.5 H4 Z M5.5 7.5 V5 C5.5 3.4 6.6 2.5 8 2.5 C9.4 2.5 10.5 3.4 10.5 5 V7.5"
}
