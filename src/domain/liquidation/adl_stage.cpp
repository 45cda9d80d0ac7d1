// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/liquidation/queue.h"
#include "domain/liquidation/step.h"

namespace plimsoll {

namespace {

struct Lender {
    SubaccountId id;
    Quantity lent;
    bool hasExposure{};
};

/// Lenders of an asset: without exposure first, then by size, the treasury last.
std::vector<Lender> lendersOf(const State& state, AssetId asset, SubaccountId except)
{
    std::vector<Lender> lenders;
    for (std::uint32_t i = 1; i <= state.accounts.size(); ++i) {
        const SubaccountId id{i};
        const Account& account = state.account(id);
        const Position* position = account.find(asset);
        if (id == except || position == nullptr || position->lendShares.isZero())
            continue;
        const Quantity lent = state.pool(asset).lendOf(position->lendShares);
        if (lent.isPositive())
            lenders.push_back({id, lent, restingSums(state, account).hasExposure()});
    }
    std::sort(lenders.begin(), lenders.end(), [](const Lender& a, const Lender& b) {
        if (a.hasExposure != b.hasExposure)
            return !a.hasExposure;
        return a.lent != b.lent ? a.lent > b.lent : a.id < b.id;
    });
    const Position* fund = state.backstopFund.find(asset);
    if (fund != nullptr && !fund->lendShares.isZero())
        lenders.push_back({backstopFundId, state.pool(asset).lendOf(fund->lendShares), false});
    if (const Quantity own = state.pool(asset).treasuryLend(); own.isPositive())
        lenders.push_back({treasuryId, own, false});
    return lenders;
}

/// Whether a lender would itself reach MMR 100 % by getting collateral of the same worth in place of its lend.
bool endangers(const LiquidationLeg& leg, const Lender& lender, Quantity quantity, const std::vector<AssetId>& assets)
{
    if (!lender.hasExposure)
        return false;
    const State& state = leg.state();
    std::vector<MarginLine> lines = linesOf(state, lender.id);
    std::vector<MarginLine> source = linesOf(state, leg.id);
    lineOf(lines, leg.debt).holding -= quantity;
    Usd left = notional(quantity, leg.debtMark());
    for (const AssetId asset : assets) {
        const Quantity given
            = std::min(lineOf(source, asset).holding, quantityWorth(left, state.mark(asset), Rounding::Up));
        lineOf(lines, asset).holding += given;
        left -= std::min(left, notional(given, state.mark(asset)));
    }
    return sumsOf(state, lender.id, lines).isLiquidatable();
}

} // namespace

StageResult stepOnAdl(const LiquidationLeg& leg)
{
    Ledger& ledger = leg.ledger;
    const State& state = leg.state();
    std::vector<AssetId> assets = heldByWeight(state, leg.id, leg.debt);
    const AssetId settlement = state.risk->settlement;
    std::stable_partition(assets.begin(), assets.end(), [&](AssetId asset) { return asset == settlement; });
    const std::vector<MarginLine> lines = linesOf(state, leg.id);
    const Quantity most = std::min(leg.cap, quantityWorth(grossHoldings(state, lines), leg.debtMark(), Rounding::Down));
    if (most.isZero() || assets.empty())
        return StageResult::Impossible;
    Quantity left = smallestRestoring(leg, most, [&](Quantity tried) {
        std::vector<MarginLine> after = lines;
        lineOf(after, leg.debt).debt -= tried;
        handOverLines(state, after, notional(tried, leg.debtMark()), assets);
        return after;
    });
    std::vector<Lender> lenders = lendersOf(state, leg.debt, leg.id);
    bool changed = false;
    const auto serve = [&](const Lender& lender) {
        const Quantity quantity = std::min(left, ledger.lendOf(lender.id, leg.debt));
        if (quantity.isZero())
            return;
        ledger.dropDebt(leg.id, leg.debt, quantity, BorrowLendSource::LiquidationAdl);
        ledger.dropLend(
            lender.id, leg.debt, std::min(quantity, ledger.lendOf(lender.id, leg.debt)), BorrowLendSource::AdlProvider);
        const HandedOver paid = handOver(ledger, leg.id, lender.id, notional(quantity, leg.debtMark()), assets,
            BorrowLendSource::LiquidationAdl, BorrowLendSource::AdlProvider);
        left -= quantity;
        changed = true;
        tellFill(leg, LiquidationFill::Kind::Adl, quantity, paid, leg.debtMark(), {}, lender.id);
    };
    std::vector<Lender> passedOver;
    for (const Lender& lender : lenders) {
        if (left.isZero())
            break;
        if (endangers(leg, lender, std::min(left, lender.lent), assets))
            passedOver.push_back(lender);
        else
            serve(lender);
    }
    for (const Lender& lender : passedOver)
        serve(lender);
    return changed ? StageResult::Done : StageResult::Impossible;
}

} // namespace plimsoll
