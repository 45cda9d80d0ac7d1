// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/alert_rules.h"
#include "service/host/alert_watch.h"
#include "support/registration.h"

#include <QTest>

namespace plimsoll::test {
namespace {

/// The whole thousandths of one.
Ratio thousandths(int count)
{
    return Ratio::fromRaw(Ratio::scale * count / 1000);
}

/// A venue whose figures are set by hand, looked at once a second.
struct Watched {
    AlertWatch watch;
    view::ViewSnapshot view;

    Watched()
    {
        view.liquidations.backstopFund = Usd::whole(1000);
        view.overview.accountsByBand[1] = 1000;
        view.pools.resize(1);
        view.pools[0].lentQuantity = Quantity::whole(1000);
        view.pools[0].optimalUtilization = thousandths(800);
        view.pools[0].throttleUtilizationThreshold = thousandths(900);
        look();
    }
    /// Since when an alert of the kind lasts, in seconds; -1 where it does not.
    std::int64_t since(view::AlertKind kind) const
    {
        for (const view::Alert& alert : view.alerts)
            if (alert.kind == kind && !alert.over)
                return alert.since.ms / msPerSecond;
        return -1;
    }
    void look()
    {
        view.status.time.ms += msPerSecond;
        watch.look(view);
    }
    void utilize(Ratio utilization)
    {
        view.pools[0].utilization = utilization;
        view.pools[0].throttled = utilization >= view.pools[0].throttleUtilizationThreshold;
        look();
    }
};

} // namespace

/// What hovers about its threshold raises one alert, which ends where it went back by the slack of its rule.
class AlertWatchTest : public QObject {
    Q_OBJECT

private slots:
    void keepsAQueueThatHoversOneAlert()
    {
        Watched seen;
        const auto queue = [&](std::uint32_t length) {
            seen.view.liquidations.queueLength = length;
            seen.look();
            return seen.since(view::AlertKind::QueueLong);
        };
        QCOMPARE(queue(9), -1);
        const std::int64_t since = queue(10);
        QVERIFY(since > 0);
        for (const std::uint32_t length : {9U, 10U, 8U, 11U})
            QCOMPARE(queue(length), since);
        seen.watch.acknowledge({view::AlertKind::QueueLong, {}, {}});
        QCOMPARE(queue(7), -1);
        QCOMPARE(queue(9), -1);
        QVERIFY(queue(10) > since);
    }

    /// One line until somebody acknowledges it, which says that it came back.
    void saysWhenWhatNobodyAcknowledgedCameBack()
    {
        Watched seen;
        const auto queue = [&](std::uint32_t length) {
            seen.view.liquidations.queueLength = length;
            seen.look();
            return seen.view.alerts.empty() ? std::nullopt : seen.view.alerts.front().again;
        };
        QVERIFY(!queue(10));
        const std::int64_t since = seen.since(view::AlertKind::QueueLong);
        QVERIFY(!queue(0));
        const auto again = queue(12);
        QVERIFY(again);
        QCOMPARE(again->ms, seen.view.status.time.ms);
        QCOMPARE(queue(13)->ms, again->ms);
        QCOMPARE(seen.since(view::AlertKind::QueueLong), since);
        seen.watch.acknowledge({view::AlertKind::QueueLong, {}, {}});
        queue(0);
        QVERIFY(!queue(10));
    }

    void keepsAFundThatHoversOneAlert()
    {
        Watched seen;
        const auto fund = [&](int dollars) {
            seen.view.liquidations.backstopFund = Usd::whole(dollars);
            seen.look();
            return seen.since(view::AlertKind::FundLow);
        };
        QCOMPARE(fund(500), -1);
        const std::int64_t since = fund(499);
        QVERIFY(since > 0);
        QCOMPARE(fund(519), since);
        QCOMPARE(fund(520), -1);
        QCOMPARE(fund(510), -1);
    }

    void tellsThatProvidersHaveLittleLeft()
    {
        Watched seen;
        const auto left = [&](int dollars) {
            seen.view.liquidations.backstopCapacity = Usd::whole(dollars);
            seen.look();
            return seen.since(view::AlertKind::BackstopSpent);
        };
        QCOMPARE(left(0), -1); // nobody provides
        seen.view.liquidations.backstopCapacityTotal = Usd::whole(1000);
        QCOMPARE(left(100), -1);
        const std::int64_t since = left(99);
        QVERIFY(since > 0);
        left(0);
        QCOMPARE(left(149), since);
        QCOMPARE(left(150), -1);
        QVERIFY(seen.view.alerts.front().over);
        QCOMPARE(seen.view.alerts.front().value, std::optional(Usd::whole(0))); // the least that it came to
    }

