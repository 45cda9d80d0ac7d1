// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sample_risk.h"

#include "domain/base/decimal.h"

namespace plimsoll::test {
namespace {

Ratio ratio(std::string_view text)
{
    return constant<Ratio>(text);
}

PoolParameters pool()
{
    PoolParameters pool;
    pool.utilizationCurve
        = UtilizationCurve::make({{ratio("0"), ratio("0")}, {ratio("0.8"), ratio("0.08")}, {ratio("1"), ratio("0.8")}})
              .value();
    pool.optimalUtilization = ratio("0.8");
    pool.fee = ratio("0.15");
    pool.maxUtilization = ratio("1");
    pool.throttleUtilizationThreshold = ratio("0.92");
    pool.throttleUtilizationBound = ratio("0.95");
    pool.throttleUpdateFraction = ratio("0.1");
    pool.openBorrowLendLimit = Quantity::whole(1000000);
    return pool;
}

} // namespace

RiskConfiguration sampleRisk()
{
    const MarginFunction imf{ratio("0.1"), ratio("0")};
    const MarginFunction mmf{ratio("0.05"), ratio("0")};
    MarketParameters market;
    market.symbol = "SOL_USDC";
    market.base = AssetId{1};
    market.quote = AssetId{0};
    market.tickSize = constant<Price>("0.01");
    market.minPrice = constant<Price>("0.01");
    market.minMultiplier = ratio("0.75");
    market.maxMultiplier = ratio("1.25");
    market.minImpactMultiplier = ratio("0.98");
    market.maxImpactMultiplier = ratio("1.02");
    market.stepSize = constant<Quantity>("0.01");
    market.minQuantity = constant<Quantity>("0.01");

    RiskConfiguration risk;
    risk.assets = {{"USDC", "USD Coin", {ratio("1"), HaircutFunction::Kind::Identity, {}, {}}, imf, mmf},
        {"SOL", "Solana", {ratio("0.95"), HaircutFunction::Kind::InverseSqrt, ratio("1.1"), ratio("0.0001")},
            {ratio("0.1"), ratio("0.00036")}, {ratio("0.05"), ratio("0.000216")}}};
    risk.pools = {pool(), pool()};
    risk.markets = {market};
    risk.markPrices = {constant<Price>("1"), constant<Price>("100")};
    return risk;
}

} // namespace plimsoll::test
