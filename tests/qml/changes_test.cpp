// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/console_driver.h"
#include "qml/host_driver.h"
#include "service/access/audit_head.h"
#include "support/registration.h"
#include "support/sample_risk.h"
#include "viewmodel/changes/report_pdf.h"
#include "viewmodel/format/wording.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace plimsoll::test {

/// A change from its draft to its rollback, by clicks and keys on a real exchange.
class ChangesTest : public QObject {
    Q_OBJECT

private slots:
    void looseningWaitsForASecondPerson()
    {
        HostDriver driver{rails(60)};
        propose(driver, "0.96");
        QVERIFY(driver.reads("changeAnswer", "Change 1 waits for a second person: 2 accounts may take more"));
        QCOMPARE(driver.text("changeTitle"), QString("No draft"));
        QCOMPARE(weight(driver), constant<Ratio>("0.95"));

        driver.press(Qt::Key_6, Qt::ControlModifier);
        QVERIFY(driver.reads("changeStage1", "Waits for approval"));
        QCOMPARE(driver.text("changesWaiting"), QString("1"));
        QCOMPARE(driver.text("deskEdit0"), QString::fromUtf8("0.95 → 0.96"));
        QCOMPARE(driver.text("deskFact_May take more"), QString("2"));
        QVERIFY(!driver.enabled("askApprove"));
        QCOMPARE(driver.text("changeBlocked0"), QString("Approve: An author does not approve their own change"));
        QCOMPARE(driver.ask(approvalOf(driver, 1)).code, std::string("OWN_CHANGE"));

        driver.click("changeSigner");
        driver.click("changeSigner_1");
        QVERIFY(driver.enabled("askApprove"));
        driver.click("askApprove");
        QVERIFY(driver.reads("changeStage", "Approved"));
        QCOMPARE(driver.text("deskFact_Given of needed"), QString("1 of 1"));
        // What was said where it was proposed follows it, and goes with its end.
        driver.press(Qt::Key_5, Qt::ControlModifier);
        QVERIFY(driver.reads("changeAnswer", "Change 1 is approved: 2 accounts may take more"));
        driver.press(Qt::Key_6, Qt::ControlModifier);
        QCOMPARE(change(driver, 1).approvals[0].approver, std::string("approver"));
        QVERIFY(driver.reads("operatorButton", QString::fromUtf8("ada · operator")));

        driver.click("askGoLive");
        QVERIFY(driver.reads("changeStage", "Scheduled"));
        QVERIFY(driver.reads("deskAnswer", "Change 1 goes live at 09:01:00"));
        driver.click("clock600x");
        QVERIFY(driver.reads("changeStage", "Live"));
        driver.click("clockPause");
        QCOMPARE(weight(driver), constant<Ratio>("0.96"));
        QCOMPARE(driver.text("changesWaiting"), QString("0"));

        driver.press(Qt::Key_5, Qt::ControlModifier);
        QCOMPARE(driver.item("risk_SOL_0")->property("live").toString(), QString("0.96"));
        QVERIFY(!driver.shows("changeAnswer"));
        driver.press(Qt::Key_8, Qt::ControlModifier);
        driver.type("journalText", "change 1 go live");
        QVERIFY(driver.reads("journalTotal", "1"));
        QCOMPARE(driver.text("journalKind0"), QString("Change 1 goes live"));
        QCOMPARE(driver.text("journalChange0"), QString::fromUtf8("Scheduled → Live"));
        driver.press(Qt::Key_1, Qt::ControlModifier);
        const auto& feed = driver.host.latest()->feed;
        const auto moves = std::count_if(feed.begin(), feed.end(),
            [](const view::FeedEntry& entry) { return entry.kind == view::FeedKind::ChangeMoved; });
        QCOMPARE(moves, 4);
    }

