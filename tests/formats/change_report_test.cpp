// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/decimal.h"
#include "formats/change_reader.h"
#include "formats/input_file.h"
#include "formats/json_desk_formats.h"
#include "support/registration.h"
#include "support/sample_risk.h"

#include <QTest>

namespace plimsoll::test {
namespace {

/// A notice ramp of so many steps, of which every tenth liquidates an account, the later the larger.
Change ramping(std::uint32_t steps)
{
    Change change;
    change.id = ChangeId{7};
    change.content.name = "a long way";
    change.content.edits = {{"assets.SOL.haircutFunction.weight", "0.95", "0.5"}};
    change.stage = ChangeStage::Ramping;
    change.stepsDone = 2;
    for (std::uint32_t i = 1; i <= steps; ++i) {
        PlannedStep step;
        step.at = Timestamp{i * msPerHour};
        step.value = "0." + std::to_string(950'000 - i);
        if (i % 10 == 0) {
            step.accounts = 1;
            step.exposure = Usd::whole(i);
            step.setters = {SubaccountId{i}};
        }
        change.schedule.push_back(step);
    }
    return change;
}

QString reportOf(const Change& change)
{
    return QString::fromStdString(JsonDeskFormats{}.reportText({change, "w.plimsoll", {}, {}, {}, {}}));
}

} // namespace

/// What the desk gives out of a change.
class ChangeReportTest : public QObject {
    Q_OBJECT

private slots:
    void aShortRampIsListedWhole() { QCOMPARE(reportOf(ramping(16)).count("- notice ramp, step "), 16); }

    void oneOfAnythingIsSaidAsOne()
    {
        Change change = ramping(1);
        change.stepsDone = 1;
        change.schedule[0].accounts = 1;
        change.effect = ChangeEffect{};
        PastImpact judged;
        judged.risk = sampleRisk();
        judged.impact.accounts = 1;
        judged.impact.pools.emplace_back().borrowerCount = 1;
        ChangeRecord record{change, "w.plimsoll", {}, {}, {}, {}, judged};
        const QString report = QString::fromStdString(JsonDeskFormats{}.reportText(record));
        for (const char* line :
            {"- notice ramp in 1 step, from ", "; 1 is live; 1 liquidates 1 account, 0.00 USD repaid\n",
                "\n1 account has exposure.\n", "\n1 account owes to it.\n"})
            QVERIFY2(report.contains(line), qPrintable(report));
    }

    void aLongRampIsSummarised()
    {
        const QString report = reportOf(ramping(400));
        QVERIFY2(
            report.contains(
                "- notice ramp in 400 steps, from 1970-01-01T01:00:00Z to 1970-01-17T16:00:00Z; 2 are "
                "live; 40 liquidate 40 accounts, 8,200.00 USD repaid; an account counts in each step that takes it\n"),
            qPrintable(report));
        QCOMPARE(report.count("- notice ramp, step "), 16);
        QVERIFY(report.contains("- notice ramp, step 2, live: "));
        QVERIFY(report.contains("- notice ramp, step 3: "));
        QVERIFY(report.contains("- notice ramp, step 400: "));
        // What is not shown is counted.
        QVERIFY2(report.contains(
                     "- steps 4 to 279, listed in the change's own file: liquidate 27 accounts, 3,780.00 USD repaid\n"),
            qPrintable(report));
        QVERIFY(report.contains("- notice ramp, step 390: 1970-01-17T06:00:00Z, to 0.949610, liquidates 1 account,"));
    }

    void aRampThatCrossesFewNamesTheseAlone()
    {
        const QString report = reportOf(ramping(25));
        QCOMPARE(report.count("- notice ramp, step "), 6);
        QVERIFY(!report.contains("- steps "));
    }

