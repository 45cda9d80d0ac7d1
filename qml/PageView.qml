// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// One of the pages, built when it is first `wanted` and kept while its world is open: what is typed in it is of that
/// world, and goes with it.
Item {
    id: view

    required property Console desk
    required property int page
    property bool wanted: true
    /// The page itself; null before it is first wanted.
    readonly property Item content: loader.item as Item
    /// What had the keys in here last.
    property Item held
    readonly property Item focused: Window.activeFocusItem
    onFocusedChanged: if (Trees.within(focused, loader)) held = focused

    /// The keys go where they were in here.
    function takeKeys(): void {
        if (held !== null && held.visible && held.enabled)
            held.forceActiveFocus(Qt.ShortcutFocusReason);
        else
            takeKeysAtFirst();
    }
    function takeKeysAtFirst(): void {
        const first = view.nextItemInFocusChain(true);
        if (first)
            first.forceActiveFocus(Qt.TabFocusReason);
    }

    onWantedChanged: if (wanted) loader.active = true
    Component.onCompleted: if (wanted) loader.active = true
    Connections {
        target: view.desk
        function onWorldLeft(): void {
            loader.active = false;
            loader.active = view.wanted;
        }
    }

    // A crosshair that keys moved goes when the pointer acts elsewhere.
    TapHandler {
        onTapped: {
            const chart = view.Window.activeFocusItem as TimeChart;
            if (chart)
                chart.letGo();
        }
    }
    Loader {
        id: loader
        anchors.fill: parent
        active: false
        sourceComponent: [overview, lending, margin, liquidations, risk, changes, exchange, journal, balance, settings][view.page]
    }

    // Qt 6.4 does not let a Loader instantiate bound components, so the checker cannot follow their `view`.
    // qmllint disable unqualified
    Component { id: overview; OverviewPageView { desk: view.desk } }
    Component { id: lending; LendingPageView { desk: view.desk } }
    Component { id: margin; MarginPageView { desk: view.desk } }
    Component { id: liquidations; LiquidationsPageView { desk: view.desk } }
    Component { id: risk; RiskPageView { desk: view.desk } }
    Component { id: changes; ChangesPageView { desk: view.desk } }
    Component { id: exchange; ExchangePageView { desk: view.desk } }
    Component { id: journal; JournalPageView { desk: view.desk } }
    Component { id: balance; BalancePageView { desk: view.desk } }
    Component { id: settings; SettingsPageView { desk: view.desk } }
    // qmllint enable unqualified
}
