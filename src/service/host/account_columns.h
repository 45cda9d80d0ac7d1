// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/state.h"
#include "service/view_request.h"
#include "service/view_series.h"

#include <array>
#include <cstdint>
#include <vector>

namespace plimsoll {

/// One narrow row an account, for order, filter and counts on screen. Filled from exact figures, a stated number of
/// accounts a call, so that its cost is that of the screen; never decided on.
class AccountColumns {
public:
    struct Row {
        float marginFraction{};
        float mmr{};
        float netEquity{};
        float exposure{};
        float distance{};
        float largestDebtValue{};
        std::uint16_t largestDebt{noAsset};
        view::MmrBand band{};
    };
    static constexpr std::uint16_t noAsset = 0xFFFF;

    /// Refreshes the next `count` accounts in turn, new ones at once.
    void sweep(const State& state, std::size_t count);
    void refresh(const State& state, SubaccountId id);
    void clear() { *this = AccountColumns{}; }

    std::size_t size() const { return rows_.size(); }
    const Row& row(SubaccountId id) const { return rows_[id.value - 1]; }
    /// Accounts with MMR at or above 80 %.
    std::uint32_t atRisk() const;
    const std::array<std::uint32_t, view::mmrBandCount>& byBand() const { return byBand_; }
    const std::array<double, view::mmrBandCount>& exposureByBand() const { return exposureByBand_; }
    view::Histogram mmrHistogram() const;
    view::Histogram marginFractionHistogram() const;

    /// The order of the Margin table under a request: accounts that pass its filter, sorted.
    std::vector<SubaccountId> order(const State& state, const view::AccountTableRequest& request) const;
    /// Accounts with MMR from 80 to 100 %, nearest first, at most `count`.
    std::vector<SubaccountId> watch(std::size_t count) const;

private:
    static constexpr std::size_t binCount = 60;
    struct Bins {
        std::array<std::uint32_t, binCount> counts{};
        std::uint32_t above{0};
        std::uint32_t none{0};
        void count(const Row& row, double value, double step, int by);
    };

    void countIn(const Row& row, int by);

    std::vector<Row> rows_;
    std::size_t next_{0};
    std::array<std::uint32_t, view::mmrBandCount> byBand_{};
    std::array<double, view::mmrBandCount> exposureByBand_{};
    Bins mmrBins_;
    Bins marginFractionBins_;
};

view::MmrBand bandOf(const MarginSums& sums);

} // namespace plimsoll
