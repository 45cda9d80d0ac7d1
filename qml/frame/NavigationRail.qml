// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// The pages, one icon each; names where there is room.
Rectangle {
    id: rail

    required property Console desk
    required property bool pinned

    implicitWidth: pinned ? Theme.railPinned : Theme.rail
    color: Theme.surface
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Pages")

    component PageButton: RailButton {
        id: button
        required property int page
        width: rail.width
        // Large text in a low window: all of them stay in sight.
        height: Math.min(implicitHeight, Math.floor((rail.height - Theme.s2) / rail.desk.pages.length) - Theme.s1)
        pinned: rail.pinned
        current: rail.desk.page === page && !rail.desk.gallery
        name: rail.desk.pages[page]
        keys: "Ctrl+" + (page + 1) % 10
        onClicked: rail.desk.page = button.page
    }

    Column {
        anchors.fill: parent
        anchors.topMargin: Theme.s2
        spacing: Theme.s1

        PageButton {
            objectName: "railOverview"
            page: Place.Overview
            shape: Icons.overview
        }
        PageButton {
            objectName: "railLending"
            page: Place.Lending
            shape: Icons.lending
        }
        PageButton {
            objectName: "railMargin"
            page: Place.Margin
            shape: Icons.margin
        }
        PageButton {
            objectName: "railLiquidations"
            page: Place.Liquidations
            shape: Icons.liquidations
        }
        PageButton {
            objectName: "railRisk"
            page: Place.Risk
            shape: Icons.risk
        }
        PageButton {
            objectName: "railChanges"
            page: Place.Changes
            shape: Icons.changes
        }
        PageButton {
            objectName: "railExchange"
            page: Place.Exchange
            shape: Icons.exchange
        }
        PageButton {
            objectName: "railJournal"
            page: Place.Journal
            shape: Icons.journal
        }
        PageButton {
            objectName: "railBalance"
            page: Place.Balance
            shape: Icons.balance
        }
        PageButton {
            objectName: "railSettings"
            page: Place.Settings
            shape: Icons.settings
        }
    }
    Rectangle {
        anchors.right: parent.right
        width: Theme.hair
        height: parent.height
        color: Theme.line
    }
}
