// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/exchange/parameter.h"
#include "qml/console_driver.h"
#include "qml/host_driver.h"
#include "support/registration.h"
#include "viewmodel/format/enumerations.h"
#include "viewmodel/journal/journal_lines.h"

#include <QApplication>
#include <QDateTime>
#include <QFile>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>

namespace plimsoll::test {

/// The Journal page on a real file.
class JournalPageTest : public QObject {
    Q_OBJECT

private slots:
    void showsOperatorsFirstNewestOnTop()
    {
        HostDriver driver;
        QVERIFY(driver.act(weightChange("0.95", "0.9")).accepted);
        open(driver);
        QVERIFY(driver.reads("journalTotal", "11"));
        QCOMPARE(driver.text("journalKind0"), QString("Set SOL collateral weight"));
        QCOMPARE(driver.text("journalChange0"), QString("0.95 → 0.9"));
        QCOMPARE(driver.text("journalDetail0"), QString("thin books"));
        QVERIFY(!driver.act(weightChange("0.95", "0.8")).accepted);
        QVERIFY(driver.reads("journalTotal", "12"));
        QCOMPARE(driver.text("journalDetail0"), QString::fromUtf8("■ Changed meanwhile: it is 0.9 now, not 0.95"));
        QVERIFY(driver.text("journalWall0").startsWith(QDateTime::currentDateTimeUtc().toString("yyyy-MM-")));
    }

    void filtersByKindAccountAndText()
    {
        HostDriver driver;
        driver.act(Borrow{SubaccountId{1}, HostDriver::sol, Quantity::whole(2'000'000)});
        open(driver);
        driver.click("journalTable2");
        QVERIFY(driver.reads("journalTotal", "11"));
        driver.type("journalAccount", "3");
        QVERIFY(driver.reads("journalTotal", "5"));
        driver.click("journalKind");
        driver.click("journalKind_3");
        QVERIFY(driver.reads("journalTotal", "2"));
        QCOMPARE(driver.text("journalKind0"), QString("Lend"));
        driver.click("journalAsset");
        driver.click("journalAsset_1");
        QVERIFY(driver.reads("journalTotal", "1"));
        QCOMPARE(driver.text("journalChange0"), QString("100,000"));
        driver.click("journalClear");
        QVERIFY(driver.reads("journalTotal", "11"));
        driver.type("journalText", "borrow_limit");
        QVERIFY(driver.reads("journalTotal", "1"));
        QVERIFY(driver.text("journalDetail0").startsWith(QString::fromUtf8("■ The pool lends out ")));
        driver.type("journalText", "pool lends out");
        QVERIFY(driver.reads("journalTotal", "1"));
        driver.type("journalFrom", "23:59");
        QVERIFY(driver.reads("journalTotal", "0"));
        driver.type("journalFrom", "soon");
        QVERIFY(driver.item("journalFrom")->property("refused").toBool());
        QCOMPARE(driver.text("journalFault"),
            QString("“soon” is no time, as 21:14 or 2025-10-10 21:14: left out of the filter"));
        // What reads as one account's rows is not handed out where that account is none.
        driver.click("journalClear");
        QVERIFY(driver.enabled("journalExport"));
        for (const char* typed : {"1e9", "-3", "99999999999999999999"}) {
            driver.type("journalAccount", typed);
            QVERIFY(driver.item("journalAccount")->property("refused").toBool());
            QCOMPARE(
                driver.text("journalFault"), QString("“%1” is no account number: left out of the filter").arg(typed));
            QVERIFY(!driver.enabled("journalExport"));
        }
        driver.type("journalAccount", "3");
        QVERIFY(!driver.shows("journalFault"));
        QVERIFY(driver.enabled("journalExport"));
    }

    void showsNothingOfAnotherTableWhileItReads()
    {
        HostDriver driver;
        driver.act(weightChange("0.95", "0.9"));
        open(driver);
        QVERIFY(driver.reads("journalTotal", "11"));
        JournalPage& journal = *driver.console.console().journal();
        journal.setTable(int(archive::Table::Events));
        QVERIFY(journal.loading());
        QCOMPARE(journal.rows()->rowCount(), 0);
        QCOMPARE(journal.total(), QString::fromUtf8("–"));
        journal.open(0);
        QVERIFY(!journal.hasEntry());
        QVERIFY(QTest::qWaitFor([&] { return !journal.loading() && journal.rows()->rowCount() > 0; }, patienceMs));
        journal.open(0);
        QVERIFY(journal.hasEntry());
    }

