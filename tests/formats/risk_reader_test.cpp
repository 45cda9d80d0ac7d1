// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/risk_reader.h"

#include "domain/base/codec.h"
#include "domain/base/decimal.h"
#include "formats/input_file.h"
#include "formats/risk_writer.h"
#include "support/registration.h"
#include "support/sample_risk.h"

#include <nlohmann/json.hpp>

#include <QTest>

namespace plimsoll::test {
namespace {

using Json = nlohmann::ordered_json;

const std::string venueFile = PLIMSOLL_SOURCE_DIR "/resources/risk/venue.json";

Bytes encoded(const RiskConfiguration& risk)
{
    Bytes bytes;
    Encoder{bytes}.write(risk);
    return bytes;
}

Json sampleJson()
{
    return Json::parse(writeRisk(sampleRisk()));
}

InputFaults faultsOfText(const std::string& text)
{
    const auto parsed = parseJson(text, "r.json");
    InputFaults faults{"r.json"};
    if (parsed.ok())
        readRisk(parsed.value(), "$", faults);
    return faults;
}

} // namespace

class RiskReaderTest : public QObject {
    Q_OBJECT

private slots:
    void readsTheVenuesFile()
    {
        const auto json = readJsonFile(venueFile);
        QVERIFY(json.ok());
        InputFaults faults{venueFile};
        const auto risk = readRisk(json.value(), "$", faults);
        QVERIFY2(risk.has_value(), risk ? "" : faults.first().text().c_str());
        QVERIFY(faults.ignored().empty());
        QVERIFY(risk->assets.size() >= 12);
        const std::size_t sol = risk->assetBySymbol("SOL")->value;
        QCOMPARE(toText(risk->assets[sol].mmfFunction.factor), std::string{"0.000216"});
        QCOMPARE(toText(risk->pools[sol].throttleUtilizationBound), std::string{"0.95"});
        QCOMPARE(toText(risk->markets[risk->marketBySymbol("SOL_USDC")->value].takerFee), std::string{"0.001"});
        QCOMPARE(risk->venue.liquidationStalledSteps, 10U);
        QVERIFY(!risk->venue.markGuard);
    }

    void whatIsWrittenReadsBackTheSame()
    {
        RiskConfiguration risk = sampleRisk();
        risk.venue.markGuard = MarkGuard{};
        risk.markets[0].maxQuantity = Quantity::whole(1000);
        risk.markets[0].takerFee = FeeFraction::fromRaw(95000);
        risk.pools[1].state = PoolState::RepayOnly;
        const auto json = parseJson(writeRisk(risk), "r.json");
        QVERIFY(json.ok());
        InputFaults faults{"r.json"};
        const auto read = readRisk(json.value(), "$", faults);
        QVERIFY2(read.has_value(), read ? "" : faults.first().text().c_str());
        QVERIFY(encoded(*read) == encoded(risk));
        QCOMPARE(writeRisk(*read), writeRisk(risk));
    }

    void poolsAndMarksMayStandInAnyOrder()
    {
        Json json = sampleJson();
        std::swap(json["borrowLendMarkets"][0], json["borrowLendMarkets"][1]);
        std::swap(json["markPrices"][0], json["markPrices"][1]);
        json["borrowLendMarkets"][0]["fee"] = "0.25";
        const auto parsed = parseJson(json.dump(), "r.json");
        InputFaults faults{"r.json"};
        const auto risk = readRisk(parsed.value(), "$", faults);
        QVERIFY(risk.has_value());
        QCOMPARE(toText(risk->pools[1].fee), std::string{"0.25"});
        QCOMPARE(toText(risk->markPrices[1]), std::string{"100"});
    }

