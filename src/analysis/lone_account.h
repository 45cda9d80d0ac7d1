// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/margin_summary.h"

#include <optional>
#include <vector>

namespace plimsoll {

/// An account as a file states it, outside any exchange (FORMATS.md, Account).
struct AccountTerms {
    struct Balance {
        AssetId asset;
        Quantity available;
        Quantity locked; ///< in orders that are not listed
        Quantity lent;
    };
    struct Debt {
        AssetId asset;
        Quantity quantity;
    };
    struct OpenOrder {
        MarketId market;
        Side side{};
        Price price;
        Quantity quantity;
        AutoFlags flags;
    };

    Settings settings;
    std::vector<Balance> balances; ///< at most one an asset
    std::vector<Debt> debts;       ///< at most one an asset
    std::vector<OpenOrder> openOrders;
};

/// A world without people for accounts that stand alone: every pool can supply whatever is asked, at no rate, and books
/// are empty, so that the active price of a market is its base mark over its quote mark.
State emptyWorld(RiskConfiguration risk);

/// One such account; the world must outlive it. Its orders are placed on top of its balances: they lock what they need
/// from available, then from lends where they may redeem, and would borrow the rest.
class LoneAccount {
public:
    LoneAccount(const State& world, const AccountTerms& terms);

    MarginSummary margin() const { return marginSummary(world_, view_); }

    struct LargestOrder {
        Quantity quantity;                ///< a multiple of the market's step, 0 where not even minQuantity passes
        BindingTerm term{};               ///< what binds (boundBeyond); None where only the market's own limit
        std::optional<Refusal> refusal{}; ///< of every order there, whatever its quantity: book state, tick, band
    };
    /// With the Margin box on; without a price it is a market order, judged at the worst price that its bands allow.
    LargestOrder largestOrder(MarketId market, Side side, std::optional<Price> price) const;

private:
    const State& world_;
    Account account_;
    AccountView view_;
};

} // namespace plimsoll
