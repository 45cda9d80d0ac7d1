// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/scenario_runner.h"

#include "simulation/script.h"
#include "simulation/state_view.h"
#include "simulation/world.h"

#include <algorithm>
#include <utility>

namespace plimsoll {
namespace {

bool needsEverySecond(const Scenario& scenario)
{
    const bool moves = std::any_of(scenario.prices.begin(), scenario.prices.end(),
        [](const AssetPrice& price) { return !std::holds_alternative<FixedPrice>(price.spec); });
    const bool mayAge = scenario.risk.venue.markGuard.has_value() && !scenario.prices.empty();
    return moves || mayAge || !scenario.population.isEmpty();
}

/// Names what it lacks as the step does, where the command has a number only.
std::optional<Refusal> inWordsOf(const ScenarioCommand& asked, std::optional<Refusal> refusal)
{
    if (refusal && refusal->code == RefusalCode::UnknownSymbol && !asked.unknownName.empty())
        refusal->value = asked.unknownName;
    if (refusal && refusal->code == RefusalCode::OrderNotFound)
        refusal->value = asked.orderName;
    return refusal;
}

} // namespace

bool ScenarioReport::held() const
{
    return failed == 0 && !stopped
        && std::all_of(refusedSteps.begin(), refusedSteps.end(), [](const RefusedStep& step) { return step.expected; });
}

/// One performance: the state under way and what was noticed.
class ScenarioRunner::Stage {
public:
    Stage(const Scenario& scenario, const State& state, const Apply& apply)
        : state_(state)
        , apply_(apply)
        , script_(scenario)
    {
    }

    Outcome perform(const Command& command, CommandOrigin origin = CommandOrigin::World)
    {
        Outcome outcome = apply_(command, origin);
        ++(outcome.accepted() ? report.accepted : report.refused);
        for (const Event& event : outcome.events)
            std::visit([this](const auto& happened) { note(happened); }, event);
        return outcome;
    }

    /// Time passes without a price feed: minute by minute, and second by second while accounts are in liquidation, so
    /// that what happens on the way is told at its time.
    void passUntil(Timestamp time)
    {
        while (state_.now < time && goesOn()) {
            const std::int64_t stride = state_.queue.empty() ? msPerMinute : msPerSecond;
            const Timestamp next{(state_.now.ms / stride + 1) * stride};
            pass(Tick{std::min(next, time), {}});
        }
    }

    /// A tick that is refused would be refused again: it ends the run.
    void pass(const Tick& tick)
    {
        if (Outcome outcome = perform(tick); !outcome.accepted())
            report.stopped = std::move(outcome.refusal);
    }

    bool goesOn() const { return !report.stopped && !report.orderOpenTwice; }

    const Script& script() const { return script_; }

    /// The next step, at its time.
    void performStep()
    {
        const ScenarioStep& step = script_.take();
        passUntil(step.at);
        if (!goesOn())
            return;
        if (const auto* command = std::get_if<ScenarioCommand>(&step.what))
            performCommand(step, *command);
        else
            compare(step, std::get<Expectation>(step.what));
    }

    ScenarioReport report;

private:
    void performCommand(const ScenarioStep& step, const ScenarioCommand& asked)
    {
        const auto command = script_.commandOf(step);
        if (!command) {
            // It is there since the start; from here on it counts as opened.
            memory_.lastRefusal.reset();
            return;
        }
        const std::uint64_t ordersBefore = state_.lastOrder;
        if (std::holds_alternative<PlaceOrder>(*command) && isOpen(asked.orderName)) {
            report.orderOpenTwice = step.position;
            return;
        }
        placing_ = std::holds_alternative<PlaceOrder>(*command) ? asked.orderName : std::string{};
        placingAfter_ = ordersBefore;
        const Outcome outcome = perform(*command, CommandOrigin::Step);
        script_.note(step, outcome.accepted(), OrderId{state_.lastOrder});
        placing_.clear();
        memory_.lastRefusal = inWordsOf(asked, outcome.refusal);
        if (memory_.lastRefusal)
            report.refusedSteps.push_back({step.position, step.at, commandName(*command), *memory_.lastRefusal});
    }

