// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/apply.h"
#include "simulation/scenario.h"
#include "simulation/scenario_figures.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace plimsoll {

class World;

/// What came of a scenario.
struct ScenarioReport {
    struct Failure {
        std::size_t position{}; ///< $.steps[position]
        Timestamp at;
        ExpectedField expected;
        FigureValue actual;
        std::optional<Refusal> actualRefusal; ///< where an answer was not as expected
    };
    /// A step's command that the exchange refused, expected or not.
    struct RefusedStep {
        std::size_t position{}; ///< $.steps[position]
        Timestamp at;
        std::string_view command; ///< "placeOrder"
        Refusal refusal;
        bool expected{}; ///< the next step expects just that
    };
    struct Liquidations {
        std::uint64_t started{};
        std::uint64_t ended{};
        std::uint64_t fromHoldings{};
        std::uint64_t book{};
        std::uint64_t fundDust{};
        std::uint64_t backstop{};
        std::uint64_t adl{};
        std::uint64_t deficits{};
    };
    std::uint64_t passed{}; ///< expectations
    std::uint64_t failed{};
    std::vector<Failure> failures; ///< one a field
    std::vector<RefusedStep> refusedSteps;
    /// Nothing failed, no step was refused that was not expected to be, and time passed to the end.
    bool held() const;
    std::optional<std::size_t> orderOpenTwice; ///< $.steps[position].orderId is that of an order that was open still
    std::optional<Refusal> stopped;            ///< why the exchange refused that time passes; the run ended there
    std::uint64_t accepted{};                  ///< commands, those of the population included
    std::uint64_t refused{};
    Liquidations liquidations;
};

/// Who asks for a command of a run: the scenario's script, or time and people.
enum class CommandOrigin : std::uint8_t { Step, World };

/// Plays a scenario from its start to its end as fast as it can. The state belongs to the caller, whose `apply` is the
/// only way in: to the state alone, or through a journal.
class ScenarioRunner {
public:
    using Apply = std::function<Outcome(const Command&, CommandOrigin)>;

    explicit ScenarioRunner(Scenario scenario);
    ~ScenarioRunner();
    ScenarioRunner(const ScenarioRunner&) = delete;
    ScenarioRunner& operator=(const ScenarioRunner&) = delete;

    /// The exchange as it stands before anything happened.
    State beginning() const;
    /// Plays all of it on a state made by beginning().
    ScenarioReport play(const State& state, const Apply& apply);

private:
    class Stage;

    Scenario scenario_;
    std::unique_ptr<World> world_;
};

} // namespace plimsoll
