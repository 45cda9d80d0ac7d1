// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/risk_configuration.h"
#include "domain/matching/order.h"

#include <optional>

namespace plimsoll {

/// What an account has and owes of one asset, interest included.
struct Holding {
    Quantity available;
    Quantity locked; ///< in its resting orders
    Quantity lent;
    Quantity owed;
};

/// Totals of a lending pool.
struct PoolTotals {
    Quantity lent;
    Quantity borrowed;
};

/// What agents may read of the exchange: little, and each call cheap.
class MarketView {
public:
    MarketView() = default;
    MarketView(const MarketView&) = delete;
    MarketView& operator=(const MarketView&) = delete;
    virtual ~MarketView() = default;

    /// Parameters in force.
    virtual const RiskConfiguration& configuration() const = 0;
    virtual Price mark(AssetId asset) const = 0;
    virtual std::optional<Price> best(MarketId market, Side side) const = 0;
    virtual PoolTotals pool(AssetId asset) const = 0;
    virtual Holding holding(SubaccountId subaccount, AssetId asset) const = 0;
    virtual bool isLiquidating(SubaccountId subaccount) const = 0;
};

} // namespace plimsoll
