// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/refusal.h"
#include "domain/exchange/state.h"

#include <vector>

namespace plimsoll {

/// An account as the order check sees it: what it has and owes, its resting orders, and changes that are only tried
/// (RULES.md sections 4, 5 and 13, Orders). Nothing here changes the state.
class AccountView {
public:
    /// With all of the account's resting orders.
    AccountView(const State& state, const Account& account);

    /// A try: pays out of available, then of lends where allowed; returns what is missing.
    Quantity pay(AssetId asset, Quantity quantity, Flag lendRedeem);
    void hold(AssetId asset, Quantity quantity);
    void owe(AssetId asset, Quantity quantity);
    /// A try: loses part of a lend, and receives what its settings let repay first.
    void giveUpLend(AssetId asset, Quantity quantity);
    void receive(AssetId asset, Quantity quantity);
    void lend(AssetId asset, Quantity quantity);
    /// A try: one more resting order behind all others; its need at `fee` is locked as far as available and lends
    /// reach. Returns the shortfall, which it would borrow.
    Quantity place(Order order, MarketId market, FeeFraction fee);
    /// A try: `quantity` of a resting order fills at its price.
    void fill(OrderId order, Quantity quantity, Price price);
    void setLeverageLimit(Ratio limit) { leverageLimit_ = limit; }

    Quantity available(AssetId asset) const;
    Quantity lent(AssetId asset) const;
    Quantity owed(AssetId asset) const;

    /// Sums with all orders resting.
    MarginSums resting() const;
    std::vector<MarginLine> restingLines() const;
    /// Sums with all debts and no orders: the account's own lines.
    std::vector<MarginLine> plainLines() const;

    /// Markets with orders of one account that borrows: each more doubles the combinations of sides that are checked,
    /// so beyond this an order that would add a market is refused.
    static constexpr std::size_t marketsMax = 16;

    enum class Failure : std::uint8_t { None, Margin, BorrowLimit };
    struct Check {
        Failure failure{};
        std::vector<MarginLine> lines; ///< of the view that failed
    };
    /// IMR at most 100 % resting and in every filled view, or healing against `before`; totalExposure within
    /// `borrowLimit` or not grown.
    Check checkAgainst(const AccountView& before, Usd borrowLimit) const;
    /// The same with one of the orders filled at its price and all others resting: where an order that crosses leaves
    /// its account at once (RULES.md section 10, 4).
    Check checkFilledAlone(OrderId order, const AccountView& before, Usd borrowLimit) const;

    MarginTerms terms() const { return {state_->marks, state_->risk->assetRisks, leverageLimit_}; }

private:
    struct Line {
        AssetId asset;
        Quantity available;
        Quantity lent;
        Quantity tied; ///< locked in orders
        Quantity debt;
        Quantity wouldBorrow;
    };
    struct Resting {
        Order order;
        MarketId market;
        FeeFraction fee;
    };
    /// The markets with orders; bit i of a combination says which side of market i fills (0: bids).
    using Combination = std::uint32_t;

    Check judge(std::vector<MarginLine> lines, const AccountView& before, const std::vector<MarginLine>& linesBefore,
        Usd borrowLimit) const;
    Line& line(AssetId asset);
    const Line* find(AssetId asset) const;
    std::vector<MarketId> marketsWithOrders() const;
    bool borrowsNothing() const;
    std::vector<MarginLine> filledLines(const std::vector<MarketId>& markets, Combination combination) const;
    void fillInto(std::vector<Line>& lines, const Resting& resting) const;
    static Line& lineOf(std::vector<Line>& lines, AssetId asset);
    AssetId payAsset(const Resting& resting) const;
    AssetId receiveAsset(const Resting& resting) const;
    bool repays(const Resting& resting, AssetId asset) const;

    const State* state_;
    Settings settings_;
    Ratio leverageLimit_;
    std::vector<Line> lines_;
    std::vector<Resting> orders_; ///< by id
};

} // namespace plimsoll
