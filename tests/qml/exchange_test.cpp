// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/console_driver.h"
#include "qml/host_driver.h"
#include "support/registration.h"

#include "viewmodel/format/enumerations.h"

namespace plimsoll::test {

/// The Exchange page on the real engine.
class ExchangeTest : public QObject {
    Q_OBJECT

private slots:
    void showsTheBookItsPricesAndItsTrades()
    {
        HostDriver driver;
        driver.quote(Side::Bid, "99", "3");
        driver.quote(Side::Bid, "98.5", "4");
        driver.quote(Side::Ask, "101", "2.5");
        open(driver);
        QVERIFY(driver.reads("markPrice", "100.00"));
        QVERIFY(driver.reads("bookSpread", "2"));
        QCOMPARE(driver.property("bid0", "price"), QString("99.00"));
        QCOMPARE(driver.property("bid1", "quantity"), QString("4.00"));
        QCOMPARE(driver.property("bid1", "total"), QString("7.00"));
        QCOMPARE(driver.property("ask0", "quantity"), QString("2.50"));
        PlaceOrder taker;
        taker.subaccount = SubaccountId{1};
        taker.side = Side::Bid;
        taker.price = constant<Price>("101");
        taker.quantity = constant<Quantity>("0.5");
        QVERIFY(driver.act(taker).accepted);
        QVERIFY(driver.reads("tradePrice0", "101.00"));
        QVERIFY(driver.reads("lastPrice", "101.00"));
        QVERIFY(driver.reads("tradeQuantity0", "0.50"));
        QVERIFY(driver.reads("available_SOL", "0.500000"));
    }

