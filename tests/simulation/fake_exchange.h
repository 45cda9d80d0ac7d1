// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/decimal.h"
#include "domain/exchange/command.h"
#include "simulation/market_view.h"
#include "simulation/scenario.h"

#include <map>
#include <utility>

namespace plimsoll::test {

/// A venue of five assets and four markets with lawful numbers.
inline RiskConfiguration smallVenue()
{
    RiskConfiguration risk;
    const auto addAsset = [&](const char* symbol, const char* weight, const char* mark) {
        AssetParameters asset;
        asset.symbol = symbol;
        asset.haircutFunction.weight = constant<Ratio>(weight);
        asset.imfFunction = {constant<Ratio>("0.1"), constant<Ratio>("0.0001")};
        asset.mmfFunction = {constant<Ratio>("0.05"), constant<Ratio>("0.00006")};
        risk.assets.push_back(asset);
        risk.pools.emplace_back();
        risk.markPrices.push_back(constant<Price>(mark));
    };
    addAsset("USDC", "1", "1");
    addAsset("BTC", "0.95", "117000");
    addAsset("ETH", "0.95", "4010");
    addAsset("SOL", "0.95", "207");
    addAsset("BONK", "0.6", "0.00001743");
    const auto addMarket = [&](std::uint16_t base, const char* tick, const char* step) {
        MarketParameters market;
        market.symbol = risk.assets[base].symbol + "_USDC";
        market.base = AssetId{base};
        market.tickSize = constant<Price>(tick);
        market.stepSize = constant<Quantity>(step);
        market.minQuantity = market.stepSize;
        risk.markets.push_back(market);
    };
    addMarket(1, "0.1", "0.00001");
    addMarket(2, "0.01", "0.0001");
    addMarket(3, "0.01", "0.01");
    addMarket(4, "0.00000001", "1000");
    return risk;
}

/// An exchange that keeps what it is told to hold and moves nothing.
class FakeExchange : public MarketView {
public:
    explicit FakeExchange(RiskConfiguration risk)
        : risk_(std::move(risk))
    {
    }

    const RiskConfiguration& configuration() const override { return risk_; }
    Price mark(AssetId asset) const override { return risk_.markPrices[asset.value]; }
    std::optional<Price> best(MarketId market, Side) const override { return mark(risk_.markets[market.value].base); }
    PoolTotals pool(AssetId asset) const override { return pools[asset]; }
    Holding holding(SubaccountId subaccount, AssetId asset) const override
    {
        const auto found = holdings.find({subaccount, asset});
        return found == holdings.end() ? Holding{} : found->second;
    }
    bool isLiquidating(SubaccountId subaccount) const override { return subaccount == liquidating; }

    /// Only deposits and marks count.
    void apply(const Command& command)
    {
        if (const auto* deposit = std::get_if<Deposit>(&command))
            holdings[{deposit->subaccount, deposit->asset}].available += deposit->quantity;
        if (const auto* tick = std::get_if<Tick>(&command))
            for (const MarkPrice& mark : tick->marks)
                risk_.markPrices[mark.asset.value] = mark.price;
    }

    std::map<std::pair<SubaccountId, AssetId>, Holding> holdings;
    mutable std::map<AssetId, PoolTotals> pools;
    SubaccountId liquidating{};

private:
    RiskConfiguration risk_;
};

} // namespace plimsoll::test
