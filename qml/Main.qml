// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// The window: environment line, top bar, rail, page, status bar.
ApplicationWindow {
    id: window

    required property Console desk

    width: 1280
    height: 800
    minimumWidth: 1080
    minimumHeight: 640
    visible: true
    title: qsTr("Plimsoll · %1").arg(desk.status.world)
    color: Theme.canvas

    palette.window: Theme.canvas
    palette.windowText: Theme.text
    palette.base: Theme.inset
    palette.alternateBase: Theme.surface
    palette.text: Theme.text
    palette.button: Theme.surface
    palette.buttonText: Theme.text
    palette.highlight: Theme.accent
    palette.highlightedText: Theme.accentText
    palette.placeholderText: Theme.muted
    palette.mid: Theme.line
    palette.dark: Theme.outline
    palette.light: Theme.raised
    palette.toolTipBase: Theme.raised
    palette.toolTipText: Theme.text

    Binding {
        target: Theme
        property: "dark"
        value: window.desk.dark
    }
    Binding {
        target: Theme
        property: "scale"
        value: window.desk.settings.preferences.textScale / 100
    }
    Binding {
        target: Theme
        property: "relaxed"
        value: window.desk.settings.preferences.relaxed
    }
    Binding {
        target: Theme
        property: "reducedMotion"
        value: window.desk.settings.preferences.reducedMotion
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        EnvironmentLine {
            status: window.desk.status
            Layout.fillWidth: true
        }
        TopBar {
            id: topBar
            desk: window.desk
            Layout.fillWidth: true
            onPaletteAsked: palettePopup.open()
            onStopAsked: stopPopup.ask(-1, false)
        }
        StopBand {
            stops: window.desk.stops
            Layout.fillWidth: true
            onEndAsked: which => stopPopup.ask(which, true)
        }
        RowLayout {
            spacing: 0
            Layout.fillWidth: true
            Layout.fillHeight: true

            NavigationRail {
                desk: window.desk
                pinned: window.width >= Theme.wideWindow
                Layout.fillHeight: true
            }
            StackLayout {
                id: pages
                currentIndex: window.desk.page
                Layout.fillWidth: true
                Layout.fillHeight: true

                PageLoader {
                    page: Place.Overview
                    current: window.desk.page
                    sourceComponent: OverviewPageView { desk: window.desk } // qmllint disable unqualified
                }
                PageLoader {
                    page: Place.Lending
                    current: window.desk.page
                    sourceComponent: LendingPageView { desk: window.desk } // qmllint disable unqualified
                }
                PageLoader {
                    page: Place.Margin
                    current: window.desk.page
                    sourceComponent: MarginPageView { desk: window.desk } // qmllint disable unqualified
                }
                PageLoader {
                    page: Place.Liquidations
                    current: window.desk.page
                    sourceComponent: LiquidationsPageView { desk: window.desk } // qmllint disable unqualified
                }
                PageLoader {
                    page: Place.Risk
                    current: window.desk.page
                    sourceComponent: RiskPageView { desk: window.desk } // qmllint disable unqualified
                }
                PageLoader {
                    page: Place.Changes
                    current: window.desk.page
                    sourceComponent: ChangesPageView { desk: window.desk } // qmllint disable unqualified
                }
                PageLoader {
                    page: Place.Exchange
                    current: window.desk.page
                    sourceComponent: ExchangePageView { desk: window.desk } // qmllint disable unqualified
                }
                PageLoader {
                    page: Place.Journal
                    current: window.desk.page
                    sourceComponent: JournalPageView { desk: window.desk } // qmllint disable unqualified
                }
                PageLoader {
                    page: Place.Settings
                    current: window.desk.page
                    sourceComponent: SettingsPageView { desk: window.desk } // qmllint disable unqualified
                }
            }
        }
        StatusBar {
            desk: window.desk
            Layout.fillWidth: true
        }
    }

    ToastStack {
        desk: window.desk
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.rightMargin: Theme.s4
        anchors.bottomMargin: Theme.statusBar + Theme.s4
    }
    LoadingVeil {
        desk: window.desk
        anchors.fill: parent
        anchors.topMargin: Theme.topBar + Theme.environmentLine
        visible: !window.desk.ready
        onOpenAsked: topBar.world.ask(false)
    }
    PalettePopup {
        id: palettePopup
        commands: window.desk.palette
    }
    CheatSheet {
        id: cheatSheet
        settings: window.desk.settings
    }

    StopPopup {
        id: stopPopup
        stops: window.desk.stops
    }
    Connections {
        target: window.desk
        function onStopAsked(which: int): void { stopPopup.ask(which, false); }
    }

    Shortcut { sequence: "Ctrl+E"; onActivated: stopPopup.ask(-1, false) }
    Shortcut { sequence: "Ctrl+K"; onActivated: palettePopup.open() }
    Shortcut { sequence: "Ctrl+1"; onActivated: window.desk.page = Place.Overview }
    Shortcut { sequence: "Ctrl+2"; onActivated: window.desk.page = Place.Lending }
    Shortcut { sequence: "Ctrl+3"; onActivated: window.desk.page = Place.Margin }
    Shortcut { sequence: "Ctrl+4"; onActivated: window.desk.page = Place.Liquidations }
    Shortcut { sequence: "Ctrl+5"; onActivated: window.desk.page = Place.Risk }
    Shortcut { sequence: "Ctrl+6"; onActivated: window.desk.page = Place.Changes }
    Shortcut { sequence: "Ctrl+7"; onActivated: window.desk.page = Place.Exchange }
    Shortcut { sequence: "Ctrl+8"; onActivated: window.desk.page = Place.Journal }
    Shortcut { sequence: "Ctrl+9"; onActivated: window.desk.page = Place.Settings }
    Shortcut {
        sequence: "F6"
        onActivated: {
            const first = (pages.children[window.desk.page] as Item).nextItemInFocusChain(true);
            if (first)
                first.forceActiveFocus(Qt.TabFocusReason);
        }
    }
    Shortcut { sequence: "F1"; onActivated: cheatSheet.open() }
    Shortcut { sequence: "Ctrl+Space"; onActivated: window.desk.togglePause() }
    Shortcut { sequence: "Ctrl+."; onActivated: window.desk.step() }
    Shortcut { sequence: "Ctrl+T"; onActivated: window.desk.dark = !window.desk.dark }
    Shortcut { sequence: "Alt+Left"; onActivated: window.desk.back() }
}
