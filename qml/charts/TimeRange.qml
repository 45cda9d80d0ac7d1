// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Plimsoll
import Plimsoll.ViewModel

/// Which stretch the charts of an axis show: the last so much, or all; and, once they stand still, back to what is live.
/// Where the world itself stands, since when.
Row {
    id: range

    required property TimeAxis axis
    /// "stands at 21:14:05"; empty while figures come.
    property string standing: ""
    /// Of the charts, when they are saved or told apart.
    property string name: ""
    /// What it may take of a line; choices that would not fit are left out, short ones first.
    property real room: Theme.sized(240)
    /// What of the line there is for them and since when it stands, which is left out where it does not fit.
    property real line: Infinity

    readonly property list<real> spans: [900, 3600, 21600, 86400]
    readonly property list<string> labels: [qsTr("15m"), qsTr("1h"), qsTr("6h"), qsTr("24h")]
    readonly property real extent: axis.last - axis.first
    readonly property int shorter: {
        let count = 0;
        while (count < spans.length && spans[count] < extent)
            ++count;
        return count;
    }
    readonly property int fitting: Math.max(0, Math.floor((room - Theme.sized(live.visible ? 108 : 40)) / Theme.sized(42)))
    readonly property int from: Math.max(0, shorter - fitting)

    /// There is something to choose, or to say.
    readonly property bool needed: shorter > 0 || standing !== "" || !axis.live

    spacing: Theme.s1

    ChartNote {
        objectName: range.objectName + "Standing"
        anchors.verticalCenter: parent.verticalCenter
        visible: range.standing !== "" && range.axis.live
            && (range.shorter === 0 || implicitWidth + range.spacing + choices.implicitWidth <= range.line)
        text: range.standing
    }
    ActionButton {
        id: live
        objectName: range.objectName + "Live"
        anchors.verticalCenter: parent.verticalCenter
        visible: !range.axis.live
        quiet: true
        shape: Icons.play
        text: qsTr("live")
        hint: qsTr("Stands still: follow the newest sample again (End)")
        implicitHeight: Theme.sized(24)
        onClicked: {
            // It goes with what it does: the keys go on beside it.
            if (visualFocus)
                nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
            range.axis.follow();
        }
    }
    Segments {
        id: choices
        objectName: range.objectName
        name: qsTr("Time shown")
        visible: range.shorter > 0
        options: range.labels.slice(range.from, range.shorter).concat([qsTr("all")])
        current: {
            if (range.axis.whole)
                return options.length - 1;
            for (let at = range.from; at < range.shorter; ++at)
                if (range.axis.live && Math.abs(range.axis.span - range.spans[at]) < 1)
                    return at - range.from;
            return -1;
        }
        onChosen: index => range.axis.show(index === options.length - 1 ? 0 : range.spans[range.from + index])
    }
}
