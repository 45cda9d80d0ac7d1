// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/paint/time_axis.h"

#include "support/registration.h"

#include <QTest>

namespace plimsoll::test {

class TimeAxisTest : public QObject {
    Q_OBJECT

private slots:
    void followsTheNewestSample()
    {
        TimeAxis axis;
        axis.setExtent(0, 7200);
        QVERIFY(axis.whole());
        axis.show(3600);
        QCOMPARE(axis.from(), 3600.0);
        axis.setExtent(0, 7260);
        QCOMPARE(axis.from(), 3660.0);
        QCOMPARE(axis.to(), 7260.0);
        axis.show(86400); // longer than all there is
        QCOMPARE(axis.from(), 0.0);
        QVERIFY(axis.whole());
    }

    void standsStillWhereItWasZoomed()
    {
        TimeAxis axis;
        axis.setExtent(0, 7200);
        axis.zoom(1800, 0.5);
        // What was a quarter from the left is there still.
        QCOMPARE(axis.from(), 900.0);
        QCOMPARE(axis.to(), 4500.0);
        axis.setExtent(60, 7260);
        QCOMPARE(axis.from(), 900.0);
        QVERIFY(!axis.live());
        axis.follow();
        QCOMPARE(axis.from(), 3660.0);
        QCOMPARE(axis.to(), 7260.0);
    }

    void staysWhereThereAreSamples()
    {
        TimeAxis axis;
        axis.setExtent(0, 7200);
        axis.pan(-600); // all is in sight: there is nowhere to go
        QVERIFY(axis.live());
        axis.stand(3600, 5400);
        axis.pan(-9999);
        QCOMPARE(axis.from(), 0.0);
        QCOMPARE(axis.to(), 1800.0);
        axis.pan(9999);
        QCOMPARE(axis.to(), 7200.0);
        axis.zoom(7200, 1e-6);
        QCOMPARE(axis.to() - axis.from(), 240.0); // four samples
        axis.zoom(7200, 1e6);
        QVERIFY(axis.whole() && axis.live());
    }
};

PLIMSOLL_TEST(TimeAxisTest);

} // namespace plimsoll::test

#include "time_axis_test.moc"