    bool isOpen(const std::string& name) const
    {
        const auto named = memory_.orders.find(name);
        return named != memory_.orders.end()
            && (named->second.status == OrderStatus::New || named->second.status == OrderStatus::PartiallyFilled);
    }

    void compare(const ScenarioStep& step, const Expectation& expectation)
    {
        bool holds = true;
        for (const ExpectedField& field : expectation.fields) {
            FigureValue actual;
            try {
                actual = figureOf(state_, memory_, expectation, field.name);
            } catch (const ArithmeticFault&) {
                actual = std::string{"out of range"};
            }
            if (isAsExpected(field, actual, expectation.tolerance))
                continue;
            holds = false;
            report.failures.push_back({step.position, step.at, field, actual, refusalOf(expectation)});
        }
        ++(holds ? report.passed : report.failed);
        if (holds && refusalOf(expectation))
            report.refusedSteps.back().expected = true;
    }

    std::optional<Refusal> refusalOf(const Expectation& expectation) const
    {
        return expectation.subject == Expectation::Subject::Answer ? memory_.lastRefusal : std::nullopt;
    }

    template <class Other>
    void note(const Other&)
    {
    }
    void note(const OrderChanged& changed)
    {
        if (!placing_.empty() && changed.order.value > placingAfter_)
            memory_.orders[placing_] = changed;
        for (auto& [name, order] : memory_.orders)
            if (order.order == changed.order)
                order = changed;
    }
    void note(const LiquidationStarted&) { ++report.liquidations.started; }
    void note(const LiquidationEnded&) { ++report.liquidations.ended; }
    void note(const DeficitCovered&) { ++report.liquidations.deficits; }
    void note(const LiquidationFill& fill)
    {
        switch (fill.kind) {
        case LiquidationFill::Kind::FromHoldings:
            ++report.liquidations.fromHoldings;
            break;
        case LiquidationFill::Kind::Book:
            ++report.liquidations.book;
            break;
        case LiquidationFill::Kind::FundDust:
            ++report.liquidations.fundDust;
            break;
        case LiquidationFill::Kind::Backstop:
            ++report.liquidations.backstop;
            break;
        case LiquidationFill::Kind::Adl:
            ++report.liquidations.adl;
            break;
        }
    }

    const State& state_;
    const Apply& apply_;
    Script script_;
    ScenarioMemory memory_;
    std::string placing_; ///< name of the order that is being placed
    std::uint64_t placingAfter_{};
};

ScenarioRunner::ScenarioRunner(Scenario scenario)
    : scenario_(std::move(scenario))
{
    world_ = std::make_unique<World>(scenario_, Script{scenario_}.subaccounts());
}

ScenarioRunner::~ScenarioRunner() = default;

State ScenarioRunner::beginning() const
{
    return State::begin(world_->startingRisk(), scenario_.start);
}

ScenarioReport ScenarioRunner::play(const State& state, const Apply& apply)
{
    Stage stage{scenario_, state, apply};
    const StateView view{state};
    for (std::uint32_t number = 1; number <= stage.script().subaccounts(); ++number)
        stage.perform(CreateSubaccount{{number}});
    const auto performAll = [&](const std::vector<Command>& commands) {
        for (const Command& command : commands)
            stage.perform(command);
    };
    for (std::size_t i = 0; i < World::openingStages; ++i)
        performAll(world_->opening(i, view));
    while (stage.goesOn() && stage.script().hasStepAt(scenario_.start))
        stage.performStep();
    const bool everySecond = needsEverySecond(scenario_);
    while (stage.goesOn() && everySecond && world_->nextSecond() <= scenario_.end) {
        const Timestamp second = world_->nextSecond();
        while (stage.goesOn() && stage.script().hasStepBefore(second))
            stage.performStep();
        if (stage.goesOn())
            stage.pass(world_->tick(view));
        while (stage.goesOn() && stage.script().hasStepAt(second))
            stage.performStep();
        if (stage.goesOn())
            performAll(world_->actions(view));
    }
    while (stage.goesOn() && stage.script().hasStepBefore({scenario_.end.ms + 1}))
        stage.performStep();
    stage.passUntil(scenario_.end);
    return std::move(stage.report);
}

} // namespace plimsoll
