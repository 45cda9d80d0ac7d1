// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// The window: environment line, top bar, rail, page, status bar.
DeskWindow {
    id: window

    title: desk.status.worldFileName === "" ? qsTr("Plimsoll · %1").arg(desk.status.world)
        : qsTr("Plimsoll · %1 · %2").arg(desk.status.world).arg(desk.status.worldFileName)
    // The windows apart go with this one, and are there again at the next start.
    onClosing: Qt.exit(0)

    Binding {
        target: Tables
        property: "desk"
        value: window.desk.tables
    }
    Binding {
        target: Hands
        property: "tied"
        value: window.desk.status.readOnlyReason
    }
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

    frame: column
    ColumnLayout {
        id: column
        anchors.fill: parent
        spacing: 0
        focus: true
        Keys.forwardTo: [(pages.children[window.desk.page] as PageView)?.content ?? null]

        EnvironmentLine {
            status: window.desk.status
            shut: window.desk.door.shut
            Layout.fillWidth: true
        }
        TopBar {
            id: topBar
            desk: window.desk
            Layout.fillWidth: true
            onPaletteAsked: palettePopup.open()
            onStopAsked: stopPopup.ask(-1, false)
        }
        PassedOverBand {
            desk: window.desk
            Layout.fillWidth: true
        }
        DoorBand {
            door: window.desk.door
            Layout.fillWidth: true
            onSignInAsked: signInPopup.ask(false)
        }
        // Without a world nothing beneath the veil is to be reached, nor told of.
        Item {
            visible: !window.desk.ready
            Layout.fillHeight: true
        }
        ColumnLayout {
            visible: window.desk.ready
            spacing: 0
            Layout.fillWidth: true
            Layout.fillHeight: true

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
                    currentIndex: window.desk.gallery ? window.desk.pages.length : window.desk.page
                    Layout.fillWidth: true
                    Layout.fillHeight: true

                    Repeater {
                        model: window.desk.pages.length
                        PageView {
                            required property int index
                            desk: window.desk // qmllint disable unqualified
                            page: index
                            wanted: page === window.desk.page // qmllint disable unqualified
                            enabled: wanted // keys act on what is seen: a page that was left gives up what it had under them
                        }
                    }
                    Loader {
                        active: window.desk.gallery
                        sourceComponent: Component { GalleryView { desk: window.desk } } // qmllint disable unqualified
                        onLoaded: (item as Item).forceActiveFocus()
                    }
                }
            }
            StopBand {
                stops: window.desk.stops
                Layout.fillWidth: true
                onEndAsked: which => stopPopup.ask(which, true)
                onHoldsAsked: window.desk.openHolds()
            }
            StatusBar {
                desk: window.desk
                Layout.fillWidth: true
            }
        }
    }

    LoadingVeil {
        desk: window.desk
        anchors.fill: parent
        anchors.topMargin: Theme.topBar + Theme.environmentLine
        visible: !window.desk.ready
        onOpenAsked: topBar.world.ask(false)
    }
    Instantiator {
        model: window.desk.apart
        ApartWindow {
            desk: window.desk // qmllint disable unqualified
            transientParent: null
        }
    }
    PalettePopup {
        id: palettePopup
        commands: window.desk.palette
    }
    CheatSheet {
        id: cheatSheet
        settings: window.desk.settings
    }

    // One at a time: each is where the last one was.
    function alone(popup: QtObject): void {
        for (const other of [stopPopup, tightenPopup, signInPopup, operatorsPopup, replayPopup, restartPopup])
            if (other !== popup)
                other.close();
    }
    StopPopup {
        id: stopPopup
        onAboutToShow: window.alone(stopPopup)
        stops: window.desk.stops
        onTightenAsked: kind => tightenPopup.ask(kind, window.desk.assetInSight(kind))
    }
    TightenPopup {
        id: tightenPopup
        onAboutToShow: window.alone(tightenPopup)
        tightening: window.desk.tightening
    }
    SignInPopup {
        id: signInPopup
        onAboutToShow: window.alone(signInPopup)
        door: window.desk.door
    }
    RestartPopup {
        id: restartPopup
        onAboutToShow: window.alone(restartPopup)
        desk: window.desk
    }
    ReplayPopup {
        id: replayPopup
        onAboutToShow: window.alone(replayPopup)
        desk: window.desk
    }
    Connections {
        target: window.desk.replay
        function onAsked(moment: string): void { replayPopup.ask(moment); }
    }
    OperatorsPopup {
        id: operatorsPopup
        onAboutToShow: window.alone(operatorsPopup)
        door: window.desk.door
    }
    Connections {
        target: window.desk.door
        function onAsked(choosesNew: bool): void { signInPopup.ask(choosesNew); }
        function onOperatorsAsked(): void { operatorsPopup.ask(); }
    }
    Connections {
        target: window.desk
        function onStopAsked(which: int): void { stopPopup.ask(which, false); }
        function onStopEndAsked(which: int): void { stopPopup.ask(which, true); }
        function onKeysAsked(): void { cheatSheet.open(); }
        function onWorldLeft(): void { Hands.worldLeft(); }
        function onRestartAsked(drafts: int): void { restartPopup.ask(drafts); }
        function onTightenAsked(kind: int, asset: int): void { tightenPopup.ask(kind, asset); }
    }

    DeskKeys {
        desk: window.desk
        onPaletteAsked: palettePopup.open()
        onSheetAsked: cheatSheet.open()
        onStopAsked: stopPopup.summon()
        onWentThere: window.pageInSight().takeKeys()
    }
    Binding {
        target: Hands
        property: "shut"
        value: window.desk.door.shut
    }
    Connections {
        target: Hands
        function onLockAsked(): void { window.desk.door.lockOrSignIn(); }
    }
    Shortcut { sequence: "Ctrl+Shift+W"; onActivated: window.desk.tearOff(window.desk.page) }
    Shortcut { sequence: "F6"; onActivated: window.pageInSight().takeKeysAtFirst() }
    function pageInSight(): PageView { return pages.children[window.desk.page] as PageView; }
}
