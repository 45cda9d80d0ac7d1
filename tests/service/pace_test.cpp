// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/registration.h"
#ifndef Q_MOC_RUN // moc 6.4 cannot read <chrono>
#include "service/host/pace.h"
#endif

#include <QTest>

namespace plimsoll::test {

namespace {

using namespace std::chrono_literals;

std::size_t secondsPassed(Pace& pace)
{
    std::size_t passed = 0;
    for (; pace.owesSecond(); ++passed)
        pace.secondPassed(3, 6us);
    return passed;
}

} // namespace

class PaceTest : public QObject {
    Q_OBJECT

private slots:
    void owesWhatTheWallIsWorth()
    {
        Pace pace;
        pace.begin(10, start_);
        QCOMPARE(pace.owe(start_ + 250ms), Pace::Passed::Time);
        QCOMPARE(secondsPassed(pace), std::size_t{2});
        pace.owe(start_ + 300ms);
        QCOMPARE(secondsPassed(pace), std::size_t{1}); // the half that was left counts
    }

    void standsStill()
    {
        Pace pace;
        pace.begin(0, start_);
        pace.owe(start_ + 4s);
        QVERIFY(pace.stands());
        QVERIFY(!pace.owesSecond());
    }

    void anotherSpeedOwesNothingOfTheOneBefore()
    {
        Pace pace;
        pace.begin(60, start_);
        pace.owe(start_ + 200ms);
        QVERIFY(pace.owesSecond());
        pace.ask(1);
        QVERIFY(!pace.owesSecond());
    }

    /// What stood before says nothing of how fast it goes now.
    void isMeasuredAnewAtAnotherSpeed()
    {
        Pace pace;
        pace.begin(0, start_);
        pace.measure(start_ + 10s);
        pace.measure(start_ + 11s);
        QCOMPARE(pace.achieved(), 0.0);
        pace.ask(60);
        QCOMPARE(pace.achieved(), 60.0);
        pace.measure(start_ + 12s);
        QCOMPARE(pace.achieved(), 60.0);
        pace.owe(start_ + 12s);
        for (int second = 0; second < 30; ++second)
            pace.secondPassed(3, 6us);
        pace.measure(start_ + 13s);
        QCOMPARE(pace.achieved(), 30.0);
    }

    void whatIsSkippedIsNotOwed()
    {
        Pace pace;
        pace.begin(1, start_);
        pace.skip(start_ + 4s);
        pace.owe(start_ + 4500ms);
        QVERIFY(!pace.owesSecond());
    }

    void anOverloadedEngineRunsSlower()
    {
        Pace pace;
        pace.begin(600, start_);
        for (auto at = start_; at < start_ + 30s; at += 1s)
            pace.owe(at);
        QCOMPARE(secondsPassed(pace), std::size_t{150}); // a quarter of a second's worth at 600x

        pace.begin(1, start_);
        pace.owe(start_ + 4s);
        QCOMPARE(secondsPassed(pace), std::size_t{2});
    }

    void aGapIsNotCaughtUpWith()
    {
        Pace pace;
        pace.begin(60, start_);
        QCOMPARE(pace.owe(start_ + 5s), Pace::Passed::Time);
        secondsPassed(pace);
        QCOMPARE(pace.owe(start_ + 10s + 1ms), Pace::Passed::Gap);
        QVERIFY(!pace.owesSecond());
    }

    void comesDownOnceAQueue()
    {
        Pace pace;
        pace.begin(60, start_);
        QVERIFY(!pace.shouldSlow(9));
        QVERIFY(pace.shouldSlow(10));
        pace.ask(1);
        pace.noteSlowed();
        QVERIFY(pace.slowedByQueue());
        QVERIFY(!pace.shouldSlow(10));
        pace.ask(60); // chosen again under the same queue: it holds while the queue comes and goes
        QVERIFY(!pace.slowedByQueue());
        for (const std::size_t length : {10, 40, 3, 12, 1, 200})
            QVERIFY(!pace.shouldSlow(length));
        QVERIFY(!pace.shouldSlow(0)); // drained: the next one is another
        QVERIFY(pace.shouldSlow(10));
        QVERIFY(!pace.shouldSlow(0));
        pace.slowForQueue(false);
        QVERIFY(!pace.shouldSlow(10));
    }

    void keepsTheSpeedThatWasLeftUnderALongQueue()
    {
        Pace pace;
        pace.begin(60, start_);
        pace.goOn(40);
        QVERIFY(!pace.shouldSlow(41));
        QVERIFY(!pace.shouldSlow(0));
        QVERIFY(pace.shouldSlow(10));
        pace.begin(60, start_);
        pace.goOn(3);
        QVERIFY(pace.shouldSlow(10));
    }

    void measuresWhatWasReached()
    {
        Pace pace;
        const auto now = Pace::Clock::now();
        pace.begin(10, now);
        pace.measure(now + 2s);
        pace.owe(now + 250ms);
        QCOMPARE(secondsPassed(pace), std::size_t{2});
        pace.measure(now + 2s + 500ms); // too early to say: as asked
        QCOMPARE(pace.achieved(), 10.0);
        pace.measure(now + 4s);
        QCOMPARE(pace.achieved(), 1.0);
        QCOMPARE(pace.commandsPerSecond(), 3u);
        QVERIFY(pace.perCommand() == 2us);
    }

private:
    const Pace::Clock::time_point start_{Pace::Clock::now()};
};

PLIMSOLL_TEST(PaceTest);

} // namespace plimsoll::test

#include "pace_test.moc"
