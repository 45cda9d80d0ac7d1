// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/console_driver.h"
#include "qml/host_driver.h"
#include "support/registration.h"

#include "viewmodel/format/enumerations.h"

namespace plimsoll::test {

/// Assets against liabilities.
class BalanceTest : public QObject {
    Q_OBJECT

private slots:
    void addsUpBothSidesOfEveryAsset()
    {
        HostDriver driver;
        driver.press(Qt::Key_9, Qt::ControlModifier);
        QCOMPARE(driver.console.console().page(), int(place::Balance));
        QVERIFY(driver.reads("balanceVerdict", "All 2 agree"));
        QCOMPARE(driver.text("balanceAccounts"), QString("3"));
        QCOMPARE(driver.item("balance_USDC")->property("holds").toString(), QString("201,000"));
        QCOMPARE(driver.item("balance_USDC")->property("difference").toString(), QString("0"));
        // Deposits, withdrawals, borrowed: what is held; free balances, orders, lenders: what is owed.
        QCOMPARE(driver.text("balanceAmount0"), QString("201,000"));
        QCOMPARE(driver.text("balanceAmount3"), QString("201,000"));
        QCOMPARE(driver.text("balanceAmount4"), QString("101,000"));
        QCOMPARE(driver.text("balanceAmount6"), QString("100,000"));
        QCOMPARE(driver.text("balanceAmount11"), QString("201,000"));
        QCOMPARE(driver.text("balanceAmount12"), QString("0"));
    }

    void countsAgainWhileTheExchangeGoesOn()
    {
        HostDriver driver;
        driver.press(Qt::Key_9, Qt::ControlModifier);
        QVERIFY(driver.reads("balanceVerdict", "All 2 agree"));
        driver.quote(Side::Ask, "100", "20");
        driver.act(Borrow{SubaccountId{1}, HostDriver::sol, Quantity::whole(1)});
        driver.click("balance_SOL");
        driver.click("balanceCount");
        // With the interest of the begun hour, charged in advance.
        QVERIFY(driver.reads("balanceAmount2", "1.0000000115"));
        QCOMPARE(driver.text("balanceAmount5"), QString("20.0000000000"));
        QCOMPARE(driver.text("balanceAmount12"), QString("0"));
        driver.deposit(2, HostDriver::sol, 5);
        QVERIFY(driver.reads("balanceAmount0", "2,005.0000000000"));
    }

    void choosesAnAssetByTheKeyboard()
    {
        HostDriver driver;
        driver.press(Qt::Key_9, Qt::ControlModifier);
        QVERIFY(driver.reads("balanceVerdict", "All 2 agree"));
        QVERIFY(driver.tabTo("balanceTableList"));
        driver.press(Qt::Key_Down);
        QCOMPARE(driver.console.console().balance()->selected(), 1);
        QCOMPARE(driver.text("balanceAmount0"), QString("2,000"));
    }

    void shortensLargeFiguresWhereTheTextIsLarge()
    {
        ConsoleDriver driver;
        AssetBalance asset;
        asset.deposits = asset.available = Quantity::whole(476'215'350);
        driver.exchange.sheetAnswer.assets = {asset};
        driver.exchange.sheetAnswer.marks = {Price::whole(1)};
        driver.press(Qt::Key_9, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(driver.shows("balance_USDC"), patienceMs);
        QCOMPARE(driver.item("balance_USDC")->property("holds").toString(), QString("476,215,350"));
        driver.console.console().settings()->preferences()->setTextScale(130);
        driver.settle();
        QCOMPARE(driver.item("balance_USDC")->property("holds").toString(), QString("476.2M"));
    }

    void saysWhereTheTwoSidesDiffer()
    {
        ConsoleDriver driver;
        AssetBalance whole;
        whole.deposits = whole.available = Quantity::whole(5);
        AssetBalance short_ = whole;
        short_.available = Quantity::whole(6);
        driver.exchange.sheetAnswer.assets = {whole, short_};
        driver.exchange.sheetAnswer.marks = {Price::whole(1), Price::whole(1)};
        driver.press(Qt::Key_9, Qt::ControlModifier);
        QVERIFY(QTest::qWaitFor([&] { return driver.text("balanceVerdict") == "1 of 2 differ"; }, patienceMs));
        QCOMPARE(driver.item("balance_USDT")->property("difference").toString(), QString::fromUtf8("−1"));
    }
};
PLIMSOLL_TEST(BalanceTest);

} // namespace plimsoll::test

#include "balance_test.moc"
