// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/decimal.h"
#include "support/sample_risk.h"

#include <string>
#include <string_view>

namespace plimsoll::test {

/// sampleRisk() without rates and size curves: SOL weighs `weight`; imf 0.10, mmf 0.05.
inline RiskConfiguration plainRisk(std::string_view weight)
{
    RiskConfiguration risk = sampleRisk();
    risk.assets[1].haircutFunction = {constant<Ratio>(weight), HaircutFunction::Kind::Identity, {}, {}};
    risk.assets[1].imfFunction = risk.assets[0].imfFunction;
    risk.assets[1].mmfFunction = risk.assets[0].mmfFunction;
    for (PoolParameters& pool : risk.pools)
        pool.utilizationCurve = UtilizationCurve::make({{Ratio{}, Ratio{}}, {Ratio::whole(1), Ratio{}}}).value();
    return risk;
}

/// One more asset like SOL, with a pool, a mark and a market against USDC.
inline void addAssetLikeSol(RiskConfiguration& risk, std::string_view symbol)
{
    const auto added = AssetId{static_cast<std::uint16_t>(risk.assets.size())};
    risk.assets.push_back(risk.assets[1]);
    risk.assets.back().symbol = symbol;
    risk.pools.push_back(risk.pools[1]);
    risk.markPrices.push_back(risk.markPrices[1]);
    risk.markets.push_back(risk.markets[0]);
    risk.markets.back().symbol = std::string{symbol} + "_USDC";
    risk.markets.back().base = added;
}

} // namespace plimsoll::test
