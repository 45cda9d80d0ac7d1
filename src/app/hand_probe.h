// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console_window.h"

#include <ostream>

namespace plimsoll {

/// Takes controls by the mouse and moves them to and fro for some seconds each while the exchange runs: the slider of
/// an asset's collateral weight, and a point of a pool's curve. Writes, a line a control, how long after a movement the
/// frame was painted that shows it (the counts beside the control follow in that frame), and how long after a movement
/// the accounts that it takes across a line were painted: median, 99th percentile and worst, milliseconds. The drafts
/// are discarded.
void probeHands(ConsoleWindow& console, int secondsPerControl, std::ostream& out);

} // namespace plimsoll
