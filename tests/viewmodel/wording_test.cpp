// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/registration.h"

#include "domain/base/decimal.h"
#include "domain/exchange/parameter.h"
#include "service/alert_rules.h"
#include "support/sample_risk.h"
#include "viewmodel/changes/change_lines.h"
#include "viewmodel/format/enumerations.h"
#include "viewmodel/format/refusal_words.h"
#include "viewmodel/format/wording.h"
#include "viewmodel/margin/margin_lines.h"
#include "viewmodel/paint/plot_series.h"
#include "viewmodel/parameters/change_words.h"

#include <QSet>
#include <QTest>

namespace plimsoll::test {

class WordingTest : public QObject {
    Q_OBJECT

private slots:
    /// One edit says all; of several the name that somebody gave says more, unless it is made of them.
    void aChangeIsListedByWhatItSets()
    {
        Change change;
        change.content.name = "Books are thin";
        change.content.edits = {{"assets.SOL.haircutFunction.weight", "0.95", "0.9"}};
        const view::ViewSnapshot none;
        QCOMPARE(deskLine(change, none).edits, QString::fromUtf8("SOL collateral weight 0.95 → 0.9"));
        change.content.edits.push_back({"assets.BTC.haircutFunction.weight", "0.95", "0.9"});
        QCOMPARE(deskLine(change, none).edits, QString::fromUtf8("Books are thin · SOL, BTC: 2 values"));
        change.content.name = "SOL, BTC: 2 values";
        QCOMPARE(deskLine(change, none).edits, QString("SOL, BTC: 2 values"));
    }

    /// As the exchange makes its edits, one after the other: another way to write a value, and a kink that a curve of
    /// the same change has moved, are no values that changed.
    void aChangeIsOutdatedByAnotherValueOnly()
    {
        RiskConfiguration risk = sampleRisk();
        const std::string curve = "borrowLendMarkets.USDC.utilizationCurve";
        const std::string kink = "borrowLendMarkets.USDC.optimalUtilization";
        const std::string before = R"([["0","0"],["0.8","0.1"],["1","1"]])";
        QVERIFY(!setParameter(risk, *parameterAt(risk, curve), before));
        view::ViewSnapshot snapshot;
        snapshot.risk = std::make_shared<const RiskConfiguration>(risk);
        Change change;
        change.stage = ChangeStage::Approved;
        change.content.edits = {{curve, before, R"([["0","0"],["0.6","0.05"],["0.75","0.1"],["1","1"]])"}};
        RiskConfiguration moved = risk;
        QVERIFY(!setParameter(moved, *parameterAt(moved, curve), change.content.edits.front().after));
        const std::string carried = parameterAt(moved, kink)->text(moved);
        QVERIFY(carried != "0.8");
        change.content.edits.push_back({kink, carried, carried == "0.6" ? "0.75" : "0.6"});
        QCOMPARE(outdated(change, snapshot), QString());
        change.content.edits = {{"assets.SOL.haircutFunction.weight", "0.950", "0.9"}};
        QCOMPARE(outdated(change, snapshot), QString());
        change.content.edits.front().before = "0.94";
        QCOMPARE(outdated(change, snapshot), QString("Changed meanwhile: SOL collateral weight is 0.95 now, not 0.94"));
        change.stage = ChangeStage::Live;
        QCOMPARE(outdated(change, snapshot), QString());
    }

    /// Who overrides a rail passes all that the change breaks: all of them are told before.
    void everyBrokenRailIsTold()
    {
        RailsVersion version;
        version.rails.rails = {{"assets.*.haircutFunction.weight", constant<Ratio>("0.02"), false, 600, true}};
        view::Status status;
        status.rails = std::make_shared<const std::vector<RailsVersion>>(std::vector{version});
        const std::string path = "assets.SOL.haircutFunction.weight";
        status.time = {100 * msPerMinute};
        status.lastLive = std::make_shared<const LastLive>(LastLive{{path, {99 * msPerMinute}}});
        ChangeContent content;
        content.edits = {{path, "0.95", "0.9"}};
        const QStringList broken = brokenRails(content, status);
        QCOMPARE(broken.size(), qsizetype{2});
        QVERIFY(broken[0].startsWith("Too large a step: SOL collateral weight"));
        QVERIFY(broken[1].startsWith("Too soon: SOL collateral weight"));
        content.edits.front().after = "0.94";
        QCOMPARE(brokenRails(content, status).size(), qsizetype{1});
    }

