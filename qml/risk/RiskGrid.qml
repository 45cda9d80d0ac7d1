// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// Every parameter of every asset; a draft stands beneath its live value.
Item {
    id: grid

    required property RiskPage risk
    /// The chosen parameter is to be edited.
    signal editAsked
    readonly property real symbolWidth: Theme.scale * (risk.sheet === RiskSheet.Markets ? 104 : 64)
    /// The width of a share below which columns leave.
    readonly property real shareLeast: 68 * Theme.scale
    readonly property list<real> shares: risk.shares
    readonly property list<real> ranks: risk.ranks
    readonly property list<real> kept: standing()
    /// The columns that left, by their heads.
    readonly property string missing: leaving()
    readonly property list<real> widths: measured(false)
    readonly property list<real> places: measured(true)

    /// The shares of the columns that stand, 0 for those that left.
    function standing(): list<real> {
        const kept = [];
        for (let at = 0; at < shares.length; ++at)
            kept.push(shares[at]);
        for (;;) {
            let sum = 0;
            let last = -1;
            for (let at = 0; at < kept.length; ++at) {
                sum += kept[at];
                if (kept[at] > 0 && ranks[at] > 0 && (last < 0 || ranks[at] > ranks[last]))
                    last = at;
            }
            if (last < 0 || width <= 0 || width - symbolWidth >= sum * shareLeast)
                return kept;
            kept[last] = 0;
        }
    }
    function leaving(): string {
        let names = "";
        for (let at = 0; at < kept.length; ++at)
            if (kept[at] === 0)
                names += (names === "" ? "" : ", ") + risk.heads[at];
        return names;
    }
    function measured(edges: bool): list<real> {
        let sum = 0;
        for (let at = 0; at < kept.length; ++at)
            sum += kept[at];
        const share = (width - symbolWidth) / sum;
        const measures = [];
        let x = symbolWidth;
        for (let at = 0; at < kept.length; ++at) {
            measures.push(edges ? x : kept[at] * share);
            x += kept[at] * share;
        }
        return measures;
    }

    implicitHeight: head.height + list.contentHeight
    Accessible.role: Accessible.Table
    Accessible.name: risk.sheet === RiskSheet.Markets ? qsTr("Parameters of all markets") : qsTr("Parameters of all assets")

    Item {
        id: head
        width: parent.width
        height: Theme.sized(36)
        Column {
            x: Theme.s2
            width: grid.symbolWidth - x
            anchors.verticalCenter: parent.verticalCenter
            Words {
                text: grid.risk.sheet === RiskSheet.Markets ? qsTr("Market") : qsTr("Asset")
                size: Theme.tiny
                color: Theme.text2
            }
            Words {
                objectName: "riskColumnsLeft"
                visible: grid.missing !== ""
                text: qsTr("%1 left out").arg(grid.missing.split(", ").length)
                size: Theme.tiny
                color: Theme.muted
                HoverHandler { id: leftHover }
                Tip {
                    shown: leftHover.hovered
                    text: qsTr("No room for %1: they stand in the editor beside").arg(grid.missing)
                }
            }
        }
        Repeater {
            model: grid.risk.heads
            Column {
                required property string modelData
                required property int index
                visible: width > 0
                x: grid.places[index] ?? 0
                width: (grid.widths[index] ?? 0) - Theme.s2
                anchors.verticalCenter: parent.verticalCenter
                Words {
                    width: parent.width
                    horizontalAlignment: Text.AlignRight
                    text: parent.modelData
                    size: Theme.tiny
                    color: parent.index === grid.risk.column ? Theme.text : Theme.text2
                    strong: parent.index === grid.risk.column
                }
                Words {
                    width: parent.width
                    horizontalAlignment: Text.AlignRight
                    visible: text !== ""
                    text: grid.risk.units[parent.index]
                    size: Theme.tiny
                    color: Theme.muted
                }
            }
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.hair
            color: Theme.line
        }
        TableMenu {
            id: menu
            objectName: "riskGridMenu"
            anchors.right: parent.right
            anchors.rightMargin: -Theme.s2
            height: parent.height
            name: grid.Accessible.name
            model: grid.risk.grid
            row: grid.risk.row
            columns: grid.handed()
        }
    }
    Instantiator {
        id: heads
        model: grid.risk.heads
        TableColumn {
            required property string modelData
            required property int index
            title: modelData
            unit: grid.risk.units[index] ?? ""
            role: "exact/" + index
        }
    }
    TableColumn {
        id: owner
        title: grid.risk.sheet === RiskSheet.Markets ? qsTr("Market") : qsTr("Asset")
        role: "symbol"
        figures: false
    }
    function handed(): var {
        const all = [owner];
        for (let at = 0; at < heads.count; ++at)
            all.push(heads.objectAt(at) as TableColumn);
        return all;
    }
    ListView {
        id: list
        anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: parent.bottom }
        // Whole rows: with none drafted they are of one height.
        readonly property real room: grid.height - head.height
        readonly property int each: Theme.rowDense + 2
        anchors.bottomMargin: count * each > room ? room % each : 0
        model: grid.risk.grid
        readonly property int chosen: grid.risk.row
        onChosenChanged: if (interactive && chosen >= 0) positionViewAtIndex(chosen, ListView.Contain)
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        activeFocusOnTab: true
        currentIndex: chosen
        keyNavigationEnabled: false
        highlightMoveDuration: 0
        Keys.onReturnPressed: grid.editAsked()
        Keys.onEnterPressed: grid.editAsked()
        Keys.onPressed: event => {
            if (event.key === Qt.Key_Left)
                grid.risk.select(grid.risk.row, grid.risk.column - 1);
            else if (event.key === Qt.Key_Right)
                grid.risk.select(grid.risk.row, grid.risk.column + 1);
            else if (event.key === Qt.Key_Up)
                grid.risk.select(grid.risk.row - 1, grid.risk.column);
            else if (event.key === Qt.Key_Down)
                grid.risk.select(grid.risk.row + 1, grid.risk.column);
            else if (!menu.takes(event))
                return;
            event.accepted = true;
        }
        delegate: RiskGridRow {
            width: ListView.view.width
            risk: grid.risk
            ownerWidth: grid.symbolWidth
            places: grid.places
            widths: grid.widths
        }
        FocusRing {
            shown: list.activeFocus
            anchors.margins: 0
        }
    }
    ScrollHandle {
        anchors { top: list.top; bottom: list.bottom; right: parent.right; rightMargin: -Theme.s2 }
        list: list
    }
}
