// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/paged.h"
#include "domain/exchange/state.h"
#include "service/host/account_history.h"
#include "service/view_series.h"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace plimsoll {

/// One narrow row an account, for order, filter and counts on screen. Filled from exact figures, a stated number of
/// accounts a call, so that its cost is that of the screen; never decided on. Rows are in pages that a survey on
/// another thread may share.
class AccountColumns {
public:
    static constexpr float beyond = std::numeric_limits<float>::max();

    struct Row {
        float marginFraction{};
        float mmr{};
        float netEquity{};
        float exposure{};
        float distance{beyond}; ///< relative move of the mark of its largest leg to the line, about; `beyond` for none
        float largestDebtValue{};
        std::uint16_t largestDebt{noAsset};
        view::MmrBand band{};
    };
    static constexpr std::uint16_t noAsset = 0xFFFF;
    using Rows = Paged<Row, 256>;

    /// Refreshes the next `count` accounts in turn, new ones at once.
    void sweep(const State& state, std::size_t count);
    /// Every account as it is now: the ones that a replay came past, and those that it did not.
    void refreshAll(const State& state);
    /// Time stands still: all accounts are behind until sweeps have come round once.
    void beginRound() { behind_ = rows_.size(); }
    bool isBehind() const { return behind_ > 0; }
    void refresh(const State& state, SubaccountId id);

    const Rows& rows() const { return rows_; }
    AccountHistory& history() { return history_; }
    /// The highest MMR of all, as last swept; none without exposure.
    std::optional<SubaccountId> worst() const;
    /// Accounts with MMR at or above 80 %.
    std::uint32_t atRisk() const;
    const std::array<std::uint32_t, view::mmrBandCount>& byBand() const { return byBand_; }
    const std::array<double, view::mmrBandCount>& exposureByBand() const { return exposureByBand_; }
    view::Histogram mmrHistogram() const;
    view::Histogram marginFractionHistogram() const;

    /// Accounts with MMR from 80 to 100 % that are not in the queue, nearest first, at most `count`. Those that it
    /// gives are looked at anew; who came nearer since the last sweep may be missing, nobody who went away is there.
    std::vector<SubaccountId> watch(const State& state, std::size_t count);
    /// How many there are; reads the queue.
    std::uint32_t watched(const State& state) const;

private:
    static constexpr std::size_t binCount = 60;
    struct Bins {
        std::array<std::uint32_t, binCount> counts{};
        std::uint32_t above{0};
        std::uint32_t none{0};
        void count(const Row& row, double value, double step, int by);
    };

    std::vector<SubaccountId> nearest(const State& state, std::size_t count) const;
    void countIn(const Row& row, int by);

    Rows rows_;
    std::set<std::pair<float, std::uint32_t>> danger_; ///< MMR negated and number: nearest to liquidation first
    AccountHistory history_;
    /// MMR negated and number of the worst: of the last round of sweeps, and of the round under way.
    using Worst = std::pair<float, std::uint32_t>;
    static constexpr Worst nobody{std::numeric_limits<float>::max(), 0};
    Worst worst_{nobody};
    Worst worstOfRound_{nobody};
    std::size_t next_{0};
    std::size_t behind_{0};
    std::array<std::uint32_t, view::mmrBandCount> byBand_{};
    std::array<double, view::mmrBandCount> exposureByBand_{};
    Bins mmrBins_;
    Bins marginFractionBins_;
};

view::MmrBand bandOf(const MarginSums& sums);

} // namespace plimsoll
