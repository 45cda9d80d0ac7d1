// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// What the drafts would do, run on a fork: the verdict, the figures that move, the accounts that cross a line.
Item {
    id: view

    required property ChangeImpact impact
    /// Figures and accounts stand side by side.
    readonly property bool wide: width > Theme.sized(440)
    signal accountOpened(int account)

    clip: true

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.s1

        RowLayout {
            spacing: Theme.s2
            Layout.fillWidth: true
            // Always there: what comes into a layout late may be laid over its neighbour (Qt 6.4).
            ToneShape {
                opacity: verdict.text !== "" ? 1 : 0
                tone: view.impact.tone
            }
            Words {
                id: verdict
                objectName: "impactVerdict"
                text: view.impact.verdict
                strong: true
                color: view.impact.tone === Tone.Grave ? Theme.critical : view.impact.tone === Tone.Good ? Theme.healthy : Theme.text
                wrapMode: Text.Wrap
                maximumLineCount: 3
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }
        RowLayout {
            spacing: Theme.s2
            Layout.fillWidth: true
            Words {
                objectName: "impactBasis"
                text: view.impact.computing && view.impact.basis === "" ? qsTr("Running on a fork…")
                    : view.impact.playing ? view.impact.basis + qsTr(" · playing liquidations…") : view.impact.basis
                size: Theme.tiny
                color: Theme.muted
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
            ActionButton {
                id: play
                objectName: "playPastButton"
                quiet: true
                enabled: !view.impact.pastPlaying
                text: qsTr("Play the past…")
                hint: qsTr("The recorded commands of the last hours, as they were and under the draft")
                onClicked: hours.opened ? hours.close() : hours.open()

                PlainMenu {
                    id: hours
                    x: play.width - width
                    y: play.height + Theme.s1

                    PlainMenuItem {
                        objectName: "playPast_1"
                        text: qsTr("Last hour")
                        onTriggered: view.impact.playPast(1)
                    }
                    PlainMenuItem {
                        objectName: "playPast_4"
                        text: qsTr("Last 4 hours")
                        onTriggered: view.impact.playPast(4)
                    }
                    PlainMenuItem {
                        objectName: "playPast_24"
                        text: qsTr("Last 24 hours")
                        onTriggered: view.impact.playPast(24)
                    }
                }
            }
        }
        Words {
            objectName: "impactPast"
            visible: text !== ""
            text: view.impact.past
            size: Theme.tiny
            color: Theme.muted
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        GridLayout {
            columns: view.wide ? 2 : 1
            columnSpacing: Theme.s4
            rowSpacing: Theme.s1
            Layout.fillWidth: true
            Layout.fillHeight: true
            // A figure stays near its name, however wide the window.
            Layout.maximumWidth: Theme.sized(900)

            ListView {
                id: figures
                objectName: "impactFigures"
                model: view.impact.figures
                // They come and go while a control is moved, and what nobody sees is not laid out.
                reuseItems: true
                cacheBuffer: 0
                boundsBehavior: Flickable.StopAtBounds
                implicitHeight: contentHeight
                clip: true
                Layout.fillWidth: true
                Layout.preferredWidth: 95
                Layout.fillHeight: view.wide
                Layout.maximumHeight: view.wide ? -1 : Math.floor(view.height * 0.55 / Theme.rowDense) * Theme.rowDense
                delegate: ImpactFigureRow { width: ListView.view.width - Theme.s3 }
                ScrollHandle {
                    objectName: "impactFiguresMore"
                    parent: figures
                    anchors { top: parent.top; bottom: parent.bottom; right: parent.right }
                    list: figures
                }
            }
            ColumnLayout {
                spacing: Theme.s1
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 105

                Words {
                    text: view.impact.accountsTitle
                    size: Theme.tiny
                    color: Theme.muted
                    Layout.fillWidth: true
                }
                ListView {
                    id: accounts
                    objectName: "impactAccounts"
                    model: view.impact.accounts
                    reuseItems: true
                    cacheBuffer: 0
                    clip: true
                    boundsBehavior: Flickable.StopAtBounds
                    activeFocusOnTab: true
                    currentIndex: -1
                    keyNavigationEnabled: true
                    onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0) currentIndex = 0
                    Keys.onReturnPressed: if (currentItem) view.accountOpened((currentItem as ImpactAccountRow).account)
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    delegate: ImpactAccountRow {
                        width: ListView.view.width - Theme.s2
                        onOpened: view.accountOpened(account)
                    }
                    ScrollHandle {
                        parent: accounts
                        anchors { top: parent.top; bottom: parent.bottom; right: parent.right }
                        list: accounts
                    }
                }
            }
        }
    }
}
