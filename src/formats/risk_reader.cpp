// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/risk_reader.h"

#include "domain/exchange/parameter.h"
#include "domain/exchange/parameter_rules.h"
#include "formats/json_reader.h"
#include "formats/venue_keys.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace plimsoll {
namespace {

constexpr std::size_t entriesMax = 1024;

/// Reads the five sections of a risk file into one configuration that is whole even where the file is not: what is
/// missing or unknown is filled with placeholders whose rules are not judged.
class RiskReader {
public:
    RiskReader(const JsonValue& value, std::string path, InputFaults& faults)
        : file_(value, std::move(path), faults)
        , faults_(faults)
    {
    }

    std::optional<RiskConfiguration> read()
    {
        readAssets();
        readEach("borrowLendMarkets", [&](ObjectReader& entry) { readPool(entry); });
        readEach("markets", [&](ObjectReader& entry) { readMarket(entry); });
        readEach("markPrices", [&](ObjectReader& entry) { readMark(entry); });
        readVenue();
        file_.finish();
        addBrokenRules();
        addMissing("borrowLendMarkets");
        addMissing("markPrices");
        if (!faults_.empty())
            return std::nullopt;
        return std::move(risk_);
    }

private:
    template <class Read>
    void readEach(const char* section, Read read)
    {
        const JsonValue* entries = file_.array(section, entriesMax);
        for (std::size_t i = 0; entries != nullptr && i < entries->items.size(); ++i) {
            ObjectReader entry{entries->items[i], itemPath(file_.pathOf(section), i), faults_};
            read(entry);
            entry.finish();
        }
    }

    /// The symbol of an entry, remembered with its place; a name of its own where it is missing or stands twice.
    std::string placed(ObjectReader& entry, const char* section)
    {
        std::string symbol = entry.symbol("symbol");
        auto& places = places_[section];
        if (places.contains(symbol))
            faults_.add(entry.pathOf("symbol"), symbol, "given once");
        if (symbol.empty() || places.contains(symbol))
            symbol = '#' + (section + std::to_string(places.size()));
        places[symbol] = entry.path();
        return symbol;
    }

    /// Adds an asset with its pool and mark, so that the three lists stay of one length.
    std::size_t addAsset(AssetParameters asset)
    {
        risk_.assets.push_back(std::move(asset));
        risk_.pools.emplace_back();
        risk_.markPrices.emplace_back();
        return risk_.assets.size() - 1;
    }

    /// The asset of a pool or mark; a placeholder with a fault where the file has none of that symbol.
    std::size_t assetOf(ObjectReader& entry, const char* section)
    {
        const std::string symbol = placed(entry, section);
        if (const auto known = risk_.assetBySymbol(symbol))
            return known->value;
        if (symbol.front() != '#' && !places_["assets"].empty())
            faults_.add(entry.pathOf("symbol"), symbol, "the symbol of an asset");
        AssetParameters unknown;
        unknown.symbol = symbol;
        return addAsset(std::move(unknown));
    }

    void readAssets()
    {
        readEach("assets", [&](ObjectReader& entry) {
            AssetParameters asset;
            asset.symbol = placed(entry, "assets");
            asset.displayName = entry.optionalText("displayName").value_or(asset.symbol);
            asset.haircutFunction = readHaircut(entry);
            asset.imfFunction = readMarginFunction(entry, "imfFunction");
            asset.mmfFunction = readMarginFunction(entry, "mmfFunction");
            entry.ignore(venue_keys::asset);
            addAsset(std::move(asset));
        });
        if (places_["assets"].empty() && !faults_.touches(file_.pathOf("assets")))
            faults_.add(file_.pathOf("assets"), "0 entries", "at least one asset");
    }