    void theFileOfAChangeHasTheWholeSchedule()
    {
        const Change change = ramping(400);
        const std::string text = JsonDeskFormats{}.changeText(change);
        const QString written = QString::fromStdString(text);
        QCOMPARE(written.count("\"at\""), 400);
        QVERIFY(written.contains("\"exposure\": \"390\""));
        const auto json = parseJson(text, "change.json");
        QVERIFY(json.ok());
        InputFaults faults{"change.json"};
        const auto read = readChange(json.value(), sampleRisk(), faults);
        QVERIFY(read.has_value());
        QVERIFY(faults.ignored().empty());
        QCOMPARE(encoded(*read), encoded(change.content));
    }

    /// What its effect was found from: the first of long lists, and how many more there are.
    void theImpactIsListed()
    {
        Change change = ramping(1);
        change.notice = NoticeTerms{};
        change.effect = ChangeEffect{};
        ChangeRecord record{change, "w.plimsoll", {}, {}, {}, {}, {}};
        const auto report = [&] { return QString::fromStdString(JsonDeskFormats{}.reportText(record)); };
        QVERIFY(report().contains(
            "- it gives 86,400 s of notice, leaves 3,600 s between steps, liquidates by one step at most "
            "50.00 % of what the books take, and until the notice is over keeps off every account by 1.00 % "
            "of what it holds\n"));
        QVERIFY(report().contains("The world no longer remembers that place"));
        PastImpact& judged = record.judged.emplace();
        judged.risk = sampleRisk();
        Impact& impact = judged.impact;
        impact.assets.push_back(
            {AssetId{1}, {Usd::whole(1900), Usd::whole(1000)}, {Usd::whole(40), Usd::whole(48)}, {}});
        for (std::uint32_t id = 1; id <= 51; ++id) {
            AccountImpact account;
            account.subaccount = SubaccountId{id};
            account.exposure = Usd::whole(1000);
            account.netEquity = {Usd::whole(900), -Usd::whole(1)};
            account.mmr.before = constant<Ratio>("0.05555");
            account.liquidated = account.cannotAdd = true;
            impact.crossings.push_back(account);
        }
        impact.crossings[1].liquidated = impact.crossings[1].cannotAdd = false;
        impact.crossings[1].autoClose = true;
        OrderImpact order;
        order.subaccount = SubaccountId{4};
        order.order = OrderId{9};
        order.price = constant<Price>("101.5");
        order.refusal.code = RefusalCode::OrderBookState;
        order.refusal.field = Field::None;
        impact.orders.push_back(order);
        judged.aftermath.emplace().after.repaidOnBook = constant<Usd>("12.345");
        judged.aftermath->after.entered = 51;
        const QString symbol = QString::fromStdString(judged.risk.assets[1].symbol);
        for (const QString& line : {"| " + symbol + " | 1,900.00 | 1,000.00 | 40.00 | 48.00 | 0.00 | 0.00 |\n",
                 QString("| 2 | auto-close | 1,000.00 |"),
                 QString("| 50 | liquidated, may not add exposure | 1,000.00 | 900.00 | -1.00 | none | none | 5.55 | "
                         "none |\n"
                         "\n1 more are not listed.\n"),
                 QString("| accounts in liquidation | 0 | 51 |\n"),
                 QString("| debt repaid on the books, USD | 0.00 | 12.34 |\n"),
                 QString("| 4 | 9 | " + QString::fromStdString(judged.risk.markets[0].symbol)
                     + " | Bid | 101.5 | 0 | ORDER_BOOK_STATE |\n")})
            QVERIFY2(report().contains(line), qPrintable(line + report().right(900)));
    }

    void anApprovalIsGivenWithItsReason()
    {
        Change change = ramping(1);
        change.approvals = {{"bea", Timestamp{0}, "seen | with the desk"}};
        QVERIFY(reportOf(change).contains("| bea | 1970-01-01T00:00:00Z | seen \\| with the desk |\n"));
    }
};

PLIMSOLL_TEST(ChangeReportTest);

} // namespace plimsoll::test

#include "change_report_test.moc"
