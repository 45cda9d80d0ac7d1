// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// The editor of one asset: haircut, initial and maintenance margin, limits of its pool, state; and the change.
Item {
    id: inspector

    required property RiskPage risk

    component Section: Words {
        size: Theme.section
        strong: true
        Layout.fillWidth: true
        Layout.topMargin: Theme.s1
    }
    component Parameter: ParameterRow {
        id: parameter
        readonly property int column: inspector.risk.columnOf(field.name)
        chosen: column >= 0 && column === inspector.risk.column
        Layout.fillWidth: true
        onEntered: {
            if (column >= 0)
                inspector.risk.select(inspector.risk.asset, parameter.column);
        }
    }

    Flickable {
        id: flick
        anchors { left: parent.left; right: parent.right; top: parent.top; bottom: change.top }
        anchors.margins: Theme.s4
        anchors.rightMargin: Theme.s2
        contentHeight: column.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        ColumnLayout {
            id: column
            width: flick.width - Theme.s3
            spacing: 2

            Section { text: qsTr("Haircut") }
            Parameter { field: inspector.risk.fields.weight }
            Parameter { field: inspector.risk.fields.haircutBase; visible: inspector.risk.sized }
            Parameter { field: inspector.risk.fields.penalty; visible: inspector.risk.sized }
            Section { text: qsTr("Initial margin") }
            Parameter { field: inspector.risk.fields.imfBase }
            Parameter { field: inspector.risk.fields.imfFactor }
            Section { text: qsTr("Maintenance margin") }
            Parameter { field: inspector.risk.fields.mmfBase }
            Parameter { field: inspector.risk.fields.mmfFactor }
            Section { text: qsTr("Pool") }
            Parameter { field: inspector.risk.fields.threshold; slidable: false }
            Parameter { field: inspector.risk.fields.maxUtilization; slidable: false }
            Parameter { field: inspector.risk.fields.fee; slidable: false }
            Parameter { field: inspector.risk.fields.limit; slidable: false }
            StateSwitch { pool: inspector.risk.state; Layout.fillWidth: true }
        }
    }
    ScrollHandle {
        anchors { top: flick.top; bottom: flick.bottom; right: parent.right }
        list: flick
    }
    ChangeBox {
        id: change
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        anchors.margins: Theme.s2
        change: inspector.risk.change
    }
}
