// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/paged.h"
#include "domain/base/small_vector.h"
#include "domain/exchange/account.h"
#include "domain/liquidation/level_index.h"
#include "domain/margin/margin.h"

#include <array>
#include <vector>

namespace plimsoll {

struct State;

using AssetIds = SmallVector<AssetId, 16>;

/// Accounts tested for liquidation by this thread; read by tests of what a mark costs.
inline thread_local std::uint64_t accountsTested = 0;

/// Finds the accounts that a move of marks or indices could have made liquidatable, without looking at the others.
///
/// After each exact test an account gets a safe move d: as long as no asset that it holds fell by more than d, and none
/// that it owes rose by more than d (mark x borrow index), it cannot be liquidatable. With A = value after haircuts and
/// B = liabilities and maintenance, A falls at most by d x A, since weights never rise with size, and B rises at most
/// by the factor (1 + d)^1.5 <= 1 + 1.83 d for d <= 1, since mmf grows at most with the root of size; so d = (A - B) /
/// (A + 1.83 B), less a margin for rounding. Each of its assets then has a level at which it is looked at again. Levels
/// are kept in buckets of 0.1 %, rounded towards too early. Levels that are filed stay filed while they are at least as
/// near as new ones would be: so most orders file nothing. Derived from the state, never hashed.
class MarginWatch {
public:
    /// Both sides of the test in USD: `assets` after haircuts, at least; liabilities and maintenance, at most.
    struct Sides {
        double assets{};
        double owed{};
    };
    static Sides sidesOf(const MarginSums& sums);

    /// Sets the levels of an account with exposure that was tested and is not liquidatable.
    void update(
        const State& state, SubaccountId id, const Account& account, const AssetIds& wouldBorrow, const Sides& sides);
    /// The account owes nothing, or is in the queue.
    void forget(SubaccountId id);
    /// Takes out, sorted by id, all accounts with a level that marks or indices of now have reached.
    std::vector<SubaccountId> takeReached(const State& state);

    /// False until every account has been tested since the last restart().
    bool isComplete() const { return complete_; }
    void restart();
    void setComplete() { complete_ = true; }

private:
    enum class Way : std::uint16_t { Falling, Rising };
    struct Level {
        AssetId asset;
        Way way{};
        std::uint32_t bucket{}; ///< the higher, the nearer
    };
    /// What is filed of an account; older entries than its generation count no more.
    struct Filed {
        static constexpr std::size_t levelsMax = 7; ///< an account with more is filed anew each time

        std::uint32_t generation{};
        std::uint32_t count{}; ///< 0: nothing is filed
        std::array<Level, levelsMax> levels{};

        bool covers(const Level& level) const;
    };
    using Wanted = SmallVector<Level, 16>;

    static Wanted wanted(const State& state, const Account& account, const AssetIds& wouldBorrow, const Sides& sides);
    LevelIndex& levels(const Level& level);
    Filed& filed(SubaccountId id);
    std::uint32_t generation(SubaccountId id) const;

    std::vector<LevelIndex> falling_; ///< by asset: reached when the mark is at or below
    std::vector<LevelIndex> rising_;  ///< by asset, lowest first: when mark x borrow index is at or above
    Paged<Filed, 8> filed_;           ///< by subaccount
    std::size_t added_{0};            ///< entries since the last restart
    bool complete_{false};
};

} // namespace plimsoll