    void everyKindOfTheFeedHasItsOwnWords()
    {
        const view::ViewSnapshot snapshot;
        QSet<QString> seen;
        for (int kind = 0; kind <= int(view::FeedKind::Withdrawal); ++kind) {
            view::FeedEntry entry;
            entry.kind = static_cast<view::FeedKind>(kind);
            entry.before = std::to_string(kind);
            const format::Sentence said = format::sentence(entry, snapshot);
            QVERIFY2(!said.text.isEmpty(), qPrintable(QString::number(kind)));
            seen << said.subject + said.text;
        }
        QCOMPARE(seen.size(), int(view::FeedKind::Withdrawal) + 1);
    }

    void everyAlertHasWords()
    {
        view::ViewSnapshot snapshot;
        snapshot.status.readOnly = view::ReadOnly::JournalFault;
        for (int kind = 0; kind <= int(view::AlertKind::PoolAboveOptimal); ++kind) {
            view::Alert alert;
            alert.kind = static_cast<view::AlertKind>(kind);
            QVERIFY2(!format::sentence(alert, snapshot).text.isEmpty(), qPrintable(QString::number(kind)));
            QVERIFY(!format::ruleText(alert.kind).isEmpty());
            QCOMPARE(alertRule(alert.kind).kind, alert.kind);
        }
    }

    void everyReasonToBeReadOnlyHasWords()
    {
        for (int reason = 1; reason <= int(view::ReadOnly::Replaying); ++reason) {
            view::Status status;
            status.readOnly = static_cast<view::ReadOnly>(reason);
            QVERIFY(!format::readOnlyReason(status).isEmpty());
        }
        QVERIFY(format::readOnlyReason({}).isEmpty());
    }

    void everyRefusalTermAndExpiryHasItsOwnWords()
    {
        QSet<QString> seen;
        for (std::size_t code = 0; code < refusalCodeCount; ++code) {
            Refusal refusal;
            refusal.code = static_cast<RefusalCode>(code);
            refusal.value = std::to_string(code);
            const QString said = format::sentence(refusal);
            QVERIFY2(!said.isEmpty() && !said.contains('_'), qPrintable(said));
            seen << said;
        }
        QCOMPARE(seen.size(), qsizetype(refusalCodeCount));
        for (int term = 1; term <= int(BindingTerm::Funds); ++term)
            QVERIFY(!format::termWords(static_cast<BindingTerm>(term)).isEmpty());
        for (int reason = 1; reason <= int(OrderExpiryReason::SelfTradePrevention); ++reason)
            QVERIFY(!format::expiryWords(static_cast<OrderExpiryReason>(reason)).isEmpty());
        OperatorAnswer answer;
        answer.code = "INSUFFICIENT_FUNDS";
        answer.limit = "1200.5";
        QCOMPARE(format::refusal(answer), QString("The account has only 1,200.5 of it to give"));
    }

