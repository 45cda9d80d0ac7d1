// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// What says one thing: readings, tags, meters.
GallerySection {
    title: qsTr("Readings, tags, meters")

    GalleryLine {
        name: qsTr("readings")
        spacing: Theme.s3
        Reading { label: qsTr("Utilization"); value: "93.41"; unit: "%"; tint: Theme.danger }
        Reading { label: qsTr("Borrow"); value: "17.75"; unit: qsTr("% a year"); tint: Theme.borrow }
        Reading { label: qsTr("Borrow, draft"); value: "21.77"; unit: qsTr("% a year"); tint: Theme.draft }
        Reading { label: qsTr("Margin fraction"); value: "–" }
    }
    GalleryLine {
        name: qsTr("tags")
        Tag { text: qsTr("draft"); tint: Theme.draft }
        Tag { text: qsTr("held"); tint: Theme.watch }
        Tag { text: qsTr("critical"); tint: Theme.critical }
        Tag { text: "TRAINING"; tint: Theme.training }
        Tag { text: "LIVE"; tint: Theme.live }
    }
    component Meter: MeterBar { width: Theme.sized(92) }
    GalleryLine {
        name: qsTr("meters")
        Meter { value: 0 }
        Meter { value: 0.45; firstTick: 0.8; secondTick: 0.95 }
        Meter { value: 0.97; firstTick: 0.8; secondTick: 0.95; tint: Theme.danger }
    }
}
