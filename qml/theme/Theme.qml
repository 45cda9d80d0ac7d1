// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton
import QtQuick
import Plimsoll.ViewModel

/// Every colour, size and duration of the console. Nothing else names one.
QtObject {
    id: theme

    property bool dark: true
    property bool reducedMotion: false
    /// Of type and of what must hold a line of it.
    property real scale: 1
    /// Rows of tables with more air.
    property bool relaxed: false

    // Grounds, from the window up to what floats over it.
    readonly property color canvas: dark ? "#0D1117" : "#F4F6F9"
    readonly property color surface: dark ? "#141A22" : "#FFFFFF"
    readonly property color raised: dark ? "#1B232E" : "#FFFFFF"
    readonly property color inset: dark ? "#090C10" : "#E9EDF2"
    readonly property color field: dark ? "#090C10" : "#FFFFFF"
    readonly property color hover: dark ? "#18202A" : "#F0F3F7"
    readonly property color selected: dark ? "#16283C" : "#E2EEFB"
    readonly property color shade: dark ? "#A0000000" : "#50101820"

    readonly property color line: dark ? "#2B3645" : "#CDD5DF"
    readonly property color hairline: dark ? "#1E2733" : "#E3E8EE"
    readonly property color outline: dark ? "#6B7C91" : "#738194"

    readonly property color text: dark ? "#E6EBF2" : "#16202C"
    readonly property color text2: dark ? "#AAB6C5" : "#43536A"
    readonly property color muted: dark ? "#8493A6" : "#5D6C80"
    readonly property color accentText: dark ? "#08121D" : "#FFFFFF"

    readonly property color accent: dark ? "#5EB0FF" : "#0B63C5"
    readonly property color lend: dark ? "#56B4E9" : "#0A6CA8"
    readonly property color borrow: dark ? "#F2A33A" : "#9E5700"
    readonly property color healthy: dark ? "#2FBF9B" : "#0B7A5F"
    readonly property color watch: dark ? "#E9C04A" : "#766800"
    readonly property color danger: dark ? "#FF7A59" : "#C23B12"
    readonly property color critical: dark ? "#FF5C8A" : "#B8124F"
    readonly property color draft: dark ? "#C79BFF" : "#7340C4"

    // What fills a bar need only be told from its ground (3:1): by day it may be brighter than what is read.
    readonly property color healthyFill: dark ? healthy : "#178F71"
    readonly property color watchFill: dark ? watch : "#A67C00"
    readonly property color dangerFill: dark ? danger : "#D95427"

    readonly property color demo: dark ? "#2FBFB5" : "#08716B"
    readonly property color training: dark ? "#B58CFF" : "#6B3FC0"
    readonly property color replay: dark ? "#8AA0B8" : "#4F6478"
    readonly property color live: dark ? "#FF6A3D" : "#C23B12"

    /// A wash of a colour for the ground of a tag, a bar's track or the area under a line.
    function wash(colour: color): color {
        return Qt.rgba(colour.r, colour.g, colour.b, dark ? 0.16 : 0.12);
    }

    /// The colour of a band of the maintenance requirement; its shape goes with it (BandShape).
    function band(which: int): color {
        switch (which) {
        case Band.Healthy: return healthy;
        case Band.Watch: return watch;
        case Band.Danger: return danger;
        case Band.Critical: return critical;
        default: return muted;
        }
    }

    /// The same for bars.
    function bandFill(which: int): color {
        switch (which) {
        case Band.Healthy: return healthyFill;
        case Band.Watch: return watchFill;
        case Band.Danger: return dangerFill;
        default: return band(which);
        }
    }

    function environment(which: int): color {
        switch (which) {
        case Environment.Demo: return demo;
        case Environment.Training: return training;
        case Environment.Replay: return replay;
        case Environment.Live: return live;
        default: return outline; // not known yet
        }
    }

    // Type: words in one family, figures in one with figures of one width.
    readonly property string words: "Inter"
    readonly property string figures: "JetBrains Mono"
    readonly property int tiny: Math.round(11 * scale)
    readonly property int dense: Math.round(12 * scale)
    readonly property int body: Math.round(13 * scale)
    readonly property int section: Math.round(15 * scale)
    readonly property int page: Math.round(20 * scale)
    readonly property int key: Math.round(28 * scale)
    readonly property int regular: Font.Normal
    readonly property int strong: Font.DemiBold

    /// What must hold text, given for text of plain size.
    function sized(pixels: real): real {
        return Math.round(pixels * Math.max(1, scale));
    }

    /// How small text may become so that it fits: no smaller than what is read at plain size.
    function least(size: int): int {
        return Math.round(0.85 * size / Math.max(1, scale));
    }

    /// What holds lists and forms beside a chart: it grows less than its text.
    function broad(pixels: real): real {
        return Math.round(pixels * Math.max(1, 0.4 + 0.6 * scale));
    }

    /// What stands beside a page's subject, by the width of its window.
    function inspectorIn(window: real): int {
        return window >= wideWindow ? broad(440) : inspector;
    }

    // Space in steps of four.
    readonly property int s1: 4
    readonly property int s2: 8
    readonly property int s3: 12
    readonly property int s4: 16
    readonly property int s6: 24
    readonly property int s8: 32

    readonly property int corner: 6
    readonly property int cornerSmall: 3
    readonly property int hair: 1
    readonly property int focusWidth: 2
    readonly property int rowDense: Math.round((relaxed ? 28 : 22) * Math.max(1, scale))
    readonly property int row: Math.round((relaxed ? 34 : 28) * Math.max(1, scale))
    readonly property int control: Math.round(28 * Math.max(1, scale))
    readonly property int environmentLine: 3
    readonly property int topBar: Math.round(44 * Math.max(1, scale))
    readonly property int pageBar: Math.round(56 * Math.max(1, scale))
    readonly property int rail: 56
    readonly property int railPinned: 168
    readonly property int wideWindow: 1800
    readonly property int tallWindow: 1150
    readonly property int tile: Math.round(104 * Math.max(1, scale))
    readonly property int statusBar: Math.round(26 * Math.max(1, scale))
    readonly property int inspector: broad(360)
    readonly property int icon: sized(16)
    readonly property int meter: 6

    readonly property int motion: reducedMotion ? 0 : 120
    /// Until a form that shows something else has come to rest.
    readonly property int restMs: 50
    readonly property int toastMs: 6000
}
