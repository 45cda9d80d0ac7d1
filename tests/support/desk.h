// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/apply.h"

#include <string>
#include <string_view>
#include <vector>

namespace plimsoll::test {

/// A small exchange for tests told as stories: amounts as decimal text, assets by symbol, accounts by number. Every
/// command is followed by all invariants; what broke is kept in broken().
class Desk {
public:
    /// USDC and SOL (and what else `risk` has) on Sunday, 2025-10-12, at `minute` past ten; accounts 1 .. `accounts`.
    explicit Desk(RiskConfiguration risk, int accounts = 4, int minute = 0);

    /// Applies a command; whether it was accepted.
    bool take(const Command& command);
    void deposit(unsigned id, std::string_view symbol, std::string_view quantity);
    bool lend(unsigned id, std::string_view symbol, std::string_view quantity);
    bool borrow(unsigned id, std::string_view symbol, std::string_view quantity);
    bool withdraw(unsigned id, std::string_view symbol, std::string_view quantity);
    /// A limit order on SOL_USDC with the Margin box ticked.
    bool buy(unsigned id, std::string_view quantity, std::string_view price);
    bool sell(unsigned id, std::string_view quantity, std::string_view price);
    void mark(std::string_view symbol, std::string_view price);
    /// Time passes; what happened in liquidations is told().
    void pass(std::int64_t seconds);

    PlaceOrder order(unsigned id, Side side, std::string_view quantity, std::string_view price) const;
    AssetId asset(std::string_view symbol) const;
    const Outcome& last() const { return last_; }
    const std::string& broken() const { return broken_; }
    bool isQueued(unsigned id) const { return state.queue.contains(SubaccountId{id}); }

    std::string held(unsigned id, std::string_view symbol) const;
    std::string owed(unsigned id, std::string_view symbol) const;
    std::string lent(unsigned id, std::string_view symbol) const;
    MarginSums sums(unsigned id) const;
    /// Of the last command, one line each: "Book 32.5 USDC by 0.75 SOL, fee 0.325, 0.045 > 0.0526",
    /// "ended Restored", "deficit 10 SOL, to fund 4, socialised 6".
    std::vector<std::string> told() const;
    /// The same in one line: " | " between.
    std::string story() const;

    State state;

private:
    Outcome last_;
    std::string broken_;
};

/// RULES.md section 12, example 2: account 1 holds 20 SOL at 100 and owes 1,000 USDC; no interest, no size curves.
/// Account 3 lends USDC, 4 has SOL and asks nothing.
Desk deskWithALong();

/// Account 1 has 1,200 USDC and owes 10 SOL; 3 lends SOL, 2 has 100 SOL and 10,000 USDC to trade.
Desk deskWithAShort(RiskConfiguration risk);

} // namespace plimsoll::test
