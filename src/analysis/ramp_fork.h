// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/state.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace plimsoll {

/// What a step of a ramp liquidates: those whom it takes over the line, and those whom an earlier one took over it and
/// left just behind.
struct Liquidated {
    std::vector<SubaccountId> accounts; ///< in the order of their numbers
    Usd repaid;                         ///< of their debts, by whatever way, at mark
};

/// The exchange along the steps of a ramp: each is taken through apply() and its liquidations played until the queue is
/// empty, or for five minutes, while marks stand still and nobody acts. What is sold to the books stays sold.
class RampFork {
public:
    RampFork(const State& live, std::string path, std::stop_token stop);

    struct Trial {
        Liquidated liquidated;
        State after;
    };
    /// A step to `value` from the last one kept, played no further than to the first second in which it liquidates more
    /// than `enough`. None where the exchange refuses the value, or when stopped.
    std::optional<Trial> tryStep(Ratio value, Usd enough = Usd::largest());
    /// A step tried since the last one kept, and played to its end, is taken.
    void keep(Trial trial) { kept_ = std::move(trial.after); }

private:
    std::optional<Liquidated> settle(State& state, Usd enough) const;

    State kept_;
    std::string path_;
    std::stop_token stop_;
    bool isSettled_{false}; ///< whom `live` had in its queue is no step's doing
};

} // namespace plimsoll
