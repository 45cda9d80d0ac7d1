// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/lone_account.h"

#include "domain/exchange/binding_term.h"
#include "domain/exchange/placement.h"
#include "domain/exchange/trading.h"

#include <algorithm>

namespace plimsoll {
namespace {

constexpr Quantity amplePoolCash = Quantity::whole(100'000'000'000'000'000);

Account accountOf(const State& world, const AccountTerms& terms)
{
    Account account;
    account.settings = terms.settings;
    for (const AccountTerms::Balance& balance : terms.balances) {
        Position& position = account.at(balance.asset);
        position.available = balance.available;
        position.locked = balance.locked;
        position.lendShares = world.pool(balance.asset).sharesOfLend(balance.lent);
    }
    for (const AccountTerms::Debt& debt : terms.debts)
        account.at(debt.asset).debtShares = world.pool(debt.asset).sharesOfDebt(debt.quantity);
    account.dropEmptyPositions();
    return account;
}

AccountView viewOf(const State& world, const Account& account, const AccountTerms& terms)
{
    AccountView view{world, account};
    for (const AccountTerms::OpenOrder& open : terms.openOrders) {
        Order order;
        order.side = open.side;
        order.flags = open.flags;
        order.price = open.price;
        order.remaining = open.quantity;
        view.place(order, open.market, world.marketParameters(open.market).makerFee);
    }
    return view;
}

} // namespace

State emptyWorld(RiskConfiguration risk)
{
    for (PoolParameters& pool : risk.pools) {
        pool.state = PoolState::Open;
        pool.utilizationCurve = UtilizationCurve{};
        pool.optimalUtilization.reset();
        pool.maxUtilization = Ratio::whole(1);
        pool.throttleUtilizationThreshold = Ratio::whole(1);
        pool.openBorrowLendLimit = Quantity::largest();
    }
    State world = State::begin(std::move(risk), Timestamp{});
    for (AssetState& asset : world.assets)
        asset.pool.cash = amplePoolCash;
    return world;
}

LoneAccount::LoneAccount(const State& world, const AccountTerms& terms)
    : world_(world)
    , account_(accountOf(world, terms))
    , view_(viewOf(world, account_, terms))
{
}

LoneAccount::LargestOrder LoneAccount::largestOrder(MarketId market, Side side, std::optional<Price> price) const
{
    const MarketParameters& parameters = world_.marketParameters(market);
    PlaceOrder order;
    order.market = market;
    order.side = side;
    order.type = price ? OrderType::Limit : OrderType::Market;
    order.price = price;
    order.flags.autoBorrow = Flag::On;
    order.flags.autoBorrowRepay = Flag::On;
    if (parameters.orderBookState == OrderBookState::PostOnly && price)
        order.postOnly = PostOnly::Yes;
    order.quantity = ceilToStep(std::max(parameters.minQuantity, parameters.stepSize), parameters.stepSize);
    if (auto refused = marketRefusal(world_, order))
        return {Quantity{}, BindingTerm::None, std::move(refused)};
    const Quantity largest = largestPassing(world_, account_, view_, order, std::nullopt);
    return {largest, boundBeyond(world_, account_, view_, order, largest).term, std::nullopt};
}

} // namespace plimsoll
