// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/console_window.h"

#include <QSettings>

namespace plimsoll {

/// Place of the window, page, windows apart with theirs, what the Margin page shows, the table of the
/// Journal, saved filters and preferences from one start to the next.
void restoreWindow(ConsoleWindow& console, QSettings& settings);
void rememberWindow(ConsoleWindow& console, QSettings& settings);
/// Remembers from now on whenever one of them changes, places once they are at rest: no way of ending loses a choice.
void keepWindow(ConsoleWindow& console, QSettings& settings);

} // namespace plimsoll
