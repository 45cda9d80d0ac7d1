// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// The component gallery, for whoever builds the next page: every control in every state, the type, colours and spaces of
/// the theme, charts and tables with and without figures. Made of the components themselves.
Item {
    id: gallery

    required property Console desk

    Keys.onEscapePressed: desk.gallery = false

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.s4
        anchors.topMargin: 0
        spacing: 0

        PageHeader {
            title: qsTr("Component gallery")
            Layout.fillWidth: true
            Layout.leftMargin: -Theme.s4
            Layout.rightMargin: -Theme.s4
            Reading { label: qsTr("Theme"); value: gallery.desk.dark ? qsTr("dark") : qsTr("light") }
            Reading { label: qsTr("Text"); value: String(Math.round(Theme.scale * 100)); unit: "%" }
            actions: ActionButton {
                objectName: "galleryClose"
                anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                text: qsTr("Close")
                onClicked: gallery.desk.gallery = false
            }
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Flickable {
                id: flick
                objectName: "galleryScroll"
                anchors.fill: parent
                contentHeight: sections.implicitHeight
                boundsBehavior: Flickable.StopAtBounds
                clip: true
                RowLayout {
                    id: sections
                    width: flick.width - Theme.s3
                    spacing: Theme.s3
                    component Half: ColumnLayout {
                        spacing: Theme.s3
                        Layout.fillWidth: true
                        Layout.preferredWidth: 100
                        Layout.alignment: Qt.AlignTop
                    }
                    Half {
                        ButtonStates {}
                        FieldStates {}
                        SelectionStates {}
                        WordStates {}
                        TableStates {}
                    }
                    Half {
                        TypeStyles {}
                        ColourRoles {}
                        SpaceSteps {}
                        BandStates {}
                        ChartStates {}
                    }
                }
            }
            ScrollHandle {
                anchors { top: flick.top; bottom: flick.bottom; right: parent.right }
                list: flick
            }
        }
    }
}
