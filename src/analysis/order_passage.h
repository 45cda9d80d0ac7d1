// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/refusal.h"
#include "domain/exchange/state.h"

#include <vector>

namespace plimsoll {

/// A resting order that the exchange would take if it were asked for again, but not under a change.
struct OrderImpact {
    SubaccountId subaccount;
    OrderId order;
    MarketId market;
    Side side{};
    Price price;
    Quantity remaining;
    Refusal refusal; ///< under the change
};

/// Appends every resting order of one account that `live` would take again for what remains of it, while its others
/// rest, and `changed` would refuse: for its market's filters, bands or state, for money, the pool or margin (RULES.md
/// section 5, The check). By id.
///
/// `changed` is a fork of `live` after new parameters and nothing else. What rests stays where it is: the list tells
/// who could not come back.
void addOrdersNoLongerTaken(const State& live, const State& changed, SubaccountId id, std::vector<OrderImpact>& orders);

} // namespace plimsoll
