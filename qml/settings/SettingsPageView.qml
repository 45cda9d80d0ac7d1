// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// How the console looks, what the clock does by itself, where the world lies, what the program is made of, the keys.
Item {
    id: page

    required property Console desk
    readonly property SettingsPage settings: desk.settings
    readonly property Preferences preferences: settings.preferences

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.s4
        anchors.topMargin: 0
        spacing: 0

        PageHeader {
            title: qsTr("Settings")
            Layout.fillWidth: true
            Layout.leftMargin: -Theme.s4
            Layout.rightMargin: -Theme.s4
        }
        RowLayout {
            spacing: Theme.s3
            Layout.fillWidth: true
            Layout.fillHeight: true

            Item {
                Layout.preferredWidth: 400
                Layout.fillWidth: true
                Layout.fillHeight: true
                ScrollPane {
                    id: choicesPane
                    objectName: "choicesPane"
                    anchors.fill: parent
                    contentHeight: choices.implicitHeight
                    ColumnLayout {
                        id: choices
                        width: choicesPane.width
                        spacing: Theme.s3

                        Panel {
                            title: qsTr("Look")
                            Layout.fillWidth: true
                            implicitHeight: look.implicitHeight + Theme.s8 + 2 * Theme.s4
                            ColumnLayout {
                                id: look
                                width: parent.width
                                spacing: Theme.scale > 1 ? Theme.s2 : 0
                                SettingRow {
                                    label: qsTr("Theme")
                                    hint: qsTr("Ctrl+T changes between dark and light")
                                    Segments {
                                        objectName: "themeChoice"
                                        name: qsTr("Theme")
                                        options: [qsTr("Dark"), qsTr("Light"), qsTr("Follow system")]
                                        current: page.preferences.theme
                                        onChosen: index => page.preferences.theme = index
                                    }
                                }
                                SettingRow {
                                    label: qsTr("Text")
                                    hint: qsTr("per cent of the usual size")
                                    Segments {
                                        objectName: "textScale"
                                        name: qsTr("Text size")
                                        options: page.preferences.scaleNames // qmllint disable type
                                        current: page.preferences.scaleChoice
                                        onChosen: index => page.preferences.scaleChoice = index
                                    }
                                }
                                SettingRow {
                                    label: qsTr("Rows of tables")
                                    Segments {
                                        objectName: "density"
                                        name: qsTr("Rows")
                                        options: [qsTr("Dense"), qsTr("Relaxed")]
                                        current: page.preferences.relaxed ? 1 : 0
                                        onChosen: index => page.preferences.relaxed = index === 1
                                    }
                                }
                                SettingRow {
                                    label: qsTr("Motion")
                                    hint: qsTr("Reduced: nothing glides or fades")
                                    Segments {
                                        objectName: "motionChoice"
                                        name: qsTr("Motion")
                                        options: [qsTr("Full"), qsTr("Reduced")]
                                        current: page.preferences.reducedMotion ? 1 : 0
                                        onChosen: index => page.preferences.reducedMotion = index === 1
                                    }
                                }
                            }
                        }
                        Panel {
                            title: qsTr("Clock and desk")
                            Layout.fillWidth: true
                            implicitHeight: clock.implicitHeight + Theme.s8 + 2 * Theme.s4
                            ColumnLayout {
                                id: clock
                                width: parent.width
                                spacing: Theme.s2
                                SettingRow {
                                    label: qsTr("When the liquidation queue fills")
                                    hint: qsTr("Ten accounts in the queue bring the clock down to 1x, or it runs on")
                                    Segments {
                                        objectName: "slowForQueue"
                                        name: qsTr("While the queue is long")
                                        options: [qsTr("Drop to 1x"), qsTr("Run on")]
                                        current: page.desk.status.slowsForQueue ? 0 : 1
                                        onChosen: index => page.desk.setSlowForQueue(index === 0)
                                    }
                                }
                                SettingRow {
                                    label: qsTr("Lock an untouched desk")
                                    hint: qsTr("where one signs in; Ctrl+L locks at once")
                                    Segments {
                                        objectName: "idleChoice"
                                        name: qsTr("Lock an untouched desk")
                                        options: page.preferences.idleNames // qmllint disable type
                                        current: page.preferences.idleChoice
                                        onChosen: index => page.preferences.idleChoice = index
                                    }
                                }
                            }
                        }
                    }
                }
                ScrollHandle {
                    anchors { top: parent.top; bottom: parent.bottom; left: parent.right; leftMargin: 2 }
                    list: choicesPane
                }
            }
            ColumnLayout {
                spacing: Theme.s3
                Layout.preferredWidth: 400
                Layout.fillWidth: true
                Layout.fillHeight: true

                Panel {
                    title: qsTr("Versions and licences")
                    unit: qsTr("the program as a whole: GPL-3.0")
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredHeight: 380
                    ListView {
                        objectName: "partList"
                        anchors.fill: parent
                        clip: true
                        boundsBehavior: Flickable.StopAtBounds
                        model: page.settings.parts
                        delegate: Item {
                            id: part
                            required property int index
                            required property string name
                            required property string version
                            required property string licence
                            readonly property bool fits: partName.implicitWidth + partVersion.implicitWidth
                                + partLicence.implicitWidth + 2 * Theme.s2 <= width
                            width: ListView.view.width
                            height: fits ? Theme.row : Theme.row + partVersion.implicitHeight
                            Accessible.role: Accessible.ListItem
                            Accessible.name: name + " " + version + " " + licence
                            Words {
                                id: partName
                                text: part.name
                            }
                            // Beside its name, or below where there is no room.
                            Figure {
                                id: partVersion
                                objectName: "partVersion" + part.index
                                x: part.fits ? partName.implicitWidth + Theme.s2 : 0
                                y: part.fits ? partName.baselineOffset - baselineOffset : partName.implicitHeight
                                text: part.version
                                size: Theme.tiny
                                color: Theme.muted
                            }
                            Words {
                                id: partLicence
                                anchors.right: parent.right
                                anchors.baseline: partName.baseline
                                text: part.licence
                                size: Theme.dense
                                color: Theme.text2
                            }
                        }
                    }
                }
                Panel {
                    title: qsTr("Files")
                    unit: page.settings.worldSize
                    inner: Theme.s4
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredHeight: 260
                    ListView {
                        id: files
                        objectName: "fileList"
                        anchors.fill: parent
                        clip: true
                        boundsBehavior: Flickable.StopAtBounds
                        model: page.settings.files
                        // Where not all are in sight the keys go through them.
                        activeFocusOnTab: contentHeight > height || activeFocus
                        keyNavigationEnabled: true
                        highlightMoveDuration: 0
                        Accessible.role: Accessible.List
                        Accessible.name: qsTr("Files")
                        FocusRing {
                            shown: files.activeFocus
                            anchors.margins: 0
                        }
                        delegate: Item {
                            id: file
                            required property int index
                            required property string what
                            required property string path
                            required property string size
                            required property string sizeExact
                            width: ListView.view.width
                            height: place.y + place.height + Theme.s2
                            Accessible.role: Accessible.ListItem
                            Accessible.name: what + " " + path + " " + size
                            Words {
                                text: file.what
                            }
                            Figure {
                                anchors.right: parent.right
                                objectName: "fileSize" + file.index
                                text: file.size
                                exact: file.sizeExact
                            }
                            TextEdit {
                                id: place
                                y: Theme.body + Theme.s2
                                width: parent.width
                                wrapMode: TextEdit.Wrap
                                text: file.path
                                readOnly: true
                                selectByMouse: true
                                textFormat: TextEdit.PlainText
                                color: Theme.muted
                                selectionColor: Theme.accent
                                selectedTextColor: Theme.accentText
                                font.family: Theme.figures
                                font.pixelSize: Theme.tiny
                            }
                        }
                    }
                }
            }
            Panel {
                title: qsTr("Keys")
                unit: "F1"
                Layout.preferredWidth: 400
                Layout.fillWidth: true
                Layout.fillHeight: true
                ShortcutSheet {
                    anchors.fill: parent
                    model: page.settings.shortcuts
                }
            }
        }
    }
}
