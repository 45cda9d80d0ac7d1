// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// How loudly something is said, by form and colour: dot, triangle, square, bar.
BandShape {
    property int tone: Tone.Quiet

    band: tone === Tone.Good ? Band.Healthy : tone === Tone.Notice ? Band.Watch
        : tone === Tone.Warning ? Band.Danger : tone === Tone.Grave ? Band.Critical : Band.NoExposure
}
