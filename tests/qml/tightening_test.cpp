// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/host_driver.h"
#include "support/registration.h"
#include "viewmodel/format/enumerations.h"

namespace plimsoll::test {

/// Emergency tightening by two keys and a reason, and past versions of the configuration.
class TighteningTest : public QObject {
    Q_OBJECT

private slots:
    void bringsAPoolToRepayOnlyByTwoKeysAndAReason()
    {
        HostDriver driver;
        driver.press(Qt::Key_E, Qt::ControlModifier);
        driver.press(Qt::Key_R);
        QVERIFY(driver.reads("tightenTitle", "Pool to repay only"));
        QVERIFY(driver.reads("tightenBlocked", "Choose the asset")); // the Overview is about none
        QVERIFY(!driver.enabled("tightenApply"));
        driver.press(Qt::Key_Down);
        QVERIFY(driver.reads("tightenLive", "Open now, then"));
        driver.click("tightenReason");
        driver.press(Qt::Key_Return);
        QVERIFY(driver.reads("tightenAnswer", "Give a reason"));
        driver.keys("index is down");
        driver.press(Qt::Key_Return);
        QVERIFY(QTest::qWaitFor(
            [&] { return driver.host.latest()->risk->pools[0].state == PoolState::RepayOnly; }, patienceMs));
        QVERIFY(QTest::qWaitFor([&] { return !driver.shows("tightenTitle"); }, patienceMs));
        QVERIFY(QTest::qWaitFor([&] { return driver.shows("toastText"); }, patienceMs));
        QCOMPARE(
            driver.text("toastText"), QString::fromUtf8("Change 1 is live: USDC pool state Open → Repay only, by ada"));
        const Change& change = driver.host.latest()->changes->front();
        QCOMPARE(change.stage, ChangeStage::Live);
        QCOMPARE(change.content.reason, std::string("index is down"));
    }

