// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/corridor.h"

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace plimsoll {

/// What a step liquidates of accounts that are not new to it: most of all of those that an earlier step took over the
/// line and left just behind it.
struct LiquidatedAgain {
    std::vector<SubaccountId> accounts; ///< in the order of their numbers
    Usd repaid;                         ///< of their debts, by whatever way, at mark
};

/// The exchange along the steps of a ramp: each is taken through apply() and its liquidations played until the queue is
/// empty, or for a minute, while marks stand still and nobody acts. What is sold to the books stays sold.
class RampFork {
public:
    RampFork(const State& live, std::string path, std::stop_token stop);

    /// What a step to `value` from the last one kept would liquidate beside `crossed`, whom it is the first to take
    /// over the line; played no further than to the first second in which that is more than `enough`. None where the
    /// exchange refuses the value, or when stopped.
    std::optional<LiquidatedAgain> tryStep(
        Ratio value, std::span<const Corridor::Crossing> crossed, Usd enough = Usd::largest());
    /// The step tried last, which was played to its end, is taken.
    void keep();

private:
    std::optional<LiquidatedAgain> settle(
        State& state, std::span<const Corridor::Crossing> crossed, Usd enough = Usd::largest()) const;

    State kept_;
    State tried_;
    std::string path_;
    std::stop_token stop_;
    bool isSettled_{false}; ///< whom `live` had in its queue is no step's doing
};

} // namespace plimsoll