    void everyRefusalOfTheChangeDeskHasItsOwnWords()
    {
        QSet<QString> seen;
        const QStringList codes{"LIVE_WORLD", "NEEDS_CHANGE", "ROLE", "OWN_CHANGE", "NOT_AUTHOR", "ALREADY_APPROVED",
            "NOT_IN_STAGE", "EFFECT_MOVED", "REASON_MISSING", "TEXT_UNSEEN", "NO_EDITS", "BAD_RAMP", "NOT_RAMPABLE",
            "UNKNOWN_CHANGE", "UNKNOWN_OPERATOR", "RAIL_STEP", "RAIL_INTERVAL", "RAIL_ZERO", "RAIL_FROZEN",
            "RAIL_QUIET_HOURS"};
        for (const QString& code : codes) {
            const QString said = format::refusalSentence(code.toStdString(), "assets.SOL.fee", "0.5", "0.1 .. 0.2");
            QVERIFY2(!said.isEmpty() && !said.contains('_'), qPrintable(code));
            seen << said;
        }
        QCOMPARE(seen.size(), codes.size());
        QCOMPARE(format::refusalSentence("RAIL_STEP", "borrowLendMarkets.SOL.fee", "0.5", "0.1 .. 0.2"),
            QString("Too large a step: SOL fee on interest to 50 %, the rail allows 10 to 20 %"));
        // A ramp whose steps come too quickly has not moved before.
        QCOMPARE(format::refusalSentence(
                     "RAIL_INTERVAL", "assets.SOL.haircutFunction.weight", "300 s between steps", "at least 600 s"),
            QString("Too quick: SOL collateral weight would move every 300 s, the rail asks for at least 600 s"));
        // As the audit keeps it, of an earlier version without its value too.
        QCOMPARE(format::refusalInWords("RAIL_QUIET_HOURS value=20:05 limit=outside 20:00 to 21:10 UTC"),
            QString("It is 20:05: changes go live outside 20:00 to 21:10 UTC"));
        QCOMPARE(format::refusalInWords("RAIL_QUIET_HOURS limit=outside 20:00 to 21:10 UTC"),
            QString("Changes go live outside 20:00 to 21:10 UTC"));
        QCOMPARE(format::refusalInWords("ROLE limit=Approver"), QString("This takes the role of approver"));
        // Which parameter of a change it is, where nothing beside it says so.
        constexpr auto weight = "assets.SOL.haircutFunction.weight";
        const std::string stale = "BEFORE_DIFFERS parameter=assets.SOL.haircutFunction.weight=0.95 limit=0.9";
        QCOMPARE(format::refusalInWords(stale),
            QString("SOL collateral weight: Changed meanwhile: it is 0.9 now, not 0.95"));
        QCOMPARE(format::refusalInWords(stale, weight), QString("Changed meanwhile: it is 0.9 now, not 0.95"));
        QCOMPARE(format::refusalSentence("NOT_IN_STAGE", "change", "Live", "Draft or Submitted"),
            QString("The change is now: live. This may be asked of: draft or waits for approval"));
    }

    void everyStageOfAChangeHasItsOwnSentence()
    {
        QSet<QString> seen;
        for (int stage = 0; stage <= int(ChangeStage::RolledBack); ++stage) {
            Change change;
            change.id = ChangeId{3};
            change.stage = static_cast<ChangeStage>(stage);
            change.approvalsNeeded = 1;
            change.effect = ChangeEffect{};
            change.effect->liquidated = 12;
            QVERIFY(stageSentence(change).startsWith("Change 3 "));
            seen << stageSentence(change) << format::changeStageName(change.stage);
        }
        QCOMPARE(seen.size(), 2 * (int(ChangeStage::RolledBack) + 1));
        Change waits;
        waits.id = ChangeId{3};
        waits.stage = ChangeStage::Submitted;
        waits.approvalsNeeded = 1;
        waits.effect = ChangeEffect{};
        waits.effect->liquidated = 12;
        QCOMPARE(stageSentence(waits), QString("Change 3 waits for a second person: liquidates 12 accounts"));
    }

    void anApprovalIsShownWithItsReason()
    {
        Change change;
        change.effect = ChangeEffect{};
        change.approvalsNeeded = 1;
        change.approvals = {{"bea", Timestamp{0}, "seen with the desk"}, {"cem", Timestamp{0}}};
        std::vector<DeskFact> facts = deskFacts(change, view::ViewSnapshot{});
        std::erase_if(facts, [](const DeskFact& fact) { return fact.section != "Approval"; });
        QCOMPARE(facts.size(), std::size_t{4});
        QCOMPARE(facts[1].label, QString("bea"));
        QCOMPARE(facts[2].value, QString("seen with the desk"));
        QCOMPARE(facts[3].label, QString("cem"));
    }

