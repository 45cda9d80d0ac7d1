// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/state.h"
#include "simulation/market_view.h"

namespace plimsoll {

/// Lets agents read a State; valid as long as it is.
class StateView : public MarketView {
public:
    explicit StateView(const State& state)
        : state_(state)
    {
    }

    const RiskConfiguration& configuration() const override { return state_.configuration(); }
    Price mark(AssetId asset) const override { return state_.mark(asset); }
    std::optional<Price> best(MarketId market, Side side) const override;
    PoolTotals pool(AssetId asset) const override;
    Holding holding(SubaccountId subaccount, AssetId asset) const override;
    bool isLiquidating(SubaccountId subaccount) const override;

private:
    const State& state_;
};

} // namespace plimsoll
