// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"
#include "domain/base/numbers.h"
#include "domain/exchange/risk_configuration.h"

namespace plimsoll {

/// Annual interest rates of a pool; the lend rate after fee.
struct PoolRates {
    Ratio borrow;
    Ratio lend;
};

/// State of one lending pool by index accounting (RULES.md sections 6 and 13, Positions). A position is shares of an
/// index; nobody's interest is ever written into an account. The treasury's lend is what is left of the claims after
/// all other lends, so every remainder is its own.
struct Pool {
    Index borrowIndex{Index::whole(1)};
    Index lendIndex{Index::whole(1)};
    Shares debtShares; ///< of all borrowers
    Shares lendShares; ///< of all lenders but the treasury
    Quantity cash;     ///< lent and not borrowed
    Quantity unearned; ///< interest charged in advance and not yet credited
    Ratio throttleBound;

    Quantity interestCharged;  ///< since the world began, entry fees included
    Quantity interestCredited; ///< of it, to lenders
    Quantity interestFees;     ///< of it, to the treasury as fee
    Quantity interestLost;     ///< of it, unearned interest that a socialised loss consumed

    /// What a position owes (up) or is owed (down).
    Quantity debtOf(Shares shares) const;
    Quantity lendOf(Shares shares) const;
    /// Shares for a reading: of a debt down, of a lend up.
    Shares sharesOfDebt(Quantity quantity) const;
    Shares sharesOfLend(Quantity quantity) const;

    Quantity borrowedQuantity() const { return debtOf(debtShares); }
    Quantity lentQuantity() const { return cash + borrowedQuantity(); }
    /// What lenders may claim, the treasury included.
    Quantity claims() const { return lentQuantity() - unearned; }
    Quantity treasuryLend() const { return claims() - lendOf(lendShares); }
    /// borrowed / lent, rounded down; 0 where nothing is lent.
    Ratio utilization() const;
    /// At the present utilization.
    PoolRates rates(const PoolParameters& parameters) const;

    /// Restates a position to a new reading and keeps the totals; cash is the caller's business.
    void restateDebt(Shares& position, Quantity reading);
    void restateLend(Shares& position, Quantity reading);

    /// min(maxUtilization, max(bound, threshold)).
    Ratio ceiling(const PoolParameters& parameters) const;
    /// Whether one more borrow of `quantity` keeps utilization at or under the ceiling.
    bool borrowKeepsCeiling(const PoolParameters& parameters, Quantity quantity) const;
    bool redeemKeepsCeiling(const PoolParameters& parameters, Quantity quantity) const;
    /// Largest further borrow under the ceiling (not looking at cash or limits), rounded down.
    Quantity headroom(const PoolParameters& parameters) const;

    /// Interest due now for `quantity` borrowed from `now` to the next full hour, at the rate that holds once it is
    /// counted; rounded up.
    Quantity entryFee(const PoolParameters& parameters, Quantity quantity, Timestamp now) const;
    /// The same at the present utilization: for a quantity that is in the books already.
    Quantity entryFeeCounted(const PoolParameters& parameters, Quantity quantity, Timestamp now) const;
    /// Books interest that a debt grew by: the fee to the treasury, the rest to unearned.
    void bookInterest(const PoolParameters& parameters, Quantity charged);

    /// The full hour: credits what is left unearned, then charges the hour ahead. Returns the interest charged.
    Quantity chargeHour(const PoolParameters& parameters);
    /// A full minute inside the hour: credits one of `minutesLeft` equal parts of what is unearned.
    void creditMinute(std::int64_t minutesLeft);
    void updateThrottle(const PoolParameters& parameters);

    /// Lowers all lends in proportion after `loss` of debt has vanished without cash. Call after the debt was removed.
    /// Returns true where the index restarted at 1: then all lends of all accounts are to be set to zero.
    [[nodiscard]] bool spreadLoss(Quantity loss);

    template <class Self, class Visit>
    static void fields(Self& self, Visit& visit)
    {
        visit("borrowIndex", self.borrowIndex);
        visit("lendIndex", self.lendIndex);
        visit("debtShares", self.debtShares);
        visit("lendShares", self.lendShares);
        visit("cash", self.cash);
        visit("unearned", self.unearned);
        visit("throttleBound", self.throttleBound);
        visit("interestCharged", self.interestCharged);
        visit("interestCredited", self.interestCredited);
        visit("interestFees", self.interestFees);
        visit("interestLost", self.interestLost);
    }

private:
    void credit(Quantity quantity);
};

} // namespace plimsoll
