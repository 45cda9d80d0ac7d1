// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// Fields: words to the left, exact figures to the right with their unit.
GallerySection {
    title: qsTr("Fields")
    hint: qsTr("A refusal stands beside or beneath its field as a sentence; a draft is violet until it is live.")

    component Sample: Field {
        width: Theme.sized(150)
        activeFocusOnTab: false
    }
    GalleryLine {
        name: qsTr("empty")
        Sample { placeholderText: qsTr("Reason, for the journal") }
        Sample { figures: true; unit: "SOL"; placeholderText: qsTr("quantity") }
    }
    GalleryLine {
        name: qsTr("at rest")
        Sample { text: qsTr("Depth has halved") }
        Sample { figures: true; unit: "SOL"; text: "1250.5" }
    }
    GalleryLine {
        name: qsTr("focus")
        Sample { text: qsTr("Depth has halved"); ringed: true }
        Sample { figures: true; unit: "SOL"; text: "1250.5"; ringed: true }
    }
    GalleryLine {
        name: qsTr("draft")
        Sample { text: qsTr("Depth has halved"); draft: true }
        Sample { figures: true; unit: "%"; text: "92.5"; draft: true }
    }
    GalleryLine {
        name: qsTr("refused")
        Sample { text: qsTr("nobody"); refused: true }
        Sample { figures: true; unit: "%"; text: "140"; refused: true }
        Words {
            text: qsTr("must not be above 100 %")
            size: Theme.tiny
            color: Theme.danger
            height: Theme.control
        }
    }
    GalleryLine {
        name: qsTr("read-only")
        Sample { text: qsTr("by the risk officer"); readOnly: true }
        Sample { figures: true; unit: "%"; text: "80"; readOnly: true }
    }
    GalleryLine {
        name: qsTr("disabled")
        Sample { text: qsTr("not in this world"); enabled: false }
        Sample { figures: true; unit: "%"; text: "80"; enabled: false }
    }
}
