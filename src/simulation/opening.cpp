// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/opening.h"

#include "simulation/amounts.h"
#include "simulation/real.h"

#include <algorithm>
#include <set>

namespace plimsoll {
namespace {

constexpr double inventoryPerDepth = 20;
constexpr double lendReserve = 1.25;     ///< lends before the last stage, over what the start needs
constexpr double smallestPool = 250'000; ///< USD lent where nobody plans to borrow
constexpr double providerCash = 0.5;     ///< of its capacity, in the settlement asset
constexpr double openingSpread = 0.0002;

void open(std::vector<Command>& commands, SubaccountId subaccount, Flag marginEnabled, Flag autoLend, Flag autoRepay)
{
    commands.push_back(CreateSubaccount{subaccount});
    UpdateSettings settings{};
    settings.subaccount = subaccount;
    settings.marginEnabled = marginEnabled;
    settings.autoLend = autoLend;
    settings.autoRepayBorrows = autoRepay;
    commands.push_back(settings);
}

void deposit(std::vector<Command>& commands, SubaccountId subaccount, AssetId asset, double value, Price mark)
{
    const Quantity quantity = quantityOf(value / real::of(mark));
    if (quantity.isPositive())
        commands.push_back(Deposit{subaccount, asset, quantity});
}

/// Prices of a market are in its quote asset.
double fairPrice(const MarketView& view, const MarketParameters& market)
{
    return real::of(view.mark(market.base)) / real::of(view.mark(market.quote));
}

} // namespace

double inventoryOf(const OpeningPlan& plan, MarketId market)
{
    return inventoryPerDepth * plan.depth[market.value];
}

Opening::Opening(const Scenario& scenario, const Cast& cast, const OpeningPlan& plan)
    : scenario_(scenario)
    , cast_(cast)
    , plan_(plan)
{
}

std::vector<Command> Opening::stage(std::size_t stage, const MarketView& view) const
{
    std::vector<Command> commands;
    if (scenario_.population.isEmpty())
        return commands;
    if (stage == 0)
        enter(commands, view);
    else if (stage == 1)
        trade(commands, view);
    else if (stage == 2)
        settle(commands, view);
    return commands;
}

void Opening::enter(std::vector<Command>& commands, const MarketView& view) const
{
    const Population& population = scenario_.population;
    const AssetId settlement = scenario_.risk.settlementAsset();
    const Price cash = view.mark(settlement);
    for (const SubaccountId provider : cast_.providers()) {
        open(commands, provider, Flag::On, Flag::Off, Flag::On);
        const double capacity = static_cast<double>(population.backstopCapacity.raw) / 1e18;
        deposit(commands, provider, settlement, providerCash * capacity, cash);
        commands.push_back(SetBackstopProvider{provider, population.backstopCapacity, "opening of the world"});
    }
    enterMarketMakers(commands, view);
    enterLenders(commands, view);
    for (const Trader& trader : cast_.traders()) {
        const Flag margin{trader.kind != TraderKind::Spot};
        open(commands, trader.subaccount, margin, trader.autoLend, margin);
        deposit(commands, trader.subaccount, trader.collateral, trader.equity, view.mark(trader.collateral));
    }
    if (population.backstopFund.isPositive())
        commands.push_back(DepositToFund{
            settlement, quantityWorth(population.backstopFund, cash, Rounding::Down), "opening of the world"});
}

void Opening::enterMarketMakers(std::vector<Command>& commands, const MarketView& view) const
{
    std::set<SubaccountId> opened;
    for (const MarketMaker& maker : cast_.marketMakers())
        if (opened.insert(maker.subaccount).second)
            open(commands, maker.subaccount, Flag::Off, Flag::Off, Flag::Off);
    for (const MarketMaker& maker : cast_.marketMakers()) {
        const MarketParameters& market = scenario_.risk.markets[maker.market.value];
        const double makers = cast_.makersOf(maker.market);
        const double price = fairPrice(view, market);
        const double inventory = inventoryOf(plan_, maker.market) / makers;
        // A little more than planned: prices of orders are rounded up.
        const double sells = 1.01 * plan_.bought[maker.market.value] / makers;
        const double buys = 1.01 * plan_.sold[maker.market.value] / makers;
        deposit(commands, maker.subaccount, market.base, inventory + sells, view.mark(market.base));
        deposit(commands, maker.subaccount, market.quote, inventory + buys, view.mark(market.quote));
        const auto quote = [&](Side side, double value, double limit, Rounding rounding) {
            const auto quantity = orderQuantity(market, value / real::of(view.mark(market.base)));
            if (!quantity)
                return;
            PlaceOrder order{};
            order.subaccount = maker.subaccount;
            order.market = maker.market;
            order.side = side;
            order.price = orderPrice(market, limit, rounding);
            order.quantity = *quantity;
            commands.push_back(order);
        };
        quote(Side::Ask, sells, price * (1 + openingSpread), Rounding::Up);
        quote(Side::Bid, buys, price * (1 - openingSpread), Rounding::Down);
    }
}

void Opening::enterLenders(std::vector<Command>& commands, const MarketView& view) const
{
    for (const Lender& lender : cast_.lenders()) {
        const double needed = plan_.owed[lender.asset.value] / utilizationAtStart(lender.asset, scenario_.risk);
        const double value = lender.share * std::max(lendReserve * needed, smallestPool);
        const Price mark = view.mark(lender.asset);
        open(commands, lender.subaccount, Flag::Off, lender.autoLend, Flag::Off);
        deposit(commands, lender.subaccount, lender.asset, value, mark);
        const Quantity quantity = quantityOf(value / real::of(mark));
        if (lender.autoLend == Flag::Off && quantity.isPositive())
            commands.push_back(Lend{lender.subaccount, lender.asset, quantity});
    }
}

void Opening::trade(std::vector<Command>& commands, const MarketView& view) const
{
    std::vector<Price> marks;
    for (std::size_t asset = 0; asset < scenario_.risk.assets.size(); ++asset)
        marks.push_back(view.mark(AssetId{static_cast<std::uint16_t>(asset)}));
    for (const Trader& trader : cast_.traders()) {
        const OpeningTrade trade = openingTradeOf(trader, trader.equity, scenario_.risk, marks);
        const MarketParameters& market = scenario_.risk.markets[trader.market.value];
        const auto best = view.best(trader.market, opposite(trade.side));
        const auto quantity = orderQuantity(market, trade.notional / real::of(view.mark(market.base)));
        if (!best || !quantity)
            continue;
        PlaceOrder order{};
        order.subaccount = trader.subaccount;
        order.market = trader.market;
        order.side = trade.side;
        order.price = *best;
        order.quantity = *quantity;
        order.timeInForce = TimeInForce::Ioc;
        order.flags.autoBorrow = Flag{trader.kind != TraderKind::Spot};
        order.flags.autoBorrowRepay = order.flags.autoBorrow;
        commands.push_back(order);
    }
}

void Opening::settle(std::vector<Command>& commands, const MarketView& view) const
{
    for (const MarketMaker& maker : cast_.marketMakers())
        commands.push_back(CancelAll{maker.subaccount, maker.market});
    for (std::size_t i = 0; i < scenario_.risk.assets.size(); ++i) {
        const AssetId asset{static_cast<std::uint16_t>(i)};
        const PoolTotals pool = view.pool(asset);
        const double wanted = unitsOf(pool.borrowed) / utilizationAtStart(asset, scenario_.risk);
        if (pool.borrowed.isPositive())
            redeemDownTo(commands, view, asset, unitsOf(pool.lent) - wanted);
    }
}

/// Takes `surplus` units out of a pool, each lender that lends by hand the same share of its lend.
void Opening::redeemDownTo(std::vector<Command>& commands, const MarketView& view, AssetId asset, double surplus) const
{
    double redeemable = 0;
    const auto lentByHand = [&](const Lender& lender) {
        const bool byHand = lender.asset == asset && lender.autoLend == Flag::Off;
        return byHand ? unitsOf(view.holding(lender.subaccount, asset).lent) : 0;
    };
    for (const Lender& lender : cast_.lenders())
        redeemable += lentByHand(lender);
    const double share = redeemable > 0 ? std::clamp(surplus / redeemable, 0.0, 0.95) : 0;
    for (const Lender& lender : cast_.lenders()) {
        const Quantity quantity = quantityOf(share * lentByHand(lender));
        if (quantity.isPositive())
            commands.push_back(Redeem{lender.subaccount, asset, quantity});
    }
}

} // namespace plimsoll
