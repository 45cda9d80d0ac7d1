// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/console_driver.h"
#include "support/registration.h"

namespace plimsoll::test {

class RiskTest : public QObject {
    Q_OBJECT

private slots:
    void editsAHaircutAndSeesItLive()
    {
        ConsoleDriver driver;
        open(driver);
        driver.type("field_haircutFunction.weight", "0.9");
        driver.type("reasonField", "Thin books");
        driver.click("applyButton");
        const auto* change = driver.exchange.last<SetParameters>();
        QVERIFY(change != nullptr);
        QCOMPARE(change->edits[0].path, std::string("assets.SOL.haircutFunction.weight"));
        QCOMPARE(change->edits[0].before, std::string("0.95"));
        QCOMPARE(change->edits[0].after, std::string("0.9"));
        QCOMPARE(driver.item("risk_SOL_0")->property("live").toString(), QString("0.9"));
        QCOMPARE(driver.item("historyList")->property("count").toInt(), 4);
    }

    void refusesAMaintenanceBaseAboveTheInitial()
    {
        ConsoleDriver driver;
        open(driver);
        driver.type("field_mmfFunction.base", "0.2");
        QVERIFY(driver.text("refusal_mmfFunction.base").contains("must be"));
        QVERIFY(!driver.enabled("applyButton"));
        driver.type("field_imfFunction.base", "0.25");
        QVERIFY(!driver.text("refusal_mmfFunction.base").contains("must be"));
        driver.type("reasonField", "Both up");
        driver.click("applyButton");
        const auto* change = driver.exchange.last<SetParameters>();
        QVERIFY(change != nullptr);
        QCOMPARE(change->edits.size(), std::size_t{2});
        QCOMPARE(driver.item("risk_SOL_5")->property("live").toString(), QString("0.2"));
    }

    void refusesWhatIsNoNumber()
    {
        ConsoleDriver driver;
        open(driver);
        driver.type("field_haircutFunction.weight", "0.9x");
        QCOMPARE(driver.text("refusal_haircutFunction.weight"), QString("is not a value"));
        driver.press(Qt::Key_Escape);
        QCOMPARE(driver.text("field_haircutFunction.weight"), QString("0.95"));
        QVERIFY(driver.exchange.commands().empty());
    }

    void appliesDraftsOfSeveralAssetsTogether()
    {
        ConsoleDriver driver;
        open(driver);
        driver.type("field_haircutFunction.weight", "0.9");
        driver.click("risk_ETH_0");
        driver.type("field_haircutFunction.weight", "0.92");
        QCOMPARE(driver.text("changeTitle"), QString("2 changes, not live"));
        driver.type("reasonField", "Crash");
        driver.click("applyButton");
        QCOMPARE(driver.exchange.last<SetParameters>()->edits.size(), std::size_t{2});
        QCOMPARE(driver.text("changeTitle"), QString("No draft"));
    }

    void refusesAllWhileReadOnly()
    {
        ConsoleDriver driver;
        driver.exchange.world().status.readOnly = view::ReadOnly::JournalFault;
        driver.exchange.world().status.readOnlyDetail = "database or disk is full";
        driver.exchange.publish();
        open(driver);
        driver.type("field_haircutFunction.weight", "0.9");
        driver.type("reasonField", "try");
        QVERIFY(!driver.enabled("applyButton"));
        QCOMPARE(driver.text("changeAnswer"), QString("The journal cannot be written: database or disk is full"));
    }

    void showsWhatADraftWouldDoBeforeItIsMade()
    {
        ConsoleDriver driver;
        Impact impact;
        impact.sequence = 4711;
        impact.lines.before.liquidation = 3;
        impact.lines.after.liquidation = 5;
        impact.liquidatedExposure = Usd::whole(1'230'000);
        for (const std::uint32_t account : {17U, 18U}) {
            AccountImpact row;
            row.subaccount = SubaccountId{account};
            row.exposure = Usd::whole(615'000);
            row.mmr = {Ratio::fromRaw(powerOfTen(16) * 81), Ratio::fromRaw(powerOfTen(16) * 104)};
            row.liquidated = true;
            impact.crossings.push_back(row);
        }
        driver.exchange.impactAnswer = impact;
        BeforeAfter<Aftermath> aftermath;
        aftermath.after.badDebt = Usd::whole(250);
        driver.exchange.aftermathAnswer = aftermath;
        open(driver);
        QVERIFY(!driver.shows("impactVerdict"));
        driver.type("field_haircutFunction.weight", "0.9");
        QCOMPARE(driver.exchange.impactAsked.size(), std::size_t{1});
        QCOMPARE(driver.exchange.impactAsked[0].path, std::string("assets.SOL.haircutFunction.weight"));
        QCOMPARE(driver.exchange.impactAsked[0].before, std::string("0.95"));
        QCOMPARE(driver.exchange.impactAsked[0].after, std::string("0.9"));
        QVERIFY(driver.exchange.commands().empty());
        QCOMPARE(driver.text("impactVerdict"), QString("2 accounts are liquidated, $1.23M"));
        QCOMPARE(driver.item("impactFigures")->property("count").toInt(), 2);
        QCOMPARE(driver.text("impactAccount_17"), QString("81.00 → 104.00"));
        driver.click("impactAccount_18");
        QCOMPARE(driver.exchange.wanted().account->value, 18U);
    }

    void coloursTheTrackByConsequence()
    {
        ConsoleDriver driver;
        Corridor corridor;
        corridor.now = Ratio::fromRaw(powerOfTen(16) * 95);
        corridor.depth = Usd::whole(1'000);
        corridor.crossings = {{SubaccountId{5}, Ratio::fromRaw(powerOfTen(17) * 9), Usd::whole(600)},
            {SubaccountId{6}, Ratio::fromRaw(powerOfTen(17) * 8), Usd::whole(1'800)}};
        driver.exchange.corridorAnswers["haircutFunction.weight"] = corridor;
        open(driver);
        const QString track = "consequence_haircutFunction.weight";
        QCOMPARE(driver.text(track), QString("safe down to 0.9001"));
        driver.type("field_haircutFunction.weight", "0.9");
        QCOMPARE(driver.text(track), QString("1 account liquidated, $600.00: the books take it"));
        driver.type("field_haircutFunction.weight", "0.7");
        QCOMPARE(driver.text(track), QString("2 accounts liquidated, $1.80k: the books take $1.00k"));
        driver.type("field_haircutFunction.weight", "0.91");
        QCOMPARE(driver.text(track), QString("safe down to 0.9001"));
    }

private:
    static void open(ConsoleDriver& driver)
    {
        driver.press(Qt::Key_5, Qt::ControlModifier);
        driver.click("risk_SOL_0");
    }
};
PLIMSOLL_TEST(RiskTest);

} // namespace plimsoll::test

#include "risk_test.moc"
