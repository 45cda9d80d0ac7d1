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

    /// The last of a section with nothing beside it: the next section begins a row.
    function standsAlone(index: int): bool {
        const fields = risk.venueFields.fields;
        let first = index;
        while (first > 0 && !fields[first].first)
            --first;
        return (index - first) % 2 === 0 && (index + 1 >= fields.length || fields[index + 1].first);
    }

    ScrollPane {
        id: flick
        anchors.fill: parent
        contentHeight: flow.implicitHeight

        GridLayout {
            id: flow
            readonly property real share: (width - (columns - 1) * columnSpacing) / columns
            width: flick.width - Theme.s4
            columns: width > 1.9 * Theme.inspector ? 2 : 1
            columnSpacing: Theme.s8
            rowSpacing: Theme.s2
            Repeater {
                model: sheet.risk.venueFields.fields
                SectionedParameter {
                    required property int index
                    risk: sheet.risk
                    described: true
                    Layout.columnSpan: sheet.standsAlone(index) ? flow.columns : 1
                    Layout.preferredWidth: flow.share
                    Layout.maximumWidth: flow.share
                    Layout.alignment: Qt.AlignBottom
                }
            }
        }
    }
    ScrollHandle {
        anchors { top: flick.top; bottom: flick.bottom; right: parent.right }
        list: flick
    }
}
