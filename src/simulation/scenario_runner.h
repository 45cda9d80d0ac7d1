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
        std::string actualRefusal; ///< code, field, value and limit, where an answer was not as expected
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
    std::uint64_t accepted{};      ///< commands, those of the population included
    std::uint64_t refused{};
    Liquidations liquidations;
};

/// Plays a scenario from its start to its end as fast as it can. The state belongs to the caller, whose `apply` is the
/// only way in: to the state alone, or through a journal.
class ScenarioRunner {
public:
    using Apply = std::function<Outcome(const Command&)>;

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
