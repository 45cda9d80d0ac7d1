// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// The editor of one asset or market: all its parameters by section, the throttle of an asset's pool, and the change.
Item {
    id: inspector

    required property RiskPage risk
    readonly property bool ofAsset: risk.sheet === RiskSheet.Assets

    /// The keys go to the chosen parameter.
    function edit(): void {
        for (let at = 0; at < parameters.count; ++at) {
            const item = parameters.itemAt(at) as SectionedParameter;
            if (item?.modelData.path === risk.path)
                item.edit();
        }
    }

    ScrollPane {
        id: flick
        anchors { left: parent.left; right: parent.right; top: parent.top; bottom: change.top }
        anchors.margins: Theme.s4
        anchors.rightMargin: Theme.s2
        contentHeight: column.implicitHeight

        ColumnLayout {
            id: column
            width: flick.width - Theme.s3
            spacing: 2

            Repeater {
                id: parameters
                model: inspector.ofAsset ? inspector.risk.ownFields.fields : inspector.risk.marketFields.fields
                SectionedParameter {
                    risk: inspector.risk
                    visible: inspector.risk.plots.sized || !sizeOnly
                    Layout.fillWidth: true
                }
            }
            ThrottleReset {
                visible: inspector.ofAsset
                risk: inspector.risk
                Layout.fillWidth: true
                Layout.topMargin: Theme.s2
            }
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
