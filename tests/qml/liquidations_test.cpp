// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/console_driver.h"
#include "support/registration.h"

namespace plimsoll::test {

class LiquidationsTest : public QObject {
    Q_OBJECT

private slots:
    void showsTheLengthOfTheQueueAndItsLanes()
    {
        ConsoleDriver driver;
        open(driver);
        QCOMPARE(driver.text("queueLength"), QString("20"));
        QCOMPARE(driver.text("laneAdlCount"), QString("2"));
        QCOMPARE(driver.text("laneBackstopCount"), QString("6"));
        QCOMPARE(driver.text("laneBookCount"), QString("12"));
    }

    void drainsAsAccountsLeave()
    {
        ConsoleDriver driver;
        open(driver);
        view::Liquidations& page = driver.exchange.world().liquidations;
        page.queue.erase(page.queue.begin());
        --page.queueLength;
        driver.exchange.advance(1);
        driver.settle();
        QCOMPARE(driver.text("queueLength"), QString("19"));
        QCOMPARE(driver.text("laneAdlCount"), QString("1"));
    }

    void holdsAnAccountWithAReason()
    {
        ConsoleDriver driver;
        open(driver);
        const SubaccountId next = driver.exchange.latest()->liquidations.queue.front().subaccount;
        driver.click("queue_" + QString::number(next.value));
        QVERIFY(!driver.enabled("holdButton"));
        driver.click("holdMinutes2");
        driver.type("holdReason", "Client wires USDC");
        driver.click("holdButton");
        const auto* hold = driver.exchange.last<HoldLiquidation>();
        QVERIFY(hold != nullptr);
        QCOMPARE(hold->subaccount, std::optional(next));
        QCOMPARE(hold->minutes, std::optional(15U));
        QCOMPARE(hold->reason, std::string("Client wires USDC"));
        QCOMPARE(driver.text("queueAnswer"), QString("Held for 15 min"));
        QVERIFY(
            driver.item("queue_" + QString::number(next.value))->property("note").toString().startsWith("held 15 min"));
        driver.type("holdReason", "Wire has come");
        driver.click("releaseButton");
        QCOMPARE(driver.exchange.last<ReleaseLiquidation>()->subaccount, std::optional(next));
        QVERIFY(!driver.exchange.latest()->liquidations.queue.front().hold);
        QVERIFY(driver.shows("holdButton"));
    }

    void takesAnAccountOver()
    {
        ConsoleDriver driver;
        open(driver);
        const SubaccountId next = driver.exchange.latest()->liquidations.queue.front().subaccount;
        driver.click("queue_" + QString::number(next.value));
        driver.type("holdReason", "By hand");
        driver.click("takeOverButton");
        QCOMPARE(driver.exchange.last<TakeOverLiquidation>()->subaccount, next);
        QCOMPARE(
            driver.item("queue_" + QString::number(next.value))->property("note").toString(), QString("taken over"));
    }

    void saysWhyAHoldIsRefused()
    {
        ConsoleDriver driver;
        open(driver);
        const SubaccountId next = driver.exchange.latest()->liquidations.queue.front().subaccount;
        driver.click("queue_" + QString::number(next.value));
        OperatorAnswer refused;
        refused.code = "IO_FAULT";
        refused.detail = "database or disk is full";
        driver.exchange.refuseNext(refused);
        driver.type("holdReason", "Wait");
        driver.click("holdButton");
        QCOMPARE(driver.text("queueAnswer"), QString("Not stored: database or disk is full"));
    }

private:
    static void open(ConsoleDriver& driver) { driver.press(Qt::Key_4, Qt::ControlModifier); }
};
PLIMSOLL_TEST(LiquidationsTest);

} // namespace plimsoll::test

#include "liquidations_test.moc"
