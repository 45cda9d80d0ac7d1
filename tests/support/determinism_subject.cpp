// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/determinism_subject.h"

#include "domain/base/decimal.h"
#include "domain/exchange/apply.h"
#include "simulation/state_view.h"
#include "simulation/world.h"
#include "support/exchange_world.h"
#include "support/sample_risk.h"

#include <utility>

namespace plimsoll::test {

namespace {

Subject randomCommands(std::uint64_t seed)
{
    ExchangeWorld world{seed};
    Subject subject{"random commands " + std::to_string(seed), world.state(), {}, {}};
    for (int i = 0; i < 4000; ++i)
        subject.commands.push_back(world.execute());
    subject.end = world.hash();
    return subject;
}

Subject populatedWorld()
{
    World world{fallingMarket()};
    State state = State::begin(world.startingRisk(), world.start());
    Subject subject{"a populated world", state, {}, {}};
    const auto execute = [&](const Command& command) {
        subject.commands.push_back(command);
        static_cast<void>(apply(state, command));
    };
    for (std::size_t stage = 0; stage < World::openingStages; ++stage)
        for (const Command& command : world.opening(stage, StateView{state}))
            execute(command);
    for (int second = 0; second < 400; ++second) {
        execute(world.tick(StateView{state}));
        for (const Command& command : world.actions(StateView{state}))
            execute(command);
    }
    subject.end = hashOf(state);
    return subject;
}

} // namespace

// Anchors are joined by seeded bridges in floating point: the part that two compilers might draw differently.
Scenario fallingMarket()
{
    Scenario scenario;
    scenario.seed = 20251010;
    scenario.start = Timestamp{1'760'126'390'000};
    scenario.risk = sampleRisk();
    AnchoredPrice price;
    price.anchors.push_back({Timestamp{1'760'126'400'000}, constant<Price>("100")});
    price.anchors.push_back({Timestamp{1'760'126'700'000}, constant<Price>("62.5")});
    scenario.prices.push_back({AssetId{1}, price});
    scenario.population = {150, 3, 30, 2, Usd::whole(20'000), Usd::whole(5'000)};
    return scenario;
}

std::vector<Subject> drawSubjects()
{
    std::vector<Subject> subjects;
    for (std::uint64_t seed = 1; seed <= 3; ++seed)
        subjects.push_back(randomCommands(seed));
    subjects.push_back(populatedWorld());
    return subjects;
}

} // namespace plimsoll::test
