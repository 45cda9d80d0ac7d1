// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/host/account_columns.h"
#include "service/host/borrow_sources.h"
#include "service/host/feed_recorder.h"
#include "service/host/series_recorder.h"
#include "service/host/trade_recorder.h"
#include "service/view_snapshot.h"

#include <memory>

namespace plimsoll {

/// Makes what the screen shows out of the running state, on the engine's thread. Its cost follows the request:
/// aggregates of pools, the rows in view, one account, one pool; the columns of all accounts are refreshed a fixed
/// number a call.
class ViewBuilder {
public:
    /// Accounts refreshed with each publication.
    static constexpr std::size_t sweepSize = 1500;

    void observe(const State& after, std::uint64_t sequence, const Command& command, const Outcome& outcome,
        const std::string& actor);
    /// After each simulated second.
    void sample(const State& state) { series_.sample(state, columns_.atRisk()); }
    /// Refreshes every account: when time stands still.
    void refreshAll(const State& state) { columns_.sweep(state, state.accounts.size()); }
    void note(view::FeedEntry entry) { feed_.note(std::move(entry)); }
    void clear();

    /// `origins` by asset; `now` is the clock on the wall, which the order of rows is renewed by (once a second).
    std::shared_ptr<const view::ViewSnapshot> build(const State& state, const view::ViewRequest& request,
        view::Status status, const std::vector<view::PriceSource>& origins, std::int64_t wallMs);

    std::vector<view::ParameterChange> historyOf(const State& state, const std::string& path) const;

private:
    void fillAssets(const State& state, const std::vector<view::PriceSource>& origins, view::ViewSnapshot& view) const;
    void fillPools(const State& state, view::ViewSnapshot& view) const;
    void fillOverview(const State& state, view::ViewSnapshot& view) const;
    void fillAccounts(const State& state, view::ViewSnapshot& view, std::int64_t wallMs);
    void fillPool(const State& state, view::ViewSnapshot& view);
    void fillAccount(const State& state, view::ViewSnapshot& view);
    void fillLiquidations(const State& state, view::ViewSnapshot& view) const;
    void fillAlerts(const State& state, view::ViewSnapshot& view);
    void fillExchange(const State& state, view::ViewSnapshot& view) const;

    view::AccountRow rowOf(const State& state, SubaccountId id) const;
    view::AccountFlags flagsOf(const State& state, SubaccountId id) const;
    std::optional<view::TraderDetail> traderOf(const State& state, SubaccountId id) const;
    view::QueueRow queueRowOf(const State& state, SubaccountId id) const;

    AccountColumns columns_;
    FeedRecorder feed_;
    SeriesRecorder series_;
    TradeRecorder trades_;
    BorrowSources sources_;
    std::uint64_t publication_{0};

    view::AccountTableRequest orderedFor_;
    std::vector<SubaccountId> order_;
    std::int64_t orderedAt_{0};
    std::uint64_t orderVersion_{0};

    std::optional<SubaccountId> tracked_;
    view::Series trackedFraction_;
    std::optional<AssetId> poolShown_;
    Timestamp poolShownAt_;
    std::vector<view::PoolShare> largestLenders_;
    std::vector<view::PoolShare> largestBorrowers_;
    std::uint32_t lenders_{0};
    std::uint32_t borrowers_{0};
    std::vector<view::Alert> alerts_;
    Usd fundMost_;
};

} // namespace plimsoll
