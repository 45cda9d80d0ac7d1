// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Plimsoll

/// Every colour by its role, with the contrast that it reaches on the four grounds, measured as WCAG 2 does.
GallerySection {
    id: section
    title: qsTr("Colours by role")
    hint: qsTr("Least contrast on canvas, surface, raised and inset. Text needs 4.5, borders of controls 3; lines only separate.")

    readonly property list<color> grounds: [Theme.canvas, Theme.surface, Theme.raised, Theme.inset]

    function linear(part: real): real { return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4); }
    function luminance(tint: color): real {
        return 0.2126 * linear(tint.r) + 0.7152 * linear(tint.g) + 0.0722 * linear(tint.b);
    }
    function contrast(one: color, other: color): real {
        const a = luminance(one);
        const b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }
    function least(tint: color): real {
        let found = 21;
        for (let at = 0; at < grounds.length; ++at)
            found = Math.min(found, contrast(tint, grounds[at]));
        return found;
    }

    component Role: RowLayout {
        id: role
        property string name: ""
        property color tint: Theme.text
        property real needed: 4.5
        readonly property real reached: section.least(tint)
        objectName: "role_" + name
        spacing: Theme.s2
        Layout.fillWidth: true
        Layout.preferredWidth: 100
        Rectangle {
            implicitWidth: Theme.sized(28)
            implicitHeight: Theme.sized(16)
            radius: Theme.cornerSmall
            color: role.tint
            border.width: Theme.hair
            border.color: Theme.line
        }
        Words { text: role.name; size: Theme.dense; color: role.needed >= 4.5 ? role.tint : Theme.text2; Layout.fillWidth: true }
        Figure {
            text: role.needed > 0 ? role.reached.toFixed(1) : ""
            size: Theme.tiny
            color: role.reached >= role.needed ? Theme.muted : Theme.danger
        }
    }
    component Ground: Role { needed: 0 }
    GridLayout {
        columns: 3
        columnSpacing: Theme.s4
        rowSpacing: Theme.s1
        Layout.fillWidth: true
        Ground { name: "canvas"; tint: Theme.canvas }
        Ground { name: "surface"; tint: Theme.surface }
        Ground { name: "raised"; tint: Theme.raised }
        Ground { name: "inset"; tint: Theme.inset }
        Ground { name: "hover"; tint: Theme.hover }
        Ground { name: "selected"; tint: Theme.selected }
        Ground { name: "line"; tint: Theme.line }
        Ground { name: "hairline"; tint: Theme.hairline }
        Role { name: "outline"; tint: Theme.outline; needed: 3 }
        Role { name: "text"; tint: Theme.text }
        Role { name: "text2"; tint: Theme.text2 }
        Role { name: "muted"; tint: Theme.muted }
        Role { name: "accent"; tint: Theme.accent }
        Role { name: "lend"; tint: Theme.lend }
        Role { name: "borrow"; tint: Theme.borrow }
        Role { name: "healthy"; tint: Theme.healthy }
        Role { name: "watch"; tint: Theme.watch }
        Role { name: "danger"; tint: Theme.danger }
        Role { name: "critical"; tint: Theme.critical }
        Role { name: "draft"; tint: Theme.draft }
        Role { name: "demo"; tint: Theme.demo }
        Role { name: "training"; tint: Theme.training }
        Role { name: "replay"; tint: Theme.replay }
        Role { name: "live"; tint: Theme.live }
    }
}
