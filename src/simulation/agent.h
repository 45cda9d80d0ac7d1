// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/command.h"
#include "simulation/cast.h"
#include "simulation/market_view.h"
#include "simulation/plan.h"
#include "simulation/tape.h"

#include <cstdint>
#include <vector>

namespace plimsoll {

/// What agents decide on at one second. They remember nothing: what they do is a function of this and of the seed.
struct Moment {
    std::uint64_t seed;
    std::int64_t second;
    const MarketView& view;
    const Tape& tape;
    const Cast& cast;
    const OpeningPlan& plan;
};

/// Most commands of all agents together in one simulated second, and how they are shared out.
inline constexpr std::size_t commandsPerSecondMax = 300;
inline constexpr std::size_t makerCommandsMax = 150;
inline constexpr std::size_t traderCommandsMax = 110;
inline constexpr std::size_t lenderCommandsMax = 40;

/// Market makers renew all their quotes of a market together, every second second (more rarely where they are many).
/// Each quotes five levels a side, from 3 to 130 basis points off the mark. Stress is the move of the last minute in
/// units of 0.15 %: distances grow by 1 + stress, up to 190 basis points, and the quantity shrinks to 1 / (1 + stress)
/// of the depth that OpeningPlan states. Every fifth turn they bring inventory that strayed to less than half or
/// more than one and a half times its start back from, or off to, other venues.
void quoteMarkets(const Moment& moment, std::vector<Command>& commands);

/// A hundred and fiftieth of all traders thinks in a second, three times as many under stress: they take profits, cut
/// losses, add collateral, open again, or trade spot; when the market falls they mostly sell.
void letTradersTrade(const Moment& moment, std::vector<Command>& commands);

/// A hundredth of all lenders thinks in a second: most do nothing, some lend more or redeem; in a fall many redeem and
/// withdraw. Nearly empty pools draw new lends, idle ones lose them.
void letLendersLend(const Moment& moment, std::vector<Command>& commands);

} // namespace plimsoll
