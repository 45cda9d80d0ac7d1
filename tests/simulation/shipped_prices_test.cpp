// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/decimal.h"
#include "simulation/candle.h"
#include "simulation/utc_time.h"
#include "support/registration.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace plimsoll {
namespace {

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

/// What the index rule of SOURCES.md leaves of a candle.
std::pair<Int128, Int128> indexRange(const Candle& candle)
{
    const Int128 floor = Int128{std::min(candle.open, candle.close).raw} * 85 / 100;
    const Int128 ceiling = Int128{std::max(candle.open, candle.close).raw} * 115 / 100;
    return {std::max(floor, Int128{candle.low.raw}), std::min(ceiling, Int128{candle.high.raw})};
}

const Candle* candleAt(const std::vector<Candle>& candles, Timestamp at)
{
    for (const Candle& candle : candles)
        if (at >= candle.start && at.ms < candle.start.ms + msPerHour)
            return &candle;
    return nullptr;
}

} // namespace

/// The figures that ship against the candles that they were taken from; skipped where PLIMSOLL_REFERENCE_DATA does not
/// name the folder that holds `history`.
class ShippedPricesTest : public QObject {
    Q_OBJECT

private slots:
    void anchorsAreThoseOfTheRecord_data()
    {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<QString>("event");
        QTest::newRow("2020") << "2020-03-black-thursday"
                              << "2020-03-black-thursday";
        QTest::newRow("2021") << "2021-05-19-crash"
                              << "2021-05-crash";
        QTest::newRow("Luna") << "2022-05-luna"
                              << "2022-05-luna";
        QTest::newRow("FTX") << "2022-11-ftx"
                             << "2022-11-ftx";
        QTest::newRow("USDC") << "2023-03-usdc-depeg"
                              << "2023-03-usdc-depeg";
        QTest::newRow("2025") << "2025-10-10-crash"
                              << "2025-10-cascade";
    }
    void anchorsAreThoseOfTheRecord()
    {
        const char* reference = std::getenv("PLIMSOLL_REFERENCE_DATA");
        if (reference == nullptr)
            QSKIP("PLIMSOLL_REFERENCE_DATA is not set: there is no record to compare with");
        QFETCH(QString, scenario);
        QFETCH(QString, event);
        const std::filesystem::path folder(PLIMSOLL_SOURCE_DIR "/resources/scenarios");
        const auto json = nlohmann::json::parse(contentOf(folder / (scenario.toStdString() + ".json")));
        int compared = 0;
        for (const auto& [symbol, price] : json.at("prices").items()) {
            const auto record
                = std::filesystem::path(reference) / "history" / (event.toStdString() + "." + symbol + ".1h.csv");
            if (!price.contains("anchors") || !std::filesystem::exists(record))
                continue;
            const auto candles = readCandles(contentOf(record));
            QVERIFY2(candles.ok(), record.c_str());
            for (const auto& anchor : price.at("anchors"))
                compare(symbol, anchor, candles.value(), compared);
        }
        QVERIFY(compared > 50);
    }

private:
    static void compare(
        const std::string& symbol, const nlohmann::json& anchor, const std::vector<Candle>& candles, int& compared)
    {
        const Timestamp at = timestampOf(anchor.at(0).get<std::string>()).value();
        const auto price = constant<Price>(anchor.at(1).get<std::string>());
        const std::string where = symbol + " " + toText(at) + " " + toText(price);
        const Candle* candle = candleAt(candles, at);
        QVERIFY2(candle != nullptr, where.c_str());
        if (at == candle->start)
            QVERIFY2(price == candle->open, where.c_str());
        const auto [low, high] = indexRange(*candle);
        QVERIFY2(price.raw >= low && price.raw <= high, where.c_str());
        ++compared;
    }
};
PLIMSOLL_TEST(ShippedPricesTest);

} // namespace plimsoll

#include "shipped_prices_test.moc"
