// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/controls_before.h"

#include "simulation/utc_time.h"

namespace plimsoll {

namespace {

/// The newest accepted action of that name that holds until then.
std::optional<OperatorAction> actionUntil(JournalSource& source, const std::string& what, Timestamp until)
{
    const auto actions = source.actionsAbout(what);
    if (!actions.ok())
        return std::nullopt;
    const std::string wanted = "until " + toText(until);
    for (auto action = actions.value().rbegin(); action != actions.value().rend(); ++action)
        if (action->result == ActionResult::Accepted && action->what == what && action->after == wanted)
            return *action;
    return std::nullopt;
}

std::optional<view::VenueStop> stopUntil(JournalSource& source, const std::string& what, Timestamp until)
{
    const auto action = actionUntil(source, what, until);
    return action ? std::optional{view::VenueStop{until, action->actor, action->reason}} : std::nullopt;
}

} // namespace

ControlsBefore controlsBefore(LiveWorld& live)
{
    const State& state = live.state();
    JournalSource& source = *live.source();
    ControlsBefore before;
    if (state.matchingHaltedUntil > state.now) {
        before.matching = stopUntil(source, "haltMatching", state.matchingHaltedUntil);
        if (!before.matching)
            before.matching = stopUntil(source, "cancelAllOrders", state.matchingHaltedUntil);
    }
    if (state.liquidationsPausedUntil > state.now)
        before.liquidations = stopUntil(source, "pauseLiquidations", state.liquidationsPausedUntil);
    const auto addHold = [&](std::optional<SubaccountId> id, std::optional<AssetId> asset, const std::string& subject,
                             Timestamp until) {
        if (until <= state.now)
            return;
        if (const auto action = actionUntil(source, "holdLiquidation " + subject, until))
            before.holds.push_back({id, asset, until, action->actor, action->reason});
    };
    for (std::size_t i = 0; i < state.assets.size(); ++i)
        addHold(std::nullopt, AssetId{static_cast<std::uint16_t>(i)}, state.configuration().assets[i].symbol,
            state.assets[i].heldUntil);
    for (const auto& [id, entry] : state.queue)
        addHold(id, std::nullopt, std::to_string(id.value), entry.heldUntil);
    return before;
}

} // namespace plimsoll
