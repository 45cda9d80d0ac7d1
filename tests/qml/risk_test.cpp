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
