// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// A parameter in a list of them, under the head of its section where it begins one.
ColumnLayout {
    id: item

    required property ParameterField modelData
    required property RiskPage risk
    property bool described: false
    readonly property bool sizeOnly: modelData.name === "haircutFunction.kind.base"
                                     || modelData.name === "haircutFunction.kind.positiveCurvePenalty"

    function edit(): void { row.edit(); }

    spacing: 2

    Words {
        visible: item.modelData.first
        text: item.modelData.section
        size: Theme.section
        strong: true
        Layout.fillWidth: true
        Layout.topMargin: Theme.s1
        Layout.bottomMargin: Theme.s1
    }
    ParameterRow {
        id: row
        field: item.modelData
        described: item.described
        chosen: item.risk.path === field.path
        closed: item.risk.change.closed !== ""
        Layout.fillWidth: true
        onEntered: item.risk.follow(field.path)
    }
}
