// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/small_vector.h"
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
    /// A try: a resting order is cancelled; what it had locked becomes available.
    void withdraw(OrderId order);
    /// A try: `quantity` of a resting order fills at its price.
    void fill(OrderId order, Quantity quantity, Price price);
    void setLeverageLimit(Ratio limit) { leverageLimit_ = limit; }
    /// Values it by other functions than those of its state, by asset; they have to outlive it.
    void setRisks(const std::vector<AssetRisk>& risks, const std::vector<AssetRisk>& coming)
    {
        risks_ = &risks;
        comingRisks_ = &coming;
    }

    Quantity available(AssetId asset) const;
    Quantity lent(AssetId asset) const;
    Quantity owed(AssetId asset) const;

    /// Sums with all orders resting; tells which assets the orders would borrow.
    MarginSums resting(AssetIds* wouldBorrow = nullptr) const;
    /// What each resting order would borrow once what is free is allotted to the orders before it (RULES.md section 5),
    /// in order id: together the wouldBorrow of `restingLines`.
    std::vector<Quantity> shortfalls() const;
    std::vector<MarginLine> restingLines() const;
    /// Sums with all debts and no orders: the account's own lines.
    std::vector<MarginLine> plainLines() const;

    /// Markets with orders of one account that borrows: each more doubles the combinations of sides that are checked,
    /// so beyond this an order that would add a market is refused.
    static constexpr std::size_t marketsMax = 16;

    enum class Failure : std::uint8_t { None, Margin, BorrowLimit };
    struct Check {
        Failure failure{};
        std::vector<MarginLine> lines;         ///< of the view that failed
        const std::vector<AssetRisk>* risks{}; ///< under which it failed: in force, or announced
    };
    /// IMR at most 100 % resting and in every filled view, or healing against `before`; totalExposure within
    /// `borrowLimit` or not grown. Under what is announced of the parameters too.
    Check checkAgainst(const AccountView& before, Usd borrowLimit) const;
    /// The same with one of the orders filled at its price and all others resting: where an order that crosses leaves
    /// its account at once (RULES.md section 10, 4).
    Check checkFilledAlone(OrderId order, const AccountView& before, Usd borrowLimit) const;

    /// IMR at most 100 % resting, in force and as announced; nothing heals.
    Check checkInitial() const;

    /// What is announced of the assets of a check that failed under it alone: "path=value", by commas; else empty.
    std::string announcedBehind(const Check& failed) const;
    /// In force, and as announced where anything is; of the check that failed.
    MarginTerms terms() const { return termsUnder(*risks_); }
    MarginTerms comingTerms() const { return termsUnder(*comingRisks_); }
    MarginTerms termsOf(const Check& failed) const { return termsUnder(*failed.risks); }

private:
    struct Line {
        AssetId asset;
        Quantity available;
        Quantity lent;
        Quantity tied; ///< locked in orders, or allotted to them
        Quantity debt;
        Quantity wouldBorrow;
    };
    using Lines = SmallVector<Line, 8>;
    struct Resting {
        Order order;
        MarketId market;
        FeeFraction fee;
        AssetId pays;
        AssetId receives;
        Quantity need; ///< of the asset that it pays
    };
    /// The markets with orders; bit i of a combination says which side of market i fills (0: bids).
    using Markets = SmallVector<MarketId, marketsMax>;
    using Combination = std::uint32_t;

    /// What `check` says of the parameters in force, and then of those that are announced.
    template <class CheckUnder>
    Check firstFailure(CheckUnder check) const;
    Check checkUnder(const std::vector<AssetRisk>& risks, const AccountView& before, Usd borrowLimit) const;
    template <class LinesBefore>
    Check judgeUnder(const std::vector<AssetRisk>& risks, const Lines& lines, const AccountView& before,
        LinesBefore linesBefore, Usd borrowLimit) const;
    MarginTerms termsUnder(const std::vector<AssetRisk>& risks) const { return {state_->marks, risks, leverageLimit_}; }
    MarginSums sumsUnder(const std::vector<AssetRisk>& risks, const Lines& lines) const;
    static std::vector<MarginLine> marginLines(const Lines& lines);
    Line& line(AssetId asset);
    const Line* find(AssetId asset) const;
    Resting restingOf(const Order& order, MarketId market, FeeFraction fee) const;
    Resting& restingAt(OrderId id);
    Markets marketsWithOrders() const;
    bool borrowsNothing() const;
    Lines allotted(std::vector<Quantity>* shortfalls = nullptr) const;
    Lines filled(const Markets& markets, Combination combination) const;
    void fillInto(Lines& lines, const Resting& resting) const;
    void borrowShortfalls(Lines& lines) const;
    static Line& lineOf(Lines& lines, AssetId asset);
    bool repays(const Resting& resting, AssetId asset) const;

    const State* state_;
    const std::vector<AssetRisk>* risks_;
    const std::vector<AssetRisk>* comingRisks_; ///< empty where nothing is announced
    Settings settings_;
    Ratio leverageLimit_;
    Lines lines_;
    SmallVector<Resting, 4> orders_; ///< by id
};

} // namespace plimsoll
