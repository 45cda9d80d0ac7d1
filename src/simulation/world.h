// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/command.h"
#include "simulation/cast.h"
#include "simulation/market_view.h"
#include "simulation/opening.h"
#include "simulation/plan.h"
#include "simulation/price_feed.h"
#include "simulation/scenario.h"
#include "simulation/tape.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace plimsoll {

/// A simulated world around an exchange: its clock of whole seconds, its prices and its people. It holds no state of
/// the exchange and asks no clock. Driven so, it gives the same commands on every run and at every pace:
///
///     State::begin(world.startingRisk(), world.start()); create the scripted subaccounts
///     for each stage: apply world.opening(stage, view)
///     for each second: apply world.tick(view), then the scenario's steps, then world.actions(view)
///
/// where the view reads the state that the commands before left behind. One thread at a time.
class World {
public:
    static constexpr std::size_t openingStages = Opening::stageCount;

    /// `scriptedSubaccounts` are those that steps or people use: numbers 1 .. n; the population follows them.
    explicit World(Scenario scenario, std::uint32_t scriptedSubaccounts = 0);
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    const Scenario& scenario() const { return scenario_; }
    const Cast& cast() const { return cast_; }
    Timestamp start() const { return scenario_.start; }

    /// The scenario's configuration with the marks of its start.
    RiskConfiguration startingRisk() const;

    /// Commands that bring the population in, 0 <= stage < openingStages; all at the start, before time passes.
    std::vector<Command> opening(std::size_t stage, const MarketView& view) const;

    /// The whole second that comes next.
    Timestamp nextSecond() const { return {(prices_.second() + 1) * msPerSecond}; }

    /// Goes on to the next second: one command with all marks. An asset without a moving price keeps its mark.
    Tick tick(const MarketView& view);
    /// The same for the second that it stands at, where the exchange refused it before.
    Tick tickAgain(const MarketView& view) const;

    /// What agents do at this second, at most commandsPerSecondMax commands.
    std::vector<Command> actions(const MarketView& view) const;

    /// Continues a world whose exchange stands at `now`: as if every second until then had been ticked.
    void resumeAt(Timestamp now);

    PriceOrigin origin(AssetId asset) const { return prices_.origin(asset); }
    /// Recorded prices end here; none where nothing is recorded.
    std::optional<Timestamp> recordedUntil() const;

private:
    Scenario scenario_;
    PriceFeed prices_;
    std::vector<Price> startingMarks_;
    Cast cast_;
    OpeningPlan plan_;
    Tape tape_;
};

} // namespace plimsoll
