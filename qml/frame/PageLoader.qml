// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/// A page that is built when first shown and kept afterwards.
Loader {
    required property int page
    required property int current

    active: false
    onCurrentChanged: if (current === page) active = true
    Component.onCompleted: if (current === page) active = true
}