    HaircutFunction readHaircut(ObjectReader& entry)
    {
        HaircutFunction haircut;
        const JsonValue* value = entry.object("haircutFunction");
        if (value == nullptr)
            return haircut;
        ObjectReader function{*value, entry.pathOf("haircutFunction"), faults_};
        haircut.weight = function.decimal<Ratio>("weight");
        if (const JsonValue* kindValue = function.object("kind")) {
            ObjectReader kind{*kindValue, function.pathOf("kind"), faults_};
            haircut.kind = kind.name<HaircutFunction::Kind>("type");
            const bool typeKnown = !faults_.touches(kind.pathOf("type"));
            if (haircut.kind == HaircutFunction::Kind::InverseSqrt) {
                haircut.base = kind.decimal<Ratio>("base");
                haircut.positiveCurvePenalty = kind.decimal<Ratio>("positiveCurvePenalty");
            }
            if (typeKnown)
                kind.finish();
        }
        function.finish();
        return haircut;
    }

    MarginFunction readMarginFunction(ObjectReader& entry, const char* key)
    {
        MarginFunction read;
        const JsonValue* value = entry.object(key);
        if (value == nullptr)
            return read;
        ObjectReader function{*value, entry.pathOf(key), faults_};
        expectText(function, "type", "sqrt");
        read.base = function.decimal<Ratio>("base");
        read.factor = function.decimal<Ratio>("factor");
        function.finish();
        return read;
    }

    void expectText(ObjectReader& entry, const char* key, const std::string& only)
    {
        const JsonValue* value = entry.required(key);
        if (value != nullptr && (value->kind != JsonValue::Kind::Text || value->text != only))
            faults_.add(entry.pathOf(key), value->shown(), only);
    }

    void readPool(ObjectReader& entry)
    {
        PoolParameters& pool = risk_.pools[assetOf(entry, "borrowLendMarkets")];
        pool.state = entry.name<PoolState>("state");
        if (const JsonValue* points = entry.array("utilizationCurve", entriesMax))
            pool.utilizationCurve
                = readCurve(*points, entry.pathOf("utilizationCurve"), faults_).value_or(UtilizationCurve{});
        pool.optimalUtilization = entry.optionalDecimal<Ratio>("optimalUtilization");
        pool.fee = entry.decimal<Ratio>("fee");
        pool.maxUtilization = entry.decimal<Ratio>("maxUtilization");
        pool.throttleUtilizationThreshold = entry.decimal<Ratio>("throttleUtilizationThreshold");
        pool.throttleUtilizationBound = entry.decimal<Ratio>("throttleUtilizationBound");
        pool.throttleUpdateFraction = entry.decimal<Ratio>("throttleUpdateFraction");
        pool.openBorrowLendLimit = entry.decimal<Quantity>("openBorrowLendLimit");
        const Quantity step = Quantity::fromRaw(1);
        const auto given = entry.decimal<Quantity>("stepSize");
        if (given != step && !faults_.touches(entry.pathOf("stepSize")))
            faults_.add(entry.pathOf("stepSize"), toText(given), toText(step) + ", the step of quantities");
        entry.ignore(venue_keys::pool);
    }

    void readMarket(ObjectReader& entry)
    {
        MarketParameters market;
        market.symbol = placed(entry, "markets");
        market.base = readMarketAsset(entry, "baseSymbol");
        market.quote = readMarketAsset(entry, "quoteSymbol");
        if (entry.has("marketType"))
            expectText(entry, "marketType", "SPOT");
        market.orderBookState = entry.name<OrderBookState>("orderBookState");
        market.makerFee = readFee(entry, "makerFee");
        market.takerFee = readFee(entry, "takerFee");
        if (const JsonValue* value = entry.object("filters")) {
            ObjectReader filters{*value, entry.pathOf("filters"), faults_};
            readPriceFilter(filters, market);
            readQuantityFilter(filters, market);
            filters.finish();
        }
        entry.ignore(venue_keys::market);
        risk_.markets.push_back(std::move(market));
    }

    AssetId readMarketAsset(ObjectReader& entry, const char* key)
    {
        const std::string symbol = entry.symbol(key);
        const auto asset = risk_.assetBySymbol(symbol);
        if (!asset && !symbol.empty() && !places_["assets"].empty())
            faults_.add(entry.pathOf(key), symbol, "the symbol of an asset");
        return asset.value_or(AssetId{});
    }

