// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/console_window.h"

#include <ostream>

namespace plimsoll {

/// Shows every page for some seconds while the exchange runs and writes, a line a page, how long frames took to build
/// and paint and how long the GUI thread kept a 5 ms timer waiting: median, 99th percentile and worst, milliseconds.
void probeFrames(ConsoleWindow& console, int secondsPerPage, std::ostream& out);

} // namespace plimsoll
