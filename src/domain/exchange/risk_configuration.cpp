// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/risk_configuration.h"

#include "domain/exchange/parameter.h"
#include "domain/exchange/parameter_rules.h"
#include "domain/exchange/parameter_text.h"

#include <algorithm>
#include <initializer_list>

namespace plimsoll {
namespace {

/// Largest number of assets and of markets of one venue; positions are 16 bit wide.
constexpr std::size_t ownerCountMax = 1024;

class Rules {
public:
    Rules(const RiskConfiguration& risk, const std::set<std::string>& unread)
        : risk_(risk)
        , unread_(unread)
    {
    }

    std::vector<ParameterFault> faults() &&
    {
        if (!hasOneOfEach())
            return std::move(faults_);
        checkRanges();
        checkSymbols();
        for (const AssetParameters& asset : risk_.assets)
            checkAsset(asset);
        for (std::size_t i = 0; i < risk_.pools.size(); ++i)
            checkPool(risk_.pools[i], "borrowLendMarkets." + risk_.assets[i].symbol);
        for (const MarketParameters& market : risk_.markets)
            checkMarket(market);
        checkMarks();
        return std::move(faults_);
    }

private:
    void add(std::string path, std::string value, std::string limit)
    {
        faults_.push_back({std::move(path), std::move(value), std::move(limit)});
    }
    /// Whether all these parameters of one owner were read.
    bool known(const std::string& owner, std::initializer_list<const char*> names) const
    {
        return std::none_of(
            names.begin(), names.end(), [&](const char* name) { return unread_.contains(owner + '.' + name); });
    }

    bool hasOneOfEach()
    {
        if (risk_.assets.empty() || risk_.assets.size() > ownerCountMax)
            add("assets", std::to_string(risk_.assets.size()), "1 .. " + std::to_string(ownerCountMax) + " assets");
        if (risk_.markets.size() > ownerCountMax)
            add("markets", std::to_string(risk_.markets.size()), "at most " + std::to_string(ownerCountMax));
        if (risk_.pools.size() != risk_.assets.size())
            add("borrowLendMarkets", std::to_string(risk_.pools.size()), "one for each asset");
        if (risk_.markPrices.size() != risk_.assets.size())
            add("markPrices", std::to_string(risk_.markPrices.size()), "one for each asset");
        return faults_.empty();
    }

    void checkSymbols()
    {
        if (known("venue", {"settlementSymbol"}) && !risk_.assetBySymbol(risk_.venue.settlementSymbol))
            add("venue.settlementSymbol", risk_.venue.settlementSymbol, "the symbol of an asset");
        for (std::size_t i = 0; i < risk_.assets.size(); ++i)
            if (risk_.assetBySymbol(risk_.assets[i].symbol) != AssetId{static_cast<std::uint16_t>(i)})
                add("assets." + risk_.assets[i].symbol + ".symbol", risk_.assets[i].symbol, "given once");
        for (std::size_t i = 0; i < risk_.markets.size(); ++i)
            if (risk_.marketBySymbol(risk_.markets[i].symbol) != MarketId{static_cast<std::uint16_t>(i)})
                add("markets." + risk_.markets[i].symbol + ".symbol", risk_.markets[i].symbol, "given once");
    }

    void checkRanges()
    {
        for (const Parameter& parameter : parametersOf(risk_)) {
            const ParameterKind& kind = *parameter.kind;
            if (kind.form != ParameterForm::Decimal && kind.form != ParameterForm::Count)
                continue;
            const std::string text = parameter.text(risk_);
            if (text.empty() || (!unread_.empty() && unread_.contains(parameter.path(risk_))))
                continue;
            const Int128 value = exactly(text);
            const Int128 lowest = exactly(kind.lowest);
            const bool tooLow = kind.lowestExcluded ? value <= lowest : value < lowest;
            if (tooLow || (!kind.highest.empty() && value > exactly(kind.highest)))
                add(parameter.path(risk_), text, kind.range());
        }
    }
    /// A text of the table, at the step of the finest number that a parameter can be; a larger one than fits is
    /// above every limit.
    static Int128 exactly(std::string_view text)
    {
        const ParsedDecimal parsed = parseDecimal(text, Ratio::decimals);
        return parsed.fault ? Int128{Ratio::largest().raw} : parsed.raw;
    }

