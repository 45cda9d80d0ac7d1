// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/console_driver.h"
#include "support/registration.h"

#include "viewmodel/format/enumerations.h"
#include "viewmodel/overview/overview_lines.h"

namespace plimsoll::test {

class OverviewTest : public QObject {
    Q_OBJECT

private slots:
    void readsTheKeyFigures()
    {
        ConsoleDriver driver;
        QCOMPARE(driver.text("tile_lent_value"), QString("449.3M"));
        QCOMPARE(driver.text("tile_worstUtilization_value"), QString("93.41"));
        const auto snapshot = driver.exchange.latest();
        QCOMPARE(driver.text("tile_queueLength_value"), QString::number(snapshot->liquidations.queueLength));
        QCOMPARE(driver.text("tile_accountsAtRisk_value"), QString::number(snapshot->overview.accountsAtRisk));
        QVERIFY(driver.text("histogramSummary").startsWith(QString::number(snapshot->overview.accountsAtRisk)));
    }

    void saysOfAnAccountWithoutEquityThatItIsBeyond()
    {
        view::ViewSnapshot snapshot;
        view::QueueRow& worst = snapshot.liquidations.queue.emplace_back();
        worst.subaccount = SubaccountId{2604};
        worst.exposureNow = Usd::whole(5);
        const auto note = [&] { return keyFigures(snapshot)[3].note; };
        QCOMPARE(note(), QString("worst: 2604, beyond 100 %"));
        worst.mmr = Ratio::whole(2);
        QCOMPARE(note(), QString("worst: 2604 at 200 %"));
    }

    void saysSinceWhenAccountsAreCounted()
    {
        ConsoleDriver driver;
        QVERIFY(!driver.shows("tile_accountsAtRisk_since"));
        view::Series& counted = driver.exchange.world().overview.accountsAtRiskHour;
        const auto kept = static_cast<std::ptrdiff_t>(counted.values.size()) - 3;
        counted.values.erase(counted.values.begin(), counted.values.begin() + kept);
        counted.first = Timestamp{driver.exchange.world().status.time.ms / msPerMinute * msPerMinute};
        driver.exchange.publish();
        QVERIFY(QTest::qWaitFor([&] { return driver.shows("tile_accountsAtRisk_since"); }, patienceMs));
        QCOMPARE(driver.text("tile_accountsAtRisk_since"), QString("since 21:14"));
        Preferences& preferences = *driver.console.console().settings()->preferences();
        preferences.setTextScale(130);
        driver.settle();
        const auto place = [&](const char* name) {
            const QQuickItem* item = driver.item(name);
            return item->mapRectToScene(item->boundingRect());
        };
        const QRectF since = place("tile_accountsAtRisk_since");
        QVERIFY(!since.intersects(place("tile_accountsAtRisk_trend")));
        QVERIFY(place("tile_accountsAtRisk").contains(since));
        preferences.setTextScale(100);
        counted.values.clear();
        driver.exchange.publish();
        QVERIFY(QTest::qWaitFor(
            [&] { return driver.text("tile_accountsAtRisk_since") == "counted from now on"; }, patienceMs));
    }

    void opensTheWorstPoolFromItsTile()
    {
        ConsoleDriver driver;
        driver.click("tile_worstUtilization");
        QCOMPARE(driver.exchange.wanted().page, view::Page::Lending);
        QCOMPARE(driver.exchange.wanted().pool, std::optional(AssetId{0}));
        QCOMPARE(driver.text("poolUtilization"), QString("93.41"));
    }

    void putsTheWorstPoolOnTop()
    {
        ConsoleDriver driver;
        driver.exchange.world().pools[4].utilization = Ratio::fromRaw(Ratio::whole(99).raw / 100);
        driver.exchange.publish();
        driver.settle();
        QCOMPARE(driver.item("poolBar_SOL")->y(), 0.0);
        driver.click("poolBar_USDT");
        QCOMPARE(driver.exchange.wanted().pool, std::optional(AssetId{1}));
    }

    void filtersTheFeed()
    {
        ConsoleDriver driver;
        const int all = driver.item("feedList")->property("count").toInt();
        driver.click("feedFilter2");
        const int changes = driver.item("feedList")->property("count").toInt();
        QVERIFY(all > changes);
        QCOMPARE(changes, 2);
    }
};
PLIMSOLL_TEST(OverviewTest);

} // namespace plimsoll::test

#include "overview_test.moc"