    FeeFraction readFee(ObjectReader& entry, const char* key)
    {
        FeeFraction fee;
        const JsonValue* value = entry.required(key);
        if (value == nullptr)
            return fee;
        if (value->kind != JsonValue::Kind::Text)
            faults_.add(entry.pathOf(key), value->shown(), "a decimal string");
        else if (auto limit = assignBasisPointText(fee, value->text))
            faults_.add(entry.pathOf(key), value->shown(), std::move(*limit));
        return fee;
    }

    void readPriceFilter(ObjectReader& filters, MarketParameters& market)
    {
        const JsonValue* value = filters.object("price");
        if (value == nullptr)
            return;
        ObjectReader price{*value, filters.pathOf("price"), faults_};
        market.tickSize = price.decimal<Price>("tickSize");
        market.minPrice = price.optionalDecimal<Price>("minPrice");
        market.maxPrice = price.optionalDecimal<Price>("maxPrice");
        market.minMultiplier = price.decimal<Ratio>("minMultiplier");
        market.maxMultiplier = price.decimal<Ratio>("maxMultiplier");
        market.minImpactMultiplier = price.decimal<Ratio>("minImpactMultiplier");
        market.maxImpactMultiplier = price.decimal<Ratio>("maxImpactMultiplier");
        price.ignore(venue_keys::priceFilter);
        price.finish();
    }

    void readQuantityFilter(ObjectReader& filters, MarketParameters& market)
    {
        const JsonValue* value = filters.object("quantity");
        if (value == nullptr)
            return;
        ObjectReader quantity{*value, filters.pathOf("quantity"), faults_};
        market.stepSize = quantity.decimal<Quantity>("stepSize");
        market.minQuantity = quantity.decimal<Quantity>("minQuantity");
        market.maxQuantity = quantity.optionalDecimal<Quantity>("maxQuantity");
        quantity.finish();
    }

    void readMark(ObjectReader& entry)
    {
        risk_.markPrices[assetOf(entry, "markPrices")] = entry.decimal<Price>("markPrice");
        entry.ignore(venue_keys::markPrice);
    }

    void readVenue()
    {
        const JsonValue* value = file_.object("venue");
        if (value == nullptr)
            return;
        ObjectReader venue{*value, file_.pathOf("venue"), faults_};
        if (venue.optional("settlementSymbol") != nullptr)
            risk_.venue.settlementSymbol = venue.symbol("settlementSymbol");
        readVenueParameters(venue, "");
        if (const JsonValue* guardValue = venue.optional("markGuard")) {
            risk_.venue.markGuard = MarkGuard{};
            ObjectReader guard{*guardValue, venue.pathOf("markGuard"), faults_};
            readVenueParameters(guard, "markGuard.");
            guard.finish();
        }
        venue.finish();
    }

    /// All are optional, and the parameter table knows how each is written.
    void readVenueParameters(ObjectReader& object, std::string_view prefix)
    {
        for (const ParameterKind& kind : parameterKinds()) {
            if (kind.group != ParameterGroup::Venue || !kind.name.starts_with(prefix))
                continue;
            const std::string_view key = kind.name.substr(prefix.size());
            if (key.find('.') != std::string_view::npos)
                continue;
            const JsonValue* value = object.optional(key);
            if (value == nullptr)
                continue;
            const bool isCount = kind.form == ParameterForm::Count;
            if (value->kind != (isCount ? JsonValue::Kind::Number : JsonValue::Kind::Text))
                faults_.add(object.pathOf(key), value->shown(), isCount ? "a whole number" : "a decimal string");
            else if (auto limit = value->text.empty() ? std::optional<std::string>{"a decimal number"}
                                                      : kind.write(risk_, 0, value->text))
                faults_.add(object.pathOf(key), value->shown(), std::move(*limit));
        }
    }

    /// Every asset of the file needs its pool and its mark.
    void addMissing(const std::string& section)
    {
        for (const auto& [symbol, place] : places_["assets"])
            if (!places_[section].contains(symbol) && symbol.front() != '#' && file_.has(section))
                faults_.add(file_.pathOf(section), "none for " + symbol, "one entry for each asset");
    }

