// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/paged.h"
#include "domain/exchange/account.h"
#include "domain/liquidation/level_index.h"
#include "domain/margin/margin.h"

#include <vector>

namespace plimsoll {

struct State;

/// Accounts tested for liquidation by this thread; read by tests of what a mark costs.
inline thread_local std::uint64_t accountsTested = 0;

/// Finds the accounts that a move of marks or indices could have made liquidatable, without looking at the others.
///
/// After each exact test an account gets a safe move d: as long as no asset that it holds fell by more than d, and none
/// that it owes rose by more than d (mark x borrow index), it cannot be liquidatable. With A = value after haircuts and
/// B = liabilities and maintenance, A falls at most by d x A, since weights never rise with size, and B rises at most
/// by the factor (1 + d)^1.5 <= 1 + 1.83 d for d <= 1, since mmf grows at most with the root of size; so d = (A - B) /
/// (A + 1.83 B), less a margin for rounding. Each of its assets then has a level at which it is looked at again. Levels
/// are kept in buckets of 0.1 %, rounded towards too early. Derived from the state, never hashed.
class MarginWatch {
public:
    /// Sets the levels of an account that was tested and is not liquidatable.
    void update(const State& state, SubaccountId id, const Account& account, const std::vector<AssetId>& wouldBorrow,
        const MarginSums& sums);
    /// The account owes nothing, or is in the queue.
    void forget(SubaccountId id);
    /// Takes out, sorted by id, all accounts with a level that marks or indices of now have reached.
    std::vector<SubaccountId> takeReached(const State& state);

    /// False until every account has been tested since the last restart().
    bool isComplete() const { return complete_; }
    void restart();
    void setComplete() { complete_ = true; }

private:
    void add(std::vector<LevelIndex>& side, AssetId asset, std::uint32_t bucket, SubaccountId id);
    std::uint32_t generation(SubaccountId id) const;
    std::uint32_t raiseGeneration(SubaccountId id);

    std::vector<LevelIndex> falling_;       ///< by asset: reached when the mark is at or below
    std::vector<LevelIndex> rising_;        ///< by asset, lowest first: when mark x borrow index is at or above
    Paged<std::uint32_t, 256> generations_; ///< older entries of an account count no more
    std::size_t added_{0};                  ///< entries since the last restart
    bool complete_{false};
};

} // namespace plimsoll