    void anEffectThatWaitsIsCalledStaleByTheClockOfTheExchange()
    {
        Change change;
        change.stage = ChangeStage::Submitted;
        change.effect = ChangeEffect{};
        change.effect->time = Timestamp{msPerHour};
        view::ViewSnapshot snapshot;
        const auto isStale = [&](std::int64_t age) {
            snapshot.status.time = Timestamp{msPerHour + age};
            const auto facts = deskFacts(change, snapshot);
            return std::any_of(facts.begin(), facts.end(),
                [](const DeskFact& fact) { return fact.label.startsWith("Stale") && fact.tone == tone::Warning; });
        };
        QVERIFY(!isStale(5 * msPerMinute - 1));
        QVERIFY(isStale(5 * msPerMinute));
        change.stage = ChangeStage::Live;
        QVERIFY(!isStale(msPerHour));
    }

    void aChangeTellsOfTheRampThatItEnds()
    {
        Change change;
        change.id = {4};
        change.stage = ChangeStage::Submitted;
        change.content.edits = {{"assets.SOL.haircutFunction.weight", "0.9", "0.8"}};
        Change ramp = change;
        ramp.id = {3};
        ramp.stage = ChangeStage::Ramping;
        ramp.content.ramp = Ramp{4, 600'000};
        ramp.stepsDone = 1;
        view::ViewSnapshot snapshot;
        const auto told = [&] {
            snapshot.changes = std::make_shared<const std::vector<Change>>(std::vector{change, ramp});
            const auto facts = deskFacts(change, snapshot);
            return facts.empty() ? QString() : facts.back().value;
        };
        QCOMPARE(told(),
            QString::fromUtf8(
                "Change 3 is on its ramp, 1 of 4 steps are live: SOL collateral weight 0.9 → 0.8. It ends "
                "where this one goes live first"));
        ramp.content.edits.front().path = "assets.BTC.haircutFunction.weight";
        QVERIFY(!told().contains("on its ramp"));
    }

    void aShortfallIsNeverNothing()
    {
        view::AccountDetail account;
        account.totalExposure = Usd::whole(100);
        for (const auto& [lacks, said] : {std::pair{"1.1", "$2 short of maintenance"},
                 {"0.40", "$0.40 short of maintenance"}, {"0.001", "$0.01 short of maintenance"}}) {
            account.maintenance = constant<Usd>(lacks);
            QCOMPARE(summaryOf(account).room, QString(said));
        }
    }

    void namesTheEditsOfAChange()
    {
        QCOMPARE(titleOf({{"borrowLendMarkets.SOL.fee", "0.15", "0.2"}}),
            QString::fromUtf8("SOL fee on interest 15 → 20 %"));
        QCOMPARE(
            titleOf({{"assets.SOL.haircutFunction.weight", "0.95", "0.9"}, {"venue.liquidationSlice", "0.1", "0.2"}}),
            QString("SOL, Venue: 2 values"));
        const ShownEdit curve = shownEdit("borrowLendMarkets.SOL.utilizationCurve",
            R"([["0","0"],["0.8","0.08"],["1","0.8"]])", R"([["0","0"],["0.7","0.06"],["1","0.8"]])");
        QCOMPARE(curve.before, QString("8 % at 80 %"));
        QCOMPARE(curve.after, QString("6 % at 70 %"));
    }

    void readsATimeToCome()
    {
        const Timestamp now{1'760'130'845'000}; // 2025-10-10T21:14:05Z
        QCOMPARE(laterTime("21:30", now)->ms, now.ms + 955'000);
        QCOMPARE(laterTime("21:14", now)->ms, now.ms + 24 * msPerHour - 5'000);
        QCOMPARE(laterTime("2025-10-10 21:15", now)->ms, now.ms + 55'000);
        QVERIFY(!laterTime("2025-10-10 21:00", now));
        QVERIFY(!laterTime("soon", now));
    }

    void thinsALineToTwoPointsAColumn()
    {
        QList<QPointF> line;
        for (int at = 0; at < 10000; ++at)
            line << QPointF(at / 100.0, at % 7);
        line[5050].setY(99);
        const QList<QPointF> thin = PlotSeries::thinned(line, 100);
        QVERIFY(thin.size() <= 202);
        QCOMPARE(thin.front(), line.front());
        QCOMPARE(thin.back(), line.back());
        QVERIFY(thin.contains(line[5050]));
    }
};
PLIMSOLL_TEST(WordingTest);

} // namespace plimsoll::test

#include "wording_test.moc"
