// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/prices.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr std::int64_t lastTradeAgeMax = 60 * msPerSecond;
constexpr Usd worthMax = Usd::fromRaw(powerOfTen(16) * Usd::scale);

Quantity supplyOf(const State& state, AssetId asset)
{
    const AssetState& own = state.assets[asset.value];
    return std::max(own.deposits - own.withdrawals, own.pool.lentQuantity());
}

} // namespace

Price markRatio(const State& state, MarketId market)
{
    const MarketParameters& parameters = state.marketParameters(market);
    const Int128 raw
        = mulDiv(state.mark(parameters.base).raw, Price::scale, state.mark(parameters.quote).raw, Rounding::Down);
    return Price::fromRaw(static_cast<std::int64_t>(std::clamp<Int128>(raw, 1, Price::largest().raw)));
}

Price activePrice(const State& state, MarketId id)
{
    const Market& market = state.markets[id.value];
    const MarketParameters& parameters = state.marketParameters(id);
    const Price reference = markRatio(state, id);
    const auto bid = market.book.best(Side::Bid);
    const auto ask = market.book.best(Side::Ask);
    const bool lastCounts = market.lastTradePrice && state.now.ms - market.lastTradeTime.ms < lastTradeAgeMax
        && isWithin(*market.lastTradePrice, reference, parameters.minMultiplier, Bound::Low)
        && isWithin(*market.lastTradePrice, reference, parameters.maxMultiplier, Bound::High);
    const auto last = lastCounts ? market.lastTradePrice : std::nullopt;
    const auto mean = [](Price a, Price b) {
        const auto [low, high] = std::minmax(a, b);
        return Price::fromRaw(low.raw + (high.raw - low.raw) / 2);
    };
    if (bid && ask)
        return last ? std::clamp(*last, *bid, *ask) : mean(*bid, *ask);
    const auto best = bid ? bid : ask;
    if (best && last)
        return mean(*best, *last);
    return best ? *best : last.value_or(reference);
}

bool isWithin(Price price, Price reference, Ratio multiplier, Bound bound)
{
    const Int256 own = Int256::product(price.raw, Ratio::scale);
    const Int256 limit = Int256::product(multiplier.raw, reference.raw);
    return bound == Bound::Low ? own >= limit : own <= limit;
}

Price worstPrice(const MarketParameters& market, Side side, Price reference)
{
    const bool buys = side == Side::Bid;
    const Int128 raw = mulDiv(reference.raw, (buys ? market.maxImpactMultiplier : market.minImpactMultiplier).raw,
        Ratio::scale, buys ? Rounding::Down : Rounding::Up);
    return Price::fromRaw(static_cast<std::int64_t>(std::clamp<Int128>(raw, 1, Price::largest().raw)));
}

bool worthFits(const State& state, AssetId asset, Price mark)
{
    return Int256::product(supplyOf(state, asset).raw, mark.raw) <= Int256{worthMax.raw};
}

Quantity roomFor(const State& state, AssetId asset)
{
    return std::max(Quantity{}, quantityWorth(worthMax, state.mark(asset), Rounding::Down) - supplyOf(state, asset));
}

std::optional<MarketId> settlementMarket(const State& state, AssetId asset)
{
    const auto& markets = state.configuration().markets;
    for (std::size_t i = 0; i < markets.size(); ++i)
        if (markets[i].base == asset && markets[i].quote == state.risk->settlement)
            return MarketId{static_cast<std::uint16_t>(i)};
    return std::nullopt;
}

} // namespace plimsoll
