// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/cast.h"

#include "simulation/random.h"
#include "simulation/real.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace plimsoll {
namespace {

constexpr std::uint64_t castMoment = 0xCA57;
constexpr double equityMedian = 3'000;
constexpr double equityDeviation = 1.8; ///< of the logarithm
constexpr double equityMax = 2'000'000;
constexpr double autoLendEquityMax = 10'000;
constexpr double lenderDeviation = 1.4;

constexpr std::array<std::pair<std::string_view, double>, 12> popularities{
    {{"USDT", 1}, {"BTC", 27}, {"ETH", 22}, {"SOL", 25}, {"XRP", 8}, {"DOGE", 6}, {"AVAX", 4}, {"LINK", 4},
        {"JTO", 1.5}, {"JUP", 1.5}, {"BONK", 1.5}, {"LUNA", 20}}};
constexpr double popularityOfOthers = 3;

/// Index drawn in proportion to the weights.
std::size_t drawn(Random& random, const std::vector<double>& weights)
{
    double sum = 0;
    for (const double weight : weights)
        sum += weight;
    double left = random.unit() * sum;
    for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
        left -= weights[i];
        if (left < 0)
            return i;
    }
    return weights.size() - 1;
}

double leverageDrawn(Random& random)
{
    const double band = random.unit();
    if (band < 0.15)
        return 1.2 + 1.8 * random.unit();
    if (band < 0.8)
        return 3 + 5 * random.unit();
    return 8 + 2 * random.unit();
}

double equityDrawn(Random& random)
{
    return std::min(equityMax, equityMedian * real::exp(equityDeviation * random.normal()));
}

} // namespace

double popularityOf(const std::string& symbol)
{
    const auto known = std::find_if(
        popularities.begin(), popularities.end(), [&](const auto& entry) { return entry.first == symbol; });
    return known == popularities.end() ? popularityOfOthers : known->second;
}

Cast::Cast(const Scenario& scenario, std::uint32_t first)
    : next_(first)
{
    if (scenario.population.isEmpty())
        return;
    const AssetId settlement = scenario.risk.settlementAsset();
    for (std::size_t market = 0; market < scenario.risk.markets.size(); ++market)
        if (scenario.risk.markets[market].quote == settlement)
            markets_.push_back(MarketId{static_cast<std::uint16_t>(market)});
    for (std::uint32_t i = 0; i < scenario.population.backstopProviders; ++i)
        providers_.push_back(nextSubaccount());
    if (markets_.empty())
        return;
    addMarketMakers(scenario);
    addLenders(scenario);
    addTraders(scenario);
}

std::uint32_t Cast::makersOf(MarketId market) const
{
    return static_cast<std::uint32_t>(std::count_if(
        marketMakers_.begin(), marketMakers_.end(), [&](const MarketMaker& maker) { return maker.market == market; }));
}

bool Cast::isMarketMaker(SubaccountId subaccount) const
{
    return std::any_of(marketMakers_.begin(), marketMakers_.end(),
        [&](const MarketMaker& maker) { return maker.subaccount == subaccount; });
}

void Cast::addMarketMakers(const Scenario& scenario)
{
    const std::uint32_t count = scenario.population.marketMakers;
    if (count == 0)
        return;
    const std::uint32_t first = next_;
    next_ += count;
    const std::size_t seats = std::max<std::size_t>(count, markets_.size());
    for (std::size_t seat = 0; seat < seats; ++seat) {
        const MarketId market = markets_[seat * markets_.size() / seats];
        const auto subaccount = static_cast<std::uint32_t>(seat % count);
        const std::size_t seatsOfMaker = seats / count + (subaccount < seats % count ? 1 : 0);
        marketMakers_.push_back(
            {SubaccountId{first + subaccount}, market, makersOf(market), 1 / static_cast<double>(seatsOfMaker)});
    }
}

void Cast::addLenders(const Scenario& scenario)
{
    // Every pool has a lender before the draw decides; half of all lend the settlement asset.
    const std::size_t assets = scenario.risk.assets.size();
    const AssetId settlement = scenario.risk.settlementAsset();
    std::vector<double> weights(assets);
    double others = 0;
    for (std::size_t asset = 0; asset < assets; ++asset)
        if (asset != settlement.value)
            others += weights[asset] = popularityOf(scenario.risk.assets[asset].symbol);
    weights[settlement.value] = std::max(others, 1.0);
    std::vector<double> sums(assets);
    for (std::uint32_t i = 0; i < scenario.population.lenders; ++i) {
        Lender lender{nextSubaccount(), {}, 0, Flag::Off};
        Random random(scenario.seed, lender.subaccount.value, castMoment);
        const std::size_t asset = i < assets ? i : drawn(random, weights);
        lender.asset = AssetId{static_cast<std::uint16_t>(asset)};
        lender.share = real::exp(lenderDeviation * random.normal());
        lender.autoLend = Flag{random.happens(0.15)};
        sums[asset] += lender.share;
        lenders_.push_back(lender);
    }
    for (Lender& lender : lenders_)
        lender.share = lender.share / sums[lender.asset.value];
}

void Cast::addTraders(const Scenario& scenario)
{
    const AssetId settlement = scenario.risk.settlementAsset();
    std::vector<double> weights;
    for (const MarketId market : markets_) {
        const AssetId base = scenario.risk.markets[market.value].base;
        weights.push_back(popularityOf(scenario.risk.assets[base.value].symbol));
    }
    for (std::uint32_t i = 0; i < scenario.population.traders; ++i) {
        Trader trader;
        trader.subaccount = nextSubaccount();
        Random random(scenario.seed, trader.subaccount.value, castMoment);
        const double kind = random.unit();
        trader.kind = kind < 0.3 ? TraderKind::Spot : kind < 0.85 ? TraderKind::Long : TraderKind::Short;
        trader.market = markets_[drawn(random, weights)];
        trader.equity = equityDrawn(random);
        trader.leverage = leverageDrawn(random);
        trader.boldness = 0.7 + 0.26 * random.unit();
        trader.autoLend
            = Flag{trader.kind == TraderKind::Long && trader.equity < autoLendEquityMax && random.happens(0.1)};
        trader.collateral = settlement;
        if (trader.kind != TraderKind::Short && random.happens(0.4))
            trader.collateral = scenario.risk.markets[markets_[drawn(random, weights)].value].base;
        traders_.push_back(trader);
    }
}

} // namespace plimsoll
