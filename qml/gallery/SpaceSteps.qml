// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll

/// The steps of space, and the heights of what stands in rows.
GallerySection {
    title: qsTr("Space")

    component Step: Row {
        property string name: ""
        property real size: 0
        property bool tall: false
        spacing: Theme.s1
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.tall ? Theme.s2 : parent.size
            height: parent.tall ? parent.size : Theme.s3
            color: Theme.accent
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("%1 %2").arg(parent.name).arg(parent.size)
            size: Theme.tiny
            color: Theme.text2
        }
        Item { width: Theme.s2; height: 1 }
    }
    GalleryLine {
        name: qsTr("between")
        Step { name: "s1"; size: Theme.s1 }
        Step { name: "s2"; size: Theme.s2 }
        Step { name: "s3"; size: Theme.s3 }
        Step { name: "s4"; size: Theme.s4 }
        Step { name: "s6"; size: Theme.s6 }
        Step { name: "s8"; size: Theme.s8 }
    }
    component Tall: Step { tall: true }
    GalleryLine {
        name: qsTr("heights")
        Tall { name: "rowDense"; size: Theme.rowDense }
        Tall { name: "row"; size: Theme.row }
        Tall { name: "control"; size: Theme.control }
        Tall { name: "topBar"; size: Theme.topBar }
        Tall { name: "pageBar"; size: Theme.pageBar }
    }
}
