// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/ledger.h"

namespace plimsoll {

/// One liquidation step of the venue: every account of the queue in its order, then the fund (RULES.md section 7).
void liquidationStep(Ledger& ledger);

/// One step by hand of a taken-over account: leg, size and stage as the operator chose.
void liquidateByHand(Ledger& ledger, const LiquidateStep& request);

struct QueuePlace {
    SubaccountId id;
    MarginSums sums;
};

/// The queue in its order: marginFraction ascending, then id.
std::vector<QueuePlace> queueOrder(const State& state);

/// What the next step would repay of an account in the queue, at present marks, and what keeps it from doing so.
struct NextStep {
    std::optional<AssetId> debt; ///< none where every debt is on hold, or there is none
    Quantity slice;              ///< of it, at most
    bool isHeld{};               ///< each asset that it owes is on hold
    bool waitsForMark{};         ///< of all that it has and owes no mark can be relied on
};
NextStep nextStep(const State& state, SubaccountId id);

/// What the backstop fund has less what it owes, at marks; negative where it owes more.
Usd fundNetAssets(const State& state);

} // namespace plimsoll
