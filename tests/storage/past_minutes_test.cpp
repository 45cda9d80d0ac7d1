// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/past_minutes.h"

#include "storage/schema.h"
#include "support/registration.h"

#include <QTest>

#include <algorithm>
#include <cmath>

namespace plimsoll::test {

/// What charts read of a world's file: all minutes of a short stretch, the extremes of a long one.
class PastMinutesTest : public QObject {
    Q_OBJECT

private:
    static constexpr int kept = 3000;
    static constexpr int peak = 1234;
    storage::Connection connection_{{}, "minutes", storage::Access::Create};

    static Timestamp minute(int number) { return {1'000'000 * msPerMinute + number * msPerMinute}; }

    std::vector<archive::Minute> read(const char* symbol, int from, int until, std::uint32_t stretches = 720)
    {
        return storage::pastMinutes(connection_, {"", symbol, minute(from), minute(until), stretches});
    }

private slots:
    void initTestCase()
    {
        storage::migrate(connection_, storage::schemaSteps());
        for (int number = 0; number < kept; ++number) {
            const std::string at = std::to_string(10 * number + 1) + ", ";
            const std::string time = std::to_string(minute(number).ms) + ", ";
            const std::string utilization = number == peak ? "'0.97'" : "'0.5'";
            for (const char* symbol : {"SOL", "USDC"})
                connection_.run("INSERT INTO poolMinutes VALUES (" + at + (*symbol == 'S' ? "0, " : "1, ") + time + "'"
                    + symbol + "', '1', '2', '1', " + (*symbol == 'S' ? utilization : "'0.1'") + ", '0.08', '0.04')");
            connection_.run("INSERT INTO venueMinutes VALUES (" + at + time + "0, '"
                + (number == peak ? "-5" : std::to_string(1000 + number)) + "', '0', "
                + (number < 100 ? "NULL" : "'250.5'") + ")");
        }
    }

    void readsEachMinuteOfAShortStretch()
    {
        const auto minutes = read("SOL", 1200, 1300);
        QCOMPARE(minutes.size(), std::size_t{100});
        QCOMPARE(minutes.front().time.ms, minute(1200).ms);
        QCOMPARE(minutes.back().time.ms, minute(1299).ms);
        QCOMPARE(minutes[peak - 1200].utilization, 0.97);
        QCOMPARE(minutes[0].borrowInterestRate, 0.08);
        QCOMPARE(read("USDC", 0, 10).front().utilization, 0.1);
        QVERIFY(read("ETH", 0, 10).empty());
        QVERIFY(read("SOL", kept, kept + 100).empty());
        QCOMPARE(storage::firstMinute(connection_)->ms, minute(0).ms);
    }

    void keepsThePeaksOfALongStretch()
    {
        for (const char* symbol : {"SOL", ""}) {
            const auto minutes = read(symbol, -50, kept, 100);
            QVERIFY2(minutes.size() > 90 && minutes.size() < 500, qPrintable(QString::number(minutes.size())));
            const auto earlier = [](const auto& a, const auto& b) { return a.time < b.time; };
            QVERIFY(std::is_sorted(minutes.begin(), minutes.end(), earlier));
            const auto found = std::find_if(
                minutes.begin(), minutes.end(), [](const auto& each) { return each.time.ms == minute(peak).ms; });
            QVERIFY(found != minutes.end());
            QCOMPARE(minutes.back().time.ms, minute(kept - 1).ms);
        }
    }

    void leavesOutACapacityThatWasNotKept()
    {
        const auto minutes = read("", 98, 102);
        QVERIFY(!minutes[1].backstopCapacity);
        QCOMPARE(minutes[2].backstopCapacity, std::optional{250.5});
        QCOMPARE(minutes[2].backstopFund, 1100.0);
    }
};

PLIMSOLL_TEST(PastMinutesTest);

} // namespace plimsoll::test

#include "past_minutes_test.moc"
