// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/small_vector.h"
#include "domain/exchange/event.h"
#include "domain/exchange/state.h"

#include <vector>

namespace plimsoll {

/// How arriving money may be used (RULES.md section 5, What arrives).
struct ArrivalRules {
    Flag repay{Flag::Off};
    Flag lend{Flag::Off};
    BorrowLendSource repaySource{BorrowLendSource::AutoBorrowRepay};
};

/// One command in the making: the state that it changes, the events that tell of it, and the accounts that it moved.
/// Every movement of money goes through here, so that what leaves one place arrives at another.
class Ledger {
public:
    Ledger(State& changed, std::vector<Event>& told)
        : state(changed)
        , events(told)
    {
    }

    State& state;
    std::vector<Event>& events;

    using Moved = SmallVector<SubaccountId, 8>; ///< sorted

    /// Accounts that this command moved, to be tested for liquidation at its end.
    Moved moved;

    const Account& account(SubaccountId id) const { return state.account(id); }
    void markMoved(SubaccountId id);
    void forgetMoved(SubaccountId id);
    /// For writing; the account counts as moved.
    Account& edit(SubaccountId id);

    Quantity available(SubaccountId id, AssetId asset) const;
    Quantity lendOf(SubaccountId id, AssetId asset) const;
    Quantity debtOf(SubaccountId id, AssetId asset) const;

    void credit(SubaccountId id, AssetId asset, Quantity quantity);
    void debit(SubaccountId id, AssetId asset, Quantity quantity);
    /// Between available and locked of one account.
    void lock(SubaccountId id, AssetId asset, Quantity quantity);
    void unlock(SubaccountId id, AssetId asset, Quantity quantity);

    /// Available to lend, as far as asked; the pool's rules are the caller's business.
    void lend(SubaccountId id, AssetId asset, Quantity quantity, BorrowLendSource source);
    /// Lend to available.
    void redeem(SubaccountId id, AssetId asset, Quantity quantity, BorrowLendSource source);
    /// Cash of the pool to available; the entry fee is charged by chargeEntryFees().
    void borrow(SubaccountId id, AssetId asset, Quantity quantity, BorrowLendSource source);
    /// Available to the pool, at most what is owed. Returns what was repaid.
    Quantity repay(SubaccountId id, AssetId asset, Quantity quantity, BorrowLendSource source);
    /// Lowers a debt with nothing paid to the pool: somebody else took it or it is written off.
    void dropDebt(SubaccountId id, AssetId asset, Quantity quantity, BorrowLendSource source);
    /// Raises a debt with nothing paid out by the pool.
    void takeDebt(SubaccountId id, AssetId asset, Quantity quantity, BorrowLendSource source);
    /// Lowers a lend with no cash paid out, and raises one with none paid in.
    void dropLend(SubaccountId id, AssetId asset, Quantity quantity, BorrowLendSource source);
    void takeLend(SubaccountId id, AssetId asset, Quantity quantity, BorrowLendSource source);
    /// A lend and a debt of one asset meet in an account: both fall by the smaller, without cash.
    void setOff(SubaccountId id, AssetId asset);

    /// Money that arrived in `available`: repays, then is lent, as rules and pool allow; the rest stays. With an
    /// account's autoLend on, what had to stay before goes along: all free quantity is lent (RULES.md section 6).
    void arrive(SubaccountId id, AssetId asset, Quantity quantity, ArrivalRules rules);
    ArrivalRules arrivalRules(SubaccountId id, AutoFlags orderFlags) const;
    ArrivalRules arrivalRules(SubaccountId id) const;

    /// Charges the entry fee of this command's borrows, once an account and asset (RULES.md section 13, Rates and
    /// fees).
    void chargeEntryFees();

    /// What a command has done so far, to be undone as a whole.
    struct Checkpoint;
    Checkpoint checkpoint() const;
    void restore(Checkpoint&& saved);

private:
    struct Opened {
        SubaccountId subaccount;
        AssetId asset;
        Quantity quantity;
    };

    Quantity freeWithAutoLend(SubaccountId id, AssetId asset) const;
    void settleEmpty(SubaccountId id);
    void tell(SubaccountId id, AssetId asset, BorrowLendEventType type, BorrowLendSource source, Quantity quantity);

    std::vector<Opened> opened_;
};

struct Ledger::Checkpoint {
    State state;
    std::size_t eventCount{};
    Moved moved;
    std::vector<Opened> opened;
};

} // namespace plimsoll
