// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/agent.h"
#include "simulation/amounts.h"
#include "simulation/random.h"
#include "simulation/real.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {
namespace {

constexpr double tradersPerThought = 150;
constexpr double stressMove = 0.01; ///< of the last minute, at which thoughts have doubled
constexpr double haste = 3;         ///< how many times more thoughts there are at most
constexpr double panicMove = -0.004;
constexpr double thinMargin = 0.09; ///< marginFraction below which a trader feels near to liquidation
constexpr std::uint64_t traderStream = 0x7AADE;
constexpr std::uint64_t choiceStream = 0xC401CE;

/// One trader that thinks at this second.
class Thought {
public:
    Thought(const Moment& moment, const Trader& trader, std::vector<Command>& commands)
        : moment_(moment)
        , trader_(trader)
        , risk_(moment.view.configuration())
        , market_(risk_.markets[trader.market.value])
        , commands_(commands)
        , base_(moment.view.holding(trader.subaccount, market_.base))
        , quote_(moment.view.holding(trader.subaccount, market_.quote))
        , random_(moment.seed + traderStream, trader.subaccount.value, static_cast<std::uint64_t>(moment.second))
        , panic_(moment.tape.move(market_.base) < panicMove)
    {
    }

    void act()
    {
        if (trader_.kind == TraderKind::Spot)
            tradeSpot();
        else if (trader_.kind == TraderKind::Long)
            quote_.owed.isPositive() ? minderOfLong() : openAgain(Side::Bid);
        else
            base_.owed.isPositive() ? minderOfShort() : openAgain(Side::Ask);
    }

private:
    double markOf(AssetId asset) const { return real::of(moment_.view.mark(asset)); }
    double valueOf(AssetId asset, const Holding& holding) const
    {
        return markOf(asset) * (unitsOf(holding.available) + unitsOf(holding.lent));
    }
    double valueOwed(AssetId asset, const Holding& holding) const { return markOf(asset) * unitsOf(holding.owed); }

    /// Equity after haircuts over debt: what the trader believes its marginFraction to be.
    double marginFraction(AssetId debtAsset, const Holding& debt) const
    {
        double collateral = 0;
        const auto add = [&](AssetId asset, const Holding& holding) {
            const double value = valueOf(asset, holding);
            collateral += value * weightOf(risk_.assets[asset.value].haircutFunction, value);
        };
        add(market_.base, base_);
        add(market_.quote, quote_);
        if (trader_.collateral != market_.base && trader_.collateral != market_.quote)
            add(trader_.collateral, moment_.view.holding(trader_.subaccount, trader_.collateral));
        const double owed = valueOwed(debtAsset, debt);
        return (collateral - owed) / owed;
    }

    void placeMarketOrder(Side side, double value, Flag margin)
    {
        const auto quantity = orderQuantity(market_, value / markOf(market_.base));
        if (!quantity || !moment_.view.best(trader_.market, opposite(side)))
            return;
        PlaceOrder order{};
        order.subaccount = trader_.subaccount;
        order.market = trader_.market;
        order.side = side;
        order.type = OrderType::Market;
        order.quantity = *quantity;
        order.flags.autoBorrow = margin;
        order.flags.autoBorrowRepay = margin;
        commands_.push_back(order);
    }

    void addCollateral(AssetId asset, double value)
    {
        const Quantity quantity = quantityOf(value / markOf(asset));
        if (quantity.isPositive())
            commands_.push_back(Deposit{trader_.subaccount, asset, quantity});
    }

    void minderOfLong()
    {
        const double choice = random_.unit();
        const double owed = valueOwed(market_.quote, quote_);
        const double held = valueOf(market_.base, base_);
        if (marginFraction(market_.quote, quote_) < thinMargin) {
            if (choice < 0.06)
                addCollateral(market_.quote, 0.1 * owed);
            else if (choice < 0.1)
                placeMarketOrder(Side::Ask, 0.25 * held, Flag::Off);
        } else if (choice < (panic_ ? 0.05 : 0.004)) {
            placeMarketOrder(Side::Ask, std::min(held, owed) * (0.2 + 0.8 * random_.unit()), Flag::Off);
        } else if (choice > 0.988) {
            placeMarketOrder(Side::Bid, 0.4 * trader_.equity, Flag::On);
        }
    }

