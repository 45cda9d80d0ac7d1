// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/view_builder.h"

#include "domain/base/decimal.h"
#include "domain/exchange/parameter.h"
#include "domain/liquidation/queue.h"
#include "domain/liquidation/waterfall.h"
#include "service/host/account_rows.h"
#include "service/host/projection.h"

#include <algorithm>
#include <set>
#include <utility>

namespace plimsoll {

namespace {

AssetId assetAt(std::size_t index)
{
    return AssetId{static_cast<std::uint16_t>(index)};
}

/// `value` as a decimal for the screen, cut to the step.
Ratio ratioOf(double value)
{
    constexpr double millionths = 1e6;
    return Ratio::fromRaw(static_cast<Int128>(value * millionths) * powerOfTen(12));
}

Usd usdOf(double value)
{
    constexpr double cents = 100;
    return Usd::fromRaw(static_cast<Int128>(value * cents) * powerOfTen(16));
}

view::Pool poolRow(const State& state, AssetId asset)
{
    const Pool& pool = state.pool(asset);
    const PoolParameters& parameters = state.poolParameters(asset);
    const Price mark = state.mark(asset);
    view::Pool row;
    row.asset = asset;
    row.state = parameters.state;
    row.lentQuantity = pool.lentQuantity();
    row.borrowedQuantity = pool.borrowedQuantity();
    row.lentValue = notional(row.lentQuantity, mark);
    row.borrowedValue = notional(row.borrowedQuantity, mark);
    row.utilization = pool.utilization();
    const PoolRates rates = pool.rates(parameters);
    row.borrowInterestRate = rates.borrow;
    row.lendInterestRate = rates.lend;
    row.optimalUtilization = parameters.optimalUtilization;
    row.throttleUtilizationThreshold = parameters.throttleUtilizationThreshold;
    row.throttleUtilizationBound = pool.throttleBound;
    row.ceiling = pool.ceiling(parameters);
    row.maxUtilization = parameters.maxUtilization;
    row.headroomQuantity = std::min(pool.headroom(parameters), pool.cash);
    row.headroomValue = notional(row.headroomQuantity, mark);
    row.throttled = row.utilization >= parameters.throttleUtilizationThreshold && row.lentQuantity.isPositive();
    return row;
}

std::vector<view::QueueDebt> debtsOf(const State& state, const Account& account)
{
    std::vector<view::QueueDebt> debts;
    for (const Position& position : account.positions) {
        const Quantity owed = state.pool(position.asset).debtOf(position.debtShares);
        if (owed.isPositive())
            debts.push_back({position.asset, owed, notional(owed, state.mark(position.asset))});
    }
    std::stable_sort(debts.begin(), debts.end(), [](const auto& a, const auto& b) { return a.value > b.value; });
    return debts;
}

/// Of an account in the queue.
view::LiquidationStage stageOf(const State& state, SubaccountId id)
{
    return static_cast<view::LiquidationStage>(
        static_cast<int>(state.queue.at(id).stage) + static_cast<int>(view::LiquidationStage::Book));
}

} // namespace

void ViewBuilder::observe(const State& after, std::uint64_t sequence, const Command& command, const Outcome& outcome,
    const std::string& actor)
{
    feed_.observe(after, sequence, command, outcome, actor);
    trades_.observe(after.now, sequence, outcome);
    sources_.observe(after, outcome);
    if (endsMinute(after, command, outcome)) {
        ProjectedRows minute;
        projectMinute(after, sequence, minute);
        // While a world is recovered nobody has looked at its accounts.
        series_.add(minute, publication_ > 0 ? std::optional{columns_.atRisk()} : std::nullopt);
    }
    for (const Event& event : outcome.events) {
        if (const auto* started = std::get_if<LiquidationStarted>(&event))
            columns_.refresh(after, started->subaccount);
        else if (const auto* ended = std::get_if<LiquidationEnded>(&event))
            columns_.refresh(after, ended->subaccount);
    }
}

std::shared_ptr<const view::ViewSnapshot> ViewBuilder::build(const State& state, const view::ViewRequest& request,
    view::Status status, const std::vector<view::PriceSource>& origins,
    std::shared_ptr<const std::vector<Change>> changes, std::int64_t wallMs)
{
    auto view = std::make_shared<view::ViewSnapshot>();
    columns_.sweep(state, sweepSize);
    survey_.look(state, columns_, *shift_, request, wallMs);
    view->publication = ++publication_;
    view->request = request;
    view->status = std::move(status);
    view->changes = std::move(changes);
    fillAssets(state, origins, *view);
    fillPools(state, *view);
    fillOverview(*view);
    view->mmrHistogram = columns_.mmrHistogram();
    view->marginFractionHistogram = columns_.marginFractionHistogram();
    view->feed.assign(feed_.feed().begin(), feed_.feed().end());
    fillAccounts(state, *view);
    fillPool(state, *view);
    fillAccount(state, *view);
    fillLiquidations(state, *view);
    fillWorst(state, *view);
    alerts_.look(*view);
    fillExchange(state, *view);
    fillWatched(state, *view);
    view->risk = {state.risk, &state.configuration()};
    view->announced = {state.risk, &state.risk->announced};
    if (view->risk != riskShown_) {
        riskShown_ = view->risk;
        ++riskVersion_;
    }
    view->riskVersion = riskVersion_;
    return view;
}

std::vector<view::ParameterChange> ViewBuilder::historyOf(const State& state, const std::string& path) const
{
    auto history = feed_.historyOf(path);
    if (history.empty())
        if (const auto parameter = parameterAt(state.configuration(), path))
            history.push_back({0, {}, {}, {}, {}, parameter->text(state.configuration())});
    return history;
}

void ViewBuilder::fillAssets(
    const State& state, const std::vector<view::PriceSource>& origins, view::ViewSnapshot& view) const
{
    for (std::size_t i = 0; i < state.assets.size(); ++i) {
        const AssetState& own = state.assets[i];
        view::Asset asset;
        asset.id = assetAt(i);
        asset.symbol = state.configuration().assets[i].symbol;
        asset.displayName = state.configuration().assets[i].displayName;
        asset.markPrice = state.marks[i];
        if (const double before = series_.markOneHourAgo(asset.id, state.now); before > 0)
            asset.changeOneHour = ratioOf(toDouble(asset.markPrice) / before - 1);
        asset.markState = own.pendingMark ? view::MarkState::Held
            : own.stale                   ? view::MarkState::Stale
                                          : view::MarkState::Live;
        asset.pendingMark = own.pendingMark;
        asset.markTime = own.markTime;
        asset.source = i < origins.size() ? origins[i] : view::PriceSource::Fixed;
        if (const PoolHolders* holders = survey_.holders(asset.id)) {
            asset.largestBalance = holders->largestBalance;
            asset.largestBorrow = holders->largestBorrow;
        }
        view.assets.push_back(std::move(asset));
    }
}

void ViewBuilder::fillPools(const State& state, view::ViewSnapshot& view) const
{
    constexpr std::size_t hour = 60;
    for (std::size_t i = 0; i < state.assets.size(); ++i) {
        view.pools.push_back(poolRow(state, assetAt(i)));
        view.pools.back().utilizationHour
            = series_.series(hour, [i](const SeriesRecorder::Sample& sample) { return sample.pools[i].utilization; });
    }
}

void ViewBuilder::fillOverview(view::ViewSnapshot& view) const
{
    constexpr std::size_t hour = 60;
    using Sample = SeriesRecorder::Sample;
    view::Overview& overview = view.overview;
    for (const view::Pool& pool : view.pools) {
        overview.lentValue += pool.lentValue;
        overview.borrowedValue += pool.borrowedValue;
        if (pool.lentQuantity.isPositive()
            && (!overview.worstPool || pool.utilization > view.pools[overview.worstPool->value].utilization))
            overview.worstPool = pool.asset;
    }
    overview.accountsAtRisk = columns_.atRisk();
    overview.accountsByBand = columns_.byBand();
    for (std::size_t band = 0; band < view::mmrBandCount; ++band)
        overview.exposureByBand[band] = usdOf(columns_.exposureByBand()[band]);
    overview.exposureAtRisk = overview.exposureByBand[static_cast<std::size_t>(view::MmrBand::Danger)]
        + overview.exposureByBand[static_cast<std::size_t>(view::MmrBand::Critical)];
    overview.lentHour = series_.series(hour, [](const Sample& sample) { return sample.lent; });
    overview.borrowedHour = series_.series(hour, [](const Sample& sample) { return sample.borrowed; });
    overview.worstUtilizationHour = series_.series(hour, [](const Sample& sample) { return sample.worstUtilization; });
    overview.accountsAtRiskHour = series_.series(hour, [](const Sample& sample) { return sample.accountsAtRisk; });
    overview.queueHour = series_.series(hour, [](const Sample& sample) { return sample.queue; });
    overview.fundLessBadDebtHour = series_.series(hour, [](const Sample& sample) { return sample.fundLessBadDebt; });
}

/// The first of the queue and of those before it are exact; all others are as last swept.
void ViewBuilder::fillWorst(const State& state, view::ViewSnapshot& view) const
{
    std::vector<SubaccountId> candidates;
    for (const auto* rows : {&view.liquidations.queue, &view.liquidations.watch})
        if (!rows->empty())
            candidates.push_back(rows->front().subaccount);
    if (const auto swept = columns_.worst(); swept && state.has(*swept))
        candidates.push_back(*swept);
    std::optional<view::AccountRow>& worst = view.overview.worstAccount;
    for (const SubaccountId id : candidates) {
        view::AccountRow row = accountRow(state, id);
        if (row.marginFraction && (!worst || row.marginFraction < worst->marginFraction))
            worst = std::move(row);
    }
}

void ViewBuilder::fillAccounts(const State& state, view::ViewSnapshot& view)
{
    constexpr std::size_t rowsMax = 200;
    const TableOrder& order = survey_.order();
    const std::uint32_t first = view.request.table.first;
    const std::size_t count = std::min<std::size_t>(view.request.table.count, rowsMax);
    view.accounts.first = first;
    view.accounts.matching = static_cast<std::uint32_t>(order.ids.size());
    view.accounts.accounts = static_cast<std::uint32_t>(state.accounts.size());
    view.accounts.orderVersion = order.version;
    for (std::size_t i = first; i < std::min(order.ids.size(), first + count); ++i)
        view.accounts.rows.push_back(accountRow(state, order.ids[i]));
    // The order is up to a second old, the figures are of now: what is shown together agrees.
    if (!view.request.table.freezeOrder) {
        sortRows(view.accounts.rows, order.table);
        survey_.arrange(first, view.accounts.rows);
    }
    if (view.request.followed) {
        const auto found = std::find(order.ids.begin(), order.ids.end(), *view.request.followed);
        if (found != order.ids.end())
            view.accounts.followedRow = static_cast<std::uint32_t>(found - order.ids.begin());
    }
    if (order.version == 0)
        return;
    const view::AccountTableRequest wanted = std::exchange(view.request.table, order.table);
    view.request.table.first = wanted.first;
    view.request.table.count = wanted.count;
    view.request.table.freezeOrder = wanted.freezeOrder;
}

std::function<std::vector<SubaccountId>()> ViewBuilder::ordering(
    const State& state, const view::AccountTableRequest& table) const
{
    return Survey::ordering(state, columns_, *shift_, table);
}

void ViewBuilder::fillWatched(const State& state, view::ViewSnapshot& view) const
{
    view.shift = shift_;
    if (!view.request.shows(view::Page::Overview))
        return;
    for (const ShiftSubject& watched : shift_->watched)
        if (watched.subaccount && state.has(*watched.subaccount))
            view.watched.push_back(accountRow(state, *watched.subaccount));
}

void ViewBuilder::fillPool(const State& state, view::ViewSnapshot& view) const
{
    if (!view.request.pool || view.request.pool->value >= state.assets.size())
        return;
    const AssetId asset = *view.request.pool;
    const Pool& pool = state.pool(asset);
    view::PoolDetail detail;
    detail.asset = asset;
    detail.unearnedQuantity = pool.unearned;
    detail.treasuryQuantity = pool.treasuryLend();
    if (const PoolHolders* holders = survey_.holders(asset)) {
        detail.lenders = holders->lenders;
        detail.borrowers = holders->borrowers;
        detail.largestLenders = holders->largestLenders;
        detail.largestBorrowers = holders->largestBorrowers;
    }
    const std::size_t at = asset.value;
    const auto history = [&](double SeriesRecorder::PoolSample::*figure) {
        return series_.series(
            SeriesRecorder::samplesMax, [&](const SeriesRecorder::Sample& sample) { return sample.pools[at].*figure; });
    };
    detail.utilization = history(&SeriesRecorder::PoolSample::utilization);
    detail.borrowInterestRate = history(&SeriesRecorder::PoolSample::borrowRate);
    detail.lendInterestRate = history(&SeriesRecorder::PoolSample::lendRate);
    view.pool = std::move(detail);
}

void ViewBuilder::fillLiquidations(const State& state, view::ViewSnapshot& view)
{
    constexpr std::uint32_t listedOfStageMax = 100;
    constexpr std::size_t watchMax = 20;
    view::Liquidations& page = view.liquidations;
    page.queueLength = static_cast<std::uint32_t>(state.queue.size());
    const auto total = [&page](view::LiquidationStage stage) -> std::uint32_t& {
        return page.stageTotals[static_cast<std::size_t>(stage)];
    };
    std::uint32_t rank = 0;
    for (const QueuePlace& place : queueOrder(state)) {
        page.queueExposure += place.sums.totalExposure;
        ++rank;
        if (++total(stageOf(state, place.id)) > listedOfStageMax)
            continue;
        page.queue.push_back(queueRowOf(state, place.id));
        page.queue.back().rank = rank;
    }
    total(view::LiquidationStage::Watch) = columns_.watched(state);
    for (const SubaccountId id : columns_.watch(state, watchMax))
        page.watch.push_back(queueRowOf(state, id));
    constexpr std::size_t doneListedMax = 20;
    std::set<SubaccountId> seen;
    for (const FeedRecorder::Done& done : feed_.done()) {
        if (state.now.ms - done.left.ms > FeedRecorder::doneAgeMax)
            break;
        // Who is back in the queue is not done, and who left twice is listed once.
        if (state.queue.contains(done.subaccount) || !seen.insert(done.subaccount).second)
            continue;
        if (++total(view::LiquidationStage::Done) > doneListedMax)
            continue;
        view::QueueRow row = queueRowOf(state, done.subaccount);
        row.stage = view::LiquidationStage::Done;
        row.triggered = done.triggered;
        row.left = done.left;
        row.exposureAtTrigger = done.exposureAtTrigger;
        row.liquidated = done.liquidated;
        row.endedInDeficit = done.endedInDeficit;
        page.done.push_back(std::move(row));
    }
    page.fills.assign(feed_.fills().begin(), feed_.fills().end());
    for (std::size_t i = 0; i < state.assets.size(); ++i) {
        if (state.assets[i].heldUntil <= state.now)
            continue;
        page.assetHolds.push_back(assetHoldOf(state, assetAt(i)));
    }
    page.backstopFund = fundNetAssets(state);
    for (const auto& [id, capacity] : state.providers) {
        const MarginSums sums = restingSums(state, state.account(id));
        const bool usable = !state.account(id).liquidating && sums.coversInitial();
        const Usd granted = std::max(capacity, feed_.grantOf(id));
        page.providers.push_back({id, capacity, granted, sums.imr(), usable});
        page.backstopCapacityTotal += granted;
        if (usable)
            page.backstopCapacity += capacity;
    }
    page.badDebt = state.badDebt;
    page.socialisedLoss = state.socialisedLoss;
    page.liquidationsTotal = feed_.liquidationsTotal();
    page.fillsTotal = feed_.fillsTotal();
    using Sample = SeriesRecorder::Sample;
    page.fundHistory = series_.series(SeriesRecorder::samplesMax, [](const Sample& sample) { return sample.fund; });
    page.queueHistory = series_.series(SeriesRecorder::samplesMax, [](const Sample& sample) { return sample.queue; });
    page.capacityHistory
        = series_.series(SeriesRecorder::samplesMax, [](const Sample& sample) { return sample.capacity; });
    page.badDebtHistory
        = series_.series(SeriesRecorder::samplesMax, [](const Sample& sample) { return sample.badDebt; });
    if (state.liquidationsPausedUntil > state.now)
        page.liquidationsPaused = feed_.stopOf(FeedRecorder::Stopped::Liquidations, state.liquidationsPausedUntil);
    if (state.matchingHaltedUntil > state.now)
        page.matchingHalted = feed_.stopOf(FeedRecorder::Stopped::Matching, state.matchingHaltedUntil);
}

view::QueueRow ViewBuilder::queueRowOf(const State& state, SubaccountId id) const
{
    const Account& account = state.account(id);
    const MarginSums sums = restingSums(state, account);
    view::QueueRow row;
    row.subaccount = id;
    row.stage = view::LiquidationStage::Watch;
    row.marginFraction = sums.marginFraction();
    row.mmr = sums.mmr();
    row.netEquity = sums.netEquity();
    row.exposureNow = sums.totalExposure;
    row.exposureAtTrigger = sums.totalExposure;
    Usd largest;
    for (const Position& position : account.positions) {
        const Usd value = notional(state.pool(position.asset).debtOf(position.debtShares), state.mark(position.asset));
        if (value > largest) {
            largest = value;
            row.largestDebt = position.asset;
        }
    }
    if (const view::LiquidationFill* fill = feed_.lastFillOf(id))
        row.lastFill = *fill;
    row.fills = feed_.fillsOf(id);
    const auto entry = state.queue.find(id);
    if (entry == state.queue.end())
        return row;
    row.stage = stageOf(state, id);
    row.triggered = entry->second.triggered;
    row.exposureAtTrigger = entry->second.exposureAtTrigger;
    if (entry->second.takenOver) {
        row.takeOver = feed_.takeOverOf(id);
        row.debts = debtsOf(state, account);
    }
    if (entry->second.heldUntil > state.now) {
        const view::Hold* hold = feed_.holdOf(id, std::nullopt);
        row.hold = hold != nullptr ? *hold : view::Hold{id, std::nullopt, {}, {}, {}};
        row.hold->until = entry->second.heldUntil;
    }
    const NextStep step = nextStep(state, id);
    row.waitsForMark = step.waitsForMark;
    if (step.debt)
        row.nextSlice
            = view::NextSlice{*step.debt, std::nullopt, step.slice, notional(step.slice, state.mark(*step.debt))};
    if (step.isHeld && row.largestDebt)
        row.debtHold = assetHoldOf(state, *row.largestDebt);
    return row;
}

/// Who held it and why, as far as the journal says.
view::Hold ViewBuilder::assetHoldOf(const State& state, AssetId asset) const
{
    const view::Hold* known = feed_.holdOf(std::nullopt, asset);
    view::Hold hold = known != nullptr ? *known : view::Hold{std::nullopt, asset, {}, {}, {}};
    hold.until = state.assets[asset.value].heldUntil;
    return hold;
}

} // namespace plimsoll
