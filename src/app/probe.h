// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ostream>
#include <vector>

namespace plimsoll {

/// A timer that wakes the loop of a probe, in ms.
constexpr int probeTimerMs = 5;

/// Sleeps until something happens, as the program's own loop does: with a time limit Qt would spin. A timer runs.
void waitForEvents();

/// Median, 99th percentile and worst, in three columns; sorts them.
void writeSpread(std::ostream& out, std::vector<double>& times);

} // namespace plimsoll