    /// "assets.SOL.haircutFunction.weight" as it stands in this file.
    std::string filePath(const std::string& parameter) const
    {
        const std::size_t dot = parameter.find('.');
        const std::string section = parameter.substr(0, dot);
        const auto places = places_.find(section);
        if (dot == std::string::npos || places == places_.end())
            return file_.pathOf(section) + (dot == std::string::npos ? "" : parameter.substr(dot));
        const std::size_t next = parameter.find('.', dot + 1);
        const auto place = places->second.find(parameter.substr(dot + 1, next - dot - 1));
        return place == places->second.end() ? std::string{} : place->second + parameter.substr(next);
    }

    void addBrokenRules()
    {
        std::set<std::string> unread;
        const auto addUnread = [&](const std::string& parameter) {
            const std::string path = filePath(parameter);
            if (path.empty() || faults_.touches(path))
                unread.insert(parameter);
        };
        for (const Parameter& parameter : parametersOf(risk_))
            addUnread(parameter.path(risk_));
        for (const AssetParameters& asset : risk_.assets)
            addUnread("markPrices." + asset.symbol + ".markPrice");
        for (const MarketParameters& market : risk_.markets) {
            addUnread("markets." + market.symbol + ".baseSymbol");
            addUnread("markets." + market.symbol + ".quoteSymbol");
        }
        addUnread("venue.settlementSymbol");
        if (places_["assets"].empty() && faults_.touches(file_.pathOf("assets")))
            return;
        for (const ParameterFault& fault : faultsOf(risk_, unread))
            faults_.add(filePath(fault.path), fault.value, fault.limit);
    }

    ObjectReader file_;
    InputFaults& faults_;
    RiskConfiguration risk_;
    std::map<std::string, std::map<std::string, std::string>> places_; ///< section, symbol, path
};

} // namespace

std::optional<RiskConfiguration> readRisk(const JsonValue& value, const std::string& path, InputFaults& faults)
{
    return RiskReader{value, path, faults}.read();
}

std::optional<UtilizationCurve> readCurve(const JsonValue& value, const std::string& path, InputFaults& faults)
{
    if (value.kind != JsonValue::Kind::Array) {
        faults.add(path, value.shown(), "an array of points");
        return std::nullopt;
    }
    std::vector<CurvePoint> points(value.items.size());
    const auto place = [&](std::size_t point, std::size_t part) { return itemPath(itemPath(path, point), part); };
    for (std::size_t i = 0; i < points.size(); ++i) {
        const JsonValue& item = value.items[i];
        if (item.kind != JsonValue::Kind::Array || item.items.size() != 2) {
            faults.add(itemPath(path, i), item.shown(), R"(["utilization","rate"])");
            continue;
        }
        for (std::size_t part = 0; part < 2; ++part) {
            Ratio& number = part == 0 ? points[i].utilization : points[i].rate;
            if (item.items[part].kind != JsonValue::Kind::Text)
                faults.add(place(i, part), item.items[part].shown(), "a decimal string");
            else if (auto limit = assignText(number, item.items[part].text))
                faults.add(place(i, part), item.items[part].shown(), std::move(*limit));
        }
    }
    using Rule = CurveFault::Rule;
    for (const CurveFault& fault : UtilizationCurve::faultsOf(points)) {
        if (fault.rule == Rule::PointCount) {
            faults.add(path, valueText(fault, points) + " points", limitText(fault, points));
            continue;
        }
        const std::size_t part = fault.rule == Rule::RateFalls || fault.rule == Rule::RateOutOfRange ? 1 : 0;
        const bool relative = fault.rule == Rule::RateFalls || fault.rule == Rule::UtilizationNotRising;
        if (!faults.touches(place(fault.point, part)) && !(relative && faults.touches(place(fault.point - 1, part))))
            faults.add(place(fault.point, part), valueText(fault, points), limitText(fault, points));
    }
    if (faults.touches(path))
        return std::nullopt;
    return UtilizationCurve::make(std::move(points)).value();
}

} // namespace plimsoll