    void opensOneEntryInFull()
    {
        HostDriver driver;
        const OperatorAnswer changed = driver.act(weightChange("0.95", "0.9"));
        open(driver);
        driver.click("journal0");
        QVERIFY(driver.reads("entryTitle", "Command " + QString::number(changed.sequence)));
        QVERIFY(driver.reads("entryValue_name", "setParameter"));
        QCOMPARE(driver.text("entryValue_actor"), QString("ada"));
        QCOMPARE(driver.text("entryValue_change"), QString("0.95 → 0.9"));
        QCOMPARE(driver.text("entryValue_hash").size(), 64);
        QCOMPARE(driver.text("entryValue_state hash after it").size(), 32);
        QCOMPARE(driver.text("entryValue_Parameter changed"), QString("assets.SOL.haircutFunction.weight"));
        driver.press(Qt::Key_Escape);
        QVERIFY(!driver.shows("entryTitle"));
    }

    void opensWhatTheDeskDecidedAlone()
    {
        HostDriver driver;
        ChangeRequest save;
        save.verb = ChangeVerb::Save;
        save.content.edits = {{"assets.SOL.haircutFunction.weight", "0.95", "0.9"}};
        QVERIFY(driver.ask(save).accepted);
        QVERIFY(driver.ask(save).accepted);
        open(driver);
        // No command has its number, so no other action comes with it.
        QVERIFY(driver.reads("journalKind0", "Save change 2 as a draft"));
        driver.click("journal0");
        QVERIFY(driver.reads("entryTitle", "Save change 2 as a draft"));
        QVERIFY(driver.reads("entryValue_action", "Save change 2 as a draft"));
        QCOMPARE(driver.text("entryValue_recorded as"), QString("change 2 save"));
        // What a draft holds is its author's.
        QVERIFY(!driver.shows("entryValue_edit"));
        QVERIFY(!driver.shows("entryValue_name"));
        driver.click("journalKind");
        driver.click("journalKind_1");
        QCOMPARE(driver.property("journalKind", "displayText"), QString("Set a parameter"));
        QVERIFY(driver.reads("journalTotal", "0"));
    }

    void saysTheEditsAndTheEffectOfAChange()
    {
        HostDriver driver;
        ChangeRequest ask;
        ask.verb = ChangeVerb::Save;
        ask.content.reason = "thin books";
        ask.content.edits
            = {{"assets.SOL.haircutFunction.weight", "0.95", "0.9"}, {"borrowLendMarkets.USDC.fee", "0.15", "0.2"}};
        QVERIFY(driver.ask(ask).accepted);
        ask.verb = ChangeVerb::Submit;
        ask.id = ChangeId{1};
        QVERIFY(driver.ask(ask).accepted);
        ask.verb = ChangeVerb::Abort;
        QVERIFY(!driver.ask(ask).accepted);
        open(driver);
        // By a word of an edit, by its asset, and as it is exported. What was only saved says nothing of its edits.
        driver.type("journalText", "haircutFunction.weight");
        QVERIFY(driver.reads("journalTotal", "1"));
        QCOMPARE(
            driver.text("journalDetail0"), QString::fromUtf8("SOL collateral weight 0.95 → 0.9, 1 more · thin books"));
        driver.type("journalText", "");
        driver.click("journalAsset");
        driver.click("journalAsset_2");
        QVERIFY(driver.reads("journalTotal", "1"));
        const QString csv = driver.folder.filePath("rows.csv");
        driver.console.console().journal()->exportTo(csv);
        QVERIFY(driver.reads("exportAnswer", "1 row in " + csv));
        QFile written(csv);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray line = written.readAll().split('\n').at(1);
        QVERIFY2(line.contains("assets.SOL.haircutFunction.weight 0.95 -> 0.9; borrowLendMarkets.USDC.fee 0.15 -> 0.2; "
                               "effect at sequence "),
            line.constData());
        QVERIFY2(line.contains(": liquidated 0, their exposure 0 USD, may not add exposure 0,"), line.constData());
        QVERIFY2(line.contains(", bad debt 0 USD, loss of lenders 0 USD"), line.constData());
    }