    void readsARailsRefusalAndOverridesIt()
    {
        GuardRails bound = rails(0);
        bound.rails = {{"assets.*.haircutFunction.weight", constant<Ratio>("0.02"), false, 0, true}};
        HostDriver driver{bound};
        propose(driver, "0.9");
        QVERIFY(driver.reads(
            "changeAnswer", "Too large a step: SOL collateral weight to 0.9, the rail allows 0.93 to 0.97"));
        QCOMPARE(driver.text("changeTitle"), QString("1 change, not live"));
        QVERIFY(driver.host.latest()->changes->empty());

        // The same of a draft on Changes, within its panel.
        ChangeRequest save;
        save.verb = ChangeVerb::Save;
        save.content = std::get<ChangeRequest>(driver.port.asked.back()).content;
        QVERIFY(driver.ask(save).accepted);
        driver.press(Qt::Key_6, Qt::ControlModifier);
        driver.click("askSubmit");
        QVERIFY(
            driver.reads("deskAnswer", "Too large a step: SOL collateral weight to 0.9, the rail allows 0.93 to 0.97"));
        driver.settle();
        const QQuickItem* answer = driver.item("deskAnswer");
        const QQuickItem* field = driver.item("askSubmit")->parentItem();
        QTRY_VERIFY2_WITH_TIMEOUT(
            answer->width() <= field->width(), qPrintable(QString::number(answer->width())), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(answer->property("lineCount").toInt() > 1, 3000);
        driver.press(Qt::Key_5, Qt::ControlModifier);

        driver.click("overrideRails");
        driver.click("proposeButton");
        QVERIFY(driver.reads("changeAnswer", "Change 2 waits for a second person: nobody is hurt"));
        QTRY_COMPARE_WITH_TIMEOUT(driver.host.latest()->changes->size(), std::size_t{2}, patienceMs);
        QCOMPARE(change(driver, 2).breaches.size(), std::size_t{1});
        driver.press(Qt::Key_8, Qt::ControlModifier);
        driver.type("journalText", "rail overridden");
        QVERIFY(driver.reads("journalTotal", "1"));
        QCOMPARE(driver.text("journalKind0"), QString("Submit change 2"));
        driver.press(Qt::Key_6, Qt::ControlModifier);
        QVERIFY(driver.reads("deskFact_Given of needed", "0 of 1"));
        QVERIFY(driver.reads("deskAnswer", "")); // it was submitted since
        // The committee reads what the screen says.
        const QString report = QDir{driver.folder.path()}.filePath("report.md");
        driver.console.console().changes()->files()->exportReport(report);
        QVERIFY(driver.reads("filesAnswer", "Written: " + report));
        QVERIFY(contentOf(report).contains(
            "\n- Too large a step: SOL collateral weight to 0.9, the rail allows 0.93 to 0.97\n"));
    }

    /// Before anything is proposed, and in the trail every rail of several.
    void everyRailIsToldWhereItIsBroken()
    {
        GuardRails bound = rails(0);
        bound.rails = {{"assets.*.haircutFunction.weight", constant<Ratio>("0.02"), false, 0, true}};
        bound.frozen = {"SOL"};
        HostDriver driver{bound};
        draft(driver, "0.9");
        const QString step = "Too large a step: SOL collateral weight to 0.9, the rail allows 0.93 to 0.97";
        QTRY_VERIFY2_WITH_TIMEOUT(driver.text("changeAnswer").startsWith("Refused if proposed so: ")
                && driver.text("changeAnswer").contains(step) && driver.text("changeAnswer").contains("frozen"),
            qPrintable(driver.text("changeAnswer")), patienceMs);
        driver.click("proposeButton");
        QTRY_VERIFY2_WITH_TIMEOUT(
            driver.text("changeAnswer").contains(step) && !driver.text("changeAnswer").startsWith("Refused if"),
            qPrintable(driver.text("changeAnswer")), patienceMs);
        driver.press(Qt::Key_8, Qt::ControlModifier);
        driver.type("journalText", "RAIL_FROZEN");
        QVERIFY(driver.reads("journalTotal", "1"));
        driver.type("journalText", "RAIL_STEP");
        QVERIFY(driver.reads("journalTotal", "1"));
    }

    void rampsPausesEndsAndRollsBack()
    {
        HostDriver driver{rails(0)};
        draft(driver, "0.9");
        driver.click("planCheck");
        driver.type("planSteps", "0");
        QVERIFY(!driver.enabled("proposeButton"));
        QCOMPARE(driver.text("changeAnswer"), QString("Steps are 1 to 1000"));
        driver.type("planSteps", "2");
        driver.type("planMinutes", "1");
        driver.click("proposeButton");
        QVERIFY(driver.reads("changeAnswer", "Change 1 is approved: nobody is hurt"));

        driver.press(Qt::Key_6, Qt::ControlModifier);
        QVERIFY(driver.reads("askGoLive", "Start the ramp"));
        QVERIFY(driver.tabTo("askGoLive"));
        driver.press(Qt::Key_Space);
        QVERIFY(driver.reads("rampProgress", "0 of 2 steps are live, the next at 09:01:00"));
        QCOMPARE(driver.text("changeStage1"), QString("Ramping 0/2"));
        pass(driver, 60);
        QVERIFY(driver.reads("rampProgress", "1 of 2 steps are live, the next at 09:02:00"));
        // What was said when it began is past.
        QTRY_COMPARE_WITH_TIMEOUT(driver.text("deskAnswer"), QString(), patienceMs);
        QCOMPARE(weight(driver), constant<Ratio>("0.925"));
        const auto plot = [&] { return driver.console.console().changes()->plot(); };
        QTRY_COMPARE_WITH_TIMEOUT(plot().live.size(), plot().before.size(), patienceMs);
        QCOMPARE(plot().live.front().y(), 92.5);
        QVERIFY(!driver.enabled("askPause"));
        driver.type("changeReason", "Look first");
        driver.click("askPause");
        QVERIFY(driver.reads("rampProgress", "1 of 2 steps are live, paused by ada: Look first"));
        pass(driver, 70);
        QCOMPARE(change(driver, 1).stepsDone, 1U);
        driver.click("askResume");
        QVERIFY(driver.reads("rampProgress", "1 of 2 steps are live, the next at 09:03:10"));
        QVERIFY(!driver.enabled("askHasten"));
        QVERIFY(!driver.enabled("askAbort"));
        driver.type("changeReason", "Far enough");
        driver.click("askAbort");
        QVERIFY(driver.reads("changeStage", "Ended early"));
        QVERIFY(driver.reads("deskAnswer", "Change 1 ended after 1 of 2 steps"));
        // Drawn as far as it went.
        QTRY_COMPARE_WITH_TIMEOUT(plot().after.front().y(), 92.5, patienceMs);
        QVERIFY(plot().live.isEmpty());

        driver.type("changeReason", "Books are back");
        driver.click("askRollBack");
        QVERIFY(driver.reads("changeNumber", "Change 2"));
        QVERIFY(driver.reads("deskEdit0", QString::fromUtf8("0.925 → 0.95")));
        driver.click("changeSigner");
        driver.click("changeSigner_1");
        driver.click("askApprove");
        QVERIFY(driver.reads("changeStage", "Approved"));
        driver.click("askGoLive");
        QVERIFY(driver.reads("changeStage", "Live"));
        QVERIFY(driver.reads("changeStage1", "Rolled back"));
        QCOMPARE(weight(driver), constant<Ratio>("0.95"));
        driver.click("changesPart1");
        QCOMPARE(driver.property("changeRowsList", "count"), QString("0"));
        driver.click("changesPart3");
        QCOMPARE(driver.property("changeRowsList", "count"), QString("2"));

        // The journal says what happened, and is searched by the words that it says.
        driver.press(Qt::Key_8, Qt::ControlModifier);
        driver.type("journalText", "rolled BACK");
        QVERIFY(driver.reads("journalTotal", "1"));
        QCOMPARE(driver.text("journalKind0"), QString("Change 1 is rolled back"));
        QCOMPARE(driver.text("journalChange0"), QString::fromUtf8("Ended early → Rolled back"));
        driver.type("journalText", "to roll change 1 back");
        QVERIFY(driver.reads("journalTotal", "1"));
        QCOMPARE(driver.text("journalKind0"), QString("Make change 2 to roll change 1 back"));
        driver.type("journalText", "Set SOL collateral weight");
        QVERIFY(driver.reads("journalTotal", "2"));
        const QString rows = QDir{driver.folder.path()}.filePath("rows.csv");
        driver.console.console().journal()->exportTo(rows);
        QTRY_COMPARE_WITH_TIMEOUT(
            contentOf(rows).count("setParameter assets.SOL.haircutFunction.weight"), 2, patienceMs);
        QCOMPARE(contentOf(rows).count('\n'), 3);
        driver.console.console().journal()->setTable(int(archive::Table::Events));
        driver.type("journalText", "parameter CHANGED");
        QVERIFY(driver.reads("journalTotal", "2"));
        driver.type("journalText", "sol collateral weight");
        QVERIFY(driver.reads("journalTotal", "2"));
        driver.type("journalText", "sol collateral height");
        QVERIFY(driver.reads("journalTotal", "0"));
    }

    /// A draft that somebody opens at the desk shows what it would do before it is handed in.
    void aDraftShowsItsImpact()
    {
        HostDriver driver{rails(0)};
        driver.press(Qt::Key_6, Qt::ControlModifier);
        ChangeRequest save;
        save.verb = ChangeVerb::Save;
        save.content.name = "Books are thin";
        save.content.edits = {{"assets.SOL.haircutFunction.weight", "0.95", "0.9"}};
        QVERIFY(driver.ask(save).accepted);
        QVERIFY(driver.reads("changeStage", "Draft"));
        QCOMPARE(driver.text("changeName"), QString("Books are thin"));
        QVERIFY(driver.reads("impactVerdict", "Nobody is liquidated"));
        QVERIFY(driver.shows("reviewChart"));
        driver.click("askReject");
        QVERIFY(driver.reads("changeStage", "Withdrawn"));
        QTRY_VERIFY_WITH_TIMEOUT(!driver.shows("impactVerdict"), patienceMs);
    }

    /// Each function that it moves is drawn, one after the other.
    void aChangeOfTwoFunctionsDrawsBoth()
    {
        HostDriver driver{rails(0)};
        driver.press(Qt::Key_6, Qt::ControlModifier);
        ChangeRequest save;
        save.verb = ChangeVerb::Save;
        save.content.edits = {{"assets.SOL.haircutFunction.weight", "0.95", "0.9"},
            {"assets.SOL.haircutFunction.kind.base", "", "140000000"}, {"assets.SOL.imfFunction.base", "", "0.12"}};
        const RiskConfiguration& risk = *driver.host.latest()->risk;
        for (ParameterEdit& edit : save.content.edits)
            edit.before = parameterAt(risk, edit.path)->text(risk);
        QVERIFY(driver.ask(save).accepted);
        QVERIFY(driver.reads("nextPlot", "1 of 2"));
        ChangesPage& page = *driver.console.console().changes();
        QCOMPARE(page.plot().title, QString("SOL collateral weight"));
        driver.click("nextPlot");
        QVERIFY(driver.reads("nextPlot", "2 of 2"));
        QCOMPARE(page.plot().title, QString("SOL initial requirement"));
        driver.click("nextPlot");
        QVERIFY(driver.reads("nextPlot", "1 of 2"));
    }

    /// Somebody cut the value under a ramp: it promises no step.
    void aRampWhoseValueWasMovedSaysThatItEnds()
    {
        HostDriver driver{rails(0)};
        const std::string path = "assets.SOL.haircutFunction.weight";
        ChangeRequest submit;
        submit.verb = ChangeVerb::Submit;
        submit.content.name = "slowly";
        submit.content.reason = "thin books";
        submit.content.edits = {{path, "0.95", "0.94"}};
        submit.content.ramp = Ramp{2, 60 * msPerMinute};
        QVERIFY(driver.ask(submit).accepted);
        driver.press(Qt::Key_6, Qt::ControlModifier);
        if (change(driver, 1).approvalsNeeded > 0)
            QVERIFY(driver.ask(approvalOf(driver, 1)).accepted);
        ChangeRequest launch;
        launch.verb = ChangeVerb::Launch;
        launch.id = ChangeId{1};
        QVERIFY(driver.ask(launch).accepted);
        QTRY_VERIFY_WITH_TIMEOUT(driver.text("rampProgress").contains("the next at"), patienceMs);
        QVERIFY(driver.ask(Command{SetParameters{{{path, "0.95", "0.93"}}, "now"}}).accepted);
        QTRY_VERIFY2_WITH_TIMEOUT(driver.text("rampProgress")
                                      .startsWith("0 of 2 steps are live. Its next step cannot be taken, and ends it."),
            qPrintable(driver.text("rampProgress")), patienceMs);
    }

    void aCurveIsReviewedPointByPoint()
    {
        HostDriver driver{rails(0)};
        const std::string path = "borrowLendMarkets.USDC.utilizationCurve";
        const RiskConfiguration& risk = *driver.host.latest()->risk;
        ChangeRequest save;
        save.verb = ChangeVerb::Save;
        save.content.edits
            = {{path, parameterAt(risk, path)->text(risk), R"([["0","0.5"],["0.6","0.7"],["0.7","0.8"],["1","2"]])"}};
        QVERIFY(driver.ask(save).accepted);
        driver.press(Qt::Key_6, Qt::ControlModifier);
        QVERIFY(driver.reads("changeStage", "Draft"));
        const auto& edits = driver.console.console().changes()->edits();
        QVERIFY(edits->rowCount() >= 4);
        QVERIFY2(driver.text("deskEdit0").endsWith(QString::fromUtf8("→ 50%"))
                || driver.text("deskEdit0").endsWith(QString::fromUtf8("→ 50 %")),
            qPrintable(driver.text("deskEdit0")));
        QVERIFY(driver.shows("reviewChart"));
        QTRY_VERIFY_WITH_TIMEOUT(driver.shows("impactVerdict"), patienceMs);
    }

    /// Nobody looks at it, approves it or takes it live: the desk finds its effect again by itself.
    void whatWaitsFallsBackWhenItsEffectMoves()
    {
        GuardRails strict = rails(0);
        strict.movedAccounts = 0;
        HostDriver driver{strict};
        driver.deposit(1, HostDriver::sol, 20);
        propose(driver, "0.9");
        QVERIFY(driver.reads("changeAnswer", "Change 1 is approved: nobody is hurt"));
        driver.press(Qt::Key_6, Qt::ControlModifier);
        QVERIFY(driver.reads("changeStage", "Approved"));
        // 20 SOL at 100 and a debt of 1,720 USDC: over MMR 100 % where 0.95 has become 0.9.
        QVERIFY(driver.act(Withdraw{SubaccountId{1}, HostDriver::usdc, Quantity::whole(2'720), Flag::On, Flag::Off})
                    .accepted);
        QVERIFY(driver.reads("changeStage", "Waits for approval"));
        QCOMPARE(driver.text("deskFact_Accounts liquidated"), QString("1"));
        QCOMPARE(driver.text("deskFact_Given of needed"), QString("0 of 1"));
        QCOMPARE(QString::fromStdString(change(driver, 1).outcome).section(u',', 0, 0),
            QString("its effect has moved: liquidated 1 (0 when it was shown)"));
        driver.press(Qt::Key_8, Qt::ControlModifier);
        driver.type("journalText", "effect of change 1 has moved");
        QVERIFY(driver.reads("journalTotal", "1"));
        QVERIFY2(driver.text("journalDetail0").contains("its effect has moved: liquidated 1 (0 when it was shown)"),
            qPrintable(driver.text("journalDetail0")));
    }

    void rejectsWithAReason()
    {
        HostDriver driver{rails(0)};
        propose(driver, "0.96");
        QVERIFY(driver.reads("changeAnswer", "Change 1 waits for a second person: 2 accounts may take more"));
        driver.click("operatorButton");
        driver.click("operator_approver");
        driver.press(Qt::Key_6, Qt::ControlModifier);
        QVERIFY(driver.reads("askReject", "Reject"));
        QVERIFY(!driver.enabled("askReject"));
        driver.type("changeReason", "Not in this market");
        QVERIFY(driver.tabTo("askReject"));
        driver.press(Qt::Key_Return);
        QVERIFY(driver.reads("changeStage", "Rejected"));
        const std::string outcome = change(driver, 1).outcome;
        QVERIFY2(outcome.starts_with("by ") && outcome.ends_with(": Not in this market"), outcome.c_str());
        QVERIFY(!driver.shows("askApprove"));
    }

    /// What came to nothing is no dead end, nor is a draft that a rail refuses where it was not typed.
    void draftsAgainAndOverridesARailThere()
    {
        GuardRails bound = rails(0);
        bound.rails = {{"assets.*.haircutFunction.weight", constant<Ratio>("0.02"), false, 0, true}};
        HostDriver driver{bound};
        ChangeRequest save;
        save.verb = ChangeVerb::Save;
        save.content.edits = {{"assets.SOL.haircutFunction.weight", "0.94", "0.9"}};
        save.content.reason = "thin books";
        QVERIFY(driver.ask(save).accepted);
        driver.press(Qt::Key_6, Qt::ControlModifier);
        // What it says of the value before is not so: it cannot go live, and says so before anybody asks.
        QVERIFY(
            driver.reads("changeBlocked0", "Submit: Changed meanwhile: SOL collateral weight is 0.95 now, not 0.94"));
        QVERIFY(!driver.enabled("askSubmit"));
        QCOMPARE(driver.text("changeEffect1"), QString("values changed meanwhile"));
        QVERIFY(driver.shows("askAgain"));
        driver.click("askReject");
        QVERIFY(driver.reads("changeStage", "Withdrawn"));
        driver.click("askAgain");
        QVERIFY(driver.reads("changeNumber", "Change 2"));
        QCOMPARE(change(driver, 2).content.edits.front().before, std::string("0.95")); // what is live
        QVERIFY(!driver.shows("askOverride"));
        driver.click("askSubmit");
        QVERIFY(
            driver.reads("deskAnswer", "Too large a step: SOL collateral weight to 0.9, the rail allows 0.93 to 0.97"));
        driver.click("askOverride");
        QVERIFY(driver.reads("changeStage", "Waits for approval"));
        QCOMPARE(change(driver, 2).breaches.size(), std::size_t{1});
        QVERIFY(!driver.shows("askOverride"));
    }

    void keepsDraftsFromOthersAndViewersFromActing()
    {
        HostDriver driver{rails(0)};
        driver.press(Qt::Key_6, Qt::ControlModifier);
        QVERIFY(driver.shows("noChanges"));
        ChangeRequest save;
        save.verb = ChangeVerb::Save;
        save.content.edits = {{"assets.SOL.haircutFunction.weight", "0.95", "0.9"}};
        QVERIFY(driver.ask(save).accepted);
        QVERIFY(driver.reads("changeStage1", "Draft"));
        driver.click("askReject");
        QVERIFY(driver.reads("changeStage", "Withdrawn"));
        QVERIFY(driver.ask(save).accepted);
        QVERIFY(driver.reads("changeStage2", "Draft"));
        driver.click("change2");
        QVERIFY(driver.reads("changeNumber", "Change 2"));

        driver.click("operatorButton");
        driver.click("operator_viewer");
        QVERIFY(driver.reads("operatorButton", "viewer"));
        // Neither a draft nor one that was withdrawn is anybody else's to see, on the list or beside it.
        QTRY_VERIFY_WITH_TIMEOUT(driver.shows("noChanges"), patienceMs);
        QVERIFY(driver.host.latest()->changes->empty());
        QTRY_VERIFY_WITH_TIMEOUT(!driver.shows("changeNumber"), patienceMs);
        QCOMPARE(driver.console.console().changes()->selected(), 0);
        draft(driver, "0.9");
        QVERIFY(!driver.enabled("applyButton"));
        QVERIFY(!driver.enabled("proposeButton"));
        QCOMPARE(driver.text("changeAnswer"), QString("A viewer may only look"));
        QCOMPARE(driver.ask(save).code, std::string("ROLE"));
    }

    void plansAndStartsANoticeRamp()
    {
        HostDriver driver{rails(0)};
        // 20 SOL at 100 and a debt of 1,000 USDC: over MMR 100 % from a weight of 0.525 down.
        driver.deposit(1, HostDriver::sol, 20);
        driver.act(Withdraw{SubaccountId{1}, HostDriver::usdc, Quantity::whole(2'000), Flag::On, Flag::Off});
        propose(driver, "0.5");
        QVERIFY(driver.reads("changeAnswer", "Change 1 waits for a second person: liquidates 1 account"));
        driver.press(Qt::Key_6, Qt::ControlModifier);
        QVERIFY(driver.shows("changeSigner"));
        QVERIFY(!driver.shows("askNotice"));
        driver.click("changeSigner");
        driver.click("changeSigner_1");
        driver.click("askApprove");
        QVERIFY(driver.reads("changeStage", "Approved"));

        // Nobody bids: whatever it liquidates is more than half of what the books take.
        driver.click("askNotice");
        QVERIFY(driver.reads(
            "noticeBlocked", "An approver other than its author starts what takes more than the share of the books"));
        QCOMPARE(driver.property("startNotice", "text"), QString("Start it beyond the share"));
        QVERIFY(!driver.enabled("startNotice"));
        driver.click("changeSigner");
        driver.click("changeSigner_1");
        QVERIFY(driver.reads(
            "noticeBlocked", "Give a reason: that it takes more than the share of the books is marked for good"));
        driver.type("changeReason", "Makers are on the phone");
        QTRY_VERIFY_WITH_TIMEOUT(driver.enabled("startNotice"), patienceMs);
        driver.click("closeNotice");

        driver.deposit(2, HostDriver::usdc, 20'000);
        driver.quote(Side::Bid, "99.5", "100");
        driver.click("askNotice");
        QVERIFY(driver.reads("planValue2", "0.500000"));
        QCOMPARE(driver.text("planAt1"), QString("10-09 09:00"));
        QCOMPARE(driver.text("planAt2"), QString("10-10 09:00"));
        QCOMPARE(driver.text("planCrosses2"), QString("1 account, $95.52"));
        // The first step owes nobody notice, and says so.
        QCOMPARE(driver.text("planCrosses1"), QString("nobody"));
        QCOMPARE(driver.text("planPace1"), QString("short of account 1 by the room for marks"));
        QVERIFY(driver.item("startNotice")->property("primary").toBool());
        QVERIFY(!driver.item("askGoLive")->property("primary").toBool());
        const auto place = [&] { return driver.item("noticeHours")->mapToScene(QPointF()).y(); };
        const double before = place();
        driver.type("noticeHours", "0.1");
        QVERIFY(!driver.enabled("startNotice"));
        QCOMPARE(driver.text("planSaid"),
            QString("Whole hours from 0, whole minutes from 1, a share of 0 to 100 %, room below 100 %"));
        QCOMPARE(place(), before);
        // By the keyboard one types over what is there.
        driver.press(Qt::Key_Tab);
        driver.keys("6");
        QCOMPARE(driver.text("noticeMinutes"), QString("6"));
        driver.type("noticeMinutes", "60");
        driver.type("noticeHours", "48");
        driver.type("noticeMargin", "100");
        QVERIFY(!driver.enabled("startNotice"));
        driver.type("noticeMargin", "1");
        QVERIFY(driver.reads("planValue1", "0.530304"));
        QVERIFY(driver.reads("planAt2", "10-11 09:00"));
        driver.console.console().changes()->setReason("as agreed on the call");
        driver.click("startNotice");
        QVERIFY(driver.reads("changeStage", "Ramping 0/2"));
        const auto* launch = std::get_if<ChangeRequest>(&driver.port.asked.back());
        QVERIFY(launch != nullptr && launch->verb == ChangeVerb::Launch);
        QCOMPARE(launch->reason, std::string("as agreed on the call"));
        QCOMPARE(weight(driver), constant<Ratio>("0.95"));
        driver.press(Qt::Key_5, Qt::ControlModifier);
        QVERIFY(driver.reads("announcedValue", "A ramp goes to 0.5: new orders reckon with it already"));
        const OperatorAnswer held
            = driver.act(Withdraw{SubaccountId{1}, HostDriver::usdc, Quantity::whole(1), Flag::On, Flag::Off});
        const QString said = format::refusal(held);
        QVERIFY2(said.endsWith(". Held to a ramp already: SOL collateral weight goes to 0.5"), qPrintable(said));
        Console& console = driver.console.console();
        driver.press(Qt::Key_7, Qt::ControlModifier);
        OrderTicket& ticket = *console.exchange()->ticket();
        ticket.setMargin(true);
        ticket.setPrice("100");
        ticket.setQuantity("1");
        QTRY_VERIFY_WITH_TIMEOUT(
            driver.text("trialTerm").endsWith(". Held to a ramp already: SOL collateral weight goes to 0.5"),
            patienceMs);
        driver.press(Qt::Key_6, Qt::ControlModifier);
        pass(driver, 1);
        QVERIFY(driver.reads("rampProgress", "1 of 2 steps are live, the next at 2025-10-11 09:00:00"));
        QCOMPARE(weight(driver), constant<Ratio>("0.530304"));
        QCOMPARE(driver.text("planCrosses1"), QString("live"));
        QVERIFY(!driver.enabled("askPause"));
        driver.type("changeReason", "Look first");
        driver.click("askPause");
        QVERIFY(driver.reads("rampProgress", "1 of 2 steps are live, paused by ada: Look first"));
        const double button = driver.item("askAbort")->mapToScene(QPointF()).y();
        driver.type("changeReason", "Books are thin");
        QCOMPARE(driver.item("askAbort")->mapToScene(QPointF()).y(), button);
        driver.click("askAbort");
        QVERIFY(driver.reads("changeStage", "Ended early"));
        QVERIFY(driver.reads("planCrosses2", "not taken"));
        // For the committee: the same on paper, with a chart of the ramp.
        const QString paper = QDir{driver.folder.path()}.filePath("report.pdf");
        driver.console.console().changes()->files()->exportReport(paper);
        QVERIFY(driver.reads("filesAnswer", "Written: " + paper));
        const QByteArray pages = contentOf(paper);
        QVERIFY(pages.startsWith("%PDF-"));
        // Weight against size, and the steps of its ramp.
        QCOMPARE(pages.count("/Subtype /Image"), 2);
        driver.console.console().changes()->files()->exportReport(paper + ".md");
        QVERIFY(driver.reads("filesAnswer", "Written: " + paper + ".md"));
        const QByteArray report = contentOf(paper + ".md");
        // The values that its steps announced, set and took back stand in the trail.
        QVERIFY2(report.contains("| announceParameter assets.SOL.haircutFunction.weight | 0.95 | 0.5 |"),
            report.constData());
        QVERIFY2(report.contains("| setParameter assets.SOL.haircutFunction.weight | 0.95 | 0.530304 |"),
            report.constData());
        QVERIFY2(
            report.contains("\n| SOL | 191,900.00 | 101,000.00 | 0.00 | 0.00 | 0.00 | 0.00 |\n"), report.constData());
        QVERIFY2(report.contains(
                     "\n| 1 | liquidated, auto-close, may not add exposure, margin call | 1,000.00 | 899.99 | 0.00 |"),
            report.constData());
        // Asked for one behind the other, both come.
        for (const char* each : {"one.md", "two.md"})
            driver.console.console().changes()->files()->exportReport(QDir{driver.folder.path()}.filePath(each));
        for (const char* each : {"one.md", "two.md"})
            QTRY_VERIFY_WITH_TIMEOUT(
                contentOf(QDir{driver.folder.path()}.filePath(each)).contains("Accounts that cross a line"),
                patienceMs);
        QCOMPARE(driver.text("planCrosses1"), QString("live"));
        driver.press(Qt::Key_5, Qt::ControlModifier);
        QVERIFY(QTest::qWaitFor([&] { return !driver.shows("announcedValue"); }, patienceMs));
    }

    /// Its tables begin each page with their heads; the end of the audit is copied out of it whole.
    void theReportIsReadOnPaper()
    {
        const QString reader = QStandardPaths::findExecutable("pdftotext");
        if (reader.isEmpty())
            QSKIP("pdftotext is not here");
        const AuditHead head = signedHead(12, {1, 2, 3}, {{"createdAt", {4}}, {"environment", {5}}}, newSigningSeed());
        QString report = "# Change 1: x\n\n## Edits\n\nn\n\n## Effect\n\nn\n\n## Trail\n\n| exchange time | who |\n| "
                         "--- | --- |\n";
        for (int i = 0; i < 60; ++i)
            report += QStringLiteral("| row %1 | ada |\n").arg(i);
        report += "\n## Audit\n\nIt ended here:\n\n    " + QString::fromStdString(toText(head)) + "\n";
        Change change;
        change.content.edits = {{"assets.SOL.haircutFunction.weight", "0.95", "0.9"},
            {"assets.SOL.mmfFunction.base", "0.05", "0.06"}, {"borrowLendMarkets.SOL.fee", "0.15", "0.2"}};
        change.content.ramp = Ramp{2, msPerHour};
        const QByteArray pages = reportPdf(report, change, sampleRisk());
        // Weight and requirement over size, and three ramps.
        QCOMPARE(pages.count("/Subtype /Image"), 5);
        QTemporaryDir folder;
        const QString paper = folder.filePath("report.pdf");
        write(paper, pages);
        QProcess text;
        text.start(reader, {"-layout", paper, "-"});
        QVERIFY(text.waitForFinished());
        const QByteArray read = text.readAllStandardOutput();
        QVERIFY2(read.count("exchange time") > 1, read.constData());
        QCOMPARE(auditHeadIn(read.toStdString()), std::optional{head});
    }

    /// However long what stands before it is.
    void noHeadingOfThePaperEndsAPage()
    {
        const QString reader = QStandardPaths::findExecutable("pdftotext");
        if (reader.isEmpty())
            QSKIP("pdftotext is not here");
        QTemporaryDir folder;
        const QString paper = folder.filePath("report.pdf");
        for (int rows = 10; rows < 30; ++rows) {
            QString report = "# Change 1: x\n\n## Edits\n\nn\n\n## Effect\n\n| time | who |\n| --- | --- |\n";
            for (int i = 0; i < rows; ++i)
                report += QStringLiteral("| row %1 | ada |\n").arg(i);
            report += "\n## The heading\n\n| column | another |\n| --- | --- |\n| n | m |\n";
            write(paper, reportPdf(report, {}, sampleRisk()));
            QProcess text;
            text.start(reader, {"-layout", paper, "-"});
            QVERIFY(text.waitForFinished());
            for (const QByteArray& page : text.readAllStandardOutput().split('\f'))
                if (page.contains("The heading"))
                    QVERIFY2(page.mid(page.indexOf("The heading")).contains("another"), page.constData());
        }
    }

    void noRowOfThePaperIsCut()
    {
        const QString reader = QStandardPaths::findExecutable("pdftotext");
        if (reader.isEmpty())
            QSKIP("pdftotext is not here");
        QTemporaryDir folder;
        const QString paper = folder.filePath("report.pdf");
        QString report = "# Change 1: x\n\n## Edits\n\nn\n\n## Effect\n\n| time | who |\n| --- | --- |\n";
        for (int i = 0; i < 60; ++i)
            report
                += QStringLiteral("| begin%1a %2 end%1a | ada |\n").arg(i).arg(QString("and so on ").repeated(30 + i));
        write(paper, reportPdf(report, {}, sampleRisk()));
        QProcess text;
        text.start(reader, {"-layout", paper, "-"});
        QVERIFY(text.waitForFinished());
        const auto pages = text.readAllStandardOutput().split('\f');
        QVERIFY(pages.size() > 3);
        for (int i = 0; i < 60; ++i) {
            const QByteArray begin = "begin" + QByteArray::number(i) + 'a';
            const QByteArray end = "end" + QByteArray::number(i) + 'a';
            int together = 0;
            int found = 0;
            for (const QByteArray& page : pages) {
                found += page.contains(begin) || page.contains(end);
                together += page.contains(begin) && page.contains(end);
            }
            QCOMPARE(std::pair(found, together), std::pair(1, 1));
        }
    }

    void givesChangesOutAndTakesThemIn()
    {
        HostDriver driver{rails(0)};
        const QDir folder{driver.folder.path()};
        propose(driver, "0.9");
        QVERIFY(driver.reads("changeAnswer", "Change 1 is approved: nobody is hurt"));
        driver.press(Qt::Key_6, Qt::ControlModifier);
        driver.click("changeFiles");
        QVERIFY(driver.shows("changeExport"));
        driver.press(Qt::Key_Escape);
        ChangeFiles& files = *driver.console.console().changes()->files();
        files.exportChange(folder.filePath("change.json"));
        QVERIFY(driver.reads("filesAnswer", "Written: " + folder.filePath("change.json")));
        files.importChange(folder.filePath("change.json"));
        QVERIFY(driver.reads("changeNumber", "Change 2"));
        QVERIFY(driver.reads("changeStage", "Draft"));
        QCOMPARE(encoded(change(driver, 2).content), encoded(change(driver, 1).content));

        // Every fault with its place, and no draft.
        write(folder.filePath("wrong.json"), R"({"name": "n", "reason": "r", "edits": [
            {"path": "assets.SOL.haircutFunction.weight", "before": "0.94", "after": "0.9"},
            {"path": "assets.SOL.mmfFunction.base", "after": "2"}]})");
        files.importChange(folder.filePath("wrong.json"));
        QVERIFY(driver.reads("filesTitle", "wrong.json is no change that this world can take"));
        QCOMPARE(driver.text("filesFault0"),
            QString("wrong.json: $.edits[0] (assets.SOL.haircutFunction.weight): value 0.94, limit the live value: "
                    "0.95"));
        QVERIFY(driver.text("filesFault1").startsWith("wrong.json: $.edits[1] (assets.SOL.mmfFunction.base): value"));
        // They go with the page.
        driver.press(Qt::Key_5, Qt::ControlModifier);
        driver.press(Qt::Key_6, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!driver.shows("filesTitle"), patienceMs);
        files.importChange(folder.filePath("wrong.json"));
        QVERIFY(driver.shows("filesTitle"));
        driver.click("filesClose");
        QVERIFY(!driver.shows("filesTitle"));
        QCOMPARE(driver.host.latest()->changes->size(), std::size_t{2});
        files.importChange(folder.filePath("nowhere.json"));
        QVERIFY(driver.text("filesAnswer").contains("cannot be read"));
        // Each attempt is in the journal, with its place, value and limit.
        driver.press(Qt::Key_8, Qt::ControlModifier);
        driver.type("journalText", "import a change");
        QVERIFY(driver.reads("journalTotal", "3"));
        QCOMPARE(driver.text("journalKind0"), QString("Import a change from nowhere.json"));
        QCOMPARE(driver.text("journalKind1"), QString("Import a change from wrong.json"));
        driver.type("journalText", "limit the live value: 0.95");
        QVERIFY(driver.reads("journalTotal", "2"));
    }

    void holdsAConfigurationAgainstTheLiveOne()
    {
        HostDriver driver{rails(0)};
        const QDir folder{driver.folder.path()};
        driver.press(Qt::Key_6, Qt::ControlModifier);
        ChangeFiles& files = *driver.console.console().changes()->files();
        const QString file = folder.filePath("risk.json");
        files.exportConfiguration(file);
        QVERIFY(driver.reads("filesAnswer", "Written: " + file));
        files.compare(file);
        QVERIFY(driver.reads("filesTitle", "risk.json is what is live"));
        QByteArray text = contentOf(file);
        text.replace("\"0.95\"", "\"0.9\"");
        write(file, text);
        files.compare(file);
        QVERIFY(driver.text("filesTitle").endsWith("of risk.json are not what is live"));
        QVERIFY(driver.shows("filesRows"));
        QVERIFY(!driver.enabled("filesDraft"));
        driver.type("filesReason", "As the committee has it");
        driver.click("filesDraft");
        QVERIFY(driver.reads("changeNumber", "Change 1"));
        QTRY_VERIFY_WITH_TIMEOUT(!driver.shows("filesTitle"), patienceMs);
        driver.click("askSubmit");
        QVERIFY(driver.reads("changeStage", "Approved"));
        driver.click("askGoLive");
        QVERIFY(driver.reads("changeStage", "Live"));
        QCOMPARE(weight(driver), constant<Ratio>("0.9"));
        files.compare(file);
        QVERIFY(driver.reads("filesTitle", "risk.json is what is live"));

        // What was before can be had back, and held against what is.
        files.exportBefore(folder.filePath("before.json"));
        QVERIFY(driver.reads("filesAnswer", "Written: " + folder.filePath("before.json")));
        QCOMPARE(contentOf(folder.filePath("before.json")).count("\"0.95\""), text.count("\"0.9\""));

        files.exportReport(folder.filePath("report.md"));
        QVERIFY(driver.reads("filesAnswer", "Written: " + folder.filePath("report.md")));
        const QString report = QString::fromUtf8(contentOf(folder.filePath("report.md")));
        QVERIFY2(report.startsWith("# Change 1: Configuration of risk.json"), qPrintable(report));
        QVERIFY(report.contains("| assets.SOL.haircutFunction.weight | 0.95 | 0.9 |"));
        QVERIFY(report.contains("| ada | change 1 launch | Approved | Live |"));
        QVERIFY(QRegularExpression("in the audit chain: `[0-9a-f]{64}`").match(report).hasMatch());
        // A configuration of another kind of file is none.
        files.compare(folder.filePath("report.md"));
        QVERIFY(driver.reads("filesTitle", "report.md is no risk configuration"));
        QVERIFY(driver.shows("filesFault0"));
        driver.press(Qt::Key_8, Qt::ControlModifier);
        driver.type("journalText", "compare the configuration");
        QVERIFY(driver.reads("journalTotal", "1"));
        QCOMPARE(driver.text("journalKind0"), QString("Compare the configuration in report.md"));
    }

    void putsOtherGuardRailsInForce()
    {
        GuardRails bound = rails(0);
        bound.rails = {{"assets.*.haircutFunction.weight", constant<Ratio>("0.1"), false, 600, true}};
        HostDriver driver{bound};
        const QDir folder{driver.folder.path()};
        driver.press(Qt::Key_6, Qt::ControlModifier);
        driver.click("changeFiles");
        driver.click("guardRails");
        QVERIFY(driver.shows("railsVersion0"));
        QCOMPARE(driver.text("railText6"), QString::fromUtf8("at most 0.1 a step · 10 min apart · never 0"));
        QVERIFY(!driver.shows("railsApply"));
        RailsDesk& desk = *driver.console.console().changes()->rails();
        desk.write(folder.filePath("rails.json"));
        QVERIFY(driver.reads("railsAnswer", "Written: " + folder.filePath("rails.json")));

        QByteArray text = contentOf(folder.filePath("rails.json"));
        write(folder.filePath("wrong.json"), QByteArray{text}.replace("*.haircut", "*.hairdo"));
        desk.take(folder.filePath("wrong.json"));
        QVERIFY(driver.reads("railsFault0",
            "wrong.json: $.rails[0].path: value assets.*.hairdoFunction.weight, limit the path of a parameter, with * "
            "for one word"));
        QVERIFY(!driver.shows("railsApply"));

        write(folder.filePath("tight.json"), text.replace("\"0.1\",\n      \"short", "\"0.02\",\n      \"short"));
        desk.take(folder.filePath("tight.json"));
        QVERIFY(driver.reads("railText6", QString::fromUtf8("at most 0.02 a step · 10 min apart · never 0")));
        QVERIFY(driver.reads("railsBlocked", "This takes the role of administrator"));
        driver.ask(SignIn{"administrator"});
        QVERIFY(driver.reads("railsBlocked", "Give a reason"));
        const QPointF place = driver.item("railsReason")->mapToScene(QPointF());
        driver.type("railsReason", "Books are thin");
        QCOMPARE(driver.item("railsReason")->mapToScene(QPointF()), place);
        driver.click("railsApply");
        QVERIFY(driver.reads("railsAnswer", "In force, and in the journal"));
        QTRY_COMPARE_WITH_TIMEOUT(driver.item("railsVersions")->property("count").toInt(), 2, patienceMs);
        QCOMPARE(driver.host.latest()->status.railsNow().rails.front().largestStep, constant<Ratio>("0.02"));
        // The one before can be seen beside it, and had back.
        driver.item("railsVersions")->forceActiveFocus();
        driver.press(Qt::Key_Down);
        QVERIFY(driver.reads("railText6", QString::fromUtf8("at most 0.1 a step · 10 min apart · never 0")));
        QVERIFY(driver.shows("railsApply"));
        driver.press(Qt::Key_Escape);
        driver.press(Qt::Key_8, Qt::ControlModifier);
        driver.type("journalText", "guard rails");
        QVERIFY(driver.reads("journalTotal", "4"));
        QCOMPARE(driver.text("journalKind1"), QString("Take guard rails from wrong.json"));
        QCOMPARE(driver.text("journalKind2"), QString("Export guard rails"));
    }

    /// What takes a while to be judged says how far it is, and may be called off.
    void cancelsWhatIsBeingJudged()
    {
        ConsoleDriver driver;
        Change approved;
        approved.id = ChangeId{1};
        approved.content.edits = {{"assets.SOL.haircutFunction.weight", "0.9", "0.8"}};
        approved.content.reason = "Thin books";
        approved.author = driver.exchange.world().status.operatorName;
        approved.stage = ChangeStage::Approved;
        approved.since = driver.exchange.world().status.time;
        approved.effect.emplace();
        approved.earliest = approved.since;
        const auto show = [&](std::optional<Judging> judging) {
            approved.judging = judging;
            driver.exchange.world().changes = std::make_shared<const std::vector<Change>>(std::vector{approved});
            driver.exchange.publish();
        };
        const RiskConfiguration& risk = *driver.exchange.world().risk;
        approved.content.edits.front().before = parameterAt(risk, approved.content.edits.front().path)->text(risk);
        show({});
        driver.press(Qt::Key_6, Qt::ControlModifier);
        driver.exchange.holdAnswers();
        driver.click("askGoLive");
        QCOMPARE(driver.text("deskAnswer"), QString::fromUtf8("Storing…"));
        QVERIFY(!driver.shows("cancelAsked"));
        show(Judging{true, 0.434});
        QVERIFY(driver.reads("deskAnswer", QString::fromUtf8("Planning the ramp on a fork, 43 % of the way…")));
        QVERIFY(!driver.enabled("askGoLive"));
        show(Judging{true, {}});
        QVERIFY(driver.reads("deskAnswer", QString::fromUtf8("Finding on a fork what it would do…")));
        driver.click("cancelAsked");
        const auto* cancelled = driver.exchange.last<CancelJudging>();
        QVERIFY(cancelled != nullptr && cancelled->change == ChangeId{1});
        show({});
        QVERIFY(driver.reads("deskAnswer", QString::fromUtf8("Storing…")));
        QVERIFY(!driver.shows("cancelAsked"));
        driver.exchange.releaseAnswers();

        // What the desk does by itself nobody calls off.
        approved.stage = ChangeStage::Ramping;
        approved.content.ramp = Ramp{4, 60'000};
        approved.stepsDone = 0;
        approved.nextStepAt = approved.since;
        show(Judging{false, {}});
        QVERIFY(driver.reads("rampProgress", "0 of 4 steps are live; what the next would do is being found"));
        QVERIFY(!driver.shows("cancelAsked"));
    }

    void offersOnlyAProposalInALiveWorld()
    {
        ConsoleDriver driver;
        driver.exchange.world().status.environment = view::Environment::Live;
        driver.exchange.publish();
        driver.press(Qt::Key_5, Qt::ControlModifier);
        driver.click("risk_SOL_0");
        driver.type("field_haircutFunction.weight", "0.9");
        driver.type("reasonField", "Thin books");
        QVERIFY(!driver.shows("applyButton"));
        driver.press(Qt::Key_Return);
        const auto* asked = driver.exchange.last<ChangeRequest>();
        QVERIFY(asked != nullptr);
        QCOMPARE(asked->verb, ChangeVerb::Submit);
        QCOMPARE(asked->content.edits[0].after, std::string("0.9"));
        QVERIFY(driver.exchange.last<SetParameters>() == nullptr);
    }

private:
    static void write(const QString& path, const QByteArray& text)
    {
        QFile file{path};
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    static QByteArray contentOf(const QString& path)
    {
        QFile file{path};
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
    }
    static GuardRails rails(std::uint32_t looseningDelaySeconds)
    {
        GuardRails rails;
        rails.looseningDelaySeconds = looseningDelaySeconds;
        return rails;
    }
    static Ratio weight(HostDriver& driver) { return driver.host.latest()->risk->assets[1].haircutFunction.weight; }
    static Change change(HostDriver& driver, std::uint32_t id)
    {
        const auto changes = driver.host.latest()->changes;
        for (const Change& each : *changes)
            if (each.id == ChangeId{id})
                return each;
        return {};
    }
    static ChangeRequest approvalOf(HostDriver& driver, std::uint32_t id)
    {
        ChangeRequest approval;
        approval.verb = ChangeVerb::Approve;
        approval.id = ChangeId{id};
        approval.effectSequence = change(driver, id).effect->sequence;
        return approval;
    }
    /// Types another weight for SOL, and why.
    static void draft(HostDriver& driver, const QString& after)
    {
        driver.press(Qt::Key_5, Qt::ControlModifier);
        driver.click("risk_SOL_0");
        driver.type("field_haircutFunction.weight", after);
        driver.type("reasonField", "Depth has moved");
    }
    static void propose(HostDriver& driver, const QString& after)
    {
        draft(driver, after);
        driver.click("proposeButton");
    }
    static void pass(HostDriver& driver, int seconds)
    {
        for (int second = 0; second < seconds; ++second)
            driver.ask(StepClock{});
    }
};
PLIMSOLL_TEST(ChangesTest);

} // namespace plimsoll::test

#include "changes_test.moc"
