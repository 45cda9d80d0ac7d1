// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// What holds for the whole venue, two parameters a row, each with what it does.
Item {
    id: sheet

    required property RiskPage risk

    Flickable {
        id: flick
        anchors.fill: parent
        contentHeight: flow.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Grid {
            id: flow
            width: flick.width - Theme.s4
            columns: width > 1.9 * Theme.inspector ? 2 : 1
            columnSpacing: Theme.s8
            rowSpacing: Theme.s2
            verticalItemAlignment: Grid.AlignBottom
            Repeater {
                model: sheet.risk.venueFields.fields
                SectionedParameter {
                    risk: sheet.risk
                    described: true
                    width: (flow.width - (flow.columns - 1) * flow.columnSpacing) / flow.columns
                }
            }
        }
    }
    ScrollHandle {
        anchors { top: flick.top; bottom: flick.bottom; right: parent.right }
        list: flick
    }
}
