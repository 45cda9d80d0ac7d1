// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace plimsoll {

/// How far a thread stands back where there is more work than processors: niceness (nice(7)), which Linux keeps for
/// each thread. The screen's thread stays at 0: it sleeps most of the time, and is let in at once when it wakes.
enum class StandBack : int {
    ForScreen = 5,  ///< engine, writer, projector, the table of a change under a hand
    ForEngine = 10, ///< what grows with the exchange
    ForAnswer = 15, ///< what grows with the time that is played, and follows a first answer
};
/// Of the thread that calls it, and of those that it begins from then on. Where it fails, the work is done all the
/// same.
void standBack(StandBack how);

} // namespace plimsoll