    /// One change of a sound file each, by JSON pointer; "-" removes. The line is what people read.
    void saysWhereValueAndLimit_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("line");
        const auto row = [](const char* pointer, const char* value, const char* line) {
            QTest::newRow((std::string{pointer} + " " + value).c_str()) << pointer << value << line;
        };
        row("/assets/1/haircutFunction/weight", "\"1.5\"",
            "$.assets[1].haircutFunction.weight: value 1.5, limit 0 .. 1");
        row("/assets/1/haircutFunction/weight", "0.9",
            "$.assets[1].haircutFunction.weight: value 0.9, limit a decimal string");
        row("/assets/1/haircutFunction/weight", "\"9e-1\"",
            "$.assets[1].haircutFunction.weight: value 9e-1, limit a decimal number");
        row("/assets/1/haircutFunction/weight", "\"0.1234567890123456789\"",
            "$.assets[1].haircutFunction.weight: value 0.1234567890123456789, limit step 0.000000000000000001");
        row("/assets/1/haircutFunction/weight", "\"\"",
            "$.assets[1].haircutFunction.weight: value \"\", limit a decimal number");
        row("/assets/1/haircutFunction", "-", "$.assets[1].haircutFunction: value none, limit required");
        row("/assets/1/haircutFunction/kind/type", "\"sqrt\"",
            "$.assets[1].haircutFunction.kind.type: value sqrt, limit identity or inverseSqrt");
        row("/assets/0/haircutFunction/kind/base", "\"1\"",
            "$.assets[0].haircutFunction.kind.base: value 1, limit no such key");
        row("/assets/1/imfFunction/type", "\"linear\"", "$.assets[1].imfFunction.type: value linear, limit sqrt");
        row("/assets/1/mmfFunction/base", "\"0.1\"",
            "$.assets[1].mmfFunction.base: value 0.1, limit below imfFunction.base 0.1");
        row("/assets/1/symbol", "\"USDC\"", "$.assets[1].symbol: value USDC, limit given once");
        row("/assets/1/symbol", "\"a b\"",
            "$.assets[1].symbol: value a b, limit a symbol of 1 to 32 letters, digits, _ or -");
        row("/assets/1/colour", "\"red\"", "$.assets[1].colour: value red, limit no such key");
        row("/borrowLendMarkets/0/utilizationCurve/1/0", "\"1\"",
            "$.borrowLendMarkets[0].utilizationCurve[2][0]: value 1, limit above 1");
        row("/borrowLendMarkets/0/utilizationCurve/2/1", "\"101\"",
            "$.borrowLendMarkets[0].utilizationCurve[2][1]: value 101, limit 0 .. 100");
        row("/borrowLendMarkets/0/utilizationCurve", R"([["0","0"]])",
            "$.borrowLendMarkets[0].utilizationCurve: value 1 points, limit 2 to 16 points");
        row("/borrowLendMarkets/0/utilizationCurve/1", R"(["0.8"])",
            "$.borrowLendMarkets[0].utilizationCurve[1]: value an array, limit [\"utilization\",\"rate\"]");
        row("/borrowLendMarkets/0/optimalUtilization", "\"0.7\"",
            "$.borrowLendMarkets[0].optimalUtilization: value 0.7, limit the utilization of an interior point of "
            "utilizationCurve");
        row("/borrowLendMarkets/0/throttleUtilizationThreshold", "\"1.1\"",
            "$.borrowLendMarkets[0].throttleUtilizationThreshold: value 1.1, limit 0 .. 1");
        row("/borrowLendMarkets/0/maxUtilization", "\"0.9\"",
            "$.borrowLendMarkets[0].throttleUtilizationThreshold: value 0.92, limit at most maxUtilization 0.9");
        row("/borrowLendMarkets/0/stepSize", "\"0.01\"",
            "$.borrowLendMarkets[0].stepSize: value 0.01, limit 0.0000000001, the step of quantities");
        row("/borrowLendMarkets/1", "-", "$.borrowLendMarkets: value none for SOL, limit one entry for each asset");
        row("/markPrices/1", "-", "$.markPrices: value none for SOL, limit one entry for each asset");
        row("/markPrices/1/markPrice", "\"0\"", "$.markPrices[1].markPrice: value 0, limit above 0");
        row("/markPrices/1/markPrice", "\"100000000000\"",
            "$.markPrices[1].markPrice: value 100000000000, limit at most 92233720368.54775807");
        row("/markets/0/baseSymbol", "\"BTC\"", "$.markets[0].baseSymbol: value BTC, limit the symbol of an asset");
        row("/markets/0/quoteSymbol", "\"SOL\"",
            "$.markets[0].quoteSymbol: value SOL, limit another asset than baseSymbol");
        row("/markets/0/marketType", "\"PERP\"", "$.markets[0].marketType: value PERP, limit SPOT");
        row("/markets/0/orderBookState", "\"Halted\"",
            "$.markets[0].orderBookState: value Halted, limit Open, PostOnly, LimitOnly, CancelOnly or Closed");
        row("/markets/0/makerFee", "\"-1\"", "$.markets[0].makerFee: value -1, limit 0 .. 10000");
        row("/markets/0/filters/quantity/stepSize", "\"0\"",
            "$.markets[0].filters.quantity.stepSize: value 0, limit above 0");
        row("/venue/liquidationBuffer", "\"0.5\"", "$.venue.liquidationBuffer: value 0.5, limit 1 .. 1000");
        row("/venue/liquidationStalledSteps", "\"10\"",
            "$.venue.liquidationStalledSteps: value 10, limit a whole number");
        row("/venue/liquidationStalledSteps", "0", "$.venue.liquidationStalledSteps: value 0, limit 1 .. 1000000");
        row("/venue/markGuard", R"({"maxStep":"0"})", "$.venue.markGuard.maxStep: value 0, limit above 0 .. 1000");
        row("/venue/markGuard", R"({"maxAge":60})", "$.venue.markGuard.maxAge: value 60, limit no such key");
        row("/venue/settlementSymbol", "\"USD\"", "$.venue.settlementSymbol: value USD, limit the symbol of an asset");
        row("/venue", "-", "$.venue: value none, limit required");
        row("/assets", "[]", "$.assets: value 0 entries, limit at least one asset");
        row("/assets", "-", "$.assets: value none, limit required");
        row("/comment", "\"x\"", "$.comment: value x, limit no such key");
    }
    void saysWhereValueAndLimit()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        QFETCH(QString, line);
        Json json = sampleJson();
        const Json::json_pointer place{pointer.toStdString()};
        if (value == "-" && json[place.parent_pointer()].is_array())
            json[place.parent_pointer()].erase(std::stoul(place.back()));
        else if (value == "-")
            json[place.parent_pointer()].erase(place.back());
        else
            json[place] = Json::parse(value.toStdString());
        const InputFaults faults = faultsOfText(json.dump());
        QVERIFY(!faults.empty());
        QCOMPARE(QString::fromStdString(faults.first().text()), "r.json: " + line);
    }

    void findsEveryFaultAtOnce()
    {
        Json json = sampleJson();
        json["assets"][0]["haircutFunction"]["weight"] = "-1";
        json["assets"][0]["imfFunction"]["base"] = "ten";
        json["assets"][1]["symbol"] = 7;
        json["assets"][1]["imfFunction"]["factor"] = "-0.1";
        json["borrowLendMarkets"][0]["fee"] = "2";
        json["borrowLendMarkets"][0]["utilizationCurve"][1] = {"x", "0.9"};
        json["borrowLendMarkets"][0]["optimalUtilization"] = "0.1";
        json["markets"][0]["filters"]["price"].erase("tickSize");
        json["markPrices"][1]["markPrice"] = "-5";
        std::set<std::string> paths;
        const InputFaults faults = faultsOfText(json.dump());
        for (const InputFault& fault : faults.all())
            paths.insert(fault.path);
        const std::set<std::string> expected{"$.assets[0].haircutFunction.weight", "$.assets[0].imfFunction.base",
            "$.assets[1].symbol", "$.assets[1].imfFunction.factor", "$.assets[1].mmfFunction.factor",
            "$.borrowLendMarkets[0].fee", "$.borrowLendMarkets[0].utilizationCurve[1][0]",
            "$.borrowLendMarkets[0].utilizationCurve[2][1]", "$.borrowLendMarkets[1].symbol",
            "$.markets[0].filters.price.tickSize", "$.markPrices[1].markPrice"};
        for (const std::string& path : paths)
            QVERIFY2(expected.contains(path), path.c_str());
        for (const std::string& path : expected)
            QVERIFY2(paths.contains(path), path.c_str());
    }

    void acceptsWhatTheVenueAnswers()
    {
        Json json = sampleJson();
        Json& market = json["markets"][0];
        market["createdAt"] = "2025-01-21T06:34:54.691858";
        market["fundingInterval"] = 28800000;
        market["imfFunction"] = nullptr;
        market["marketType"] = "SPOT";
        market["filters"]["price"]["maxPrice"] = nullptr;
        market["filters"]["price"]["meanMarkPriceBand"] = {{"maxMultiplier", "1.07"}, {"minMultiplier", "0.92"}};
        for (Json& pool : json["borrowLendMarkets"])
            pool["timestamp"] = "2026-07-30T00:53:00.000Z";
        const InputFaults faults = faultsOfText(json.dump());
        QVERIFY2(faults.empty(), faults.empty() ? "" : faults.first().text().c_str());
        const std::vector<std::string> ignored{"$.borrowLendMarkets[*].timestamp",
            "$.markets[*].filters.price.meanMarkPriceBand", "$.markets[*].imfFunction", "$.markets[*].fundingInterval",
            "$.markets[*].createdAt"};
        QVERIFY(faults.ignored() == ignored);
    }

    void everyKeyThatIsNotOptionalIsRequired()
    {
        const std::set<std::string> optional{
            "displayName", "optimalUtilization", "minPrice", "maxPrice", "maxQuantity"};
        const Json json = sampleJson();
        const Json flat = json.flatten();
        int removed = 0;
        for (const auto& [pointer, value] : flat.items()) {
            const Json::json_pointer place{pointer};
            Json without = json;
            if (without[place.parent_pointer()].is_array() || pointer.starts_with("/venue"))
                continue;
            without[place.parent_pointer()].erase(place.back());
            QVERIFY2(faultsOfText(without.dump()).empty() == optional.contains(place.back()), pointer.c_str());
            ++removed;
        }
        QVERIFY(removed > 40);
    }
};

PLIMSOLL_TEST(RiskReaderTest);

} // namespace plimsoll::test

#include "risk_reader_test.moc"