    void minderOfShort()
    {
        const double choice = random_.unit();
        const double owed = valueOwed(market_.base, base_);
        if (marginFraction(market_.base, base_) < thinMargin) {
            if (choice < 0.06)
                addCollateral(market_.quote, 0.1 * owed);
            else if (choice < 0.1)
                placeMarketOrder(Side::Bid, 0.25 * owed, Flag::On);
        } else if (choice < (panic_ ? 0.02 : 0.006)) {
            placeMarketOrder(Side::Bid, owed * (0.2 + 0.8 * random_.unit()), Flag::On);
        } else if (choice > (panic_ ? 0.92 : 0.99)) {
            placeMarketOrder(Side::Ask, 0.5 * trader_.equity, Flag::On);
        }
    }

    /// Who has no debt opens again with what is left, more carefully than at first.
    void openAgain(Side side)
    {
        const double chance = side == Side::Ask ? (panic_ ? 0.15 : 0.06) : (panic_ ? 0.03 : 0.06);
        const double cash = valueOf(market_.quote, quote_);
        if (!random_.happens(chance) || cash < 20)
            return;
        Trader careful = trader_;
        careful.leverage = 1.2 + random_.unit() * (trader_.leverage - 1.2);
        careful.boldness = 0.8 * trader_.boldness;
        careful.collateral = market_.quote;
        std::vector<Price> marks;
        for (std::size_t asset = 0; asset < risk_.assets.size(); ++asset)
            marks.push_back(moment_.view.mark(AssetId{static_cast<std::uint16_t>(asset)}));
        placeMarketOrder(side, openingTradeOf(careful, cash, risk_, marks).notional, Flag::On);
    }

    void tradeSpot()
    {
        const bool sells = random_.happens(panic_ ? 0.75 : 0.5);
        const double part = 0.05 + 0.2 * random_.unit();
        if (sells)
            placeMarketOrder(Side::Ask, part * valueOf(market_.base, base_), Flag::Off);
        else
            placeMarketOrder(Side::Bid, part * valueOf(market_.quote, quote_), Flag::Off);
    }

    const Moment& moment_;
    const Trader& trader_;
    const RiskConfiguration& risk_;
    const MarketParameters& market_;
    std::vector<Command>& commands_;
    Holding base_;
    Holding quote_;
    Random random_;
    bool panic_;
};

/// The largest move of any mark in the last minute, either way.
double largestMove(const Moment& moment)
{
    double largest = 0;
    for (const MarketMaker& maker : moment.cast.marketMakers()) {
        const AssetId base = moment.view.configuration().markets[maker.market.value].base;
        largest = std::max(largest, std::abs(moment.tape.move(base)));
    }
    return largest;
}

} // namespace

void letTradersTrade(const Moment& moment, std::vector<Command>& commands)
{
    const auto& traders = moment.cast.traders();
    if (traders.empty())
        return;
    Random choice(moment.seed + choiceStream, 0, static_cast<std::uint64_t>(moment.second));
    const double hurry = std::min(haste, 1 + largestMove(moment) / stressMove);
    const double expected = hurry * static_cast<double>(traders.size()) / tradersPerThought;
    auto thoughts = static_cast<std::size_t>(expected + choice.unit());
    const std::size_t before = commands.size();
    for (; thoughts > 0 && commands.size() - before < traderCommandsMax; --thoughts) {
        const Trader& trader = traders[choice.below(traders.size())];
        const OrderBookState state = moment.view.configuration().markets[trader.market.value].orderBookState;
        if (state == OrderBookState::Open && !moment.view.isLiquidating(trader.subaccount))
            Thought(moment, trader, commands).act();
    }
}

} // namespace plimsoll
