// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/journal/action_words.h"
#include "viewmodel/journal/event_words.h"
#include "viewmodel/journal/journal_lines.h"

#include "service/operator_command.h"
#include "support/registration.h"

#include <QTest>

namespace plimsoll::test {

/// What the audit names, in an operator's words.
class ActionWordsTest : public QObject {
    Q_OBJECT

private slots:
    void saysEveryVerbOfAChange()
    {
        for (int verb = 0; verb <= int(ChangeVerb::Expire); ++verb) {
            const std::string name{toText(static_cast<ChangeVerb>(verb))};
            const QString said = actionWords("change 3 " + name);
            QVERIFY2(said.contains("change 3", Qt::CaseInsensitive), qPrintable(said));
            QVERIFY2(!said.endsWith("3 " + QString::fromStdString(name)), qPrintable(said));
        }
        QCOMPARE(actionWords("change 3 launch"), QString("Take change 3 live"));
        QCOMPARE(actionWords("change 0 save"), QString("Save a draft"));
        QCOMPARE(actionWords("change 0 submit"), QString("Submit a change"));
        for (int verb = 0; verb <= int(ChangeVerb::Expire); ++verb) {
            const auto asked = static_cast<ChangeVerb>(verb);
            QVERIFY2(auditName(ChangeId{}, asked).find('0') == std::string::npos, auditName(ChangeId{}, asked).c_str());
        }
        QCOMPARE(actionWords(auditName(ChangeId{}, ChangeVerb::Submit)), QString("Submit a change"));
        QCOMPARE(actionWords(auditName(ChangeId{}, ChangeVerb::Tighten)), QString("Emergency tightening"));
    }

    /// What an alert came to stands beside who acknowledged it.
    void saysTheWorstOfAnAcknowledgedAlert()
    {
        const auto detailOf = [](const char* kind, const char* detail) {
            archive::Row row;
            row.kind = kind;
            row.detail = detail;
            return journalLine(row, archive::Table::Actions, {}).detail;
        };
        QCOMPARE(detailOf("acknowledge alert queueLong", "worst 33"), QString("33 at worst"));
        QCOMPARE(detailOf("acknowledge alert fundLow", "worst $1234567.5"), QString("$1,234,567 at worst"));
        QCOMPARE(detailOf("acknowledge alert timeRefused", ""), QString());
    }

    /// The value of a deficit is what lenders bear of it, not what the quantity beside it is worth.
    void saysWhoBearsADeficit()
    {
        archive::Row row;
        row.kind = "Deficit";
        row.symbol = "USDC";
        row.quantity = "500";
        row.value = "350";
        row.detail = "Socialised";
        const JournalLine line = journalLine(row, archive::Table::Liquidations, {});
        QCOMPARE(line.detail, QString("Borne by lenders: $350"));
        QCOMPARE(line.value, QString());
        row.value = "0";
        row.detail = "Fund";
        QCOMPARE(journalLine(row, archive::Table::Liquidations, {}).detail, QString("Borne by the fund"));
    }

    void saysWhatWasDone_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("said");
        const auto row
            = [](const char* what, const char* said) { QTest::newRow(what) << QString(what) << QString(said); };
        row("operator bea first", "Make bea the first administrator");
        row("operator bea role", "Change the role of bea");
        row("operator bea passphrase", "New passphrase of bea");
        row("sign in", "Sign in");
        row("lock desk", "Lock the desk");
        row("set clock", "Set the clock");
        row("restart world", "Restart the world");
        row("holdLiquidation 12", "Hold liquidation 12");
        row("setParameter assets.SOL.haircutFunction.weight", "Set SOL collateral weight");
        row("announceParameter assets.SOL.haircutFunction.weight", "Announce SOL collateral weight");
        row("import change w.json", "Import a change from w.json");
        row("acknowledge alert markHeld SOL", "Acknowledge: mark of SOL is held");
        row("acknowledge alert queueLong", "Acknowledge: long queue");
        row("export journal: operators, by a text", "Export the journal: operators, by a text");
        row("export report of change 3", "Export the report of change 3");
        row("export configuration", "Export the live configuration");
        row("export configuration at 12", "Export the configuration at command 12");
        row("export change 3", "Export change 3");
        row("somethingNew 12", "Something new 12");
    }
    void saysWhatWasDone()
    {
        QFETCH(QString, what);
        QTEST(actionWords(what.toStdString()), "said");
    }

