// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/controls_before.h"

#include "simulation/utc_time.h"

#include <algorithm>

namespace plimsoll {

namespace {

/// The newest accepted action of that name, and with that end where it has one.
const OperatorAction* newest(const std::vector<OperatorAction>& actions, const std::string& what,
    const std::optional<Timestamp>& until = std::nullopt)
{
    const std::string wanted = until ? "until " + toText(*until) : std::string{};
    const auto found = std::find_if(actions.rbegin(), actions.rend(), [&](const OperatorAction& action) {
        return action.result == ActionResult::Accepted && action.what == what && (!until || action.after == wanted);
    });
    return found == actions.rend() ? nullptr : &*found;
}

std::optional<view::VenueStop> stopUntil(
    const std::vector<OperatorAction>& actions, const std::string& what, Timestamp until)
{
    const OperatorAction* action = newest(actions, what, until);
    return action != nullptr ? std::optional{view::VenueStop{until, action->actor, action->reason}} : std::nullopt;
}

} // namespace

ControlsBefore controlsBefore(const State& state, const std::vector<OperatorAction>& actions)
{
    ControlsBefore before;
    if (state.matchingHaltedUntil > state.now) {
        before.matching = stopUntil(actions, "haltMatching", state.matchingHaltedUntil);
        if (!before.matching)
            before.matching = stopUntil(actions, "cancelAllOrders", state.matchingHaltedUntil);
    }
    if (state.liquidationsPausedUntil > state.now)
        before.liquidations = stopUntil(actions, "pauseLiquidations", state.liquidationsPausedUntil);
    const auto addHold = [&](std::optional<SubaccountId> id, std::optional<AssetId> asset, const std::string& subject,
                             Timestamp until) {
        if (until <= state.now)
            return;
        if (const OperatorAction* action = newest(actions, "holdLiquidation " + subject, until))
            before.holds.push_back({id, asset, until, action->actor, action->reason});
    };
    for (std::size_t i = 0; i < state.assets.size(); ++i)
        addHold(std::nullopt, AssetId{static_cast<std::uint16_t>(i)}, state.configuration().assets[i].symbol,
            state.assets[i].heldUntil);
    for (const auto& [id, entry] : state.queue) {
        const std::string subject = std::to_string(id.value);
        addHold(id, std::nullopt, subject, entry.heldUntil);
        if (!entry.takenOver)
            continue;
        if (const OperatorAction* action = newest(actions, "takeOverLiquidation " + subject))
            before.takeOvers.push_back({id, std::nullopt, {}, action->actor, action->reason});
    }
    return before;
}

} // namespace plimsoll
