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
    , settings_(account.settings)
    , leverageLimit_(state.leverageLimit(account))
{
    lines_.reserve(account.positions.size() + 2);
    for (const Position& position : account.positions) {
        const Pool& pool = state.pool(position.asset);
        lines_.push_back({position.asset, position.available,
            position.lendShares.isZero() ? Quantity{} : pool.lendOf(position.lendShares), position.locked,
            position.debtShares.isZero() ? Quantity{} : pool.debtOf(position.debtShares), Quantity{}});
    }
    orders_.reserve(account.openOrders.size() + 1);
    for (const OpenOrder& open : account.openOrders)
        orders_.push_back({state.markets[open.market.value].book.order(open.slot), open.market,
            state.marketParameters(open.market).makerFee});
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
    Resting resting{order, market, fee};
    Quantity missing = need(order, fee);
    Line& own = line(payAsset(resting));
    Quantity locked = take(own.available, missing);
    if (order.flags.autoLendRedeem == Flag::On)
        locked += take(own.lent, missing);
    own.tied += locked;
    resting.order.locked = locked;
    orders_.push_back(resting);
    return missing;
}

void AccountView::fill(OrderId id, Quantity quantity, Price price)
{
    const auto found = std::find_if(orders_.begin(), orders_.end(), [&](const Resting& r) { return r.order.id == id; });
    ENSURE(found != orders_.end(), "an order fills that its account does not have");
    // Only this quantity fills: the lock that the rest keeps stays tied.
    Resting part = *found;
    part.order.remaining = quantity;
    part.order.price = price;
    const Quantity paid = std::min(part.order.locked, need(part.order, part.fee));
    const AssetId received = receiveAsset(part);
    const Quantity tiedBefore = line(received).tied;
    fillInto(lines_, part);
    // What a fill brought is free: it may cover what other orders need.
    Line& brought = line(received);
    brought.available += brought.tied - tiedBefore;
    brought.tied = tiedBefore;
    Order& order = found->order;
    const QuoteAmount amount = quoteAmount(quantity, price);
    order.remaining -= quantity;
    order.quoteExact += amount;
    order.feeExact += feeAmount(amount, part.fee);
    order.locked -= paid;
    if (order.remaining.isZero()) {
        Line& own = line(payAsset(part));
        own.tied -= order.locked;
        own.available += order.locked;
        orders_.erase(found);
    }
    for (Line& each : lines_) {
        if (each.wouldBorrow.isZero())
            continue;
        const Pool& pool = state_->pool(each.asset);
        each.debt
            += each.wouldBorrow + pool.entryFee(state_->poolParameters(each.asset), each.wouldBorrow, state_->now);
        each.wouldBorrow = Quantity{};
    }
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
    std::vector<MarginLine> lines;
    lines.reserve(lines_.size());
    for (const Line& own : lines_)
        lines.push_back({own.asset, own.available + own.lent + own.tied, own.debt, Quantity{}});
    return lines;
}

std::vector<MarginLine> AccountView::restingLines() const
{
    std::vector<Line> lines = lines_;
    for (const Resting& resting : orders_) {
        Quantity missing = need(resting.order, resting.fee);
        missing -= std::min(missing, resting.order.locked);
        if (missing.isZero())
            continue;
        Line& own = lineOf(lines, payAsset(resting));
        take(own.available, missing);
        if (resting.order.flags.autoLendRedeem == Flag::On)
            take(own.lent, missing);
        if (resting.order.flags.autoBorrow == Flag::On)
            own.wouldBorrow += missing;
    }
    std::vector<MarginLine> result = plainLines();
    for (const Line& own : lines) {
        const auto place
            = std::find_if(result.begin(), result.end(), [&](const auto& l) { return l.asset == own.asset; });
        if (place != result.end())
            place->wouldBorrow = own.wouldBorrow;
        else if (!own.wouldBorrow.isZero())
            result.push_back({own.asset, Quantity{}, Quantity{}, own.wouldBorrow});
    }
    return result;
}

MarginSums AccountView::resting() const
{
    return marginSums(restingLines(), terms());
}

AccountView::Check AccountView::judge(std::vector<MarginLine> lines, const AccountView& before,
    const std::vector<MarginLine>& linesBefore, Usd borrowLimit) const
{
    const MarginSums with = marginSums(lines, terms());
    const bool covered = with.coversInitial();
    if (covered && with.totalExposure <= borrowLimit)
        return {};
    const MarginSums without = marginSums(linesBefore, before.terms());
    if (!covered && !heals(with, without))
        return {Failure::Margin, std::move(lines)};
    if (with.totalExposure > borrowLimit && with.totalExposure > without.totalExposure)
        return {Failure::BorrowLimit, std::move(lines)};
    return {};
}

