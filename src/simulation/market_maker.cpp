// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/agent.h"
#include "simulation/amounts.h"
#include "simulation/opening.h"
#include "simulation/random.h"
#include "simulation/real.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plimsoll {
namespace {

struct Level {
    double basisPoints;
    double share; ///< of the depth of a side
};
constexpr std::array<Level, 5> levels{{{3, 1 / 15.0}, {10, 2 / 15.0}, {25, 3 / 15.0}, {60, 4 / 15.0}, {130, 5 / 15.0}}};
constexpr double basisPointsMax = 190;
constexpr double basisPointsPerRank = 1.5;
constexpr double quietMove = 0.0015;
constexpr double cashInQuotes = 0.9; ///< of what a maker has; the rest covers fees
constexpr std::size_t commandsPerMaker = 1 + 2 * levels.size();
constexpr std::int64_t transferPeriod = 5; ///< in turns
constexpr std::uint64_t makerStream = 0x3A;

class Maker {
public:
    Maker(const Moment& moment, const MarketMaker& maker, std::vector<Command>& commands)
        : moment_(moment)
        , maker_(maker)
        , market_(moment.view.configuration().markets[maker.market.value])
        , commands_(commands)
        , base_(moment.view.holding(maker.subaccount, market_.base))
        , quote_(moment.view.holding(maker.subaccount, market_.quote))
        , makers_(moment.cast.makersOf(maker.market))
    {
    }

    void quote()
    {
        const double stress = std::abs(moment_.tape.move(market_.base)) / quietMove;
        const double depth = moment_.plan.depth[maker_.market.value] / makers_ / (1 + stress);
        const double price = markOf(market_.base) / markOf(market_.quote);
        Random random(moment_.seed + makerStream, maker_.subaccount.value, static_cast<std::uint64_t>(moment_.second));
        const double size = depth * (0.8 + 0.4 * random.unit());
        const double bids = std::min(size, cashInQuotes * cash());
        const double asks = std::min(size, total(base_) * markOf(market_.base));
        for (const Level& level : levels) {
            const double distance
                = std::min(basisPointsMax, level.basisPoints * (1 + stress) + basisPointsPerRank * maker_.rank)
                / 10'000;
            place(Side::Bid, price * (1 - distance), bids * level.share, Rounding::Down);
            place(Side::Ask, price * (1 + distance), asks * level.share, Rounding::Up);
        }
    }

    /// Hedges on other venues end as transfers: base asset there, quote asset here, or back.
    void transfer()
    {
        const double target = inventoryOf(moment_.plan, maker_.market) / makers_;
        const double held = total(base_) * markOf(market_.base);
        const double excess = held - target;
        if (held > 1.5 * target)
            exchange(market_.base, market_.quote, excess);
        else if (held < target / 2)
            exchange(market_.quote, market_.base, std::min(-excess, cash() / 2));
    }

private:
    double markOf(AssetId asset) const { return real::of(moment_.view.mark(asset)); }
    static double total(const Holding& holding) { return unitsOf(holding.available) + unitsOf(holding.locked); }

    double cash() const { return maker_.cashShare * total(quote_) * markOf(market_.quote); }

    void place(Side side, double price, double value, Rounding rounding)
    {
        const auto quantity = orderQuantity(market_, value / markOf(market_.base));
        if (!quantity)
            return;
        PlaceOrder order{};
        order.subaccount = maker_.subaccount;
        order.market = maker_.market;
        order.side = side;
        order.price = orderPrice(market_, price, rounding);
        order.quantity = *quantity;
        order.postOnly = market_.orderBookState == OrderBookState::PostOnly ? PostOnly::Yes : PostOnly::No;
        commands_.push_back(order);
    }

    void exchange(AssetId out, AssetId in, double value)
    {
        const Quantity leaving = quantityOf(value / markOf(out));
        const Quantity coming = quantityOf(value / markOf(in));
        if (leaving.isZero() || coming.isZero())
            return;
        commands_.push_back(Withdraw{maker_.subaccount, out, leaving});
        commands_.push_back(Deposit{maker_.subaccount, in, coming});
        (out == market_.base ? base_ : quote_).available -= leaving;
        (in == market_.base ? base_ : quote_).available += coming;
    }

    const Moment& moment_;
    const MarketMaker& maker_;
    const MarketParameters& market_;
    std::vector<Command>& commands_;
    Holding base_;
    Holding quote_;
    double makers_;
};

} // namespace

void quoteMarkets(const Moment& moment, std::vector<Command>& commands)
{
    const auto& makers = moment.cast.marketMakers();
    constexpr std::size_t makersPerTurn = makerCommandsMax / (commandsPerMaker + 1);
    const std::size_t period = std::max<std::size_t>(2, (makers.size() + makersPerTurn - 1) / makersPerTurn);
    const std::size_t perTurn = (makers.size() + period - 1) / period;
    const std::size_t turn = static_cast<std::size_t>(moment.second) % period;
    const std::size_t begin = std::min(turn * perTurn, makers.size());
    const std::size_t end = std::min(begin + perTurn, makers.size());
    const auto canQuote = [&](const MarketMaker& maker) {
        const OrderBookState state = moment.view.configuration().markets[maker.market.value].orderBookState;
        return state != OrderBookState::Closed && state != OrderBookState::CancelOnly;
    };
    for (std::size_t i = begin; i < end; ++i)
        if (canQuote(makers[i]))
            commands.push_back(CancelAll{makers[i].subaccount, makers[i].market});
    for (std::size_t i = begin; i < end; ++i) {
        if (!canQuote(makers[i]))
            continue;
        Maker maker(moment, makers[i], commands);
        // Makers take turns with their transfers, so that a second never carries many.
        const std::int64_t round = moment.second / static_cast<std::int64_t>(period);
        if ((round + static_cast<std::int64_t>(i)) % transferPeriod == 0)
            maker.transfer();
        maker.quote();
    }
}

} // namespace plimsoll
