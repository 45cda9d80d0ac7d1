// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll
import Plimsoll.ViewModel

/// One point of the curve to type.
ColumnLayout {
    id: row

    required property int index
    required property string utilization
    required property string rate
    required property string refusal
    required property string safe
    required property string why
    required property bool modified
    required property bool end
    required property CurveEditor editor

    spacing: 2

    component PointField: Field {
        figures: true
        unit: "%"
        draft: row.modified
        refused: row.refusal !== ""
        implicitWidth: Theme.sized(116)
        // A step of the curve, as elsewhere on the page: the field's own undo would be a step of its own.
        Keys.onPressed: event => {
            if (event.matches(StandardKey.Undo)) { // qmllint disable unqualified
                row.editor.undo();
                follow();
                event.accepted = true;
            }
        }
    }

    RowLayout {
        spacing: Theme.s2
        Figure {
            text: row.index + 1
            size: Theme.tiny
            color: Theme.muted
            Layout.preferredWidth: Theme.sized(20)
        }
        PointField {
            objectName: "curveUtilization" + row.index
            live: row.utilization
            readOnly: row.end
            activeFocusOnTab: !row.end
            Accessible.name: qsTr("Utilization of point %1").arg(row.index + 1)
            onTextEdited: row.editor.typeUtilization(row.index, text)
        }
        PointField {
            objectName: "curveRate" + row.index
            live: row.rate
            Accessible.name: qsTr("Borrow rate of point %1").arg(row.index + 1)
            Accessible.description: row.safe
            onTextEdited: row.editor.typeRate(row.index, text)
        }
        ActionButton {
            objectName: "curveRemove" + row.index
            visible: !row.end
            quiet: true
            shape: Icons.minus
            hint: qsTr("Remove this point")
            onClicked: row.editor.remove(row.index)
        }
        Item { Layout.fillWidth: true }
    }
    // The line keeps its room while there is nothing to say: the points below stay where they are.
    Item {
        Layout.leftMargin: Theme.sized(20) + Theme.s2
        Layout.fillWidth: true
        implicitHeight: said.implicitHeight
        Words {
            id: said
            objectName: "curveRefusal" + row.index
            visible: text !== ""
            width: parent.width
            text: row.refusal
            size: Theme.tiny
            color: Theme.danger
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        Words {
            objectName: "curveSafe" + row.index
            visible: text !== "" && row.refusal === ""
            // Under the rate, from farther left where it is long.
            x: Math.max(0, Math.min(Theme.sized(116) + Theme.s2, parent.width - implicitWidth))
            width: Math.min(implicitWidth, parent.width)
            text: row.safe
            size: Theme.tiny
            color: Theme.muted
            Accessible.role: Accessible.StaticText
            Accessible.name: row.why === "" ? text : qsTr("%1; %2").arg(text).arg(row.why)
            HoverHandler { id: safeHover }
            Tip {
                shown: safeHover.hovered
                text: row.why
            }
        }
    }
}