    void keepsAccountsNearOneAlert()
    {
        Watched seen;
        const auto near = [&](std::uint32_t accounts) {
            seen.view.overview.accountsAtRisk = accounts;
            seen.look();
            return seen.since(view::AlertKind::AccountsNear);
        };
        QCOMPARE(near(50), -1);
        const std::int64_t since = near(51);
        QVERIFY(since > 0);
        QCOMPARE(near(41), since);
        QCOMPARE(near(40), -1);
        QCOMPARE(near(50), -1);
    }

    void keepsAPoolAtItsThrottleOneAlert()
    {
        Watched seen;
        seen.utilize(thousandths(900));
        const std::int64_t since = seen.since(view::AlertKind::PoolThrottled);
        QVERIFY(since > 0);
        seen.utilize(thousandths(890));
        QCOMPARE(seen.since(view::AlertKind::PoolThrottled), since);
        QCOMPARE(seen.since(view::AlertKind::PoolAboveOptimal), -1);
        seen.utilize(thousandths(889));
        QCOMPARE(seen.since(view::AlertKind::PoolThrottled), -1);
        const std::int64_t above = seen.since(view::AlertKind::PoolAboveOptimal);
        QVERIFY(above > since);
        seen.utilize(thousandths(871));
        QCOMPARE(seen.since(view::AlertKind::PoolAboveOptimal), above);
        seen.utilize(thousandths(870));
        QCOMPARE(seen.since(view::AlertKind::PoolAboveOptimal), -1);
        seen.utilize(thousandths(875));
        QCOMPARE(seen.since(view::AlertKind::PoolAboveOptimal), -1);
    }

    /// Between its threshold and the slack an alert lasts because it lasted: also over a restart.
    void goesOnWithWhatLastedWhenItIsOpenedAgain()
    {
        Watched before;
        before.view.overview.accountsAtRisk = 51;
        before.view.liquidations.queueLength = 10;
        before.view.liquidations.backstopFund = Usd::whole(499);
        before.utilize(thousandths(900));
        before.watch.acknowledge({view::AlertKind::QueueLong, {}, {}});
        before.view.overview.accountsAtRisk = 45;
        before.view.liquidations.queueLength = 9;
        before.view.liquidations.backstopFund = Usd::whole(510);
        before.utilize(thousandths(895));

        Watched after;
        after.watch = AlertWatch{};
        after.watch.resume(before.watch.kept());
        after.view = before.view;
        after.look();
        for (const auto kind : {view::AlertKind::AccountsNear, view::AlertKind::QueueLong, view::AlertKind::FundLow,
                 view::AlertKind::PoolThrottled}) {
            QVERIFY(before.since(kind) > 0);
            QCOMPARE(after.since(kind), before.since(kind));
        }
        QCOMPARE(after.watch.kept(), before.watch.kept());
        // Seen then, it is not asked about again when it ends.
        after.view.liquidations.queueLength = 0;
        after.look();
        QVERIFY(std::none_of(after.view.alerts.begin(), after.view.alerts.end(),
            [](const view::Alert& alert) { return alert.kind == view::AlertKind::QueueLong; }));
    }

    void keepsAnEngineThatIsBehindOneAlert()
    {
        Watched seen;
        seen.view.status.speedAsked = 100;
        const auto reach = [&](double speed) {
            seen.view.status.speedAchieved = speed;
            for (int look = 0; look < 20; ++look)
                seen.look();
            return seen.since(view::AlertKind::EngineBehind);
        };
        QCOMPARE(reach(50), -1);
        const std::int64_t since = reach(49);
        QVERIFY(since > 0);
        QCOMPARE(reach(59), since);
        QCOMPARE(reach(60), -1);
        QCOMPARE(reach(55), -1);
    }

    /// A slack that reached its threshold would never let an alert end.
    void everyRuleCanEnd()
    {
        for (const AlertRule& rule : alertRules) {
            QVERIFY(!rule.slack.isNegative());
            QVERIFY(rule.threshold.isZero() || rule.slack < rule.threshold);
        }
    }
};
PLIMSOLL_TEST(AlertWatchTest);

} // namespace plimsoll::test

#include "alert_watch_test.moc"
