// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace plimsoll {

/// Takes the software renderer where there is no GPU ("auto"), or the one that is named ("software", "gl"). Call after
/// QApplication is made and before the first window. Qt Quick aborts without any GL, so this must not be skipped.
void chooseRenderer(const QString& wanted);

} // namespace plimsoll
