// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/paint/round_ticks.h"

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
};

PLIMSOLL_TEST(RoundTicksTest);

} // namespace plimsoll::test

#include "round_ticks_test.moc"