    void namesControlsAndCurvesInWords()
    {
        HostDriver driver;
        driver.act(HaltMatching{5, "drill"});
        const std::string before = R"([["0","0"],["0.77","0.09"],["1","0.8"]])";
        const std::string path = "borrowLendMarkets.USDC.utilizationCurve";
        const auto& live = driver.host.latest()->risk;
        const std::string old = parameterAt(*live, path)->text(*live);
        QVERIFY(driver.act(SetParameters{{{path, old, before}}, "dearer"}).accepted);
        open(driver);
        // The curve takes the marked kink with it.
        QVERIFY(driver.reads("journalKind0", "Set USDC optimal utilization"));
        QCOMPARE(driver.text("journalKind1"), QString("Set USDC utilization curve"));
        QVERIFY(!driver.text("journalChange1").contains('['));
        QVERIFY(!driver.item("journalChange1")->property("exact").toString().contains('['));
        QVERIFY(driver.text("journalChange1").contains("9 % at 77 %"));
        QCOMPARE(driver.text("journalChange2").left(6), QString("until "));
        QVERIFY(!driver.text("journalChange2").contains("2025-"));
        driver.click("journalTable2");
        QVERIFY(driver.reads("journalKind2", "Matching halted"));
        QCOMPARE(driver.text("journalDetail2"), QString("drill"));
        QVERIFY(!driver.text("journalChange0").contains('['));
    }

    void findsAnAccountByItsNumber()
    {
        HostDriver driver;
        open(driver);
        driver.click("journalTable2");
        const qreal top = driver.item("journalRowsList")->mapToScene(QPointF(0, 0)).y();
        driver.type("journalText", "3");
        QVERIFY(driver.reads("journalTotal", "5"));
        QCOMPARE(driver.item("journalRowsList")->mapToScene(QPointF(0, 0)).y(), top);
        driver.click("journalClear");
        QVERIFY(driver.reads("journalTotal", "10"));
    }

    void listsEveryCommandAndGoesToOne()
    {
        HostDriver driver;
        const std::uint64_t last = driver.quote(Side::Bid, "90", "1").sequence;
        open(driver);
        driver.click("journalTable1");
        QVERIFY(driver.reads("journalTotal", QString::number(last)));
        QCOMPARE(driver.text("journalKind0"), QString("Place order"));
        driver.type("journalText", "4");
        QVERIFY(driver.reads("journalTotal", "1"));
        QVERIFY(driver.reads("journalKind0", "Deposit"));
        QVERIFY(driver.text("journalDetail0").startsWith("1 event"));
    }

    void looksThroughCommandsForWhatIsShown()
    {
        HostDriver driver;
        driver.quote(Side::Bid, "90", "1");
        QVERIFY(!driver.act(Borrow{SubaccountId{1}, HostDriver::sol, Quantity::whole(2'000'000)}).accepted);
        QVERIFY(driver.act(weightChange("0.95", "0.9")).accepted);
        open(driver);
        driver.click("journalTable1");
        QVERIFY(driver.reads("journalTotal", "13"));
        driver.click("journalOutcome2");
        QVERIFY(driver.reads("journalTotal", "1"));
        QCOMPARE(driver.text("journalKind0"), QString("Borrow"));
        driver.type("journalText", "borrow_limit");
        QVERIFY(driver.reads("journalTotal", "1"));
        driver.click("journalOutcome1");
        QVERIFY(driver.reads("journalTotal", "0"));
        driver.click("journalClear");
        driver.click("journalOutcome1");
        QVERIFY(driver.reads("journalTotal", "12"));
        driver.type("journalAccount", "3");
        QVERIFY(driver.reads("journalTotal", "5"));
        driver.click("journalAsset");
        driver.click("journalAsset_2");
        QVERIFY(driver.reads("journalTotal", "2"));
        driver.click("journalKind");
        driver.click("journalKind_4");
        QVERIFY(driver.reads("journalTotal", "1"));
        QCOMPARE(driver.text("journalKind0"), QString("Lend"));
        driver.click("journal0");
        QVERIFY(driver.reads("entryValue_name", "lend"));
        const QString csv = driver.folder.filePath("rows.csv");
        driver.console.console().journal()->exportTo(csv);
        QVERIFY(driver.reads("exportAnswer", "1 row in " + csv));
        QFile written(csv);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray line = written.readAll().split('\n').at(1);
        QVERIFY2(line.contains(",lend,3,SOL,1000,"), line.constData());
        driver.click("journalClear");
        // A parameter by its asset and by its reason; an account by a word of its command.
        driver.type("journalText", "thin books");
        QVERIFY(driver.reads("journalTotal", "1"));
        driver.type("journalText", "place");
        QVERIFY(driver.reads("journalTotal", "1"));
        driver.act(CancelAll{SubaccountId{2}, {}});
        driver.type("journalText", "cancel");
        QVERIFY(driver.reads("journalTotal", "1"));
        // A command that is named stands on top.
        driver.type("journalText", "1");
        QVERIFY(driver.reads("journalKind0", "Create subaccount"));
    }