AccountView::Check AccountView::checkAgainst(const AccountView& before, Usd borrowLimit) const
{
    if (borrowsNothing())
        return {};
    if (Check check = judge(restingLines(), before, before.restingLines(), borrowLimit); check.failure != Failure::None)
        return check;
    const std::vector<MarketId> markets = marketsWithOrders();
    if (markets.size() > marketsMax)
        return {Failure::Margin, restingLines()};
    for (Combination combination = 0; combination < (Combination{1} << markets.size()); ++combination) {
        Check check
            = judge(filledLines(markets, combination), before, before.filledLines(markets, combination), borrowLimit);
        if (check.failure != Failure::None)
            return check;
    }
    return {};
}

AccountView::Check AccountView::checkFilledAlone(OrderId id, const AccountView& before, Usd borrowLimit) const
{
    AccountView filled = *this;
    const auto order = std::find_if(orders_.begin(), orders_.end(), [&](const Resting& r) { return r.order.id == id; });
    ENSURE(order != orders_.end(), "an order is tried that its account does not have");
    filled.fill(id, order->order.remaining, order->order.price);
    return judge(filled.restingLines(), before, before.restingLines(), borrowLimit);
}

AccountView::Line& AccountView::line(AssetId asset)
{
    return lineOf(lines_, asset);
}

AccountView::Line& AccountView::lineOf(std::vector<Line>& lines, AssetId asset)
{
    const auto place = std::find_if(lines.begin(), lines.end(), [&](const Line& own) { return own.asset == asset; });
    if (place != lines.end())
        return *place;
    lines.push_back({asset, {}, {}, {}, {}, {}});
    return lines.back();
}

const AccountView::Line* AccountView::find(AssetId asset) const
{
    const auto place = std::find_if(lines_.begin(), lines_.end(), [&](const Line& own) { return own.asset == asset; });
    return place != lines_.end() ? &*place : nullptr;
}

std::vector<MarketId> AccountView::marketsWithOrders() const
{
    std::vector<MarketId> markets;
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
        return resting.order.locked >= need(resting.order, resting.fee);
    });
}

std::vector<MarginLine> AccountView::filledLines(const std::vector<MarketId>& markets, Combination combination) const
{
    std::vector<Line> lines = lines_;
    for (const Resting& resting : orders_) {
        const auto market = std::find(markets.begin(), markets.end(), resting.market);
        if (market == markets.end())
            continue;
        const bool asksFill = ((combination >> (market - markets.begin())) & 1U) != 0;
        if (asksFill == (resting.order.side == Side::Ask))
            fillInto(lines, resting);
    }
    std::vector<MarginLine> result;
    result.reserve(lines.size());
    for (const Line& own : lines) {
        Quantity debt = own.debt;
        if (!own.wouldBorrow.isZero())
            debt += own.wouldBorrow
                + state_->pool(own.asset).entryFee(state_->poolParameters(own.asset), own.wouldBorrow, state_->now);
        result.push_back({own.asset, own.available + own.lent + own.tied, debt, Quantity{}});
    }
    return result;
}

void AccountView::fillInto(std::vector<Line>& lines, const Resting& resting) const
{
    Quantity missing = need(resting.order, resting.fee);
    Line& pays = lineOf(lines, payAsset(resting));
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

    const AssetId asset = receiveAsset(resting);
    Quantity arrived = resting.order.side == Side::Bid
        ? resting.order.remaining
        : proceeds(resting.order, resting.order.remaining, resting.order.price, resting.fee);
    Line& receives = lineOf(lines, asset);
    if (repays(resting, asset))
        take(receives.debt, arrived);
    // Proceeds count as tied: they are held, but pay for no other order.
    receives.tied += arrived;
}

AssetId AccountView::payAsset(const Resting& resting) const
{
    const MarketParameters& market = state_->marketParameters(resting.market);
    return resting.order.side == Side::Bid ? market.quote : market.base;
}

AssetId AccountView::receiveAsset(const Resting& resting) const
{
    const MarketParameters& market = state_->marketParameters(resting.market);
    return resting.order.side == Side::Bid ? market.base : market.quote;
}

bool AccountView::repays(const Resting& resting, AssetId asset) const
{
    return state_->poolParameters(asset).state != PoolState::Closed
        && (resting.order.flags.autoBorrowRepay == Flag::On || settings_.autoLend == Flag::On
            || settings_.autoRepayBorrows == Flag::On);
}

} // namespace plimsoll
