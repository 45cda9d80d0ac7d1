// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// A chart over time in each state: live, zoomed, standing, loading, unread, empty.
GallerySection {
    id: section
    title: qsTr("Charts over time")
    hint: qsTr("Wheel and drag, + - Left Right Home End; Shift with Left or Right reads. Empty ones have no axis.")

    function wave(count: int, height: real, turns: real): list<point> {
        const points = [];
        for (let at = 0; at < count; ++at)
            points.push(Qt.point(1760130000 + 60 * at, height * (1 + 0.4 * Math.sin(at / count * turns)) + 1.5 * Math.sin(at * 2.3)));
        return points;
    }
    readonly property list<point> borrow: wave(240, 45, 7)
    readonly property list<point> lend: wave(240, 30, 6)

    component Sample: ColumnLayout {
        id: sample
        property string word: ""
        property string standing: ""
        property alias chart: chart
        property bool drawn: true
        property bool loading: false
        property string fault: ""
        spacing: 0
        Layout.fillWidth: true
        Layout.preferredWidth: 100
        RowLayout {
            spacing: Theme.s1
            Layout.fillWidth: true
            Layout.minimumHeight: Theme.control
            Words { id: said; text: sample.word; size: Theme.tiny; color: Theme.text2; Layout.fillWidth: true }
            TimeRange {
                visible: sample.drawn
                axis: chart.axis
                standing: sample.standing
                room: Theme.sized(140)
                line: sample.width - said.implicitWidth - Theme.s2
            }
        }
        TimeChart {
            id: chart
            name: sample.word
            scrolls: true
            first: sample.drawn ? section.borrow : []
            second: sample.drawn ? section.lend : []
            firstTint: Theme.borrow
            secondTint: Theme.lend
            firstName: qsTr("borrow")
            secondName: qsTr("lend")
            firstDashed: true
            loading: sample.loading
            fault: sample.fault
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.sized(132)
        }
    }
    GridLayout {
        columns: 2
        columnSpacing: Theme.s4
        rowSpacing: Theme.s2
        Layout.fillWidth: true
        Sample { word: qsTr("live") }
        Sample {
            word: qsTr("zoomed")
            Component.onCompleted: chart.axis.zoom(chart.axis.first + 6000, 0.3)
        }
        Sample { word: qsTr("paused"); standing: qsTr("stands at %1").arg("21:14:05") }
        Sample { word: qsTr("loading"); loading: true }
        Sample { word: qsTr("not read"); fault: qsTr("october.plimsoll could not be read") }
        Sample { word: qsTr("empty"); drawn: false }
    }
}
