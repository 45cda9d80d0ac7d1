// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// One page in a window of its own, for a second screen. It shows and does what the page does in the main window, and
/// comes back to where it was put.
DeskWindow {
    id: window

    required property int page
    required property string name
    required property rect place

    title: qsTr("%1 · %2 · %3 · %4 · Plimsoll").arg(name).arg(environment.text).arg(desk.status.world)
                                               .arg(desk.status.worldFileName)
    onClosing: window.desk.putBack(page)

    Component.onCompleted: {
        if (place.width <= 0)
            return;
        x = place.x;
        y = place.y;
        width = place.width;
        height = place.height;
    }
    function remember(): void { desk.moveApart(page, Qt.rect(x, y, width, height)); }
    onXChanged: remember()
    onYChanged: remember()
    onWidthChanged: remember()
    onHeightChanged: remember()

    frame: column
    ColumnLayout {
        id: column
        anchors.fill: parent
        spacing: 0
        focus: true
        Keys.forwardTo: [view.content]

        EnvironmentLine {
            status: window.desk.status
            shut: window.desk.door.shut
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Theme.s2
            Layout.margins: Theme.s1
            Layout.leftMargin: Theme.s4
            Layout.rightMargin: Theme.s4
            EnvironmentWord {
                id: environment
                desk: window.desk
            }
            Words {
                text: window.desk.status.world + "  " + window.desk.status.worldFileName
                size: Theme.dense
                color: Theme.muted
                Layout.fillWidth: true
            }
            AlertButton { desk: window.desk }
        }
        PageView {
            id: view
            desk: window.desk
            page: window.page
            visible: window.desk.ready
            Layout.fillWidth: true
            Layout.fillHeight: true
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
        onAboutToShow: tightenPopup.close()
        stops: window.desk.stops
        onTightenAsked: kind => tightenPopup.ask(kind, window.desk.assetInSight(kind))
    }
    TightenPopup {
        id: tightenPopup
        onAboutToShow: stopPopup.close()
        tightening: window.desk.tightening
    }
    DeskKeys {
        desk: window.desk
        onPaletteAsked: palettePopup.open()
        onSheetAsked: cheatSheet.open()
        onStopAsked: stopPopup.summon()
    }
    Shortcut { sequences: ["Ctrl+W", "Ctrl+Shift+W"]; onActivated: window.close() }
}
