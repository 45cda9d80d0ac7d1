// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/apply.h"
#include "formats/scenario_reader.h"
#include "simulation/agent.h"
#include "simulation/state_view.h"
#include "simulation/utc_time.h"
#include "simulation/world.h"
#include "support/registration.h"

#include <QTest>

#include <set>

namespace plimsoll {
namespace {

Scenario shippedScenario(const std::string& name)
{
    std::vector<std::string> ignored;
    auto read = readScenarioFile(PLIMSOLL_SOURCE_DIR "/resources/scenarios/" + name, ignored);
    if (!read.ok())
        qFatal("a shipped scenario cannot be read");
    return std::move(read).value();
}

/// A world with its exchange, and what was noticed in it.
class Play {
public:
    explicit Play(const Scenario& scenario)
        : world(scenario)
        , state(State::begin(world.startingRisk(), world.start()))
    {
        for (std::size_t stage = 0; stage < World::openingStages; ++stage)
            for (const Command& command : world.opening(stage, StateView(state)))
                perform(command);
    }

    void runUntil(const char* time)
    {
        while (world.nextSecond() <= timestampOf(time).value()) {
            perform(world.tick(StateView(state)));
            const std::vector<Command> commands = world.actions(StateView(state));
            most = std::max(most, commands.size());
            for (const Command& command : commands)
                perform(command);
        }
    }

    World world;
    State state;
    std::size_t most{};
    int accepted{};
    int refused{};
    int backstopFills{};
    int bookFills{};
    std::set<SubaccountId> liquidated;
    std::set<AssetId> throttled; ///< pools that were at or above their threshold

private:
    void perform(const Command& command)
    {
        const Outcome outcome = apply(state, command);
        ++(outcome.accepted() ? accepted : refused);
        for (const Event& event : outcome.events) {
            if (const auto* started = std::get_if<LiquidationStarted>(&event))
                liquidated.insert(started->subaccount);
            if (const auto* fill = std::get_if<LiquidationFill>(&event)) {
                backstopFills += fill->kind == LiquidationFill::Kind::Backstop ? 1 : 0;
                bookFills += fill->kind == LiquidationFill::Kind::Book ? 1 : 0;
            }
        }
        if (!std::holds_alternative<Tick>(command))
            return;
        for (std::size_t i = 0; i < state.assets.size(); ++i) {
            const AssetId asset{static_cast<std::uint16_t>(i)};
            if (state.pool(asset).utilization() >= state.poolParameters(asset).throttleUtilizationThreshold)
                throttled.insert(asset);
        }
    }
};

} // namespace

/// The world that opens by default, on the real engine, from its start to ten minutes into the fall of 20:50.
class DefaultWorldTest : public QObject {
    Q_OBJECT

private slots:
    void thereIsSomethingToWatch()
    {
        Play play(shippedScenario("2025-10-10-crash.json"));
        QCOMPARE(play.state.accounts.size(), std::size_t{5'000});
        QVERIFY2(play.refused * 100 < play.accepted, std::to_string(play.refused).c_str());
        QCOMPARE(play.state.pool(play.state.risk->settlement).utilization().raw / powerOfTen(15), Int128{900});

        play.runUntil("2025-10-10T20:50:00Z");
        QVERIFY2(play.liquidated.size() < 10, "calm before the fall");
        goesOnAfterAResume(play);

        play.runUntil("2025-10-10T21:00:00Z");
        QVERIFY2(play.liquidated.size() >= 100, std::to_string(play.liquidated.size()).c_str());
        QVERIFY2(play.backstopFills > 0, std::to_string(play.backstopFills).c_str());
        QVERIFY2(play.bookFills >= 100, std::to_string(play.bookFills).c_str());
        QVERIFY2(!play.throttled.empty(), "a pool passes its throttle");
        QVERIFY(play.most <= commandsPerSecondMax);
        QVERIFY2(play.refused * 50 < play.accepted, std::to_string(play.refused).c_str());
        QCOMPARE(play.state.badDebt, Usd{});
    }

private:
    /// Another World, told only the time, does what the first would have done.
    static void goesOnAfterAResume(const Play& play)
    {
        World again(shippedScenario("2025-10-10-crash.json"));
        again.resumeAt(play.state.now);
        State fork = play.state;
        State twin = play.state;
        World straight(shippedScenario("2025-10-10-crash.json"));
        while (straight.nextSecond() <= play.state.now)
            straight.tick(StateView(fork));
        for (int second = 0; second < 5; ++second) {
            advance(again, fork);
            advance(straight, twin);
        }
        QCOMPARE(toText(hashOf(fork)), toText(hashOf(twin)));
        QVERIFY(toText(hashOf(fork)) != toText(hashOf(play.state)));
    }

    static void advance(World& world, State& state)
    {
        apply(state, world.tick(StateView(state)));
        for (const Command& command : world.actions(StateView(state)))
            apply(state, command);
    }
};
PLIMSOLL_TEST(DefaultWorldTest);

} // namespace plimsoll

#include "default_world_test.moc"