    void halvesTheLimitOfThePoolInSight()
    {
        HostDriver driver;
        driver.console.console().openPool(1);
        driver.settle();
        driver.press(Qt::Key_E, Qt::ControlModifier);
        driver.press(Qt::Key_B);
        QVERIFY(driver.reads("tightenLive", "1,000,000 SOL now, then"));
        QCOMPARE(driver.text("tightenValue"), QString("500,000"));
        QCOMPARE(driver.text("tightenNote"), QString("1.00k SOL lent and 0.00 borrowed now"));
        driver.keys("thin books");
        driver.press(Qt::Key_Return);
        QVERIFY(QTest::qWaitFor(
            [&] { return driver.host.latest()->risk->pools[1].openBorrowLendLimit == Quantity::whole(500'000); },
            patienceMs));
    }

    void offersOnlyAssetsWithABook()
    {
        HostDriver driver;
        driver.console.console().openPool(0);
        driver.settle();
        driver.press(Qt::Key_E, Qt::ControlModifier);
        driver.press(Qt::Key_C); // the quote, which is in sight, has no book
        QVERIFY(driver.reads("tightenBlocked", "Choose the asset"));
        driver.press(Qt::Key_Down);
        QCOMPARE(driver.property("tightenAsset", "displayText"), QString("SOL"));
        driver.type("tightenReason", "the feed jumps");
        driver.press(Qt::Key_Return);
        QVERIFY(QTest::qWaitFor(
            [&] { return driver.host.latest()->risk->markets[0].orderBookState == OrderBookState::CancelOnly; },
            patienceMs));
    }

    void beginsWithTheMarketInSight()
    {
        HostDriver driver;
        driver.console.console().setPage(place::Exchange);
        driver.settle();
        for (const Qt::Key key : {Qt::Key_C, Qt::Key_P, Qt::Key_W, Qt::Key_B, Qt::Key_R}) {
            driver.press(Qt::Key_E, Qt::ControlModifier);
            driver.press(key);
            QVERIFY(driver.reads("tightenBlocked", "Give a reason"));
            QCOMPARE(driver.property("tightenAsset", "displayText"), QString("SOL"));
            driver.press(Qt::Key_Escape);
        }
    }

    void beginsWithTheWorstPoolOfTheOverview()
    {
        HostDriver driver;
        driver.act(Borrow{SubaccountId{1}, AssetId{1}, Quantity::whole(1)});
        driver.console.console().setPage(place::Overview);
        QVERIFY(QTest::qWaitFor(
            [&] { return driver.host.latest()->overview.worstPool == std::optional{AssetId{1}}; }, patienceMs));
        driver.settle();
        driver.press(Qt::Key_E, Qt::ControlModifier);
        driver.press(Qt::Key_B);
        QVERIFY(driver.reads("tightenBlocked", "Give a reason"));
        QCOMPARE(driver.property("tightenAsset", "displayText"), QString("SOL"));
        driver.press(Qt::Key_Escape);
        driver.press(Qt::Key_E, Qt::ControlModifier);
        driver.press(Qt::Key_C);
        QVERIFY(driver.reads("tightenBlocked", "Choose the asset"));
    }

    void saysHowLowAWeightMayGo()
    {
        HostDriver driver;
        driver.act(Borrow{SubaccountId{1}, AssetId{1}, Quantity::whole(1)});
        driver.console.console().openPool(1);
        driver.settle();
        driver.press(Qt::Key_E, Qt::ControlModifier);
        driver.press(Qt::Key_W);
        QTRY_VERIFY_WITH_TIMEOUT(
            driver.text("tightenNote").startsWith("Nobody is hurt however low, at the marks of 09:00:00, seq "),
            patienceMs);
    }

    /// 20 SOL at 100 against 1,700 USDC and a little interest: liquidated below some 0.89. Proposed is a quarter of the
    /// way from there to 0.95 above it; and both follow the marks while the sheet is open, the value until one types.
    void proposesNoWeightThatLiquidates()
    {
        HostDriver driver;
        owesAgainstSol(driver);
        driver.press(Qt::Key_E, Qt::ControlModifier);
        driver.press(Qt::Key_W);
        QTRY_VERIFY_WITH_TIMEOUT(driver.text("tightenNote").startsWith("Nobody is hurt down to 0.89"), patienceMs);
        const QString proposed = driver.text("tightenValue");
        QVERIFY2(proposed.startsWith("0.9") && driver.text("tightenNote").contains(proposed), qPrintable(proposed));

        driver.deposit(1, HostDriver::usdc, 100); // the collateral may be worth less
        QTRY_VERIFY_WITH_TIMEOUT(driver.text("tightenNote").startsWith("Nobody is hurt down to 0.84"), patienceMs);
        QVERIFY2(driver.text("tightenValue").startsWith("0.86"), qPrintable(driver.text("tightenValue")));

        driver.type("tightenValue", "0.91");
        driver.deposit(1, HostDriver::usdc, 100);
        QTRY_VERIFY_WITH_TIMEOUT(driver.text("tightenNote").startsWith("Nobody is hurt down to 0.79"), patienceMs);
        QCOMPARE(driver.text("tightenValue"), QString("0.91"));
    }

    /// What liquidates is refused, and what was said before of how low is safe is found anew, though nothing went on.
    void findsAnewWhatIsSafeWhenItIsRefused()
    {
        HostDriver driver;
        owesAgainstSol(driver);
        driver.press(Qt::Key_E, Qt::ControlModifier);
        driver.press(Qt::Key_W);
        const auto finds = [&] { return driver.text("tightenNote").startsWith("Nobody is hurt down to 0.89"); };
        QTRY_VERIFY_WITH_TIMEOUT(finds(), patienceMs);
        driver.type("tightenValue", "0.85");
        driver.type("tightenReason", "thin books");
        QStringList notes;
        connect(driver.console.console().tightening(), &Tightening::changed, this,
            [&] { notes << driver.console.console().tightening()->note(); });
        driver.press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(driver.shows("tightenAnswer")
                && driver.text("tightenAnswer").contains("more than the budget of 0 accounts: 1 account, exposure"),
            patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(finds(), patienceMs);
        QVERIFY(notes.contains("Finding how far it is safe…"));
        disconnect(driver.console.console().tightening(), nullptr, this, nullptr);
    }

    void lowersAWeightToWhatIsTyped()
    {
        HostDriver driver;
        driver.console.console().openPool(1);
        driver.settle();
        driver.press(Qt::Key_E, Qt::ControlModifier);
        driver.press(Qt::Key_W);
        QVERIFY(driver.reads("tightenLive", "0.95 now, then"));
        QCOMPARE(driver.text("tightenValue"), QString("0.85"));
        driver.type("tightenValue", "0.97");
        driver.type("tightenReason", "thin books");
        driver.press(Qt::Key_Return);
        QVERIFY(driver.reads("tightenAnswer", "SOL collateral weight to 0.97 is no tightening: it is 0.95 now"));
        driver.type("tightenValue", "0.9");
        driver.click("tightenApply");
        QVERIFY(QTest::qWaitFor(
            [&] { return driver.host.latest()->risk->assets[1].haircutFunction.weight == constant<Ratio>("0.9"); },
            patienceMs));
    }

    /// Whoever tightened a minute ago reads at once that the rail lets it move again after ten.
    void saysBeforeTheReasonWhatTheRailRefuses()
    {
        GuardRails apart;
        apart.rails = {{"assets.*.haircutFunction.weight", std::nullopt, false, 600, true}};
        HostDriver driver{apart};
        QVERIFY(
            driver.act(SetParameters{{{"assets.SOL.haircutFunction.weight", "0.95", "0.9"}}, "thin books"}).accepted);
        driver.console.console().openPool(1);
        driver.settle();
        driver.press(Qt::Key_E, Qt::ControlModifier);
        driver.press(Qt::Key_W);
        QVERIFY(driver.reads(
            "tightenBlocked", "Too soon: SOL collateral weight moved 0 s before, the rail asks for at least 600 s"));
        driver.type("tightenReason", "the feed jumps");
        QVERIFY(!driver.enabled("tightenApply"));
    }

    void restoresAPastVersionByADraft()
    {
        HostDriver driver;
        const auto set = [&](const char* before, const char* after) {
            QVERIFY(driver.act(SetParameters{{{"assets.SOL.haircutFunction.weight", before, after}}, "thin books"})
                        .accepted);
        };
        set("0.95", "0.9");
        set("0.9", "0.85");
        driver.console.console().setPage(place::Changes);
        driver.click("changeFiles");
        driver.click("configurationVersions");
        QVERIFY(driver.reads("versionWhat0", "SOL collateral weight 0.9 → 0.85 · thin books"));
        QVERIFY(driver.shows("versionLive0"));
        QVERIFY(!driver.shows("versionLive1"));
        QVERIFY(driver.reads("versionWhat2", "As the world began"));
        driver.click("versionCompare2");
        QVERIFY(driver.reads("filesTitle", "1 value of version 0 is not what is live"));
        driver.type("filesReason", "back to the beginning");
        driver.click("filesDraft");
        QVERIFY(QTest::qWaitFor([&] { return !driver.host.latest()->changes->empty(); }, patienceMs));
        const Change& draft = driver.host.latest()->changes->front();
        QCOMPARE(draft.stage, ChangeStage::Draft);
        QCOMPARE(draft.content.edits.size(), std::size_t{1});
        QCOMPARE(draft.content.edits[0].after, std::string("0.95"));
    }

private:
    static void owesAgainstSol(HostDriver& driver)
    {
        driver.deposit(1, HostDriver::sol, 20);
        QVERIFY(driver.act(Withdraw{SubaccountId{1}, HostDriver::usdc, Quantity::whole(2'700), Flag::On, Flag::Off})
                    .accepted);
        driver.console.console().openPool(1);
        driver.settle();
    }
};

PLIMSOLL_TEST(TighteningTest);

} // namespace plimsoll::test

#include "tightening_test.moc"
