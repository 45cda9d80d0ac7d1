// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/account_view.h"

#include "domain/base/ensure.h"
#include "domain/exchange/order_amounts.h"

#include <algorithm>

namespace plimsoll {

namespace {

bool heals(const MarginSums& with, const MarginSums& without)
{
    return with.totalExposure <= without.totalExposure && with.compareMarginFraction(without) >= 0;
}

/// Takes from `source` towards `wanted`.
Quantity take(Quantity& source, Quantity& wanted)
{
    const Quantity taken = std::min(source, wanted);
    source -= taken;
    wanted -= taken;
    return taken;
}

} // namespace

AccountView::AccountView(const State& state, const Account& account)
    : state_(&state)
    , risks_(&state.risk->assetRisks)
    , comingRisks_(&state.risk->comingRisks)
    , settings_(account.settings)
    , leverageLimit_(state.leverageLimit(account))
{
    for (const Position& position : account.positions) {
        const Pool& pool = state.pool(position.asset);
        lines_.push_back({position.asset, position.available,
            position.lendShares.isZero() ? Quantity{} : pool.lendOf(position.lendShares), position.locked,
            position.debtShares.isZero() ? Quantity{} : pool.debtOf(position.debtShares), Quantity{}});
    }
    for (const OpenOrder& open : account.openOrders)
        orders_.push_back(restingOf(state.markets[open.market.value].book.order(open.slot), open.market,
            state.marketParameters(open.market).makerFee));
}

Quantity AccountView::pay(AssetId asset, Quantity quantity, Flag lendRedeem)
{
    Line& own = line(asset);
    take(own.available, quantity);
    if (lendRedeem == Flag::On)
        take(own.lent, quantity);
    return quantity;
}

void AccountView::hold(AssetId asset, Quantity quantity)
{
    line(asset).available += quantity;
}

void AccountView::owe(AssetId asset, Quantity quantity)
{
    line(asset).debt += quantity;
}

void AccountView::giveUpLend(AssetId asset, Quantity quantity)
{
    line(asset).lent -= quantity;
}

void AccountView::receive(AssetId asset, Quantity quantity)
{
    Line& own = line(asset);
    if (repays(Resting{}, asset))
        take(own.debt, quantity);
    own.available += quantity;
}

void AccountView::lend(AssetId asset, Quantity quantity)
{
    Line& own = line(asset);
    own.available -= quantity;
    own.lent += quantity;
}

Quantity AccountView::place(Order order, MarketId market, FeeFraction fee)
{
    Resting resting = restingOf(order, market, fee);
    Quantity missing = resting.need;
    Line& own = line(resting.pays);
    Quantity locked = take(own.available, missing);
    if (order.flags.autoLendRedeem == Flag::On)
        locked += take(own.lent, missing);
    own.tied += locked;
    resting.order.locked = locked;
    orders_.push_back(resting);
    return missing;
}

void AccountView::withdraw(OrderId id)
{
    Resting& resting = restingAt(id);
    Line& own = line(resting.pays);
    own.tied -= resting.order.locked;
    own.available += resting.order.locked;
    orders_.erase(&resting);
}

void AccountView::fill(OrderId id, Quantity quantity, Price price)
{
    Resting& resting = restingAt(id);
    // Only this quantity fills: the lock that the rest keeps stays tied.
    Resting part = resting;
    part.order.remaining = quantity;
    part.order.price = price;
    part.need = need(part.order, part.fee);
    const Quantity paid = std::min(part.order.locked, part.need);
    const Quantity tiedBefore = line(part.receives).tied;
    fillInto(lines_, part);
    // What a fill brought is free: it may cover what other orders need.
    Line& brought = line(part.receives);
    brought.available += brought.tied - tiedBefore;
    brought.tied = tiedBefore;
    Order& order = resting.order;
    const QuoteAmount amount = quoteAmount(quantity, price);
    order.remaining -= quantity;
    order.quoteExact += amount;
    order.feeExact += feeAmount(amount, part.fee);
    order.locked -= paid;
    if (order.remaining.isZero())
        withdraw(id);
    else
        resting.need = need(order, resting.fee);
    borrowShortfalls(lines_);
}

Quantity AccountView::available(AssetId asset) const
{
    const Line* own = find(asset);
    return own != nullptr ? own->available : Quantity{};
}

Quantity AccountView::lent(AssetId asset) const
{
    const Line* own = find(asset);
    return own != nullptr ? own->lent : Quantity{};
}

Quantity AccountView::owed(AssetId asset) const
{
    const Line* own = find(asset);
    return own != nullptr ? own->debt : Quantity{};
}

std::vector<MarginLine> AccountView::plainLines() const
{
    return marginLines(lines_);
}

std::vector<MarginLine> AccountView::restingLines() const
{
    return marginLines(allotted());
}

MarginSums AccountView::resting(AssetIds* wouldBorrow) const
{
    const Lines lines = allotted();
    if (wouldBorrow != nullptr)
        for (const Line& own : lines)
            if (own.wouldBorrow.isPositive())
                wouldBorrow->push_back(own.asset);
    return sumsUnder(*risks_, lines);
}

std::vector<Quantity> AccountView::shortfalls() const
{
    std::vector<Quantity> result;
    result.reserve(orders_.size());
    allotted(&result);
    return result;
}

/// The lines with what is free allotted to the orders in their order, and with their shortfalls as would-be borrows;
/// `shortfalls` gets those of each order.
AccountView::Lines AccountView::allotted(std::vector<Quantity>* shortfalls) const
{
    Lines lines = lines_;
    for (const Resting& resting : orders_) {
        Quantity missing = resting.need;
        missing -= std::min(missing, resting.order.locked);
        Quantity borrows;
        if (!missing.isZero()) {
            Line& own = lineOf(lines, resting.pays);
            own.tied += take(own.available, missing);
            if (resting.order.flags.autoLendRedeem == Flag::On)
                own.tied += take(own.lent, missing);
            if (resting.order.flags.autoBorrow == Flag::On) {
                borrows = missing;
                own.wouldBorrow += borrows;
            }
        }
        if (shortfalls != nullptr)
            shortfalls->push_back(borrows);
    }
    return lines;
}

std::vector<MarginLine> AccountView::marginLines(const Lines& lines)
{
    std::vector<MarginLine> result;
    result.reserve(lines.size());
    for (const Line& own : lines)
        result.push_back({own.asset, own.available + own.lent + own.tied, own.debt, own.wouldBorrow});
    return result;
}

MarginSums AccountView::sumsUnder(const std::vector<AssetRisk>& risks, const Lines& lines) const
{
    MarginSums sums;
    sums.leverageLimit = leverageLimit_;
    const MarginTerms with = termsUnder(risks);
    for (const Line& own : lines)
        addLine(sums, {own.asset, own.available + own.lent + own.tied, own.debt, own.wouldBorrow}, with);
    return sums;
}

template <class CheckUnder>
AccountView::Check AccountView::firstFailure(CheckUnder check) const
{
    Check first = check(*risks_);
    return first.failure != Failure::None || comingRisks_->empty() ? first : check(*comingRisks_);
}

template <class LinesBefore>
AccountView::Check AccountView::judgeUnder(const std::vector<AssetRisk>& risks, const Lines& lines,
    const AccountView& before, LinesBefore linesBefore, Usd borrowLimit) const
{
    const MarginSums with = sumsUnder(risks, lines);
    const bool covered = with.coversInitial();
    if (covered && with.totalExposure <= borrowLimit)
        return {};
    const MarginSums without = before.sumsUnder(risks, linesBefore());
    if (!covered && !heals(with, without))
        return {Failure::Margin, marginLines(lines), &risks};
    if (with.totalExposure > borrowLimit && with.totalExposure > without.totalExposure)
        return {Failure::BorrowLimit, marginLines(lines), &risks};
    return {};
}

AccountView::Check AccountView::checkAgainst(const AccountView& before, Usd borrowLimit) const
{
    if (borrowsNothing())
        return {};
    return firstFailure([&](const std::vector<AssetRisk>& risks) { return checkUnder(risks, before, borrowLimit); });
}

AccountView::Check AccountView::checkUnder(
    const std::vector<AssetRisk>& risks, const AccountView& before, Usd borrowLimit) const
{
    const Lines resting = allotted();
    Check check = judgeUnder(
        risks, resting, before, [&] { return before.allotted(); }, borrowLimit);
    if (check.failure != Failure::None)
        return check;
    const Markets markets = marketsWithOrders();
    if (markets.size() > marketsMax)
        return {Failure::Margin, marginLines(resting), &risks};
    for (Combination combination = 0; combination < (Combination{1} << markets.size()); ++combination) {
        check = judgeUnder(
            risks, filled(markets, combination), before, [&] { return before.filled(markets, combination); },
            borrowLimit);
        if (check.failure != Failure::None)
            return check;
    }
    return {};
}

AccountView::Check AccountView::checkFilledAlone(OrderId id, const AccountView& before, Usd borrowLimit) const
{
    AccountView filled = *this;
    const Order& order = filled.restingAt(id).order;
    filled.fill(id, order.remaining, order.price);
    const Lines lines = filled.allotted();
    return firstFailure([&](const std::vector<AssetRisk>& risks) {
        return judgeUnder(
            risks, lines, before, [&] { return before.allotted(); }, borrowLimit);
    });
}

AccountView::Check AccountView::checkInitial() const
{
    const Lines lines = allotted();
    return firstFailure([&](const std::vector<AssetRisk>& risks) {
        return sumsUnder(risks, lines).coversInitial() ? Check{} : Check{Failure::Margin, marginLines(lines), &risks};
    });
}

std::string AccountView::announcedBehind(const Check& failed) const
{
    std::string named;
    if (failed.risks != comingRisks_)
        return named;
    for (const ParameterTarget& target : state_->risk->announced) {
        const auto parameter = parameterAt(state_->configuration(), target.path);
        const bool concerns = std::any_of(failed.lines.begin(), failed.lines.end(),
            [&](const MarginLine& line) { return line.asset.value == parameter->owner && !line.isEmpty(); });
        if (concerns)
            named += (named.empty() ? "" : ", ") + target.path + '=' + target.value;
    }
    return named;
}

AccountView::Resting& AccountView::restingAt(OrderId id)
{
    Resting* const found
        = std::find_if(orders_.begin(), orders_.end(), [id](const Resting& resting) { return resting.order.id == id; });
    ENSURE(found != orders_.end(), "an order is tried that its account does not have");
    return *found;
}

AccountView::Line& AccountView::line(AssetId asset)
{
    return lineOf(lines_, asset);
}

AccountView::Line& AccountView::lineOf(Lines& lines, AssetId asset)
{
    Line* const place = std::find_if(lines.begin(), lines.end(), [&](const Line& own) { return own.asset == asset; });
    if (place != lines.end())
        return *place;
    lines.push_back({asset, {}, {}, {}, {}, {}});
    return lines.back();
}

const AccountView::Line* AccountView::find(AssetId asset) const
{
    const Line* const place
        = std::find_if(lines_.begin(), lines_.end(), [&](const Line& own) { return own.asset == asset; });
    return place != lines_.end() ? place : nullptr;
}

AccountView::Resting AccountView::restingOf(const Order& order, MarketId market, FeeFraction fee) const
{
    const MarketParameters& parameters = state_->marketParameters(market);
    const bool buys = order.side == Side::Bid;
    return {order, market, fee, buys ? parameters.quote : parameters.base, buys ? parameters.base : parameters.quote,
        need(order, fee)};
}

AccountView::Markets AccountView::marketsWithOrders() const
{
    Markets markets;
    for (const Resting& resting : orders_)
        if (std::find(markets.begin(), markets.end(), resting.market) == markets.end())
            markets.push_back(resting.market);
    return markets;
}

bool AccountView::borrowsNothing() const
{
    const bool owesNothing
        = std::all_of(lines_.begin(), lines_.end(), [](const Line& own) { return own.debt.isZero(); });
    return owesNothing && std::all_of(orders_.begin(), orders_.end(), [](const Resting& resting) {
        return resting.order.locked >= resting.need;
    });
}

AccountView::Lines AccountView::filled(const Markets& markets, Combination combination) const
{
    Lines lines = lines_;
    for (const Resting& resting : orders_) {
        const MarketId* const market = std::find(markets.begin(), markets.end(), resting.market);
        if (market == markets.end())
            continue;
        const bool asksFill = ((combination >> (market - markets.begin())) & 1U) != 0;
        if (asksFill == (resting.order.side == Side::Ask))
            fillInto(lines, resting);
    }
    borrowShortfalls(lines);
    return lines;
}

void AccountView::fillInto(Lines& lines, const Resting& resting) const
{
    Quantity missing = resting.need;
    Line& pays = lineOf(lines, resting.pays);
    const Quantity fromLock = std::min(missing, resting.order.locked);
    const bool redeems = resting.order.flags.autoLendRedeem == Flag::On;
    const Quantity own = fromLock + pays.available + (redeems ? pays.lent : Quantity{});
    // What it may not borrow makes it expire instead.
    if (missing > own && resting.order.flags.autoBorrow == Flag::Off)
        return;
    pays.tied -= fromLock;
    missing -= fromLock;
    take(pays.available, missing);
    if (redeems)
        take(pays.lent, missing);
    pays.wouldBorrow += missing;

    Quantity arrived = resting.order.side == Side::Bid
        ? resting.order.remaining
        : proceeds(resting.order, resting.order.remaining, resting.order.price, resting.fee);
    Line& receives = lineOf(lines, resting.receives);
    if (repays(resting, resting.receives))
        take(receives.debt, arrived);
    // Proceeds count as tied: they are held, but pay for no other order.
    receives.tied += arrived;
}

/// Would-be borrows become debts, with the entry fee that is due now.
void AccountView::borrowShortfalls(Lines& lines) const
{
    for (Line& own : lines) {
        if (own.wouldBorrow.isZero())
            continue;
        const Pool& pool = state_->pool(own.asset);
        own.debt += own.wouldBorrow + pool.entryFee(state_->poolParameters(own.asset), own.wouldBorrow, state_->now);
        own.wouldBorrow = Quantity{};
    }
}

bool AccountView::repays(const Resting& resting, AssetId asset) const
{
    return state_->poolParameters(asset).state != PoolState::Closed
        && (resting.order.flags.autoBorrowRepay == Flag::On || settings_.autoLend == Flag::On
            || settings_.autoRepayBorrows == Flag::On);
}

} // namespace plimsoll
