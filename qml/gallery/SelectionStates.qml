// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// What is chosen among a few: a list, boxes, segments, a slider.
GallerySection {
    title: qsTr("Choices, boxes, segments, sliders")

    component States: GalleryLine {
        id: states
        Choice {
            width: Theme.sized(92)
            name: qsTr("Asset")
            options: ["SOL", "BTC", "USDC"]
            lit: states.lit
            ringed: states.ringed
            draft: states.draft
            enabled: states.usable
            focusPolicy: Qt.NoFocus
        }
        Check {
            height: Theme.control
            text: qsTr("Margin")
            on: true
            lit: states.lit
            ringed: states.ringed
            draft: states.draft
            enabled: states.usable
            focusPolicy: Qt.NoFocus
        }
        Check {
            height: Theme.control
            text: qsTr("Auto-lend")
            lit: states.lit
            ringed: states.ringed
            draft: states.draft
            enabled: states.usable
            focusPolicy: Qt.NoFocus
        }
        PlainSlider {
            width: Theme.sized(80)
            height: Theme.control
            value: 0.6
            ringed: states.ringed
            draft: states.draft
            enabled: states.usable
            focusPolicy: Qt.NoFocus
            Accessible.name: qsTr("Sample")
        }
    }
    States { name: qsTr("at rest") }
    States { name: qsTr("hover"); lit: true }
    States { name: qsTr("focus"); ringed: true }
    States { name: qsTr("draft"); draft: true }
    States { name: qsTr("disabled"); usable: false }
    GalleryLine {
        name: qsTr("segments")
        Segments {
            id: sides
            objectName: "gallerySegments"
            name: qsTr("Gallery")
            options: [qsTr("Borrow"), qsTr("Redeem"), qsTr("Lend")]
            onChosen: index => current = index
        }
        Segments { options: [qsTr("15m"), qsTr("1h"), qsTr("all")]; current: 2; enabled: false }
    }
}