    void saysHowFarBackItLooked()
    {
        ConsoleDriver driver;
        driver.press(Qt::Key_8, Qt::ControlModifier);
        driver.click("journalTable1");
        driver.type("journalText", "rare");
        QCOMPARE(driver.text("journalLookedBack"), QString("Looked back to command 750,001 of 1,000,000"));
        QCOMPARE(driver.text("journalTotal"), QString("0+"));
        driver.click("journalFurther");
        QCOMPARE(driver.text("journalLookedBack"), QString("Looked back to command 500,001 of 1,000,000"));
        driver.click("journalFurther");
        driver.click("journalFurther");
        QVERIFY(!driver.shows("journalLookedBack"));
        QCOMPARE(driver.text("journalTotal"), QString("0"));
    }

    void verifiesWhatIsStored()
    {
        HostDriver driver;
        open(driver);
        driver.click("verifyButton");
        QVERIFY(QTest::qWaitFor([&] { return driver.shows("verdict"); }, patienceMs));
        QCOMPARE(driver.text("verdict"), QString("Whole: 10 commands replayed, 10 operator actions chained"));
    }

    void saysBesideItsVerdictWhatWasNotCompared()
    {
        ConsoleDriver driver;
        const std::string path = driver.exchange.world().status.worldPath;
        driver.exchange.verified.notices = {path + ": nothing is kept of it beside it."};
        driver.press(Qt::Key_8, Qt::ControlModifier);
        driver.click("verifyButton");
        QVERIFY(driver.text("verdict").endsWith(QString::fromUtf8(" · nothing is kept of it beside it.")));
        QCOMPARE(driver.console.console().journal()->verdictTone(), tone::Warning);
        driver.exchange.verified.notices.clear();
        driver.click("verifyButton");
        QCOMPARE(driver.console.console().journal()->verdictTone(), tone::Good);
    }

    void saysWhatARefusalIsAbout()
    {
        HostDriver driver;
        QVERIFY(!driver.act(Borrow{SubaccountId{1}, HostDriver::sol, Quantity::whole(2'000'000)}).accepted);
        open(driver);
        driver.click("journalTable5");
        QVERIFY(driver.reads("journalTotal", "1"));
        QCOMPARE(driver.text("journalChange0"), QString());
        driver.click("journalAsset");
        driver.click("journalAsset_2");
        QVERIFY(driver.reads("journalTotal", "1"));
        const QString csv = driver.folder.filePath("rows.csv");
        driver.console.console().journal()->exportTo(csv);
        QVERIFY(driver.reads("exportAnswer", "1 row in " + csv));
        QFile written(csv);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = written.readAll().split('\n');
        QVERIFY2(lines[1].contains(",borrow,1,SOL,,,,\"BORROW_LIMIT"), lines[1].constData());
        QVERIFY2(lines[1].contains(", limit "), lines[1].constData());
        archive::Entry entry;
        archive::Row& row = entry.outcome.emplace_back();
        row.refused = true;
        row.subaccount = SubaccountId{436};
        row.symbol = "SOL";
        row.detail = "INSUFFICIENT_SUPPLY, quantity 1069.3616152596";
        QCOMPARE(entryLines(entry, std::nullopt, {}).back().value,
            QString("account 436, SOL, INSUFFICIENT_SUPPLY, quantity 1069.3616152596"));
    }

