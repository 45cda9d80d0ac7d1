// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/paint/time_ticks.h"

#include "support/registration.h"

#include <QTest>

namespace plimsoll::test {

/// Every label of an axis states the value at which its line stands.
class RoundTicksTest : public QObject {
    Q_OBJECT

private slots:
    void standsAtRoundValues_data()
    {
        QTest::addColumn<double>("min");
        QTest::addColumn<double>("max");
        QTest::addColumn<int>("wanted");
        QTest::addColumn<QStringList>("labels");
        QTest::newRow("requirement") << 0.0 << 15.0 << 5 << QStringList{"0", "5", "10", "15"};
        QTest::newRow("depth") << 0.0 << 800.0 << 4 << QStringList{"0", "200", "400", "600", "800"};
        QTest::newRow("prices") << 161.6 << 178.9 << 5 << QStringList{"165", "170", "175"};
        QTest::newRow("weights") << 0.93 << 0.959 << 3 << QStringList{"0.93", "0.94", "0.95"};
        QTest::newRow("per cent") << 0.0 << 100.0 << 6 << QStringList{"0", "20", "40", "60", "80", "100"};
        QTest::newRow("small") << 0.0 << 0.00004 << 5
                               << QStringList{"0.00000", "0.00001", "0.00002", "0.00003", "0.00004"};
        QTest::newRow("below 0") << -3.0 << 2.0 << 6 << QStringList{"-3", "-2", "-1", "0", "1", "2"};
        QTest::newRow("nothing") << 0.0 << 0.0 << 3 << QStringList{"0"};
    }
    void standsAtRoundValues()
    {
        QFETCH(const double, min);
        QFETCH(const double, max);
        QFETCH(const int, wanted);
        QFETCH(const QStringList, labels);
        QStringList read;
        for (const RoundTick& tick : roundTicks(min, max, wanted)) {
            read << tick.label;
            QVERIFY(std::abs(tick.label.toDouble() - tick.value) < 1e-12);
            QVERIFY(tick.value > min - 1e-9 && tick.value < max + 1e-9);
        }
        QCOMPARE(read, labels);
    }

    void standsAtWholeUnitsOfTheClock_data()
    {
        QTest::addColumn<int>("from"); // seconds of 2025-10-10
        QTest::addColumn<int>("to");
        QTest::addColumn<int>("wanted");
        QTest::addColumn<QStringList>("labels");
        constexpr int hour = 3600;
        QTest::newRow("six hours") << 15 * hour + 840 << 21 * hour + 840 << 4 << QStringList{"16:00", "18:00", "20:00"};
        QTest::newRow("an hour") << 20 * hour + 840 << 21 * hour + 840 << 5
                                 << QStringList{"20:15", "20:30", "20:45", "21:00"};
        QTest::newRow("two minutes") << 75600 << 75720 << 5
                                     << QStringList{"21:00:00", "21:00:30", "21:01:00", "21:01:30", "21:02:00"};
        QTest::newRow("over midnight") << 22 * hour << 26 * hour << 5
                                       << QStringList{"22:00", "23:00", "10-11", "01:00", "02:00"};
        QTest::newRow("a week") << 100 << 7 * 24 * hour << 4 << QStringList{"10-11", "10-13", "10-15", "10-17"};
    }
    void standsAtWholeUnitsOfTheClock()
    {
        QFETCH(const int, from);
        QFETCH(const int, to);
        QFETCH(const int, wanted);
        QFETCH(const QStringList, labels);
        constexpr double day = 1760054400; // 2025-10-10
        QStringList read;
        for (const RoundTick& tick : timeTicks(day + from, day + to, wanted))
            read << tick.label;
        QCOMPARE(read, labels);
    }
};

PLIMSOLL_TEST(RoundTicksTest);

} // namespace plimsoll::test

#include "round_ticks_test.moc"