    void namesTheSourcesOfADebtAlikeOnEveryPage()
    {
        HostDriver driver;
        driver.quote(Side::Ask, "100", "20");
        open(driver);
        driver.click("orderMargin");
        driver.type("orderPrice", "100");
        driver.type("orderQuantity", "20");
        QTRY_VERIFY_WITH_TIMEOUT(driver.enabled("sendOrder"), patienceMs);
        driver.click("sendOrder");
        QVERIFY(driver.reads("source_USDC", "Spot margin"));
        driver.console.console().openAccount(1);
        const auto shown = [&] { return driver.host.latest()->account.has_value(); };
        QVERIFY(QTest::qWaitFor(shown, patienceMs));
        QCOMPARE(driver.host.latest()->account->borrows.at(0).sources, std::string("SpotMargin"));
        QVERIFY(driver.act(Borrow{SubaccountId{1}, HostDriver::usdc, Quantity::whole(5)}).accepted);
        const auto sources = [&] { return driver.host.latest()->account->borrows.at(0).sources; };
        QTRY_COMPARE_WITH_TIMEOUT(sources(), std::string("Manual, SpotMargin"), patienceMs);
        driver.press(Qt::Key_7, Qt::ControlModifier);
        QVERIFY(driver.reads("source_USDC", "By hand + Spot margin"));
        driver.deposit(1, HostDriver::usdc, 5'000);
        QVERIFY(driver.act(Repay{SubaccountId{1}, HostDriver::usdc, Quantity::whole(4'000)}).accepted);
        QVERIFY(driver.act(Borrow{SubaccountId{1}, HostDriver::usdc, Quantity::whole(1)}).accepted);
        QVERIFY(driver.reads("source_USDC", "By hand"));
    }

    /// An order for 200 SOL that was typed in one world and not sent is no order in the next.
    void emptiesItsFormsWithAnotherWorld()
    {
        ConsoleDriver driver;
        driver.press(Qt::Key_7, Qt::ControlModifier);
        driver.click("sideSell");
        driver.click("orderMargin");
        driver.type("orderPrice", "200");
        driver.type("orderQuantity", "77");
        driver.click("actPanel1");
        driver.click("funds3");
        driver.type("fundsQuantity", "12");
        driver.press(Qt::Key_2, Qt::ControlModifier);
        driver.type("poolMoveQuantity", "1000");
        driver.press(Qt::Key_4, Qt::ControlModifier);
        driver.click("queueAside1");
        driver.click("provider_22");
        driver.keys("5000");
        driver.type("providerReason", "Agreed");
        driver.type("depositQuantity", "3");
        QVERIFY(driver.property("providerCapacity", "placeholderText").startsWith("now "));
        driver.press(Qt::Key_E, Qt::ControlModifier);
        driver.press(Qt::Key_M);
        driver.keys("Oracle");
        QVERIFY(driver.shows("stopReason"));

        driver.exchange.openAnother("another.plimsoll");
        driver.exchange.publish();
        QTRY_VERIFY_WITH_TIMEOUT(!driver.shows("stopReason"), patienceMs);
        driver.settle();
        for (const char* field : {"providerAccount", "providerCapacity", "providerReason", "depositQuantity"})
            QCOMPARE(driver.text(field), QString());
        QCOMPARE(driver.property("providerCapacity", "placeholderText"), QString("new capacity"));
        driver.press(Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(driver.text("poolMoveQuantity"), QString());
        QVERIFY(driver.text("poolSupposed").startsWith("What it would do"));
        driver.press(Qt::Key_7, Qt::ControlModifier);
        QCOMPARE(driver.text("fundsQuantity"), QString());
        QCOMPARE(driver.console.console().exchange()->funds()->kind(), int(FundsTicket::Lend));
        driver.click("actPanel0");
        QCOMPARE(driver.text("orderPrice"), QString());
        QCOMPARE(driver.text("orderQuantity"), QString());
        QCOMPARE(driver.console.console().exchange()->ticket()->side(), int(Side::Bid));
        QVERIFY(!driver.console.console().exchange()->ticket()->margin());
        QVERIFY(!driver.enabled("sendOrder"));
    }

    void sendsNothingFromAWorldThatIsOpenedReadOnly()
    {
        HostDriver driver;
        open(driver);
        driver.console.console().openWorld(QString::fromStdString(driver.host.latest()->status.worldPath), true);
        QTRY_COMPARE_WITH_TIMEOUT(driver.text("environmentWord"), QString("DEMO · READ-ONLY"), patienceMs);
        driver.type("orderPrice", "100");
        driver.type("orderQuantity", "1");
        QVERIFY(driver.reads("exchangeClosed", "Opened read-only"));
        QTRY_VERIFY_WITH_TIMEOUT(driver.console.console().exchange()->ticket()->trial()->known(), patienceMs);
        QVERIFY(!driver.enabled("sendOrder"));
        QVERIFY(!driver.enabled("newAccount"));
    }

    /// What an order would do is shown, and not sent.
    void sendsNothingAsACustomerOfALiveWorld()
    {
        ConsoleDriver driver;
        driver.press(Qt::Key_7, Qt::ControlModifier);
        driver.type("orderPrice", "100");
        driver.type("orderQuantity", "1");
        QTRY_VERIFY_WITH_TIMEOUT(driver.enabled("sendOrder"), patienceMs);
        driver.exchange.world().status.asksForPassphrases = true;
        driver.exchange.publish();
        QVERIFY(driver.reads("exchangeClosed", "In a live world operators do not act as customers"));
        OrderTicket& ticket = *driver.console.console().exchange()->ticket();
        driver.type("orderQuantity", "2");
        QTRY_VERIFY_WITH_TIMEOUT(ticket.trial()->known() && ticket.trial()->refusal().isEmpty(), patienceMs);
        QVERIFY(!driver.enabled("sendOrder"));
    }

    void showsWhatAMarginOrderBorrowsBeforeItIsSent()
    {
        HostDriver driver;
        driver.quote(Side::Ask, "100", "20");
        open(driver);
        driver.click("orderMargin");
        driver.type("orderPrice", "100");
        driver.type("orderQuantity", "20");
        QVERIFY(QTest::qWaitFor([&] { return driver.property("effect1", "verb") == "borrows"; }, patienceMs));
        QCOMPARE(driver.property("effect0", "verb"), QString("fills"));
        QCOMPARE(driver.property("effect0", "amount"), QString("20.0000 SOL"));
        QCOMPARE(driver.property("effect1", "amount"), QString("1,000.00 USDC"));
        QCOMPARE(driver.property("effect2", "verb"), QString("entry fee"));
        QCOMPARE(driver.property("after0", "label"), QString("Margin fraction"));
        QCOMPARE(driver.property("after0", "after"), QString("89.99 %"));
        QCOMPARE(driver.port.last<PlaceOrder>(), nullptr);
        driver.click("sendOrder");
        const auto* sent = driver.port.last<PlaceOrder>();
        QVERIFY(sent != nullptr);
        QCOMPARE(sent->quantity, Quantity::whole(20));
        QCOMPARE(sent->price, std::optional(Price::whole(100)));
        QCOMPARE(sent->flags.autoBorrow, Flag::On);
        QCOMPARE(sent->flags.autoBorrowRepay, Flag::On);
        QVERIFY(driver.reads("owed_USDC", "1,000.00"));
        QCOMPARE(driver.text("source_USDC"), QString("Spot margin"));
        QVERIFY(driver.reads("traderFraction", "89.99"));
    }

    void tellsWhatHappensWhenARestingOrderFills()
    {
        HostDriver driver;
        open(driver);
        driver.click("orderMargin");
        driver.type("orderPrice", "99");
        driver.type("orderQuantity", "15");
        QVERIFY(QTest::qWaitFor([&] { return driver.property("effect0", "verb") == "rests"; }, patienceMs));
        QCOMPARE(driver.property("effect1", "when"), QString("When it fills"));
        QVERIFY(QTest::qWaitFor([&] { return driver.property("effect2", "amount") == "485.0000 USDC"; }, patienceMs));
        driver.press(Qt::Key_Return);
        QVERIFY(driver.port.last<PlaceOrder>() != nullptr);
        QVERIFY(driver.reads("orderBorrows0", "485.0000 USDC"));
        QCOMPARE(driver.property("bid0", "own"), QString("true"));
        driver.click("cancelOrder0");
        QVERIFY(driver.port.last<CancelOrder>() != nullptr);
        QVERIFY(driver.reads("ordersAnswer", "Order 1 cancelled"));
        QTRY_VERIFY_WITH_TIMEOUT(!driver.shows("orderBorrows0"), patienceMs);
    }

    void saysWhichQuantitiesTheMarketTakes()
    {
        HostDriver driver;
        open(driver);
        driver.type("orderPrice", "100");
        driver.type("orderQuantity", "0.001");
        QVERIFY(driver.reads("quantityRefusal", "0.001 is less than the smallest order, 0.01 SOL"));
        driver.type("orderQuantity", "1.015");
        QVERIFY(driver.reads("quantityRefusal", "1.015 is not a whole number of lots of 0.01 SOL"));
        QVERIFY(!driver.shows("trialTerm"));
        driver.type("orderQuantity", "50");
        QVERIFY(driver.reads("trialTerm", "Limited by what the account itself holds"));
        QCOMPARE(driver.text("quantityRefusal"), QString("The account does not have that much USDC"));
    }

    void namesTheTermAndTheLargestOrderThatPasses()
    {
        HostDriver driver;
        open(driver);
        const auto foot = [&](const char* name) {
            QQuickItem* item = driver.item(name);
            return item->mapToScene(QPointF(0, item->height())).y();
        };
        const double before = foot("sendOrder");
        driver.click("orderMargin");
        driver.type("orderPrice", "100");
        driver.type("orderQuantity", "100");
        QVERIFY(driver.reads("trialTerm", "Limited by the haircut of the collateral"));
        QVERIFY(driver.text("quantityRefusal").startsWith("Too little margin"));
        QVERIFY(!driver.enabled("sendOrder"));
        // More than the pool has too; but long before, the margin ends it.
        driver.type("orderQuantity", "10000");
        QVERIFY(driver.reads("quantityRefusal", "More than passes"));
        QCOMPARE(driver.text("trialTerm"), QString("Limited by the haircut of the collateral"));
        QVERIFY(!driver.shows("trialRefusal"));
        driver.type("orderQuantity", "100");
        QVERIFY(driver.reads("quantityRefusal", "Too little margin"));
        // However long the preview is, the button is in sight.
        Preferences& preferences = *driver.console.console().settings()->preferences();
        preferences.setTextScale(150);
        driver.settle();
        QVERIFY(foot("sendOrder") <= driver.window().height());
        preferences.setTextScale(100);
        driver.settle();
        // Nor does it move under a hand: not by a refusal, nor by the effects of an order, nor by what came of it.
        QCOMPARE(foot("sendOrder"), before);
        const QString largest = driver.text("useLargest");
        driver.click("useLargest");
        QCOMPARE(driver.text("orderQuantity") + " SOL", largest);
        QTRY_VERIFY_WITH_TIMEOUT(driver.enabled("sendOrder"), patienceMs);
        driver.click("sendOrder");
        QCOMPARE(QString::fromStdString(toText(driver.port.last<PlaceOrder>()->quantity)) + " SOL", largest);
        QTRY_VERIFY_WITH_TIMEOUT(driver.text("orderAnswer").startsWith("Sent and stored"), patienceMs);
        driver.settle();
        QCOMPARE(foot("sendOrder"), before);
    }

    void refusesBesideTheField()
    {
        HostDriver driver;
        open(driver);
        driver.type("orderPrice", "cheap");
        QCOMPARE(driver.text("priceRefusal"), QString("Not a price"));
        driver.type("orderQuantity", "1,5");
        QVERIFY(driver.text("quantityRefusal").startsWith("Decimals follow a point"));
        driver.type("orderPrice", "100.001");
        driver.type("orderQuantity", "1");
        QVERIFY(driver.reads("priceRefusal", "The price does not fit the step or limit of 0.01"));
        driver.type("orderPrice", "150");
        QVERIFY(driver.reads("priceRefusal", "The price is outside the band, which ends at 125"));
        // Beneath the price, and no quantity is told where none is asked about.
        QVERIFY(driver.item("priceRefusal")->mapToScene({}).y() < driver.item("orderQuantity")->mapToScene({}).y());
        QVERIFY(!driver.item("orderQuantity")->property("refused").toBool());
        QVERIFY(!driver.console.console().exchange()->ticket()->trial()->largestTells());
        driver.type("orderPrice", "100");
        driver.type("orderQuantity", "11");
        QVERIFY(driver.reads("quantityRefusal", "The account does not have that much USDC"));
        QCOMPARE(driver.text("useLargest"), QString("10 SOL"));
    }

    void isDrivenByKeysAlone()
    {
        HostDriver driver;
        driver.quote(Side::Ask, "101", "5");
        driver.quote(Side::Ask, "102", "5");
        open(driver);
        QVERIFY(driver.reads("bookSpread", "–"));
        for (const char* stop : {"marketChoice", "traderField", "bids", "balancesList", "ordersList", "actPanel1",
                 "sideSell", "orderType1", "orderPrice", "orderMargin", "selfTradePrevention"})
            QVERIFY2(driver.tabTo(stop), stop);
        QVERIFY(driver.tabTo("asks"));
        driver.press(Qt::Key_Up);
        driver.press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(driver.text("orderPrice"), QString("102"), patienceMs);
        QVERIFY(driver.tabTo("orderQuantity"));
        driver.keys("3");
        QTRY_VERIFY_WITH_TIMEOUT(driver.enabled("sendOrder"), patienceMs);
        QVERIFY(driver.tabTo("sendOrder"));
        driver.press(Qt::Key_Space);
        QVERIFY(driver.port.last<PlaceOrder>() != nullptr);
        QVERIFY(driver.reads("available_SOL", "3.000000"));
    }

    void lendsBorrowsAndRepays()
    {
        HostDriver driver;
        open(driver);
        driver.click("actPanel1");
        driver.click("funds0");
        driver.type("fundsQuantity", "1400");
        QVERIFY(driver.reads("fundsRefusal", "The account has only 1,000 USDC to give"));
        driver.click("useLargest");
        QCOMPARE(driver.text("fundsQuantity"), QString("1000"));
        driver.type("fundsQuantity", "400");
        QVERIFY(QTest::qWaitFor([&] { return driver.property("effect0", "verb") == "lends"; }, patienceMs));
        driver.press(Qt::Key_Return);
        QCOMPARE(driver.port.last<Lend>()->quantity, Quantity::whole(400));
        QVERIFY(driver.reads("lent_USDC", "400.0000"));

        driver.click("funds2");
        driver.click("fundsAsset");
        driver.click("fundsAsset_1");
        driver.type("fundsQuantity", "2");
        QTRY_VERIFY_WITH_TIMEOUT(driver.enabled("sendFunds"), patienceMs);
        driver.click("sendFunds");
        QCOMPARE(driver.port.last<Borrow>()->asset, HostDriver::sol);
        QVERIFY(driver.reads("source_SOL", "By hand"));
        QVERIFY(driver.text("owed_SOL").startsWith("2.0000"));
        // The answer comes behind the figures, and empties the form.
        QTRY_COMPARE_WITH_TIMEOUT(driver.text("fundsQuantity"), QString(), patienceMs);

        driver.click("balance_SOL");
        QTRY_COMPARE_WITH_TIMEOUT(driver.text("fundsQuantity"), QString("2"), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(driver.enabled("sendFunds"), patienceMs);
        driver.click("sendFunds");
        QCOMPARE(driver.port.last<Repay>()->quantity, Quantity::whole(2));
        QTRY_VERIFY_WITH_TIMEOUT(driver.text("owed_SOL").startsWith("0.0000"), patienceMs);
    }

    /// An answer that comes late takes out what was sent, and not what was typed meanwhile.
    void keepsWhatIsTypedBeforeTheAnswer()
    {
        HostDriver driver;
        open(driver);
        driver.click("actPanel1");
        driver.click("funds4");
        driver.type("fundsQuantity", "5");
        QTRY_VERIFY_WITH_TIMEOUT(driver.enabled("sendFunds"), patienceMs);
        FundsTicket& funds = *driver.console.console().exchange()->funds();
        // The answer comes through the event loop, so not in between.
        funds.send();
        QVERIFY(funds.pending());
        funds.setQuantity("7");
        QTRY_VERIFY_WITH_TIMEOUT(driver.text("fundsAnswer").startsWith("Done and stored"), patienceMs);
        QCOMPARE(funds.quantity(), QString("7"));
        QCOMPARE(driver.text("fundsQuantity"), QString("7"));
        QTRY_VERIFY_WITH_TIMEOUT(driver.enabled("sendFunds"), patienceMs);
        funds.send();
        QTRY_COMPARE_WITH_TIMEOUT(driver.text("fundsQuantity"), QString(), patienceMs);

        driver.click("actPanel2");
        driver.type("settingBorrowLimit", "500");
        QTRY_VERIFY_WITH_TIMEOUT(driver.enabled("sendSettings"), patienceMs);
        SettingsTicket& settings = *driver.console.console().exchange()->settings();
        settings.send();
        QVERIFY(settings.pending());
        settings.setLeverageLimit("3");
        QTRY_VERIFY_WITH_TIMEOUT(driver.text("settingsAnswer").startsWith("Set and stored"), patienceMs);
        QCOMPARE(driver.text("settingLeverage"), QString("3"));
        QCOMPARE(driver.text("settingBorrowLimit"), QString("500"));
    }

    /// Whoever sends by the keys goes on by the keys, in the form.
    void theKeysStayInTheFormThatWasSent()
    {
        HostDriver driver;
        open(driver);
        driver.click("actPanel1");
        driver.click("funds0");
        driver.type("fundsQuantity", "400");
        QTRY_VERIFY_WITH_TIMEOUT(driver.enabled("sendFunds"), patienceMs);
        QVERIFY(driver.tabTo("sendFunds"));
        driver.press(Qt::Key_Space);
        QVERIFY(driver.reads("lent_USDC", "400.0000"));
        QTRY_VERIFY_WITH_TIMEOUT(!driver.enabled("sendFunds"), patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(driver.window().activeFocusItem()->objectName(), QString("fundsAll"), patienceMs);
    }

    /// Letters typed one after the other are one name, not a choice each.
    void findsAnAssetByTheLettersOfItsName()
    {
        HostDriver driver;
        open(driver);
        driver.click("actPanel1");
        driver.item("fundsAsset")->forceActiveFocus();
        const auto shown = [&] { return driver.item("fundsAsset")->property("displayText").toString(); };
        QCOMPARE(shown(), QString("USDC"));
        driver.press(Qt::Key_S);
        QCOMPARE(shown(), QString("SOL"));
        driver.item("fundsAsset")->setProperty("sought", QString());
        driver.keys("usdc");
        QCOMPARE(shown(), QString("USDC"));
        driver.item("fundsAsset")->setProperty("sought", QString());
        driver.press(Qt::Key_Space);
        driver.keys("so");
        driver.press(Qt::Key_Return);
        QCOMPARE(shown(), QString("SOL"));
    }

    void withdrawsWhatItHasToBorrow()
    {
        HostDriver driver;
        open(driver);
        driver.click("actPanel1");
        driver.click("funds5");
        driver.click("fundsAsset");
        driver.click("fundsAsset_1");
        driver.type("fundsQuantity", "1");
        QVERIFY(driver.text("fundsRefusal").startsWith("The account has no SOL")
            || driver.reads("fundsRefusal", "The account has no SOL to give"));
        driver.click("fundsAutoBorrow");
        QVERIFY(QTest::qWaitFor([&] { return driver.property("effect0", "verb") == "borrows"; }, patienceMs));
        driver.click("sendFunds");
        QCOMPARE(driver.port.last<Withdraw>()->autoBorrow, Flag::On);
        QVERIFY(driver.reads("source_SOL", "Withdrawal"));
    }

    void setsTheAccountsLimits()
    {
        HostDriver driver;
        open(driver);
        driver.click("actPanel2");
        driver.type("settingLeverage", "200");
        QVERIFY(driver.text("leverageRefusal").contains("is not allowed")
            || driver.reads("leverageRefusal", "200 is not allowed: 1 .. 10"));
        // Beside what sends it, not beneath.
        const QRectF discard
            = driver.item("settingsDiscard")->mapRectToScene(driver.item("settingsDiscard")->boundingRect());
        const QRectF set = driver.item("sendSettings")->mapRectToScene(driver.item("sendSettings")->boundingRect());
        QVERIFY(discard.right() < set.left());
        driver.click("settingsDiscard");
        driver.type("settingBorrowLimit", "500");
        QTRY_VERIFY_WITH_TIMEOUT(driver.enabled("sendSettings"), patienceMs);
        driver.click("sendSettings");
        QCOMPARE(driver.port.last<UpdateSettings>()->borrowLimit, std::optional(Usd::whole(500)));
        QVERIFY(!driver.port.last<UpdateSettings>()->leverageLimit);
        QTRY_VERIFY_WITH_TIMEOUT(driver.text("settingsAnswer").startsWith("Set and stored"), patienceMs);

        driver.click("actPanel0");
        driver.click("orderMargin");
        driver.type("orderPrice", "100");
        driver.type("orderQuantity", "20");
        QVERIFY(driver.reads("trialTerm", "Limited by the account's borrow limit"));
        QCOMPARE(driver.text("useLargest"), QString("14.99 SOL"));
    }

    void opensAnAccountAndFundsIt()
    {
        HostDriver driver;
        open(driver);
        driver.click("newAccount");
        driver.click("newAccountYes");
        QCOMPARE(driver.port.last<CreateSubaccount>()->subaccount, SubaccountId{4});
        QVERIFY(driver.reads("traderField", "4"));
        driver.click("actPanel1");
        driver.click("funds4");
        driver.type("fundsQuantity", "250");
        QTRY_VERIFY_WITH_TIMEOUT(driver.enabled("sendFunds"), patienceMs);
        driver.click("sendFunds");
        QCOMPARE(driver.port.last<Deposit>()->subaccount, SubaccountId{4});
        QVERIFY(driver.reads("available_USDC", "250.0000"));
        QVERIFY(driver.reads("traderEquity", "250"));
    }

    void isReachedFromThePalette()
    {
        HostDriver driver;
        driver.press(Qt::Key_K, Qt::ControlModifier);
        driver.keys("2");
        driver.press(Qt::Key_Down);
        driver.press(Qt::Key_Return);
        QCOMPARE(driver.console.console().page(), int(place::Exchange));
        QVERIFY(driver.reads("traderField", "2"));
        QVERIFY(driver.reads("available_SOL", "1,000.00"));
    }

private:
    static void open(HostDriver& driver)
    {
        driver.press(Qt::Key_7, Qt::ControlModifier);
        QVERIFY(driver.reads("traderEquity", "1,000"));
    }
};
PLIMSOLL_TEST(ExchangeTest);

} // namespace plimsoll::test

#include "exchange_test.moc"
