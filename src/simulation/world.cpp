// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/world.h"

#include "domain/base/ensure.h"
#include "simulation/agent.h"

#include <utility>

namespace plimsoll {

World::World(Scenario scenario, std::uint32_t scriptedSubaccounts)
    : scenario_(std::move(scenario))
    , prices_(scenario_)
    , startingMarks_(prices_.marks())
    , cast_(scenario_, scriptedSubaccounts + 1)
    , plan_(openingPlanOf(cast_, scenario_.risk, startingMarks_))
{
    tape_.push(startingMarks_);
}

RiskConfiguration World::startingRisk() const
{
    RiskConfiguration risk = scenario_.risk;
    risk.markPrices = startingMarks_;
    return risk;
}

std::vector<Command> World::opening(std::size_t stage, const MarketView& view) const
{
    return Opening(scenario_, cast_, plan_).stage(stage, view);
}

Tick World::tick(const MarketView& view)
{
    prices_.advanceTo(prices_.second() + 1);
    tape_.push(prices_.marks());
    return tickAgain(view);
}

Tick World::tickAgain(const MarketView& view) const
{
    Tick tick{{prices_.second() * msPerSecond}, {}};
    for (std::size_t i = 0; i < prices_.marks().size(); ++i) {
        const AssetId asset{static_cast<std::uint16_t>(i)};
        const bool moves = prices_.origin(asset) != PriceOrigin::Fixed;
        tick.marks.push_back({asset, moves ? prices_.marks()[i] : view.mark(asset)});
    }
    return tick;
}

std::vector<Command> World::actions(const MarketView& view) const
{
    std::vector<Command> commands;
    if (scenario_.population.isEmpty())
        return commands;
    const Moment moment{scenario_.seed, prices_.second(), view, tape_, cast_, plan_};
    quoteMarkets(moment, commands);
    letTradersTrade(moment, commands);
    letLendersLend(moment, commands);
    ENSURE(commands.size() <= commandsPerSecondMax, "agents keep to their rate");
    return commands;
}

void World::resumeAt(Timestamp now)
{
    while (nextSecond() <= now) {
        prices_.advanceTo(prices_.second() + 1);
        tape_.push(prices_.marks());
    }
}

std::optional<Timestamp> World::recordedUntil() const
{
    const std::optional<std::int64_t> second = prices_.lastRecordedSecond();
    if (!second)
        return std::nullopt;
    return Timestamp{*second * msPerSecond};
}

} // namespace plimsoll