    void checkAsset(const AssetParameters& asset)
    {
        const std::string path = "assets." + asset.symbol;
        if (known(path, {"imfFunction.base", "mmfFunction.base"}) && asset.mmfFunction.base >= asset.imfFunction.base)
            add(path + ".mmfFunction.base", toText(asset.mmfFunction.base),
                "below imfFunction.base " + toText(asset.imfFunction.base));
        const bool noFactors = asset.mmfFunction.factor.isZero() && asset.imfFunction.factor.isZero();
        if (known(path, {"imfFunction.factor", "mmfFunction.factor"}) && !noFactors
            && asset.mmfFunction.factor >= asset.imfFunction.factor)
            add(path + ".mmfFunction.factor", toText(asset.mmfFunction.factor),
                "below imfFunction.factor " + toText(asset.imfFunction.factor) + " unless both are 0");
    }

    void checkPool(const PoolParameters& pool, const std::string& path)
    {
        if (known(path, {"throttleUtilizationThreshold", "maxUtilization"})
            && pool.throttleUtilizationThreshold > pool.maxUtilization)
            add(path + ".throttleUtilizationThreshold", toText(pool.throttleUtilizationThreshold),
                "at most maxUtilization " + toText(pool.maxUtilization));
        if (!pool.optimalUtilization || !known(path, {"optimalUtilization", "utilizationCurve"}))
            return;
        const auto& points = pool.utilizationCurve.points();
        const bool interior = std::any_of(points.begin() + 1, points.end() - 1,
            [&](const CurvePoint& point) { return point.utilization == *pool.optimalUtilization; });
        if (!interior)
            add(path + ".optimalUtilization", toText(*pool.optimalUtilization),
                "the utilization of an interior point of utilizationCurve");
    }

    void checkMarket(const MarketParameters& market)
    {
        const std::string path = "markets." + market.symbol;
        if (known(path, {"baseSymbol"}) && market.base.value >= risk_.assets.size())
            add(path + ".baseSymbol", std::to_string(market.base.value), "the symbol of an asset");
        if (known(path, {"quoteSymbol"}) && market.quote.value >= risk_.assets.size())
            add(path + ".quoteSymbol", std::to_string(market.quote.value), "the symbol of an asset");
        else if (known(path, {"baseSymbol", "quoteSymbol"}) && market.quote == market.base)
            add(path + ".quoteSymbol", risk_.assets[market.quote.value].symbol, "another asset than baseSymbol");
        if (known(path, {"filters.price.minPrice", "filters.price.maxPrice"}) && market.minPrice && market.maxPrice
            && *market.maxPrice < *market.minPrice)
            add(path + ".filters.price.maxPrice", toText(*market.maxPrice),
                "at least minPrice " + toText(*market.minPrice));
        if (known(path, {"filters.quantity.minQuantity", "filters.quantity.maxQuantity"}) && market.maxQuantity
            && *market.maxQuantity < market.minQuantity)
            add(path + ".filters.quantity.maxQuantity", toText(*market.maxQuantity),
                "at least minQuantity " + toText(market.minQuantity));
    }

    void checkMarks()
    {
        for (std::size_t i = 0; i < risk_.markPrices.size(); ++i) {
            const std::string path = "markPrices." + risk_.assets[i].symbol;
            if (known(path, {"markPrice"}) && !risk_.markPrices[i].isPositive())
                add(path + ".markPrice", toText(risk_.markPrices[i]), "above 0");
        }
    }

    const RiskConfiguration& risk_;
    const std::set<std::string>& unread_;
    std::vector<ParameterFault> faults_;
};

} // namespace

std::optional<AssetId> RiskConfiguration::assetBySymbol(std::string_view symbol) const
{
    for (std::size_t i = 0; i < assets.size(); ++i)
        if (assets[i].symbol == symbol)
            return AssetId{static_cast<std::uint16_t>(i)};
    return std::nullopt;
}

std::optional<MarketId> RiskConfiguration::marketBySymbol(std::string_view symbol) const
{
    for (std::size_t i = 0; i < markets.size(); ++i)
        if (markets[i].symbol == symbol)
            return MarketId{static_cast<std::uint16_t>(i)};
    return std::nullopt;
}

AssetId RiskConfiguration::settlementAsset() const
{
    const auto asset = assetBySymbol(venue.settlementSymbol);
    ENSURE(asset.has_value(), "faultsOf refuses a configuration without its settlement asset");
    return *asset;
}

std::vector<ParameterFault> faultsOf(const RiskConfiguration& risk, const std::set<std::string>& unread)
{
    return Rules{risk, unread}.faults();
}

std::vector<ParameterFault> faultsOf(const RiskConfiguration& risk)
{
    return faultsOf(risk, {});
}

} // namespace plimsoll
