// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// Where one is, the palette, the alerts, the theme.
Rectangle {
    id: bar

    required property Console desk
    readonly property alias world: worldMenu
    /// A notice needs the room that the search has otherwise.
    readonly property bool tight: desk.status.readOnly && !desk.door.shut && width < Theme.sized(1200)
    signal paletteAsked
    signal stopAsked

    implicitHeight: Theme.topBar
    color: Theme.surface

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.s4
        anchors.rightMargin: Theme.s3
        spacing: Theme.s3

        Icon {
            shape: Icons.mark
            color: Theme.accent
            size: 20
        }
        Words {
            text: qsTr("Plimsoll")
            size: Theme.section
            strong: true
        }
        Row {
            ActionButton {
                objectName: "backButton"
                quiet: true
                enabled: bar.desk.backTo !== ""
                shape: Icons.back
                hint: enabled ? qsTr("Back to %1 (Alt+Left)").arg(bar.desk.backTo) : qsTr("Back (Alt+Left)")
                whyShut: qsTr("No page was left for this one")
                onClicked: bar.desk.back()
            }
            ActionButton {
                objectName: "forwardButton"
                quiet: true
                enabled: bar.desk.forwardTo !== ""
                shape: Icons.forward
                hint: enabled ? qsTr("Forward to %1 (Alt+Right)").arg(bar.desk.forwardTo) : qsTr("Forward (Alt+Right)")
                whyShut: qsTr("Nobody went back from a page")
                onClicked: bar.desk.forward()
            }
        }
        EnvironmentWord { desk: bar.desk }
        WorldMenu {
            id: worldMenu
            desk: bar.desk
        }
        Words {
            objectName: "worldFileName"
            visible: text !== "" && busy.text === ""
            text: bar.desk.status.worldFileName
            color: Theme.muted
            size: Theme.dense
            elide: Text.ElideMiddle
            Layout.fillWidth: true
            Layout.minimumWidth: 0
            Layout.preferredWidth: implicitWidth
            Layout.maximumWidth: Math.ceil(implicitWidth)
            Layout.leftMargin: -Theme.s3
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("File %1").arg(text)
            HoverHandler { id: fileHover }
            Tip {
                shown: fileHover.hovered
                text: bar.desk.status.worldFile
            }
        }
        Words {
            id: busy
            objectName: "worldBusy"
            visible: text !== ""
            text: bar.desk.opening !== "" ? bar.desk.opening : bar.desk.busy
            color: Theme.text2
            // However long it is, what stands on its right stays.
            Layout.fillWidth: true
            Layout.minimumWidth: 0
            Layout.preferredWidth: implicitWidth
            Layout.maximumWidth: Math.ceil(implicitWidth)
            Accessible.role: Accessible.StaticText
            Accessible.name: text
            HoverHandler { id: busyHover }
            Tip {
                shown: busyHover.hovered && busy.truncated
                text: busy.text
            }
        }
        Words {
            objectName: "readOnlyReason"
            visible: bar.desk.status.readOnly && !bar.desk.door.shut
            text: bar.desk.status.readOnlyReason
            color: bar.desk.status.fault ? Theme.critical : Theme.watch
            size: Theme.dense
            wrapMode: Text.Wrap
            maximumLineCount: 2
            Layout.fillWidth: true
            Layout.minimumWidth: Math.min(implicitWidth, Theme.sized(160))
            Layout.preferredWidth: implicitWidth
            HoverHandler { id: reasonHover }
            Tip {
                shown: reasonHover.hovered
                text: bar.desk.status.readOnlyReason
            }
        }
        Item {
            visible: !bar.desk.status.readOnly || bar.desk.door.shut
            Layout.fillWidth: true
        }
        ActionButton {
            id: search
            objectName: "paletteButton"
            shape: Icons.search
            text: bar.tight ? qsTr("Ctrl+K") : qsTr("Search or do…   Ctrl+K")
            hint: bar.tight ? qsTr("Search or do…") : ""
            Layout.preferredWidth: bar.tight ? implicitWidth : Theme.sized(240)
            Layout.minimumWidth: bar.tight ? implicitWidth : Theme.sized(176)
            Layout.fillWidth: !bar.tight
            Layout.maximumWidth: bar.tight ? implicitWidth : Theme.sized(240)
            onClicked: bar.paletteAsked()
        }
        AlertButton { desk: bar.desk }
        ActionButton {
            objectName: "tearOffButton"
            quiet: true
            shape: Icons.windowApart
            hint: qsTr("This page in a window of its own (Ctrl+Shift+W)")
            onClicked: bar.desk.tearOff(bar.desk.page)
        }
        ActionButton {
            objectName: "stopButton"
            quiet: true
            // A press leaves the keys where they were: what is typed once the stop is placed opens no other.
            focusPolicy: Qt.TabFocus
            shape: Icons.stop
            enabled: bar.desk.ready
            whyShut: qsTr("No world is open")
            hint: qsTr("Stop the venue (Ctrl+E)")
            onClicked: bar.stopAsked()
        }
        ActionButton {
            objectName: "themeButton"
            quiet: true
            shape: Icons.theme
            hint: qsTr("Dark or light (Ctrl+T)")
            onClicked: bar.desk.dark = !bar.desk.dark
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }
}
