// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/script.h"

#include "domain/base/codec.h"

#include <algorithm>
#include <set>

namespace plimsoll {
namespace {

/// The subaccount that a command speaks of; 0 where it speaks of none.
std::uint32_t subaccountOf(const Command& command)
{
    return std::visit(
        [](const auto& each) -> std::uint32_t {
            if constexpr (requires { each.subaccount.value; })
                return each.subaccount.value;
            else if constexpr (requires { each.subaccount->value; })
                return each.subaccount ? each.subaccount->value : 0;
            else
                return 0;
        },
        command);
}

bool areEqual(const Command& one, const Command& other)
{
    Bytes first;
    Bytes second;
    Encoder{first}.write(one);
    Encoder{second}.write(other);
    return first == second;
}

} // namespace

Script::Script(const Scenario& scenario)
    : scenario_(scenario)
    , opens_(scenario.steps.size())
{
    std::set<std::uint32_t> opened;
    for (std::size_t i = 0; i < steps().size(); ++i) {
        const auto* asked = std::get_if<ScenarioCommand>(&steps()[i].what);
        if (asked == nullptr)
            continue;
        subaccounts_ = std::max(subaccounts_, subaccountOf(asked->command));
        const auto* create = std::get_if<CreateSubaccount>(&asked->command);
        opens_[i] = create != nullptr && opened.insert(create->subaccount.value).second;
    }
}

std::optional<Command> Script::commandOf(const ScenarioStep& step) const
{
    const auto* asked = std::get_if<ScenarioCommand>(&step.what);
    if (asked == nullptr || opens_[static_cast<std::size_t>(&step - steps().data())])
        return std::nullopt;
    Command command = asked->command;
    if (auto* cancel = std::get_if<CancelOrder>(&command))
        cancel->order = orderNamed(asked->orderName).value_or(OrderId{});
    return command;
}

void Script::note(const ScenarioStep& step, bool accepted, OrderId lastOrder)
{
    const auto* asked = std::get_if<ScenarioCommand>(&step.what);
    if (accepted && asked != nullptr && !asked->orderName.empty() && std::holds_alternative<PlaceOrder>(asked->command))
        orders_[asked->orderName] = lastOrder;
}

std::optional<OrderId> Script::orderNamed(const std::string& name) const
{
    const auto named = orders_.find(name);
    return named == orders_.end() ? std::nullopt : std::optional{named->second};
}

void Script::rewind()
{
    next_ = 0;
    orders_.clear();
}

void Script::resumeAt(Timestamp now)
{
    while (next_ < steps().size() && steps()[next_].at <= now)
        ++next_;
}

bool Script::needsNamesAfter(Timestamp now) const
{
    return std::any_of(steps().begin(), steps().end(), [&](const ScenarioStep& step) {
        const auto* asked = std::get_if<ScenarioCommand>(&step.what);
        return step.at > now && asked != nullptr && std::holds_alternative<CancelOrder>(asked->command);
    });
}

void Script::witness(const Command& command, bool accepted, OrderId lastOrder, Timestamp now)
{
    while (next_ < steps().size() && (steps()[next_].at < now || (hasStepAt(now) && !commandOf(steps()[next_]))))
        ++next_;
    if (!hasStepAt(now) || !areEqual(*commandOf(steps()[next_]), command))
        return;
    const ScenarioStep& step = take();
    note(step, accepted, lastOrder);
}

} // namespace plimsoll
