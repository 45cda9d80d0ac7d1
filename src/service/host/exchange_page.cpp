// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/account_view.h"
#include "domain/exchange/prices.h"
#include "service/host/view_builder.h"

namespace plimsoll {

namespace {

constexpr std::size_t levelsMax = 200;
constexpr std::size_t ordersMax = 200;

view::MarketDetail marketOf(const State& state, MarketId id, std::vector<view::Trade> trades)
{
    const Market& market = state.markets[id.value];
    view::MarketDetail detail;
    detail.market = id;
    detail.state = state.marketParameters(id).orderBookState;
    detail.halted = state.matchingHaltedUntil > state.now;
    detail.activePrice = activePrice(state, id);
    detail.markRatio = markRatio(state, id);
    detail.lastTrade = market.lastTradePrice;
    detail.bids = market.book.levels(Side::Bid, levelsMax);
    detail.asks = market.book.levels(Side::Ask, levelsMax);
    detail.trades = std::move(trades);
    return detail;
}

view::TraderOrder orderOf(const State& state, const OpenOrder& open, Quantity wouldBorrow)
{
    const Order& order = state.markets[open.market.value].book.order(open.slot);
    return {order.id, open.market, order.side, order.price, order.remaining + order.executed, order.executed,
        order.locked, wouldBorrow, order.flags};
}

} // namespace

std::optional<view::TraderDetail> ViewBuilder::traderOf(const State& state, SubaccountId id) const
{
    if (!state.has(id))
        return std::nullopt;
    const Account& account = state.account(id);
    const AccountView own{state, account};
    const MarginSums sums = own.resting();
    view::TraderDetail detail;
    detail.subaccount = id;
    detail.liquidating = account.liquidating;
    detail.marginEnabled = account.settings.marginEnabled;
    detail.autoLend = account.settings.autoLend;
    detail.autoRepayBorrows = account.settings.autoRepayBorrows;
    detail.leverageLimit = account.settings.leverageLimit;
    detail.leverageLimitMax = state.configuration().venue.leverageLimitMax;
    if (account.settings.borrowLimit != Usd::largest())
        detail.borrowLimit = account.settings.borrowLimit;
    detail.band = bandOf(sums);
    detail.netEquity = sums.netEquity();
    detail.netEquityAvailable = sums.netEquityAvailable();
    detail.totalExposure = sums.totalExposure;
    detail.marginFraction = sums.marginFraction();
    detail.imr = sums.imr();
    detail.mmr = sums.mmr();
    for (const Position& position : account.positions) {
        const Pool& pool = state.pool(position.asset);
        view::TraderBalance balance;
        balance.asset = position.asset;
        balance.available = position.available;
        balance.locked = position.locked;
        balance.lent = own.lent(position.asset);
        balance.owed = own.owed(position.asset);
        const Price mark = state.mark(position.asset);
        balance.value = notional(balance.available + balance.locked + balance.lent, mark);
        balance.owedValue = notional(balance.owed, mark);
        const PoolRates rates = pool.rates(state.poolParameters(position.asset));
        balance.borrowInterestRate = rates.borrow;
        balance.lendInterestRate = rates.lend;
        balance.costPerHour = Usd::fromRaw(divideRounded(
            multiply(balance.owedValue, balance.borrowInterestRate, Rounding::Up).raw, hoursPerYear, Rounding::Up));
        if (balance.owed.isPositive()) {
            balance.cumulativeInterest = balance.owed - position.netBorrowed;
            balance.sources = sources_.sourcesOf(id, position.asset);
        }
        detail.balances.push_back(std::move(balance));
    }
    detail.orderCount = static_cast<std::uint32_t>(account.openOrders.size());
    const std::vector<Quantity> wouldBorrow = own.shortfalls();
    for (std::size_t left = account.openOrders.size(); left > 0 && detail.orders.size() < ordersMax; --left)
        detail.orders.push_back(orderOf(state, account.openOrders[left - 1], wouldBorrow[left - 1]));
    return detail;
}

void ViewBuilder::fillExchange(const State& state, view::ViewSnapshot& view) const
{
    view.exchange.accounts = static_cast<std::uint32_t>(state.accounts.size());
    if (!view.request.shows(view::Page::Exchange))
        return;
    if (view.request.market && view.request.market->value < state.markets.size())
        view.exchange.market = marketOf(state, *view.request.market, trades_.tradesOf(*view.request.market));
    if (view.request.trader)
        view.exchange.trader = traderOf(state, *view.request.trader);
}

} // namespace plimsoll
