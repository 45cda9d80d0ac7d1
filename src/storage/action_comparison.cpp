// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/action_comparison.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

namespace plimsoll::storage {

namespace {

/// What is done at the desk without a command of the exchange.
bool needsNoCommand(const OperatorAction& action)
{
    using namespace std::string_view_literals;
    constexpr std::array verbs{"sign in"sv, "sign for "sv, "lock desk"sv, "operator "sv, "change "sv, "guard rails "sv,
        "audit "sv, "export "sv, "acknowledge alert "sv};
    return action.result == ActionResult::Refused
        || std::any_of(verbs.begin(), verbs.end(), [&](auto verb) { return action.what.starts_with(verb); });
}

/// The first field in which it is not what the command left; empty where it is.
std::string_view differing(const OperatorAction& action, const OperatorAction& derived)
{
    if (action.simulatedAt != derived.simulatedAt)
        return "time";
    if (action.what != derived.what)
        return "verb";
    if (action.reason != derived.reason)
        return "reason";
    if (action.before != derived.before)
        return "value before";
    // Earlier versions kept that settings were updated, not which.
    const bool isSilent = action.after.empty() && derived.what.starts_with("updateSettings ");
    if (action.after != derived.after && !isSilent)
        return "value after";
    if (action.result != derived.result)
        return "result";
    if (action.detail != derived.detail)
        return "detail";
    return action.record == derived.record ? "" : "record";
}

std::string commandText(std::uint64_t sequence)
{
    return "command " + std::to_string(sequence);
}

} // namespace

std::vector<std::uint64_t> actedIn(Connection& connection, std::uint64_t after)
{
    std::vector<std::uint64_t> sequences;
    Statement rows{connection, "SELECT DISTINCT sequence FROM actions WHERE sequence > ? ORDER BY sequence"};
    rows.bind(after);
    while (rows.step())
        sequences.push_back(rows.sequence(0));
    return sequences;
}

void ActionComparison::expect(std::vector<OperatorAction> derived)
{
    expected_.insert(expected_.end(), std::move_iterator{derived.begin()}, std::move_iterator{derived.end()});
}

std::optional<std::string> ActionComparison::compare(const OperatorAction& action, std::uint64_t after)
{
    if (action.sequence == 0)
        return needsNoCommand(action) ? std::nullopt
                                      : std::optional<std::string>{"it was accepted, but names no command"};
    if (action.sequence <= after)
        return std::nullopt;
    if (expected_.empty() || expected_.front().sequence > action.sequence)
        return compareDesksOwn(action);
    last_ = std::move(expected_.front());
    expected_.pop_front();
    if (last_.sequence < action.sequence)
        return "the action of " + commandText(last_.sequence) + " is missing before it";
    const std::string_view field = differing(action, last_);
    if (field.empty())
        return std::nullopt;
    return "its " + std::string{field} + " is not what " + commandText(action.sequence) + " of the journal left";
}

/// What the change desk recorded of a change together with the command that carried it out.
std::optional<std::string> ActionComparison::compareDesksOwn(const OperatorAction& action) const
{
    if (action.sequence != last_.sequence)
        return "it stands behind later ones, or " + commandText(action.sequence) + " left no action";
    if (!action.what.starts_with("change ") || action.record.empty())
        return commandText(action.sequence) + " of the journal did not leave it";
    if (action.simulatedAt != last_.simulatedAt)
        return "its time is not that of " + commandText(action.sequence) + " of the journal";
    return std::nullopt;
}

std::optional<std::uint64_t> ActionComparison::leftOver() const
{
    return expected_.empty() ? std::nullopt : std::optional{expected_.front().sequence};
}

} // namespace plimsoll::storage
