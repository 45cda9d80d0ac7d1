// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/decimal.h"
#include "simulation/candle.h"
#include "simulation/utc_time.h"
#include "support/registration.h"

#include <QTest>

namespace plimsoll {

class CandleTest : public QObject {
    Q_OBJECT

private slots:
    void readsIsoAndUnixTimes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("ISO") << "2025-10-10T21:00:00Z";
        QTest::newRow("blank, offset") << "2025-10-10 21:00:00+00:00";
        QTest::newRow("seconds") << "1760130000";
        QTest::newRow("milliseconds") << "1760130000000";
    }
    void readsIsoAndUnixTimes()
    {
        QFETCH(QString, text);
        const auto read
            = readCandles("timestamp,open,high,low,close,volume\r\n" + text.toStdString() + ",2,3,1,2.5,7\r\n");
        QVERIFY(read.ok());
        QCOMPARE(read.value().size(), std::size_t{1});
        QCOMPARE(toText(read.value()[0].start), std::string("2025-10-10T21:00:00Z"));
        QCOMPARE(read.value()[0].low, Price::whole(1));
        QCOMPARE(read.value()[0].close, constant<Price>("2.5"));
    }

    void refusesAPriceFinerThanItsStep()
    {
        const std::string rows = "timestamp,open,high,low,close,volume\n1760130000,";
        const auto finer = readCandles(rows + "100.123456789,101,99,100,1.5\n");
        QVERIFY(!finer.ok());
        QCOMPARE(finer.error().column, std::string("open"));
        QCOMPARE(finer.error().value, std::string("100.123456789"));
        QCOMPARE(finer.error().limit, std::string("step 0.00000001"));
        QVERIFY(readCandles(rows + "100.123456780000,101,99,100,1.5\n").ok());
    }

    void namesLineColumnAndValueOfAFault_data()
    {
        QTest::addColumn<QString>("rows");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("value");
        const QString good = "2025-10-10T21:00:00Z,2,3,1,2,7\n";
        QTest::newRow("no rows") << "" << 2 << ""
                                 << "";
        QTest::newRow("too few fields") << "2025-10-10T21:00:00Z,2,3,1,2\n"
                                        << 2 << ""
                                        << "2025-10-10T21:00:00Z,2,3,1,2";
        QTest::newRow("empty line") << good + "\n" + good << 3 << ""
                                    << "";
        QTest::newRow("no time") << "yesterday,2,3,1,2,7\n"
                                 << 2 << "timestamp"
                                 << "yesterday";
        QTest::newRow("no such day") << "2025-02-30T21:00:00Z,2,3,1,2,7\n"
                                     << 2 << "timestamp"
                                     << "2025-02-30T21:00:00Z";
        QTest::newRow("part of a second") << "2025-10-10T21:00:00.5Z,2,3,1,2,7\n"
                                          << 2 << "timestamp"
                                          << "2025-10-10T21:00:00.5Z";
        QTest::newRow("same time twice") << good + good << 3 << "timestamp"
                                         << "2025-10-10T21:00:00Z";
        QTest::newRow("a gap") << good + "2025-10-10T22:00:00Z,2,3,1,2,7\n2025-10-11T00:00:00Z,2,3,1,2,7\n"
                               << 4 << "timestamp"
                               << "2025-10-11T00:00:00Z";
        QTest::newRow("seconds apart") << good + "2025-10-10T21:00:30Z,2,3,1,2,7\n"
                                       << 3 << "timestamp"
                                       << "2025-10-10T21:00:30Z";
        QTest::newRow("zero") << "2025-10-10T21:00:00Z,0,3,1,2,7\n"
                              << 2 << "open"
                              << "0";
        QTest::newRow("negative") << "2025-10-10T21:00:00Z,2,3,-1,2,7\n"
                                  << 2 << "low"
                                  << "-1";
        QTest::newRow("exponent") << "2025-10-10T21:00:00Z,2,3e0,1,2,7\n"
                                  << 2 << "high"
                                  << "3e0";
        QTest::newRow("letters beyond the step") << "2025-10-10T21:00:00Z,2,3.000000001x,1,2,7\n"
                                                 << 2 << "high"
                                                 << "3.000000001x";
        QTest::newRow("too large") << "2025-10-10T21:00:00Z,2,92233720369,1,2,7\n"
                                   << 2 << "high"
                                   << "92233720369";
        QTest::newRow("empty") << "2025-10-10T21:00:00Z,2,3,1,,7\n"
                               << 2 << "close"
                               << "";
        QTest::newRow("low above close") << "2025-10-10T21:00:00Z,2,3,1.9,1.5,7\n"
                                         << 2 << "low"
                                         << "1.9";
        QTest::newRow("high below open") << "2025-10-10T21:00:00Z,2,1.8,1,1.5,7\n"
                                         << 2 << "high"
                                         << "1.8";
        QTest::newRow("volume") << "2025-10-10T21:00:00Z,2,3,1,2,-7\n"
                                << 2 << "volume"
                                << "-7";
        QTest::newRow("volume no number") << "2025-10-10T21:00:00Z,2,3,1,2,n/a\n"
                                          << 2 << "volume"
                                          << "n/a";
    }
    void namesLineColumnAndValueOfAFault()
    {
        QFETCH(QString, rows);
        QFETCH(int, line);
        QFETCH(QString, column);
        QFETCH(QString, value);
        const auto read = readCandles("timestamp,open,high,low,close,volume\n" + rows.toStdString());
        QVERIFY(!read.ok());
        QCOMPARE(read.error().line, std::size_t(line));
        QCOMPARE(QString::fromStdString(read.error().column), column);
        QCOMPARE(QString::fromStdString(read.error().value), value);
        QVERIFY(!read.error().limit.empty());
    }

    void refusesAnotherHeader()
    {
        const auto read = readCandles("date,open,high,low,close,volume\n");
        QVERIFY(!read.ok());
        QCOMPARE(read.error().line, std::size_t{1});
        QVERIFY(!readCandles("").ok());
    }

    void timesGoThereAndBack()
    {
        for (const char* text : {"1970-01-01T00:00:00Z", "2024-02-29T23:59:59Z", "2025-10-10T20:48:00.250Z"})
            QCOMPARE(toText(timestampOf(text).value()), std::string(text));
        for (const char* text :
            {"", "2025-10-10", "2025-10-10T24:00:00Z", "2025-10-10T00:00:00+02:00", "12345678901234"})
            QVERIFY(!timestampOf(text));
    }
};
PLIMSOLL_TEST(CandleTest);

} // namespace plimsoll

#include "candle_test.moc"
