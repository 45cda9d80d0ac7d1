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

} // namespace

/// One performance: the state under way and what was noticed.
class ScenarioRunner::Stage {
public:
    Stage(const Scenario& scenario, const State& state, const Apply& apply)
        : state_(state)
        , apply_(apply)
        , script_(scenario)
    {
    }

    Outcome perform(const Command& command)
    {
        Outcome outcome = apply_(command);
        ++(outcome.accepted() ? report.accepted : report.refused);
        for (const Event& event : outcome.events)
            std::visit([this](const auto& happened) { note(happened); }, event);
        return outcome;
    }

    /// Time passes without a price feed: minute by minute, and second by second while accounts are in liquidation, so
    /// that what happens on the way is told at its time.
    void passUntil(Timestamp time)
    {
        while (state_.now < time) {
            const std::int64_t stride = state_.queue.empty() ? msPerMinute : msPerSecond;
            const Timestamp next{(state_.now.ms / stride + 1) * stride};
            perform(Tick{std::min(next, time), {}});
        }
    }

    const Script& script() const { return script_; }

    /// The next step, at its time.
    void performStep()
    {
        const ScenarioStep& step = script_.take();
        passUntil(step.at);
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
        placing_ = std::holds_alternative<PlaceOrder>(*command) ? asked.orderName : std::string{};
        placingAfter_ = ordersBefore;
        const Outcome outcome = perform(*command);
        script_.note(step, outcome.accepted(), OrderId{state_.lastOrder});
        placing_.clear();
        memory_.lastRefusal = outcome.refusal;
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
            report.failures.push_back({step.position, step.at, field, actual, refusalText(expectation)});
        }
        ++(holds ? report.passed : report.failed);
    }

    std::string refusalText(const Expectation& expectation) const
    {
        if (expectation.subject != Expectation::Subject::Answer || !memory_.lastRefusal)
            return {};
        const Refusal& refusal = *memory_.lastRefusal;
        std::string text{codeName(refusal.code)};
        if (refusal.field != Field::None)
            text += " " + std::string{fieldName(refusal.field)};
        if (!refusal.value.empty())
            text += " " + refusal.value;
        if (!refusal.limit.empty())
            text += ", limit " + refusal.limit;
        return text;
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
    while (stage.script().hasStepAt(scenario_.start))
        stage.performStep();
    const bool everySecond = needsEverySecond(scenario_);
    while (everySecond && world_->nextSecond() <= scenario_.end) {
        const Timestamp second = world_->nextSecond();
        while (stage.script().hasStepBefore(second))
            stage.performStep();
        stage.perform(world_->tick(view));
        while (stage.script().hasStepAt(second))
            stage.performStep();
        performAll(world_->actions(view));
    }
    while (stage.script().hasStepBefore({scenario_.end.ms + 1}))
        stage.performStep();
    stage.passUntil(scenario_.end);
    return std::move(stage.report);
}

} // namespace plimsoll
