// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// Saves a chart: its picture or its figures, as the ending of the chosen file says.
ActionButton {
    id: button

    required property Item chart
    /// What a picture shows: the chart and what stands around it, but for this button.
    property Item picture: chart
    /// What it is a chart of and when: the name of its files, and written under a picture.
    property string title: ""
    property string moment: ""
    /// Of its axes, for the heads of its figures.
    property string xUnit: ""
    property string yUnit: ""
    property bool saving: false
    /// What came of it, for some seconds.
    property string answer: ""

    quiet: true
    opacity: saving ? 0 : 1
    shape: Icons.exportFile
    hint: qsTr("Save the chart as a picture or its figures as CSV")
    Accessible.name: qsTr("Save %1").arg(title)
    onClicked: ask.ask(file.proposed())

    FileAsk {
        id: ask
        title: qsTr("Save the chart")
        acceptLabel: qsTr("Save")
        saves: true
        replaces: true
        filters: [qsTr("Picture (*.png)"), qsTr("Figures, comma-separated (*.csv)")]
        onChosen: path => {
            button.saving = true;
            button.answer = "";
            file.write(path);
        }
    }
    ChartFile {
        id: file
        desk: Tables.desk
        chart: button.chart
        picture: button.picture
        title: button.moment === "" ? button.title : button.title + " · " + button.moment
        xUnit: button.xUnit
        yUnit: button.yUnit
        ground: Theme.surface
        ink: Theme.text2
        font: Qt.font({ family: Theme.words, pixelSize: Theme.tiny })
        onWritten: (path, fault) => {
            button.saving = false;
            button.answer = fault === "" ? qsTr("saved as %1").arg(path.split("/").pop()) : qsTr("not saved: %1").arg(fault);
            shown.restart();
        }
    }
    // What is grabbed has round corners or no ground of its own.
    Rectangle {
        parent: button.picture
        z: -1
        anchors.fill: parent
        visible: button.saving
        color: Theme.surface
    }
    Timer {
        id: shown
        interval: 10000
        onTriggered: button.answer = ""
    }
}
