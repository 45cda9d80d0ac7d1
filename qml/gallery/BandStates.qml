// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// How near an account is to its requirement, and how loudly something is said: by form and word, colour third.
GallerySection {
    title: qsTr("Bands and tones")

    component Mark: Row {
        property string word: ""
        property color tint: Theme.text2
        property int band: Band.NoExposure
        spacing: Theme.s1
        BandShape {
            anchors.verticalCenter: parent.verticalCenter
            band: parent.band
        }
        Words { text: parent.word; size: Theme.dense; color: parent.tint }
        Item { width: Theme.s2; height: 1 }
    }
    GalleryLine {
        name: qsTr("MMR")
        Mark { word: qsTr("no exposure"); band: Band.NoExposure; tint: Theme.band(band) }
        Mark { word: qsTr("healthy"); band: Band.Healthy; tint: Theme.band(band) }
        Mark { word: qsTr("watch"); band: Band.Watch; tint: Theme.band(band) }
        Mark { word: qsTr("danger"); band: Band.Danger; tint: Theme.band(band) }
        Mark { word: qsTr("critical"); band: Band.Critical; tint: Theme.band(band) }
    }
    component Said: Row {
        property string word: ""
        property int tone: Tone.Quiet
        spacing: Theme.s1
        ToneShape {
            anchors.verticalCenter: parent.verticalCenter
            tone: parent.tone
        }
        Words { text: parent.word; size: Theme.dense; color: Theme.text2 }
        Item { width: Theme.s2; height: 1 }
    }
    GalleryLine {
        name: qsTr("tone")
        Said { word: qsTr("quiet"); tone: Tone.Quiet }
        Said { word: qsTr("good"); tone: Tone.Good }
        Said { word: qsTr("notice"); tone: Tone.Notice }
        Said { word: qsTr("warning"); tone: Tone.Warning }
        Said { word: qsTr("grave"); tone: Tone.Grave }
    }
}
