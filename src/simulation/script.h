// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulation/scenario.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

/// A scenario's steps in their order: which comes next, the commands that they ask for and the orders that they named.
/// Where an exchange stands in it follows from its time, but for the names of orders.
class Script {
public:
    /// The scenario must outlive the script.
    explicit Script(const Scenario& scenario);

    /// Subaccounts that commands speak of are 1 .. this, and there from the start; a comparison makes none.
    std::uint32_t subaccounts() const { return subaccounts_; }

    bool hasStepBefore(Timestamp time) const { return next_ < steps().size() && steps()[next_].at < time; }
    bool hasStepAt(Timestamp time) const { return next_ < steps().size() && steps()[next_].at == time; }
    /// Of the next step, of which there must be one.
    Timestamp nextAt() const { return steps()[next_].at; }
    /// The next step, after which the one behind it comes next.
    const ScenarioStep& take() { return steps()[next_++]; }

    /// What a step asks of the exchange; none where it compares, or opens a subaccount that is there since the start.
    std::optional<Command> commandOf(const ScenarioStep& step) const;
    /// Tells what became of a step's command; `lastOrder` is that of the state after it.
    void note(const ScenarioStep& step, bool accepted, OrderId lastOrder);
    std::optional<OrderId> orderNamed(const std::string& name) const;

    /// From the first step again.
    void rewind();
    /// Continues where the exchange stands at `now`: steps until then are done.
    void resumeAt(Timestamp now);
    /// Whether a step after `now` cancels an order by its name: then what came before has to be witnessed.
    bool needsNamesAfter(Timestamp now) const;
    /// A command of the past: where it is the one of the next step, that step is done. `now` is the time after it.
    void witness(const Command& command, bool accepted, OrderId lastOrder, Timestamp now);

private:
    const std::vector<ScenarioStep>& steps() const { return scenario_.steps; }

    const Scenario& scenario_;
    std::uint32_t subaccounts_{};
    std::vector<bool> opens_; ///< the first createSubaccount of its number, by step
    std::size_t next_{};
    std::map<std::string, OrderId> orders_;
};

} // namespace plimsoll
