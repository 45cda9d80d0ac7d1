// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/paint/round_ticks.h"

#include <vector>

namespace plimsoll {

/// Ticks of a time axis in UTC, at most `wanted`, at whole units of the clock: "21:15", "21:15:30", and the date,
/// "10-11", where a day begins. Times are seconds since 1970.
std::vector<RoundTick> timeTicks(double from, double to, int wanted);

} // namespace plimsoll