    void exportsWhatMatches()
    {
        HostDriver driver;
        open(driver);
        driver.click("journalTable2");
        driver.type("journalAccount", "3");
        QVERIFY(driver.reads("journalTotal", "5"));
        const QString csv = driver.folder.filePath("rows.csv");
        driver.console.console().journal()->exportTo(csv);
        QVERIFY(driver.reads("exportAnswer", "5 rows in " + csv));
        QFile written(csv);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = written.readAll().split('\n');
        QVERIFY(lines[0].startsWith("sequence,part,time,kind,subaccount"));
        QVERIFY(lines[1].contains("SubaccountCreated,3"));
        QCOMPARE(lines.size(), 7);
        const QString json = driver.folder.filePath("rows.json");
        driver.console.console().journal()->exportTo(json);
        QVERIFY(driver.reads("exportAnswer", "5 rows in " + json));
        QFile document(json);
        QVERIFY(document.open(QIODevice::ReadOnly));
        const QJsonArray rows = QJsonDocument::fromJson(document.readAll()).array();
        QCOMPARE(rows.size(), 5);
        QCOMPARE(rows[4].toObject()["quantity"].toString(), QString("1000"));
        driver.console.console().journal()->exportTo("/no/such/folder/rows.csv");
        QTRY_VERIFY_WITH_TIMEOUT(driver.text("exportAnswer").contains("No such file"), patienceMs);
    }

    void exportsWhereTheDialogSays()
    {
        HostDriver driver;
        open(driver);
        driver.click("journalExport");
        QCOMPARE(driver.answerDialog(driver.folder.filePath("ops")), QString("empty-operators.csv"));
        QVERIFY(driver.reads("exportAnswer", "11 rows in " + driver.folder.filePath("ops.csv")));
        // With the row that says who took them.
        QVERIFY(driver.reads("journalKind0", "Export the journal: operators"));
        QVERIFY(QFile::exists(driver.folder.filePath("ops.csv")));
        driver.console.console().journal()->exportTo({});
        QVERIFY(driver.reads("exportAnswer", "No file was named; nothing was written"));
    }

    void saysHowMuchAnOperatorMoved()
    {
        HostDriver driver;
        driver.quote(Side::Bid, "90", "1");
        driver.act(HaltMatching{5, "drill"});
        driver.act(HaltMatching{0, "over"});
        open(driver);
        QVERIFY(driver.reads("journalChange0", "ended"));
        QCOMPARE(driver.text("journalChange2"), QString("buy 1.000000 SOL / USDC at 90.00"));
        QCOMPARE(driver.text("journalChange3"), QString("1,000.00 SOL"));
        driver.click("journalTable2");
        QVERIFY(driver.reads("journalKind0", "Matching goes on"));
        QCOMPARE(driver.text("journalDetail0"), QString("over"));
        QCOMPARE(driver.text("journalKind1"), QString("Matching halted"));
        QCOMPARE(driver.text("journalKind2"), QString("Order placed"));
        QCOMPARE(driver.text("journalChange2"), QString());
    }

    void readsOnePageOfManyRows()
    {
        HostDriver driver;
        for (int i = 0; i < 600; ++i)
            driver.quote(i % 2 == 0 ? Side::Bid : Side::Ask, i % 2 == 0 ? "90" : "110", "0.01");
        open(driver);
        driver.click("journalTable1");
        QVERIFY(driver.reads("journalTotal", "610"));
        QVERIFY(driver.tabTo("journalRowsList"));
        driver.press(Qt::Key_End);
        QVERIFY(driver.reads("journalKind609", "Create subaccount"));
        QVERIFY(driver.item("journalKind609") != nullptr);
        driver.type("journalText", "605");
        QTRY_VERIFY_WITH_TIMEOUT(driver.item("journalRowsList")->property("atYBeginning").toBool(), patienceMs);
        QCOMPARE(driver.property("journalRowsList", "currentIndex"), QString("-1"));
    }

private:
    static Command weightChange(const char* before, const char* after)
    {
        return SetParameters{{{"assets.SOL.haircutFunction.weight", before, after}}, "thin books"};
    }
    static void open(HostDriver& driver)
    {
        driver.press(Qt::Key_8, Qt::ControlModifier);
        QVERIFY(QTest::qWaitFor([&] { return driver.text("journalTotal") != ""; }, patienceMs));
    }
};
PLIMSOLL_TEST(JournalPageTest);

} // namespace plimsoll::test

#include "journal_test.moc"
