// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// One parameter to edit: its name, an exact field or a choice, a slider where that helps, and beside them what is live
/// and why it is refused.
Item {
    id: row

    required property ParameterField field
    property bool slidable: field.slidable
    property bool described: false
    property bool chosen: false
    /// Can be looked at, not changed.
    property bool closed: false
    signal entered

    function edit(): void {
        if (choice.visible)
            choice.forceActiveFocus(Qt.TabFocusReason);
        else
            input.forceActiveFocus(Qt.TabFocusReason);
    }

    implicitHeight: column.implicitHeight + Theme.s2

    Rectangle {
        visible: row.chosen
        x: -Theme.s3
        width: 2
        height: parent.height - Theme.s2
        color: Theme.accent
    }
    ColumnLayout {
        id: column
        width: parent.width
        spacing: 2

        RowLayout {
            spacing: Theme.s2
            Layout.fillWidth: true
            Column {
                Layout.fillWidth: true
                Words {
                    width: parent.width
                    text: row.field.title
                    size: Theme.dense
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.least(size)
                    color: Theme.text2
                    HoverHandler { id: nameHover }
                    Tip {
                        shown: nameHover.hovered
                        text: row.field.description
                    }
                }
                Words {
                    visible: row.field.modified
                    width: parent.width
                    text: qsTr("live %1").arg(row.field.live)
                    size: Theme.tiny
                    color: Theme.muted
                }
            }
            ActionButton {
                objectName: "reset_" + row.field.name
                visible: row.field.modified
                quiet: true
                shape: Icons.undo
                hint: qsTr("Back to the live value (Esc)")
                onClicked: row.field.reset()
            }
            Choice {
                id: choice
                objectName: "choice_" + row.field.name
                visible: row.field.choices.length > 0
                Layout.preferredWidth: Theme.sized(136)
                name: row.field.title
                options: row.field.choices
                current: row.field.chosen
                draft: row.field.modified
                enabled: !row.closed
                onChosen: index => row.field.choose(index)
                onActiveFocusChanged: if (activeFocus) row.entered()
            }
            Field {
                id: input
                objectName: "field_" + row.field.name
                visible: row.field.choices.length === 0
                figures: true
                readOnly: row.closed
                unit: row.field.unit
                draft: row.field.modified
                refused: row.field.refusal !== ""
                placeholderText: qsTr("not set")
                // A weight on its way down a ramp may have more digits than a hand would type.
                Layout.preferredWidth: Math.min(Theme.sized(184), Math.max(Theme.sized(row.slidable ? 118 : 168),
                    Math.ceil(contentWidth) + leftPadding + rightPadding + 2))
                Accessible.name: row.field.title
                Accessible.description: row.field.refusal
                onTextEdited: row.field.type(text)
                onActiveFocusChanged: if (activeFocus) row.entered()
                Keys.onEscapePressed: event => {
                    event.accepted = row.field.modified || text !== live;
                    row.field.reset();
                    follow();
                }
                live: row.field.text
            }
        }
        Words {
            visible: row.described
            text: row.field.description
            size: Theme.tiny
            color: Theme.muted
            Layout.fillWidth: true
        }
        PlainSlider {
            id: slider
            objectName: "slider_" + row.field.name
            visible: row.slidable
            enabled: !row.closed
            Layout.fillWidth: true
            // In the unit of the field beside it: assistive programs read it. Not bound: the value would be cut to the range
            // of the parameter that stood there before.
            readonly property real reach: row.field.slideReach
            readonly property real place: row.field.position
            function follow(): void {
                to = reach;
                value = place * reach;
            }
            onReachChanged: follow()
            onPlaceChanged: follow()
            Component.onCompleted: follow()
            draft: row.field.modified
            corridor: row.field
            stepSize: row.field.slideStep * reach
            Accessible.name: row.field.title
            Accessible.description: row.field.consequence
            onMoved: row.field.slide(value / reach)
            onActiveFocusChanged: if (activeFocus) row.entered()
            HoverHandler { id: trackHover }
            Tip {
                // Never over what a hand on the slider is told below it.
                shown: trackHover.hovered && row.field.hasCorridor && !slider.pressed
                side: Qt.TopEdge
                text: row.field.limits ? qsTr("Thin: every resting order borrows what it would. Thicker: orders of some accounts no longer do. Hollow: nobody borrows. Ticks: the next accounts.")
                    : !row.field.liquidates ? qsTr("Thin: nobody crosses the line. Thicker: who does may not add exposure. Ticks: the next accounts.")
                    : qsTr("Thin: nobody crosses the line. Thicker: the books take who does. Hollow: they hold less, the rest waits or goes to backstop and ADL. Thick and red: bad debt may be left. Ticks: the next accounts.")
            }
        }
        RowLayout {
            visible: consequence.text !== ""
            spacing: Theme.s1
            Layout.fillWidth: true
            ToneShape {
                tone: row.field.consequenceTone
                visible: row.field.modified
            }
            Words {
                id: consequence
                objectName: "consequence_" + row.field.name
                text: row.field.refusal === "" ? row.field.consequence : ""
                size: Theme.tiny
                color: row.field.consequenceTone === Tone.Grave ? Theme.critical
                     : row.field.consequenceTone === Tone.Warning ? Theme.danger
                     : row.field.consequenceTone === Tone.Good ? Theme.healthy : Theme.muted
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            // The impact below is of another moment while the exchange runs.
            Figure {
                objectName: "foundAt_" + row.field.name
                visible: row.field.modified && text !== ""
                text: row.field.foundAt
                exact: row.field.foundAtExact
                size: Theme.tiny
                color: Theme.muted
                Layout.alignment: Qt.AlignTop
            }
        }
        Words {
            objectName: "refusal_" + row.field.name
            visible: text !== ""
            text: row.field.refusal !== "" ? row.field.refusal : row.field.note
            size: Theme.tiny
            color: Theme.danger
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
    }
}
