// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/risk_writer.h"

#include "domain/exchange/parameter.h"
#include "domain/exchange/parameter_text.h"

#include <nlohmann/json.hpp>

namespace plimsoll {
namespace {

using Json = nlohmann::ordered_json;

/// Sets "filters.price.tickSize" of `entry` to the parameter's text, in the form that its reader expects.
void setParameterText(Json& entry, const ParameterKind& kind, const std::string& text)
{
    if (text.empty())
        return;
    Json* place = &entry;
    std::string_view name = kind.name;
    for (std::size_t dot = name.find('.'); dot != std::string_view::npos; dot = name.find('.')) {
        place = &(*place)[std::string{name.substr(0, dot)}];
        name.remove_prefix(dot + 1);
    }
    Json& value = (*place)[std::string{name}];
    if (kind.form == ParameterForm::Count)
        value = std::stoul(text);
    else if (kind.form == ParameterForm::Curve)
        value = Json::parse(text);
    else
        value = text;
}

void setParameters(Json& entry, const RiskConfiguration& risk, ParameterGroup group, std::size_t owner)
{
    for (const ParameterKind& kind : parameterKinds())
        if (kind.group == group)
            setParameterText(entry, kind, kind.read(risk, owner));
}

Json assetJson(const RiskConfiguration& risk, std::size_t owner)
{
    const AssetParameters& asset = risk.assets[owner];
    Json entry{{"symbol", asset.symbol}, {"displayName", asset.displayName}};
    setParameters(entry, risk, ParameterGroup::Assets, owner);
    if (asset.haircutFunction.kind == HaircutFunction::Kind::Identity)
        entry["haircutFunction"]["kind"] = Json{{"type", "identity"}};
    for (const char* function : {"imfFunction", "mmfFunction"}) {
        Json typed{{"type", "sqrt"}};
        typed.update(entry[function]);
        entry[function] = typed;
    }
    return entry;
}

Json poolJson(const RiskConfiguration& risk, std::size_t owner)
{
    Json entry{{"symbol", risk.assets[owner].symbol}};
    setParameters(entry, risk, ParameterGroup::BorrowLendMarkets, owner);
    entry["stepSize"] = toText(Quantity::fromRaw(1));
    return entry;
}

Json marketJson(const RiskConfiguration& risk, std::size_t owner)
{
    const MarketParameters& market = risk.markets[owner];
    Json entry{{"symbol", market.symbol}, {"baseSymbol", risk.assets[market.base.value].symbol},
        {"quoteSymbol", risk.assets[market.quote.value].symbol}};
    setParameters(entry, risk, ParameterGroup::Markets, owner);
    return entry;
}

} // namespace

std::string writeRisk(const RiskConfiguration& risk)
{
    Json file{{"assets", Json::array()}, {"borrowLendMarkets", Json::array()}, {"markets", Json::array()},
        {"markPrices", Json::array()}, {"venue", Json::object()}};
    for (std::size_t i = 0; i < risk.assets.size(); ++i) {
        file["assets"].push_back(assetJson(risk, i));
        file["borrowLendMarkets"].push_back(poolJson(risk, i));
        file["markPrices"].push_back(
            Json{{"symbol", risk.assets[i].symbol}, {"markPrice", toText(risk.markPrices[i])}});
    }
    for (std::size_t i = 0; i < risk.markets.size(); ++i)
        file["markets"].push_back(marketJson(risk, i));
    setParameters(file["venue"], risk, ParameterGroup::Venue, 0);
    file["venue"]["settlementSymbol"] = risk.venue.settlementSymbol;
    return file.dump(1, ' ') + "\n";
}

} // namespace plimsoll
