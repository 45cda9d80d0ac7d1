// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/console_window.h"

#include <ostream>

namespace plimsoll {

/// Writes how long the start took, from the program's execution to the first frame and to the first one with figures;
/// then shows every page for some seconds (not at all where that is 0) while the exchange runs and writes, a line a
/// page, how many simulated seconds passed in one, how long frames took to build and paint and how long the GUI thread
/// kept a 5 ms timer waiting: median, 99th percentile and worst, milliseconds. False where no world opened.
bool probeFrames(ConsoleWindow& console, int secondsPerPage, std::ostream& out);

} // namespace plimsoll
