// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/account_history.h"

#include "support/registration.h"

#include <QTest>

namespace plimsoll::test {

namespace {

constexpr SubaccountId one{1};
constexpr SubaccountId two{2};
constexpr std::int64_t start = 1'760'000'400'000;

Timestamp minute(std::int64_t count)
{
    return {start + count * msPerMinute};
}

} // namespace

/// What the chart of an account draws.
class AccountHistoryTest : public QObject {
    Q_OBJECT

private slots:
    void holdsAnHourBeforeAnyoneLooks()
    {
        AccountHistory history;
        for (std::int64_t m = 0; m <= 100; ++m)
            history.note(one, minute(m), static_cast<float>(m));
        const view::Series& series = history.follow(one, minute(100), 100.0);
        QCOMPARE(series.first.ms, minute(41).ms);
        QCOMPARE(series.values.size(), std::size_t{59 * 6 + 1});
        QCOMPARE(series.values.front(), 41.0);
        QCOMPARE(series.values[3], 41.5);
        QCOMPARE(series.values.back(), 100.0);
    }

    void drawsAStraightLineOverMinutesWithoutALook()
    {
        AccountHistory history;
        history.note(one, minute(0), 2);
        history.note(one, minute(10), 1);
        const view::Series& series = history.follow(one, minute(10), 1.0);
        QCOMPARE(series.values.size(), std::size_t{61});
        QVERIFY(std::abs(series.values[30] - 1.5) < 1e-6);
        history.note(two, minute(0), 2);
        history.note(two, minute(500), 1);
        QCOMPARE(history.follow(two, minute(500), 1.0).first.ms, minute(441).ms);
    }

    void followsOneAccountCloselyAndForgetsTheOldest()
    {
        AccountHistory history;
        history.note(one, minute(0), 2);
        history.follow(one, {start + 25'000}, 1.0);
        const view::Series& series = history.follow(one, {start + 29'000}, 0.5);
        QCOMPARE(series.values, (std::vector<double>{2, 1.5, 0.5}));
        history.follow(one, {start + 49'000}, std::nullopt);
        QCOMPARE(series.values.size(), std::size_t{3});
        history.follow(one, {start + 49'000}, 0.7);
        QCOMPARE(series.values.size(), std::size_t{5});
        for (std::int64_t m = 1; m <= 300; ++m)
            history.follow(one, minute(m), 3.0);
        QCOMPARE(series.values.size(), std::size_t{720});
        QCOMPARE(series.first.ms + 719 * series.stepMs, minute(300).ms);
    }

    void knowsNothingOfAnAccountThatNeverHadExposure()
    {
        AccountHistory history;
        QVERIFY(history.follow(one, minute(0), std::nullopt).values.empty());
        QCOMPARE(history.follow(one, minute(1), 0.5).values.back(), 0.5);
    }
};

PLIMSOLL_TEST(AccountHistoryTest);

} // namespace plimsoll::test

#include "account_history_test.moc"