    void saysRailsAndAmounts()
    {
        QCOMPARE(
            railsInWords("assets.*.haircutFunction.weight largestStep=0.05 shortestIntervalSeconds=600; frozen SOL"),
            QString("Collateral weight at most 0.05 a step, 600 s apart, 1 more"));
        QCOMPARE(
            railsInWords("assets.SOL.haircutFunction.weight neverZero"), QString("SOL collateral weight, never 0"));
        QCOMPARE(railsInWords("movedAccounts=25"), QString("Moved accounts 25"));
        QCOMPARE(railsInWords("frozen LINK; movedAccounts=25"), QString("Frozen LINK, 1 more"));
        QCOMPARE(amountInWords("1000 USDC"), QString("1,000.00 USDC"));
        QCOMPARE(amountInWords("Ask 2.5 BTC_USDC at 112818.5"), QString("sell 2.500000 BTC / USDC at 112,818.50"));
        QCOMPARE(amountInWords("750 USD"), QString("$750"));
        QCOMPARE(amountInWords("enabled"), QString());
        QCOMPARE(settingsInWords("marginEnabled off, autoLend on, autoRepayBorrows off, leverageLimit 5"),
            QString("margin off, auto-lend on, auto-repay off, leverage limit 5"));
        QCOMPARE(settingsInWords("borrowLimit 2500000"), QString("borrow limit $2,500,000"));
        QCOMPARE(settingsInWords("borrowLimit none"), QString("borrow limit none"));
        QCOMPARE(settingsInWords(""), QString());
    }

    void saysWhatAnEventIsAbout_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* kind, const char* detail, const char* said) {
            QTest::addRow("%s %s", kind, detail) << QString(kind) << QString(detail) << QString(said);
        };
        row("Borrow", "SpotMargin", "Spot margin");
        row("Borrow", "EntryFee", "Entry fee");
        row("Fill", "taker Ask, maker 8", "sells to account 8");
        row("Fill", "taker Bid, maker 7", "buys from account 7");
        row("OrderExpired", "PriceImpact", "What lies beyond the impact band expires");
        row("OrderNew", "", "");
        row("LiquidationBook", "paid with 1769.6712345678 USDC, fee 3.5393424691, provider 5",
            "paid with 1,769.67 USDC, fee $3.54, provider 5");
        row("Deposit", "", "");
        row("redeem", "INSUFFICIENT_SUPPLY, quantity 205.794063739, throttle",
            "The pool cannot hand out that much of it");
        row("borrow", "BORROW_LIMIT, quantity 5, limit 2.5, at most 2.5", "The pool lends out only 2.5 more of it");
    }
    void saysWhatAnEventIsAbout()
    {
        QFETCH(QString, kind);
        QFETCH(QString, detail);
        archive::Row row;
        row.kind = kind.toStdString();
        row.detail = detail.toStdString();
        row.refused = kind[0].isLower();
        QTEST(eventDetail(row), "said");
        QCOMPARE(controlWords("LiquidationsPaused", ControlMove::Begins), QString("Liquidations paused"));
        QCOMPARE(controlWords("LiquidationsPaused", ControlMove::Ends), QString("Liquidations go on"));
    }

    void saysValues()
    {
        for (int stage = 0; stage <= int(ChangeStage::RolledBack); ++stage)
            QVERIFY(!actionValue(std::string{toText(static_cast<ChangeStage>(stage))}).isEmpty());
        QCOMPARE(actionValue("RolledBack"), QString("Rolled back"));
        QCOMPARE(actionValue("Administrator"), QString("administrator"));
        // The digest at its end is for the entry in full.
        QCOMPARE(actionValue("approver, disabled, owes a passphrase, 0123456789abcdef0123456789abcdef"),
            QString("approver, disabled, owes a passphrase"));
        QCOMPARE(actionValue("approver, enabled, 0123456789abcdef0123456789abcdef"), QString("approver"));
        QCOMPARE(actionValue("0.95"), QString("0.95"));
    }
};
PLIMSOLL_TEST(ActionWordsTest);

} // namespace plimsoll::test

#include "action_words_test.moc"
