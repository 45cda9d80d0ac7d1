// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/host/account_columns.h"
#include "service/host/alert_watch.h"
#include "service/host/borrow_sources.h"
#include "service/host/feed_recorder.h"
#include "service/host/series_recorder.h"
#include "service/host/survey.h"
#include "service/host/trade_recorder.h"
#include "service/view_snapshot.h"

#include <functional>
#include <map>
#include <memory>

namespace plimsoll {

/// Makes what the screen shows out of the running state, on the engine's thread. Its cost follows the request:
/// aggregates of pools, the rows in view, one account, one pool; the columns of all accounts are refreshed a fixed
/// number a call, and what needs a look at all of them is left to a survey.
class ViewBuilder {
public:
    /// Accounts refreshed with each publication.
    static constexpr std::size_t sweepSize = 1500;

    /// `defer` runs what is left to a survey.
    explicit ViewBuilder(Survey::Defer defer)
        : survey_(std::move(defer))
    {
    }

    void observe(const State& after, std::uint64_t sequence, const Command& command, const Outcome& outcome,
        const std::string& actor);
    /// Of a world that is opened, however long ago it began, and the marks it began with.
    void worldBegan(Timestamp start, const std::vector<Price>& marks) { series_.worldBegan(start, marks); }
    /// Minutes from before it was opened (JournalSource::lastMinutes).
    void remember(const ProjectedRows& minutes) { series_.add(minutes, std::nullopt); }
    /// What providers of the backstop were granted before it was opened.
    void remember(const std::map<SubaccountId, Usd>& grants) { feed_.remember(grants); }
    /// Who placed what still stands from before it was opened.
    void remember(const ControlsBefore& before) { feed_.remember(before); }
    /// Who asked for what the replay told, and why.
    void remember(const std::vector<OperatorAction>& actions) { feed_.remember(actions); }
    /// The shift book from now on.
    void show(std::shared_ptr<const ShiftBook> shift) { shift_ = std::move(shift); }
    /// What was known of alerts then (AlertWatch::kept).
    void resumeAlerts(const std::string& kept) { alerts_.resume(kept); }
    /// Of the debts of a world that is opened, before it is replayed.
    void resumeSources(const std::string& kept) { sources_.resume(kept); }
    std::string keptSources() const { return sources_.kept(); }
    std::string keptAlerts() const { return alerts_.kept(); }
    std::optional<view::Alert> acknowledge(const view::AlertKey& alert) { return alerts_.acknowledge(alert); }
    /// Of a world that was opened: no figure is of the accounts that its replay happened to pass.
    void countAll(const State& state) { columns_.refreshAll(state); }
    /// Time stands still: every account is to be refreshed, so that counts agree with each other.
    void beginRound() { columns_.beginRound(); }
    bool isBehind() const { return columns_.isBehind(); }
    /// One part of that.
    void catchUp(const State& state) { columns_.sweep(state, sweepSize); }
    void note(view::FeedEntry entry) { feed_.note(std::move(entry)); }

    /// `origins` by asset; `wallMs` is the clock on the wall, which surveys are renewed by (once a second). The table
    /// of the published request is the one that the rows answer.
    std::shared_ptr<const view::ViewSnapshot> build(const State& state, const view::ViewRequest& request,
        view::Status status, const std::vector<view::PriceSource>& origins,
        std::shared_ptr<const std::vector<Change>> changes, std::int64_t wallMs);

    std::vector<view::ParameterChange> historyOf(const State& state, const std::string& path) const;
    /// Every account with MMR at or above 80 %, worst first; reads every account.
    std::vector<view::MarginCall> marginCalls(const State& state) const;
    /// Finds all accounts of a table in order; what it gives may run on another thread.
    std::function<std::vector<SubaccountId>()> ordering(
        const State& state, const view::AccountTableRequest& table) const;

private:
    void fillAssets(const State& state, const std::vector<view::PriceSource>& origins, view::ViewSnapshot& view) const;
    void fillPools(const State& state, view::ViewSnapshot& view) const;
    void fillOverview(view::ViewSnapshot& view) const;
    void fillWorst(const State& state, view::ViewSnapshot& view) const;
    void fillAccounts(const State& state, view::ViewSnapshot& view);
    void fillPool(const State& state, view::ViewSnapshot& view) const;
    void fillAccount(const State& state, view::ViewSnapshot& view);
    void fillLiquidations(const State& state, view::ViewSnapshot& view);
    void fillWatched(const State& state, view::ViewSnapshot& view) const;
    void fillExchange(const State& state, view::ViewSnapshot& view) const;

    std::optional<view::TraderDetail> traderOf(const State& state, SubaccountId id) const;
    view::QueueRow queueRowOf(const State& state, SubaccountId id) const;
    view::Hold assetHoldOf(const State& state, AssetId asset) const;

    AccountColumns columns_;
    FeedRecorder feed_;
    SeriesRecorder series_;
    TradeRecorder trades_;
    BorrowSources sources_;
    Survey survey_;
    std::shared_ptr<const ShiftBook> shift_{std::make_shared<const ShiftBook>()};
    std::uint64_t publication_{0};
    AlertWatch alerts_;
    std::shared_ptr<const RiskConfiguration> riskShown_;
    std::uint64_t riskVersion_{0};
};

} // namespace plimsoll
