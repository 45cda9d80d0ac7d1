// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/account_view.h"
#include "domain/liquidation/queue.h"
#include "service/host/account_rows.h"
#include "service/host/view_builder.h"

#include <algorithm>
#include <set>

namespace plimsoll {

namespace {

Usd maintenanceOf(const MarginSums& sums)
{
    return Usd::fromRaw(sums.maintenanceRequirement.dividedBy(Ratio::scale, Rounding::Up));
}

/// Up to the least that a deposit counts.
Usd payable(Usd value)
{
    const Int128 step = powerOfTen(Usd::decimals - Quantity::decimals);
    return Usd::fromRaw(divideRounded(value.raw, step, Rounding::Up) * step);
}

/// None where no price is moved, or where a moved one leaves the range of numbers.
std::optional<view::AccountWhatIf> whatIfOf(
    const State& state, const std::vector<view::PriceMove>& moves, const AccountView& own, Ratio leverageLimit)
try {
    if (moves.empty())
        return std::nullopt;
    std::vector<Price> marks = state.marks;
    for (const view::PriceMove& moved : moves)
        if (moved.asset.value < marks.size())
            marks[moved.asset.value] = moved.applied(marks[moved.asset.value]);
    const MarginTerms terms{marks, state.risk->assetRisks, leverageLimit};
    const MarginSums sums = marginSums(own.restingLines(), terms);
    view::AccountWhatIf whatIf;
    whatIf.band = bandOf(sums);
    whatIf.netEquity = sums.netEquity();
    whatIf.toRestore = std::max(Usd{}, maintenanceOf(sums) - sums.netEquity());
    whatIf.marginFraction = sums.marginFraction();
    whatIf.mmr = sums.mmr();
    whatIf.losesOrdersOnly = sums.isLiquidatable() && !marginSums(own.plainLines(), terms).isLiquidatable();
    return whatIf;
} catch (const ArithmeticFault&) {
    return std::nullopt;
}

} // namespace

std::vector<view::MarginCall> ViewBuilder::marginCalls(const State& state) const
{
    std::vector<view::MarginCall> calls;
    for (std::uint32_t i = 1; i <= state.accounts.size(); ++i) {
        const MarginSums sums = restingSums(state, state.account(SubaccountId{i}));
        if (bandOf(sums) < view::MmrBand::Danger)
            continue;
        // MMR is 80 % where equity is 5/4 of the maintenance requirement.
        const Usd target = Usd::fromRaw(mulDiv(maintenanceOf(sums).raw, 5, 4, Rounding::Up));
        calls.push_back({accountRow(state, SubaccountId{i}), payable(std::max(Usd{}, target - sums.netEquity()))});
    }
    std::stable_sort(calls.begin(), calls.end(), [](const view::MarginCall& a, const view::MarginCall& b) {
        return a.row.mmr.value_or(Ratio::largest()) > b.row.mmr.value_or(Ratio::largest());
    });
    return calls;
}

void ViewBuilder::fillAccount(const State& state, view::ViewSnapshot& view)
{
    if (!view.request.account || !state.has(*view.request.account)) {
        columns_.history().followNone();
        return;
    }
    const SubaccountId id = *view.request.account;
    const Account& account = state.account(id);
    const AccountView own{state, account};
    const std::vector<MarginLine> lines = own.restingLines();
    const MarginTerms terms = state.terms(account);
    const MarginSums sums = marginSums(lines, terms);
    const VenueParameters& venue = state.configuration().venue;
    view::AccountDetail detail;
    detail.subaccount = id;
    detail.band = bandOf(sums);
    detail.flags = accountFlags(account, id, flagSources(state));
    detail.marginEnabled = account.settings.marginEnabled == Flag::On;
    detail.autoRepayBorrows = account.settings.autoRepayBorrows == Flag::On;
    detail.leverageLimit = account.settings.leverageLimit;
    if (account.settings.borrowLimit != Usd::largest())
        detail.borrowLimit = account.settings.borrowLimit;
    detail.assetsValue = sums.assetsValue;
    detail.borrowLiability = sums.borrowLiability;
    detail.netEquity = sums.netEquity();
    detail.netEquityLocked = sums.netEquityLocked();
    detail.netEquityAvailable = sums.netEquityAvailable();
    detail.maintenance = maintenanceOf(sums);
    detail.totalExposure = sums.totalExposure;
    detail.imf = sums.imf();
    detail.mmf = sums.mmf();
    detail.acmf = sums.acmf(venue.acmfDivisor, venue.acmfOffset);
    detail.marginFraction = sums.marginFraction();
    detail.imr = sums.imr();
    detail.mmr = sums.mmr();
    for (const MarginLine& line : lines) {
        const Price mark = state.mark(line.asset);
        const AssetRisk& risk = state.risk->assetRisks[line.asset.value];
        const Pool& pool = state.pool(line.asset);
        const Position* position = account.find(line.asset);
        const PoolRates rates = pool.rates(state.poolParameters(line.asset));
        const auto price = liquidationPrice(lines, line.asset, terms);
        if (line.holding.isPositive()) {
            view::CollateralRow row;
            row.asset = line.asset;
            row.totalQuantity = line.holding;
            if (position != nullptr) {
                row.availableQuantity = position->available;
                row.openOrderQuantity = position->locked;
                row.lendQuantity = pool.lendOf(position->lendShares);
            }
            row.markPrice = mark;
            row.balanceNotional = notional(line.holding, mark);
            row.collateralWeight = risk.weightAt(row.balanceNotional);
            row.collateralValue = risk.collateralValue(row.balanceNotional);
            row.lendInterestRate = rates.lend;
            row.estLiquidationPrice = price;
            detail.grossValue += row.balanceNotional;
            detail.collateral.push_back(std::move(row));
        }
        if (line.debt.isPositive() && position != nullptr) {
            view::BorrowRow row;
            row.asset = line.asset;
            row.quantity = line.debt;
            row.netExposureNotional = notional(line.debt, mark);
            row.markPrice = mark;
            const Usd exposure = notional(line.debt + line.wouldBorrow, mark);
            row.imf = risk.imfAt(exposure);
            row.mmf = risk.mmfAt(exposure);
            row.borrowInterestRate = rates.borrow;
            constexpr std::int64_t daysPerYear = 365;
            row.costPerDay = Usd::fromRaw(divideRounded(
                multiply(row.netExposureNotional, rates.borrow, Rounding::Up).raw, daysPerYear, Rounding::Up));
            row.cumulativeInterest = line.debt - position->netBorrowed;
            row.estLiquidationPrice = price;
            detail.borrows.push_back(std::move(row));
        }
    }
    constexpr std::size_t ordersMax = 50;
    for (const OpenOrder& open : account.openOrders) {
        if (detail.openOrders.size() == ordersMax)
            break;
        const Order& order = state.markets[open.market.value].book.order(open.slot);
        detail.openOrders.push_back({order.id.value, state.marketParameters(open.market).symbol,
            order.side == Side::Bid, order.price, order.remaining + order.executed, order.executed});
    }
    constexpr std::size_t storyMax = 50;
    std::set<AssetId> lent;
    for (const view::CollateralRow& row : detail.collateral)
        if (row.lendQuantity.isPositive())
            lent.insert(row.asset);
    detail.story = feed_.storyOf(id, storyMax, lent);
    for (view::BorrowRow& borrow : detail.borrows)
        borrow.sources = sources_.sourcesOf(id, borrow.asset);
    detail.whatIf = whatIfOf(state, view.request.whatIf, own, account.settings.leverageLimit);
    const auto fraction = sums.hasExposure() ? std::optional{toDouble(*detail.marginFraction)} : std::nullopt;
    detail.marginFractionHistory = columns_.history().follow(id, state.now, fraction);
    view.account = std::move(detail);
}

} // namespace plimsoll
