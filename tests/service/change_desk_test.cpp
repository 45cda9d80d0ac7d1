// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/change/change_desk.h"

#include "domain/base/decimal.h"
#include "domain/exchange/parameter.h"
#include "service/change/notice_plan.h"
#include "support/desk.h"
#include "support/registration.h"

#include <QTest>

namespace plimsoll::test {

namespace {

constexpr auto weight = "assets.SOL.haircutFunction.weight";
constexpr auto limit = "borrowLendMarkets.SOL.openBorrowLendLimit";

const Operator ada{"ada", Role::Operator};
const Operator bea{"bea", Role::Approver};
const Operator cem{"cem", Role::Approver};
const Operator dov{"dov", Role::Viewer};

GuardRails rails()
{
    GuardRails rails;
    rails.rails = {{"assets.*.haircutFunction.weight", constant<Ratio>("0.1"), false, 3600, true},
        {limit, constant<Ratio>("0.5"), true, 0, false}};
    rails.looseningDelaySeconds = 600;
    rails.approvalExpirySeconds = 86'400;
    rails.movedAccounts = 0;
    rails.movedShare = constant<Ratio>("0.1");
    return rails;
}

} // namespace

/// The life of a change from its draft on, each transition and each refusal.
class ChangeDeskTest : public QObject {
    Q_OBJECT

private:
    Desk venue_{deskWithALong()};
    ChangeDesk desk_;
    std::string lastReason_; ///< beside the values that went live last

    ChangeContent content(const std::string& path, const std::string& after) const
    {
        ChangeContent content;
        content.name = "SOL";
        content.reason = "thin books";
        content.edits = {{path, parameterAt(risk(), path)->text(risk()), after}};
        return content;
    }
    const RiskConfiguration& risk() const { return venue_.state.configuration(); }

    /// As the host does: effect on a fork, decision, the exchange's acceptance, keep.
    std::string ask(ChangeRequest request, const Operator& who)
    {
        std::optional<ChangeEffect> effect;
        if (const auto edits = desk_.needsEffect(request, venue_.state)) {
            const auto impact = impactOf(venue_.state, *edits, venue_.state.sequence);
            if (impact->refusal)
                return std::string{codeName(impact->refusal->code)};
            effect = effectOf(*impact, *aftermathOf(venue_.state, *edits, 300));
        }
        std::optional<NoticePlan> plan;
        if (const auto terms = desk_.needsPlan(request))
            plan = noticePlan(venue_.state, desk_.changes().at(request.id).content, *terms, desk_.rails());
        if (request.verb == ChangeVerb::Step)
            plan = nextOfNoticeRamp(venue_.state, change(request.id.value), desk_.rails());
        const auto decision = desk_.decide(request, who, venue_.state, effect, plan);
        if (decision.command && !venue_.take(Command{*decision.command}))
            return "the exchange refused";
        if (decision.command)
            if (const auto* set = std::get_if<SetParameters>(&*decision.command))
                lastReason_ = set->reason;
        desk_.keep(decision);
        return decision.refusal ? decision.refusal->code : "";
    }
    std::string ask(ChangeVerb verb, std::uint32_t id, const Operator& who, const std::string& reason = {})
    {
        ChangeRequest request;
        request.verb = verb;
        request.id = ChangeId{id};
        request.reason = reason;
        if (verb == ChangeVerb::Approve && desk_.changes().contains(request.id))
            request.effectSequence = change(id).effect ? change(id).effect->sequence : 0;
        return ask(request, who);
    }
    std::string save(ChangeContent content, const Operator& who = ada, std::uint32_t id = 0)
    {
        ChangeRequest request;
        request.verb = ChangeVerb::Save;
        request.id = ChangeId{id};
        request.content = std::move(content);
        return ask(request, who);
    }
    ChangeRequest tightening(const std::string& path, const std::string& after) const
    {
        ChangeRequest request;
        request.verb = ChangeVerb::Tighten;
        request.reason = "index is down";
        request.content = content(path, after);
        return request;
    }
    const Change& change(std::uint32_t id) const { return desk_.changes().at(ChangeId{id}); }
    ChangeStage stage(std::uint32_t id) const { return change(id).stage; }
    std::string live(const std::string& path) const { return parameterAt(risk(), path)->text(risk()); }
    /// Seconds pass, the desk doing what is due after each.
    void pass(int seconds)
    {
        for (int i = 0; i < seconds; ++i) {
            venue_.pass(1);
            while (const auto request = desk_.due(venue_.state))
                QCOMPARE(ask(*request, Operator{auditName(request->id), Role::Operator}), std::string{});
        }
    }

    /// More seconds at once: only what is due at their end comes.
    void jump(std::int64_t seconds)
    {
        venue_.pass(seconds);
        while (const auto request = desk_.due(venue_.state))
            QCOMPARE(ask(*request, Operator{auditName(request->id), Role::Operator}), std::string{});
    }
    /// SOL to where account 1 is liquidated from 0.525 down, in steps that the rail allows.
    /// What the books take it from: bids of account 4, less than a hundredth of whose worth is lost by what they fill.
    void bid(const std::string& quantity)
    {
        venue_.take(Command{CancelAll{SubaccountId{4}, MarketId{0}}});
        venue_.buy(4, quantity, "99.5");
    }
    void approveTowardsALiquidation()
    {
        venue_.deposit(4, "USDC", "20000");
        bid("100");
        ChangeContent slow = content(weight, "0.5");
        slow.ramp = Ramp{5, 3600 * msPerSecond};
        QCOMPARE(save(slow), std::string{});
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{});
        QCOMPARE(ask(ChangeVerb::Approve, 1, bea), std::string{});
        QCOMPARE(stage(1), ChangeStage::Approved);
    }
    /// SOL to 0.75 by way of 0.85, an hour apart.
    void launchTwoSteps()
    {
        ChangeContent slow = content(weight, "0.75");
        slow.ramp = Ramp{2, 3600 * msPerSecond};
        QCOMPARE(save(slow), std::string{});
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{});
        QCOMPARE(ask(ChangeVerb::Launch, 1, ada), std::string{});
    }
    std::string launchWithNotice(std::uint32_t id, const NoticeTerms& terms = {})
    {
        ChangeRequest request;
        request.verb = ChangeVerb::Launch;
        request.id = ChangeId{id};
        request.notice = terms;
        return ask(request, ada);
    }

private slots:
    void init()
    {
        venue_ = deskWithALong();
        desk_ = ChangeDesk{rails(), {}};
    }

    void aChangeThatOnlyTightensAndHurtsNobodyNeedsOnePerson()
    {
        QCOMPARE(save(content(weight, "0.9")), std::string{});
        QCOMPARE(stage(1), ChangeStage::Draft);
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{});
        QCOMPARE(stage(1), ChangeStage::Approved);
        QCOMPARE(change(1).approvalsNeeded, 0U);
        QCOMPARE(live(weight), std::string{"0.95"});
        QCOMPARE(ask(ChangeVerb::Launch, 1, ada), std::string{});
        QCOMPARE(stage(1), ChangeStage::Live);
        QCOMPARE(live(weight), std::string{"0.9"});
    }

    void aChangeThatLiquidatesNeedsASecondPerson()
    {
        venue_.mark("SOL", "57");
        QCOMPARE(save(content(weight, "0.9")), std::string{});
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{});
        QCOMPARE(stage(1), ChangeStage::Submitted);
        QCOMPARE(change(1).effect->liquidated, 1U);
        QCOMPARE(ask(ChangeVerb::Launch, 1, ada), std::string{"NOT_IN_STAGE"});
        QCOMPARE(ask(ChangeVerb::Approve, 1, ada), std::string{"OWN_CHANGE"});
        QCOMPARE(ask(ChangeVerb::Approve, 1, Operator{"eve", Role::Operator}), std::string{"ROLE"});
        QCOMPARE(ask(ChangeVerb::Approve, 1, bea), std::string{});
        QCOMPARE(stage(1), ChangeStage::Approved);
        QCOMPARE(ask(ChangeVerb::Launch, 1, ada), std::string{});
        QCOMPARE(live(weight), std::string{"0.9"});
        QVERIFY(venue_.isQueued(1));
    }

    void aChangeThatTakesSomeoneIntoAutoCloseNeedsASecondPerson()
    {
        venue_.mark("SOL", "55"); // 20 x 55 x 0.95 - 1,000 is less than 50; it is at most 25 from 0.9318 down
        QVERIFY(venue_.isQueued(1));
        QCOMPARE(save(content(weight, "0.94")), std::string{});
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{});
        QCOMPARE(stage(1), ChangeStage::Approved);
        QCOMPARE(save(content(weight, "0.92")), std::string{});
        QCOMPARE(ask(ChangeVerb::Submit, 2, ada), std::string{});
        QCOMPARE(change(2).effect->liquidated, 0U);
        QCOMPARE(change(2).effect->autoClosed, 1U);
        QCOMPARE(stage(2), ChangeStage::Submitted);
        QCOMPARE(change(2).approvalsNeeded, 1U);
        const Bytes record = encoded(change(2));
        QCOMPARE(encoded(*changeOf(record)), record);
        // Records of before do not count them.
        Bytes old = record;
        old.resize(old.size() - encoded(change(2).effect->autoClosed).size());
        QCOMPARE(changeOf(old)->effect->autoClosed, 0U);
        old.pop_back();
        QVERIFY(!changeOf(old));
    }

    /// What an approval is bound to: by its launch one more loses the books.
    void anApprovalFallsWhereMoreAreTakenIntoAutoClose()
    {
        venue_.mark("SOL", "56");
        QVERIFY(!venue_.isQueued(1));
        QCOMPARE(save(content(weight, "0.94")), std::string{});
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{});
        QCOMPARE(stage(1), ChangeStage::Approved);
        venue_.mark("SOL", "54.5"); // 1,035.5 held; 1,024.6 with the change
        QVERIFY(venue_.isQueued(1));
        QCOMPARE(ask(ChangeVerb::Launch, 1, ada), std::string{"EFFECT_MOVED"});
        QVERIFY2(change(1).outcome.find("into auto-close 1 (0 when it was shown)") != std::string::npos,
            change(1).outcome.c_str());
    }

    void aChangeThatLoosensWaitsForItsDelay()
    {
        QCOMPARE(save(content(weight, "0.96")), std::string{});
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{});
        QVERIFY(change(1).effect->mayTakeMore > 0);
        QCOMPARE(ask(ChangeVerb::Approve, 1, bea), std::string{});
        QCOMPARE(ask(ChangeVerb::Launch, 1, ada), std::string{});
        QCOMPARE(stage(1), ChangeStage::Scheduled);
        pass(599);
        QCOMPARE(live(weight), std::string{"0.95"});
        pass(1);
        QCOMPARE(stage(1), ChangeStage::Live);
        QCOMPARE(live(weight), std::string{"0.96"});
    }

    void aLimitRaisedLoosensThoughNoAccountShowsIt()
    {
        const std::string raised = toText(fromText<Quantity>(live(limit)).value() + Quantity::whole(1));
        QCOMPARE(save(content(limit, raised)), std::string{});
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{});
        QCOMPARE(change(1).effect->mayTakeMore, 0U);
        QCOMPARE(change(1).effect->loosened, 1U);
        QCOMPARE(stage(1), ChangeStage::Submitted);
    }

    void aDraftIsItsAuthorsOwn()
    {
        QCOMPARE(save(content(weight, "0.9")), std::string{});
        QCOMPARE(save(content(weight, "0.91"), bea, 1), std::string{"UNKNOWN_CHANGE"});
        // Whatever is asked: nobody else knows that there is one.
        for (const ChangeVerb verb :
            {ChangeVerb::Submit, ChangeVerb::Approve, ChangeVerb::Reject, ChangeVerb::Launch, ChangeVerb::RollBack})
            QCOMPARE(ask(verb, 1, bea, "why not"), std::string{"UNKNOWN_CHANGE"});
        QCOMPARE(save(content(weight, "0.92"), ada, 1), std::string{});
        QCOMPARE(change(1).content.edits[0].after, std::string{"0.92"});
        QCOMPARE(save(content(weight, "0.9"), dov), std::string{"ROLE"});
        QCOMPARE(ask(ChangeVerb::Submit, 7, ada), std::string{"UNKNOWN_CHANGE"});
        QCOMPARE(ask(ChangeVerb::Reject, 1, ada), std::string{});
        QCOMPARE(stage(1), ChangeStage::Rejected);
        QVERIFY(change(1).isPrivate());
        QCOMPARE(save(content(weight, "0.9"), ada, 1), std::string{"NOT_IN_STAGE"});
    }

    void whatIsIncompleteIsNotSubmitted()
    {
        ChangeContent none = content(weight, "0.9");
        none.edits.clear();
        QCOMPARE(save(none), std::string{});
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{"NO_EDITS"});
        ChangeContent mute = content(weight, "0.9");
        mute.reason.clear();
        QCOMPARE(save(mute, ada, 1), std::string{});
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{"REASON_MISSING"});
        ChangeContent late = content(weight, "0.9");
        late.edits[0].before = "0.8";
        QCOMPARE(save(late, ada, 1), std::string{});
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{"BEFORE_DIFFERS"});
    }

    /// What is refused when it is handed in at once leaves no draft behind.
    void keepsNothingOfANewOneThatItRefuses()
    {
        ChangeRequest request;
        request.verb = ChangeVerb::Submit;
        request.content = content(weight, "0.9");
        request.content.edits[0].before = "0.8";
        QCOMPARE(ask(request, ada), std::string{"BEFORE_DIFFERS"});
        QVERIFY(desk_.changes().empty());
        request.content = content(weight, "0.9");
        QCOMPARE(ask(request, ada), std::string{});
        QCOMPARE(stage(1), ChangeStage::Approved);
        QCOMPARE(change(1).author, ada.name);
    }

    /// Who approves it, and who reads the journal, sees all that was written.
    void whatNobodySeesIsRefused()
    {
        ChangeContent hidden = content(weight, "0.9");
        hidden.reason = "to 0.9\u202e5";
        QCOMPARE(save(hidden), std::string{"TEXT_UNSEEN"});
        hidden.reason = "thin books";
        hidden.ticket = "R-1\n";
        QCOMPARE(save(hidden), std::string{"TEXT_UNSEEN"});
        QVERIFY(desk_.changes().empty());
        hidden.ticket = "R-1";
        hidden.reason = " \u00a0";
        QCOMPARE(save(hidden), std::string{});
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{"REASON_MISSING"});
        QCOMPARE(ask(ChangeVerb::Reject, 1, ada, "no\x1b[2J"), std::string{"TEXT_UNSEEN"});
    }

    void railsRefuse_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("code");
        QTest::newRow("a step too long") << weight << "0.84"
                                         << "RAIL_STEP";
        QTest::newRow("a step as long as allowed") << weight << "0.85"
                                                   << "";
        QTest::newRow("zero") << weight << "0"
                              << "RAIL_ZERO";
        QTest::newRow("half as much, relative") << limit << "500"
                                                << "";
        QTest::newRow("less than half, relative") << limit << "499"
                                                  << "RAIL_STEP";
        QTest::newRow("no rail") << "assets.SOL.imfFunction.base"
                                 << "0.5"
                                 << "";
    }
    void railsRefuse()
    {
        QFETCH(QString, path);
        QFETCH(QString, after);
        QFETCH(QString, code);
        SetParameters set{{{limit, live(limit), "1000"}}, "test"};
        QVERIFY(venue_.take(Command{set}));
        QCOMPARE(save(content(path.toStdString(), after.toStdString())), std::string{});
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), code.toStdString());
    }

    /// Two edits of one parameter, each within the rail, would be a step beyond it.
    void aChangeSetsAParameterOnce()
    {
        ChangeContent twice = content(weight, "0.85");
        twice.edits.push_back({weight, "0.85", "0.75"});
        QCOMPARE(save(twice), std::string{});
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{"EDITED_TWICE"});
        ChangeRequest now = tightening(weight, "0.85");
        now.content.edits = twice.edits;
        QCOMPARE(ask(now, ada), std::string{"EDITED_TWICE"});
    }

    /// A share is of the value that a step replaces: the last one of a fall is the largest.
    void aFallingRampKeepsToItsShare()
    {
        QVERIFY(venue_.take(Command{SetParameters{{{limit, live(limit), "1000"}}, "test"}}));
        std::uint32_t id = 0;
        for (const auto& [after, code] : {std::pair{"1", "RAIL_STEP"}, {"250", "RAIL_STEP"}, {"400", ""}}) {
            ChangeContent slow = content(limit, after);
            slow.ramp = Ramp{2, 60 * msPerSecond};
            save(slow);
            QCOMPARE(ask(ChangeVerb::Submit, ++id, ada), std::string{code});
        }
    }

    /// What rails, corridors and the sign of a change reckon with is no larger.
    void aLimitIsANumberThatTheyHold()
    {
        save(content(limit, "200000000000000000000"));
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{"BAD_PARAMETER"});
        QCOMPARE(stage(1), ChangeStage::Draft);
    }

    void aRailMayBeOverriddenWithAnApprovalOfItsOwn()
    {
        ChangeContent far = content(weight, "0.8");
        far.overridesRails = Flag::On;
        QCOMPARE(save(far), std::string{});
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{});
        QCOMPARE(change(1).approvalsNeeded, 1U);
        QCOMPARE(change(1).breaches.size(), std::size_t{1});
        QCOMPARE(change(1).breaches[0], std::string{"RAIL_STEP "} + weight + " value=0.8 limit=0.85 .. 1");
        QCOMPARE(ask(ChangeVerb::Approve, 1, bea), std::string{});
        QCOMPARE(ask(ChangeVerb::Launch, 1, bea), std::string{});
        QCOMPARE(live(weight), std::string{"0.8"});
        // At the head, where no narrow column cuts it off.
        QCOMPARE(lastReason_, std::string{"(rail overridden) thin books"});
    }

    /// Whoever hands in a draft that a rail refused asks for the override then.
    void aRailMayBeOverriddenWhenADraftIsHandedIn()
    {
        QCOMPARE(save(content(weight, "0.8")), std::string{});
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{"RAIL_STEP"});
        ChangeRequest request;
        request.verb = ChangeVerb::Submit;
        request.id = {1};
        request.content.overridesRails = Flag::On;
        QCOMPARE(ask(request, ada), std::string{});
        QCOMPARE(change(1).content.overridesRails, Flag::On);
        QCOMPARE(change(1).content.name, content(weight, "0.8").name);
        QCOMPARE(change(1).approvalsNeeded, 1U);
    }

    /// What breaks no rail by itself asks for no approval of an override, and so gets none.
    void anOverrideOfNothingPassesNoRail()
    {
        ChangeContent slow = content(weight, "0.85");
        slow.ramp = Ramp{2, 3600 * msPerSecond};
        slow.overridesRails = Flag::On;
        QCOMPARE(save(slow), std::string{});
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{});
        QCOMPARE(change(1).content.overridesRails, Flag::Off);
        QCOMPARE(change(1).stage, ChangeStage::Approved); // tightens, and hurts nobody
        QCOMPARE(ask(ChangeVerb::Launch, 1, bea), std::string{});
        pass(3600);
        QCOMPARE(live(weight), std::string{"0.9"});
        QCOMPARE(ask(ChangeVerb::Hasten, 1, bea, "books are deep"), std::string{"RAIL_INTERVAL"});
        QCOMPARE(live(weight), std::string{"0.9"});
    }

    /// An approved override is of the rails that approvers were told of: no other, and no hastening.
    void anOverrideIsOfWhatWasBrokenThen()
    {
        ChangeContent far = content(weight, "0.8");
        far.overridesRails = Flag::On;
        QCOMPARE(save(far), std::string{});
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{});
        QCOMPARE(ask(ChangeVerb::Approve, 1, bea), std::string{});
        QCOMPARE(save(content(weight, "0.94")), std::string{});
        QCOMPARE(ask(ChangeVerb::Submit, 2, ada), std::string{});
        QCOMPARE(ask(ChangeVerb::Launch, 2, bea), std::string{});
        QVERIFY(!ask(ChangeVerb::Launch, 1, bea).empty());
        QCOMPARE(live(weight), std::string{"0.94"});
    }

    void twoChangesOfOneParameterKeepTheirInterval()
    {
        save(content(weight, "0.9"));
        ask(ChangeVerb::Submit, 1, ada);
        ask(ChangeVerb::Launch, 1, ada);
        save(content(weight, "0.89"));
        QCOMPARE(ask(ChangeVerb::Submit, 2, ada), std::string{"RAIL_INTERVAL"});
        // A desk that starts again knows it too.
        desk_ = ChangeDesk{rails(), {change(1), change(2)}};
        QCOMPARE(ask(ChangeVerb::Submit, 2, ada), std::string{"RAIL_INTERVAL"});
        pass(3600);
        QCOMPARE(ask(ChangeVerb::Submit, 2, ada), std::string{});
    }

    void frozenAndQuiet()
    {
        GuardRails strict = rails();
        strict.frozen = {"SOL"};
        desk_ = ChangeDesk{strict, {}};
        save(content(weight, "0.9"));
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{"RAIL_FROZEN"});
        strict.frozen.clear();
        const auto minute = static_cast<std::uint32_t>(venue_.state.now.ms / msPerMinute % 1440);
        strict.quietHours = {{minute, minute + 2}};
        desk_ = ChangeDesk{strict, {}};
        save(content(weight, "0.9"));
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{});
        QCOMPARE(ask(ChangeVerb::Launch, 1, ada), std::string{"RAIL_QUIET_HOURS"});
        pass(120);
        QCOMPARE(ask(ChangeVerb::Launch, 1, ada), std::string{});
    }

    /// A step that is due waits for their end, and nobody hastens it.
    void aRampStandsStillInQuietHours()
    {
        GuardRails strict = rails();
        const auto minute = static_cast<std::uint32_t>(venue_.state.now.ms / msPerMinute % 1440);
        strict.quietHours = {{minute + 1, minute + 30}, {minute + 30, minute + 31}};
        desk_ = ChangeDesk{strict, {}};
        ChangeContent ramp = content(weight, "0.93");
        ramp.ramp = Ramp{2, 3600 * msPerSecond};
        save(ramp);
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{});
        QCOMPARE(ask(ChangeVerb::Launch, 1, ada), std::string{});
        pass(60);
        QCOMPARE(ask(ChangeVerb::Hasten, 1, bea, "books are deep"), std::string{"RAIL_QUIET_HOURS"});
        const Timestamp now = venue_.state.now;
        const std::int64_t midnight = now.ms / (1440 * msPerMinute) * 1440 * msPerMinute;
        QCOMPARE(outsideQuiet(strict, now).ms, midnight + (minute + 31) * msPerMinute);
        QCOMPARE(outsideQuiet(strict, Timestamp{now.ms - msPerMinute}).ms, now.ms - msPerMinute);
        strict.quietHours = {{23 * 60, 60}, {60, 23 * 60}};
        QCOMPARE(outsideQuiet(strict, now).ms, now.ms); // they never end
    }

    void anApprovalFallsWhenTheEffectMoves()
    {
        save(content(weight, "0.9"));
        ask(ChangeVerb::Submit, 1, ada);
        QCOMPARE(stage(1), ChangeStage::Approved);
        venue_.mark("SOL", "57");
        QCOMPARE(ask(ChangeVerb::Launch, 1, ada), std::string{"EFFECT_MOVED"});
        QCOMPARE(stage(1), ChangeStage::Submitted);
        QCOMPARE(change(1).effect->liquidated, 1U);
        QCOMPARE(live(weight), std::string{"0.95"});
        QCOMPARE(ask(ChangeVerb::Approve, 1, bea), std::string{});
        QCOMPARE(ask(ChangeVerb::Launch, 1, ada), std::string{});
    }

    /// What the rails tolerate is more of what was approved, not the first of what was not.
    void nobodyIsLiquidatedOfWhomNobodyWasTold()
    {
        GuardRails tolerant = rails();
        tolerant.movedAccounts = 3;
        desk_ = ChangeDesk{tolerant, {}};
        save(content(weight, "0.9"));
        ask(ChangeVerb::Submit, 1, ada);
        QCOMPARE(stage(1), ChangeStage::Approved);
        venue_.mark("SOL", "57");
        QCOMPARE(ask(ChangeVerb::Launch, 1, ada), std::string{"EFFECT_MOVED"});
        QCOMPARE(change(1).approvalsNeeded, 1U);
        QVERIFY(!venue_.isQueued(1));
    }

    void anApprovalFallsByItselfWhenTheEffectMoves()
    {
        const auto found = [this] {
            const auto impact = impactOf(venue_.state, change(1).content.edits, venue_.state.sequence);
            return effectOf(*impact, *aftermathOf(venue_.state, change(1).content.edits, 300));
        };
        save(content(weight, "0.9"));
        ask(ChangeVerb::Submit, 1, ada);
        QCOMPARE(stage(1), ChangeStage::Approved);
        QVERIFY(!desk_.renewed(ChangeId{1}, venue_.state, found()));
        venue_.mark("SOL", "57");
        auto renewed = desk_.renewed(ChangeId{1}, venue_.state, found());
        QVERIFY(renewed && !renewed->refusal && !renewed->command);
        desk_.keep(*renewed);
        QCOMPARE(stage(1), ChangeStage::Submitted);
        QCOMPARE(change(1).effect->liquidated, 1U);
        QCOMPARE(change(1).approvalsNeeded, 1U);
        QVERIFY(
            change(1).outcome.starts_with("its effect has moved: liquidated 1 (0 when it was shown), their exposure"));
        QVERIFY(!desk_.renewed(ChangeId{1}, venue_.state, found()));
        QCOMPARE(ask(ChangeVerb::Approve, 1, bea), std::string{});
        QVERIFY(change(1).outcome.empty());
        // What is better than approved is approved still.
        venue_.mark("SOL", "100");
        QVERIFY(!desk_.renewed(ChangeId{1}, venue_.state, found()));
        QCOMPARE(stage(1), ChangeStage::Approved);
    }

    /// Whoever reads an effect and then approves has approved that one, however often it was found again meanwhile.
    void nothingMovesUnderWhoeverIsAboutToApprove()
    {
        save(content(weight, "0.9"));
        venue_.mark("SOL", "57");
        ask(ChangeVerb::Submit, 1, ada);
        QCOMPARE(stage(1), ChangeStage::Submitted);
        const ChangeEffect shown = *change(1).effect;
        ChangeEffect worse = shown;
        worse.liquidated += 10;
        worse.sequence += 1;
        QVERIFY(desk_.isOvertaken(change(1), worse));
        QVERIFY(!desk_.renewed(ChangeId{1}, venue_.state, worse));
        QCOMPARE(change(1).effect->sequence, shown.sequence);
    }

    void nobodyAsksForWhatTheDeskDoesByItself()
    {
        save(content(weight, "0.96"));
        ask(ChangeVerb::Submit, 1, ada);
        for (const ChangeVerb verb : {ChangeVerb::GoLive, ChangeVerb::Step, ChangeVerb::Expire, ChangeVerb::Renew}) {
            const Operator administrator{"carl", Role::Administrator};
            QVERIFY(roleFault(verb, administrator, change(1)));
            QVERIFY(!roleFault(verb, {auditName(ChangeId{1}), Role::Operator}, change(1)));
        }
    }

    void anApprovalIsBoundToTheEffectThatWasShown()
    {
        save(content(weight, "0.96"));
        ask(ChangeVerb::Submit, 1, ada);
        ChangeRequest blind;
        blind.verb = ChangeVerb::Approve;
        blind.id = ChangeId{1};
        QCOMPARE(ask(blind, bea), std::string{"EFFECT_MOVED"});
        QCOMPARE(ask(ChangeVerb::Approve, 1, bea), std::string{});
    }

    void aChangeExpires()
    {
        save(content(weight, "0.96"));
        ask(ChangeVerb::Submit, 1, ada);
        GuardRails brief = rails();
        brief.approvalExpirySeconds = 60;
        desk_ = ChangeDesk{brief, {change(1)}};
        pass(59);
        QCOMPARE(stage(1), ChangeStage::Submitted);
        pass(1);
        QCOMPARE(stage(1), ChangeStage::Expired);
        QCOMPARE(change(1).outcome, std::string{"not approved within 1 min"});
        QVERIFY(!change(1).isPrivate());
    }

    void aStaleEditIsRefusedAtEachStation()
    {
        save(content(weight, "0.96"));
        ask(ChangeVerb::Submit, 1, ada);
        QVERIFY(venue_.take(Command{SetParameters{{{weight, "0.95", "0.94"}}, "another desk"}}));
        QCOMPARE(ask(ChangeVerb::Approve, 1, bea), std::string{"BEFORE_DIFFERS"});
        QCOMPARE(stage(1), ChangeStage::Submitted);
    }

    void rejectedWithAReason()
    {
        save(content(weight, "0.96"));
        ask(ChangeVerb::Submit, 1, ada);
        QCOMPARE(ask(ChangeVerb::Reject, 1, Operator{"eve", Role::Operator}, "no"), std::string{"ROLE"});
        QCOMPARE(ask(ChangeVerb::Reject, 1, bea), std::string{"REASON_MISSING"});
        QCOMPARE(ask(ChangeVerb::Reject, 1, bea, "too early"), std::string{});
        QVERIFY2(change(1).outcome.starts_with("by ") && change(1).outcome.ends_with(": too early"),
            change(1).outcome.c_str());
    }

    void aRampGoesStepByStepAndWaitsForTheQueue()
    {
        ChangeContent slow = content(weight, "0.65");
        slow.ramp = Ramp{3, 3600 * msPerSecond};
        save(slow);
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{});
        QCOMPARE(ask(ChangeVerb::Launch, 1, ada), std::string{});
        QCOMPARE(stage(1), ChangeStage::Ramping);
        QCOMPARE(live(weight), std::string{"0.95"});
        pass(3600);
        QCOMPARE(live(weight), std::string{"0.85"});
        QCOMPARE(ask(ChangeVerb::Pause, 1, ada), std::string{"REASON_MISSING"});
        QCOMPARE(ask(ChangeVerb::Pause, 1, ada, "look first"), std::string{});
        pass(7200);
        QCOMPARE(live(weight), std::string{"0.85"});
        QCOMPARE(ask(ChangeVerb::Resume, 1, ada), std::string{});
        QCOMPARE(ask(ChangeVerb::Hasten, 1, ada), std::string{"ROLE"});
        QCOMPARE(ask(ChangeVerb::Hasten, 1, bea), std::string{"REASON_MISSING"});
        QCOMPARE(ask(ChangeVerb::Pause, 1, ada, "look again"), std::string{});
        QCOMPARE(change(1).outcome, std::string{"paused by ada: look again"});
        QCOMPARE(ask(ChangeVerb::Hasten, 1, bea, "books are deep"), std::string{});
        QCOMPARE(change(1).outcome, std::string{}); // nobody pauses it any more
        // A restart in the middle loses nothing.
        desk_ = ChangeDesk{rails(), {change(1)}};
        pass(1);
        QCOMPARE(live(weight), std::string{"0.75"});
        pass(3600);
        QCOMPARE(live(weight), std::string{"0.65"});
        QCOMPARE(stage(1), ChangeStage::Live);
    }

    void aBookThatTakesLessIsNoLoosening()
    {
        const std::string book = "markets.SOL_USDC.orderBookState";
        std::uint32_t id = 0;
        for (const char* state : {"PostOnly", "CancelOnly"}) {
            QCOMPARE(save(content(book, state)), std::string{});
            QCOMPARE(ask(ChangeVerb::Submit, ++id, ada), std::string{});
            QCOMPARE(change(id).effect->loosened, 0U);
            QCOMPARE(stage(id), ChangeStage::Approved);
        }
        QCOMPARE(ask(ChangeVerb::Launch, id, ada), std::string{});
        QCOMPARE(live(book), std::string{"CancelOnly"});
        QCOMPARE(save(content(book, "PostOnly")), std::string{});
        QCOMPARE(ask(ChangeVerb::Submit, ++id, ada), std::string{});
        QCOMPARE(change(id).effect->loosened, 1U);
        QCOMPARE(stage(id), ChangeStage::Submitted);
    }

    /// The approval is of an effect: what is left of the ramp is held to it at each step.
    void aRampStandsWhenItsEffectMoves()
    {
        launchTwoSteps();
        QCOMPARE(change(1).effect->liquidated, 0U);
        jump(3600);
        QCOMPARE(live(weight), std::string{"0.85"});
        venue_.mark("SOL", "68");
        QVERIFY(venue_.state.queue.empty());
        jump(3600);
        QCOMPARE(live(weight), std::string{"0.85"});
        QCOMPARE(stage(1), ChangeStage::Ramping);
        QVERIFY(!change(1).nextStepAt);
        QCOMPARE(change(1).outcome, std::string{"what is left would liquidate 1, approved were 0"});
        // Resumed, it stands again, as long as that is so.
        QCOMPARE(ask(ChangeVerb::Resume, 1, ada), std::string{});
        QVERIFY(change(1).outcome.empty());
        jump(3600);
        QVERIFY(!change(1).nextStepAt);
        venue_.mark("SOL", "100");
        QCOMPARE(ask(ChangeVerb::Resume, 1, ada), std::string{});
        jump(3600);
        QCOMPARE(live(weight), std::string{"0.75"});
        QCOMPARE(stage(1), ChangeStage::Live);
    }

    /// Rails that are put in force meanwhile judge what is on its way.
    void aRampIsHeldToTheRailsOfNow()
    {
        launchTwoSteps();
        jump(3600);
        QCOMPARE(live(weight), std::string{"0.85"});
        GuardRails strict = rails();
        strict.frozen = {"SOL"};
        desk_.keepTo(strict);
        jump(3600);
        QCOMPARE(live(weight), std::string{"0.85"});
        QCOMPARE(change(1).outcome.substr(0, 11), std::string{"RAIL_FROZEN"});
        QVERIFY(!change(1).nextStepAt);
        // It comes later where a rail asks for more time: an hour since the first step has passed, three have not.
        GuardRails slower = rails();
        slower.rails.front().shortestIntervalSeconds = 10'800;
        desk_.keepTo(slower);
        QCOMPARE(ask(ChangeVerb::Hasten, 1, bea, "thawed"), std::string{"RAIL_INTERVAL"});
        desk_.keepTo(rails());
        QCOMPARE(ask(ChangeVerb::Hasten, 1, bea, "thawed"), std::string{});
        desk_.keepTo(slower);
        jump(7199);
        QCOMPARE(live(weight), std::string{"0.85"});
        jump(1);
        QCOMPARE(live(weight), std::string{"0.75"});
        QCOMPARE(stage(1), ChangeStage::Live);
    }

    /// Planned steps are not equal: each is held to the rail by itself. One that was planned past the rails is not.
    void aPlannedStepIsHeldToTheRailsOfNow()
    {
        approveTowardsALiquidation();
        QCOMPARE(launchWithNotice(1), std::string{});
        GuardRails strict = rails();
        strict.rails.front().largestStep = constant<Ratio>("0.08");
        desk_.keepTo(strict);
        jump(1);
        QCOMPARE(live(weight), std::string{"0.95"});
        QCOMPARE(change(1).outcome.substr(0, 9), std::string{"RAIL_STEP"});
        desk_.keepTo(rails());
        QCOMPARE(ask(ChangeVerb::Resume, 1, ada), std::string{});
        jump(3600);
        QCOMPARE(live(weight), std::string{"0.85"});
    }
    void aRampThatWasPlannedPastARailGoesItsWay()
    {
        venue_.deposit(4, "USDC", "20000");
        bid("100");
        ChangeContent quick = content(weight, "0.5");
        quick.ramp = Ramp{5, 60 * msPerSecond};
        quick.overridesRails = Flag::On;
        save(quick);
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{});
        QCOMPARE(change(1).breaches.size(), std::size_t{1});
        QCOMPARE(ask(ChangeVerb::Approve, 1, bea), std::string{});
        QCOMPARE(ask(ChangeVerb::Approve, 1, cem), std::string{});
        QCOMPARE(launchWithNotice(1), std::string{});
        QCOMPARE(change(1).schedule.front().value, std::string{"0.530304"});
        jump(1);
        QCOMPARE(live(weight), std::string{"0.530304"});
    }

    /// Its effect is found beside the exchange, which goes on.
    void aStepThatIsJudgedIsNoLongerDueWhenItsRampStands()
    {
        launchTwoSteps();
        venue_.pass(3600);
        const auto step = desk_.due(venue_.state);
        QVERIFY(step && step->verb == ChangeVerb::Step);
        QVERIFY(desk_.isDue(*step, venue_.state));
        QCOMPARE(ask(ChangeVerb::Pause, 1, ada, "look first"), std::string{});
        QVERIFY(!desk_.isDue(*step, venue_.state));
        QCOMPARE(ask(ChangeVerb::Resume, 1, ada), std::string{});
        venue_.pass(3600);
        QVERIFY(desk_.isDue(*step, venue_.state));
        QCOMPARE(ask(ChangeVerb::Abort, 1, ada, "enough"), std::string{});
        QVERIFY(!desk_.isDue(*step, venue_.state));
    }

    void aRampWaitsForAnEmptyQueue()
    {
        ChangeContent slow = content(weight, "0.93");
        slow.ramp = Ramp{2, 60 * msPerSecond};
        GuardRails wide = rails();
        wide.rails.clear();
        desk_ = ChangeDesk{wide, {}};
        save(slow);
        ask(ChangeVerb::Submit, 1, ada);
        QCOMPARE(ask(ChangeVerb::Launch, 1, ada), std::string{});
        QVERIFY(venue_.take(Command{HoldLiquidation{{}, venue_.asset("USDC"), 5, "test"}}));
        venue_.mark("SOL", "50");
        pass(120);
        QVERIFY(venue_.isQueued(1));
        QCOMPARE(live(weight), std::string{"0.95"});
        venue_.mark("SOL", "100");
        pass(400);
        QVERIFY(!venue_.isQueued(1));
        QCOMPARE(live(weight), std::string{"0.93"});
    }

    void aRampEndsWhereItStands()
    {
        launchTwoSteps();
        pass(3600);
        QCOMPARE(ask(ChangeVerb::Abort, 1, ada), std::string{"REASON_MISSING"});
        QCOMPARE(ask(ChangeVerb::Abort, 1, ada, "enough"), std::string{});
        QCOMPARE(stage(1), ChangeStage::Aborted);
        pass(3600);
        QCOMPARE(live(weight), std::string{"0.85"});
        QCOMPARE(ask(ChangeVerb::RollBack, 1, ada, "back"), std::string{});
        QCOMPARE(change(2).content.edits[0].before, std::string{"0.85"});
        QCOMPARE(change(2).content.edits[0].after, std::string{"0.95"});
    }

    void aNoticeRampWaitsForItsTimes()
    {
        approveTowardsALiquidation();
        const Timestamp start = venue_.state.now;
        QCOMPARE(launchWithNotice(1), std::string{});
        QCOMPARE(stage(1), ChangeStage::Ramping);
        // Steps of the rail, an hour apart; as close to the account as leaves it 1 % of what it holds, which is
        // 0.525 / 0.99, and over it when its notice has run.
        std::vector<std::string> values;
        for (const PlannedStep& step : change(1).schedule)
            values.push_back(step.value);
        QCOMPARE(values, (std::vector<std::string>{"0.85", "0.75", "0.65", "0.55", "0.530304", "0.5"}));
        QCOMPARE(change(1).schedule[5].at.ms, start.ms + 24 * msPerHour);
        QCOMPARE(change(1).schedule[5].setters, std::vector<SubaccountId>{SubaccountId{1}});
        QCOMPARE(change(1).schedule[5].accounts, 1U);

        jump(1);
        QCOMPARE(live(weight), std::string{"0.85"});
        // The interval runs from when a step came.
        jump(3599);
        QCOMPARE(live(weight), std::string{"0.85"});
        jump(1);
        QCOMPARE(live(weight), std::string{"0.75"});
        QCOMPARE(ask(ChangeVerb::Pause, 1, ada, "look first"), std::string{});
        jump(7200);
        QCOMPARE(live(weight), std::string{"0.75"});
        // As the journal keeps it, after a restart.
        desk_ = ChangeDesk{rails(), {*changeOf(encoded(change(1)))}};
        QCOMPARE(ask(ChangeVerb::Resume, 1, ada), std::string{});
        for (int hour = 0; hour < 3; ++hour)
            jump(3600);
        QCOMPARE(live(weight), std::string{"0.530304"});
        QVERIFY(venue_.state.queue.empty());
        jump((start.ms + 24 * msPerHour - venue_.state.now.ms) / msPerSecond - 1);
        QCOMPARE(live(weight), std::string{"0.530304"});
        QVERIFY(venue_.state.queue.empty());
        jump(1);
        QCOMPARE(live(weight), std::string{"0.5"});
        QCOMPARE(stage(1), ChangeStage::Live);
        QVERIFY(venue_.isQueued(1));
    }

    /// Somebody withdrew the bids that it was planned on.
    void aNoticeRampStandsWhereTheBooksGrewThin()
    {
        approveTowardsALiquidation();
        QCOMPARE(launchWithNotice(1), std::string{});
        const PlannedStep last = change(1).schedule.back();
        QVERIFY(last.pace == NoticeStep::Pace::Notice);
        const auto asItIs = nextOfNoticeRamp(venue_.state, change(1), desk_.rails());
        QVERIFY(asItIs && !asItIs->isAnew && asItIs->steps.front().exposure.isZero());
        QVERIFY(venue_.take(Command{CancelAll{SubaccountId{4}, MarketId{0}}}));
        for (int hour = 0; hour < 26; ++hour)
            jump(3600);
        QCOMPARE(stage(1), ChangeStage::Ramping);
        QVERIFY(!change(1).nextStepAt);
        QVERIFY2(change(1).outcome.starts_with("RAIL_DEPTH_SHARE ramp.depthShare="), change(1).outcome.c_str());
        QCOMPARE(live(weight), std::string{"0.530304"});
        QVERIFY(venue_.state.queue.empty());
        // And again, until they are back.
        QCOMPARE(ask(ChangeVerb::Resume, 1, ada), std::string{});
        jump(3600);
        QVERIFY(!change(1).nextStepAt);
        bid("100");
        QCOMPARE(ask(ChangeVerb::Resume, 1, ada), std::string{});
        // What is left is told to come from then on.
        QCOMPARE(change(1).schedule[5].at, *change(1).nextStepAt);
        QVERIFY(change(1).schedule[5].at > venue_.state.now);
        jump(3600);
        QCOMPARE(live(weight), std::string{"0.5"});
    }

    /// The books take less than they did when it was planned: it goes on in shorter steps.
    void aNoticeRampIsPlannedAnewWhereTheBooksTakeLess()
    {
        approveTowardsALiquidation();
        QCOMPARE(launchWithNotice(1), std::string{});
        const std::vector<PlannedStep> planned = change(1).schedule;
        const Timestamp start = venue_.state.now;
        QVERIFY(planned.back().exposure.isPositive());
        bid("1.2");
        jump(1);
        for (int hour = 0; hour < 23; ++hour)
            jump(3600);
        QCOMPARE(live(weight), std::string{"0.530304"});
        QCOMPARE(change(1).schedule.size(), planned.size());
        jump(3600);
        const std::vector<PlannedStep> anew = change(1).schedule;
        QVERIFY(anew.size() > planned.size());
        QVERIFY(change(1).stage == ChangeStage::Ramping && change(1).nextStepAt);
        QVERIFY2(change(1).outcome.starts_with("planned anew: "), change(1).outcome.c_str());
        QCOMPARE(live(weight), anew[5].value);
        QVERIFY(anew[5].value > "0.5" && anew[5].value < "0.525");
        QVERIFY(anew[5].at.ms >= start.ms + 24 * msPerHour);
        QVERIFY(anew[5].pace == NoticeStep::Pace::Depth && anew[5].exposure < planned.back().exposure);
        // The account was told in time: what is left comes at its intervals.
        QCOMPARE(anew[6].at.ms, anew[5].at.ms + msPerHour);
        for (int hour = 0; hour < 20 && stage(1) == ChangeStage::Ramping; ++hour) {
            bid("1.2");
            jump(3600);
        }
        QCOMPARE(live(weight), std::string{"0.5"});
        QCOMPARE(stage(1), ChangeStage::Live);
    }

    void anApproverAloneGoesBeyondTheShareOfTheBooks()
    {
        approveTowardsALiquidation();
        bid("0.1");
        QCOMPARE(launchWithNotice(1), std::string{"RAIL_DEPTH_SHARE"});
        QCOMPARE(stage(1), ChangeStage::Approved);
        ChangeRequest beyond;
        beyond.verb = ChangeVerb::Launch;
        beyond.id = ChangeId{1};
        beyond.notice = NoticeTerms{};
        beyond.content.overridesRails = Flag::On;
        beyond.reason = "on the phone";
        QCOMPARE(ask(beyond, ada), std::string{"OWN_CHANGE"});
        QCOMPARE(ask(beyond, Operator{"cy", Role::Operator}), std::string{"ROLE"});
        QCOMPARE(stage(1), ChangeStage::Approved);
        QCOMPARE(ask(beyond, bea), std::string{});
        QCOMPARE(stage(1), ChangeStage::Ramping);
        QCOMPARE(change(1).breaches.size(), std::size_t{1});
        QVERIFY(change(1).breaches.front().starts_with("RAIL_DEPTH_SHARE ramp.depthShare value="));
        // By an approval of its own, with its reason.
        QCOMPARE(change(1).approvals.size(), std::size_t{2});
        QVERIFY(change(1).approvals.back().approver == "bea" && change(1).approvals.back().reason == "on the phone");
        QCOMPARE(change(1).approvalsNeeded, 2U);
        // Marked for good, and after a restart.
        desk_ = ChangeDesk{rails(), {*changeOf(encoded(change(1)))}};
        for (int hour = 0; hour < 60 && stage(1) == ChangeStage::Ramping; ++hour)
            jump(3600);
        QCOMPARE(live(weight), std::string{"0.5"});
        QCOMPARE(change(1).breaches.size(), std::size_t{1});
        QVERIFY(lastReason_.starts_with("(rail overridden)"));
    }

    void aNoticeRampIsHastenedEndedAndRolledBack()
    {
        approveTowardsALiquidation();
        QCOMPARE(launchWithNotice(1), std::string{});
        jump(1);
        QCOMPARE(live(weight), std::string{"0.85"});
        QCOMPARE(ask(ChangeVerb::Hasten, 1, ada), std::string{"ROLE"});
        // Within the hour that the rail leaves between two steps not even an approver does.
        QCOMPARE(ask(ChangeVerb::Hasten, 1, bea, "books are deep"), std::string{"RAIL_INTERVAL"});
        GuardRails quick = rails();
        quick.rails.front().shortestIntervalSeconds = 0;
        desk_ = ChangeDesk{quick, {change(1)}};
        QCOMPARE(ask(ChangeVerb::Hasten, 1, bea, "books are deep"), std::string{});
        jump(1);
        QCOMPARE(live(weight), std::string{"0.75"});
        // Nor does a step come that crosses an account which has its notice yet.
        for (const char* reached : {"0.65", "0.55", "0.530304"}) {
            QCOMPARE(ask(ChangeVerb::Hasten, 1, bea, "books are deep"), std::string{});
            jump(1);
            QCOMPARE(live(weight), std::string{reached});
        }
        QCOMPARE(ask(ChangeVerb::Hasten, 1, bea, "books are deep"), std::string{"NOTICE_OWED"});
        jump(1);
        QCOMPARE(live(weight), std::string{"0.530304"});
        QCOMPARE(ask(ChangeVerb::Abort, 1, ada, "enough"), std::string{});
        QCOMPARE(stage(1), ChangeStage::Aborted);
        QCOMPARE(ask(ChangeVerb::RollBack, 1, ada, "books are back"), std::string{});
        QCOMPARE(change(2).content.edits[0].before, std::string{"0.530304"});
        QCOMPARE(change(2).content.edits[0].after, std::string{"0.95"});
    }

    /// From its launch on, whatever its steps have reached; until it ends, or is ended.
    void ordersReckonWithTheEndOfANoticeRampAtOnce()
    {
        const auto announced = [&] {
            std::vector<std::string> texts;
            for (const ParameterTarget& target : venue_.state.risk->announced)
                texts.push_back(target.path + "=" + target.value);
            return texts;
        };
        const std::vector<std::string> target{std::string{weight} + "=0.5"};
        approveTowardsALiquidation();
        QCOMPARE(announced(), std::vector<std::string>{});
        QCOMPARE(launchWithNotice(1), std::string{});
        QCOMPARE(announced(), target);
        QCOMPARE(live(weight), std::string{"0.95"});
        jump(1);
        QCOMPARE(live(weight), std::string{"0.85"});
        QCOMPARE(ask(ChangeVerb::Pause, 1, ada, "look first"), std::string{});
        QCOMPARE(announced(), target);
        QCOMPARE(ask(ChangeVerb::Abort, 1, ada, "enough"), std::string{});
        QCOMPARE(announced(), std::vector<std::string>{});
        QCOMPARE(live(weight), std::string{"0.85"});

        // Another hand moves the parameter: the ramp cannot go on and its end counts no more.
        jump(3600);
        ChangeContent again = content(weight, "0.5");
        again.ramp = Ramp{4, 3600 * msPerSecond};
        QCOMPARE(save(again), std::string{});
        QCOMPARE(ask(ChangeVerb::Submit, 2, ada), std::string{});
        QCOMPARE(ask(ChangeVerb::Approve, 2, bea), std::string{});
        QCOMPARE(launchWithNotice(2), std::string{});
        QCOMPARE(announced(), target);
        QVERIFY(venue_.take(SetParameters{{{weight, "0.85", "0.8"}}, "by hand"}));
        const auto step = desk_.due(venue_.state);
        QVERIFY(step.has_value());
        const auto decision = desk_.failed(*step, venue_.state, "the exchange refused");
        QVERIFY(venue_.take(*decision.command));
        desk_.keep(decision);
        QCOMPARE(announced(), std::vector<std::string>{});
        QCOMPARE(stage(2), ChangeStage::Aborted);
    }

    /// Of two ramps to one parameter the second cannot begin; what the first announced goes on.
    void aRampThatCannotBeginLeavesWhatAnotherAnnounced()
    {
        approveTowardsALiquidation();
        ChangeContent later = content(weight, "0.5");
        later.ramp = Ramp{5, 3600 * msPerSecond};
        later.goLiveAt = Timestamp{venue_.state.now.ms + 60 * msPerSecond};
        QCOMPARE(save(later), std::string{});
        QCOMPARE(ask(ChangeVerb::Submit, 2, ada), std::string{});
        QCOMPARE(ask(ChangeVerb::Approve, 2, bea), std::string{});
        QCOMPARE(launchWithNotice(2), std::string{});
        QCOMPARE(stage(2), ChangeStage::Scheduled);
        QCOMPARE(launchWithNotice(1), std::string{});
        QCOMPARE(venue_.state.risk->announced.size(), std::size_t{1});
        ChangeRequest goes;
        goes.verb = ChangeVerb::GoLive;
        goes.id = ChangeId{2};
        const auto decision = desk_.failed(goes, venue_.state, "the exchange refused");
        QVERIFY(!decision.command);
        QCOMPARE(decision.changes.front().stage, ChangeStage::Aborted);
        QCOMPARE(venue_.state.risk->announced.size(), std::size_t{1});
    }

    void aNoticeRampNeedsOneNumberThatLiquidates()
    {
        QCOMPARE(save(content(limit, "900000")), std::string{});
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{});
        QCOMPARE(launchWithNotice(1), std::string{"NO_NOTICE_RAMP"});
        QCOMPARE(stage(1), ChangeStage::Approved);
        NoticeTerms terms;
        terms.intervalMs = 0;
        QCOMPARE(launchWithNotice(1, terms), std::string{"BAD_RAMP"});
        QCOMPARE(ask(ChangeVerb::Launch, 1, ada), std::string{});
        QCOMPARE(stage(1), ChangeStage::Live);
    }

    void recordsFromBeforeNoticeRampsAreRead()
    {
        QCOMPARE(save(content(weight, "0.9")), std::string{});
        Bytes record = encoded(change(1));
        record.resize(record.size() - encoded(change(1).notice).size() - encoded(change(1).schedule).size());
        const auto read = changeOf(record);
        QVERIFY(read.has_value());
        QCOMPARE(encoded(*read), encoded(change(1)));
        record.pop_back();
        QVERIFY(!changeOf(record).has_value());
    }

    void anApprovalKeepsItsReason()
    {
        ChangeContent far = content(weight, "0.8");
        far.overridesRails = Flag::On;
        QCOMPARE(save(far), std::string{});
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{});
        QCOMPARE(ask(ChangeVerb::Approve, 1, bea, "seen with the desk"), std::string{});
        const Bytes record = encoded(change(1));
        QCOMPARE(changeOf(record)->approvals.at(0).reason, std::string{"seen with the desk"});
        // Records of before have none, and before notice ramps not even these.
        Bytes old = record;
        old.resize(
            old.size() - encoded(change(1).approvals[0].reason).size() - encoded(change(1).effect->autoClosed).size());
        QCOMPARE(changeOf(old)->approvals.at(0).approver, bea.name);
        QCOMPARE(changeOf(old)->approvals.at(0).reason, std::string{});
        old.resize(old.size() - encoded(change(1).notice).size() - encoded(change(1).schedule).size());
        QCOMPARE(changeOf(old)->approvals.at(0).approver, bea.name);
        old.pop_back();
        QVERIFY(!changeOf(old));
    }

    void aNoticeRampKeepsItsMargin()
    {
        approveTowardsALiquidation();
        NoticeTerms terms;
        terms.margin = constant<Ratio>("1");
        QCOMPARE(launchWithNotice(1, terms), std::string{"BAD_RAMP"});
        terms.margin = constant<Ratio>("0.02");
        QCOMPARE(launchWithNotice(1, terms), std::string{});
        QCOMPARE(change(1).schedule[4].value, std::string{"0.535715"}); // 0.525 / 0.98
        const Bytes record = encoded(change(1));
        QCOMPARE(changeOf(record)->notice->margin, terms.margin);
        // Records of before have none; then approvals without reasons.
        Bytes old = record;
        old.resize(old.size() - encoded(change(1).effect->autoClosed).size());
        QCOMPARE(changeOf(old)->notice->margin, terms.margin);
        old.resize(old.size() - encoded(terms.margin).size());
        QCOMPARE(changeOf(old)->notice->margin, Ratio{});
        old.resize(old.size() - encoded(change(1).approvals.at(0).reason).size());
        QCOMPARE(changeOf(old)->notice->margin, Ratio{});
        QCOMPARE(changeOf(old)->schedule.size(), change(1).schedule.size());
        old.pop_back();
        QVERIFY(!changeOf(old));
    }

    /// Not even a step that crosses nobody: it would leave an account less room than was promised.
    void nobodyHastensAStepPastTheMargin()
    {
        approveTowardsALiquidation();
        NoticeTerms terms;
        terms.margin = constant<Ratio>("0.3");
        QCOMPARE(launchWithNotice(1, terms), std::string{});
        QCOMPARE(change(1).schedule[1].value, std::string{"0.750001"}); // 0.525 / 0.7
        QCOMPARE(change(1).schedule[2].accounts, 0U);
        jump(1);
        jump(3600);
        QCOMPARE(live(weight), std::string{"0.750001"});
        jump(3600);
        QCOMPARE(live(weight), std::string{"0.750001"});
        QCOMPARE(ask(ChangeVerb::Hasten, 1, bea, "books are deep"), std::string{"NOTICE_OWED"});
    }

    /// Each step is lawful as the exchange makes it, one value after the other.
    void aRampMovesTwoValuesThatBindEachOther()
    {
        ChangeContent both = content("assets.SOL.imfFunction.base", "0.2");
        both.edits.push_back({"assets.SOL.mmfFunction.base", live("assets.SOL.mmfFunction.base"), "0.195"});
        both.ramp = Ramp{10, 60 * msPerSecond};
        save(both);
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{});
        QCOMPARE(ask(ChangeVerb::Launch, 1, ada), std::string{});
        pass(600);
        QCOMPARE(stage(1), ChangeStage::Live);
        QCOMPARE(live("assets.SOL.imfFunction.base"), std::string{"0.2"});
        QCOMPARE(live("assets.SOL.mmfFunction.base"), std::string{"0.195"});
        // And back, the other way round.
        QCOMPARE(ask(ChangeVerb::RollBack, 1, ada, "mistaken"), std::string{});
        QCOMPARE(ask(ChangeVerb::Approve, 2, bea), std::string{});
        QCOMPARE(ask(ChangeVerb::Launch, 2, ada), std::string{});
        pass(600);
        QCOMPARE(stage(1), ChangeStage::RolledBack);
        QCOMPARE(live("assets.SOL.imfFunction.base"), std::string{"0.1"});
        QCOMPARE(live("assets.SOL.mmfFunction.base"), std::string{"0.05"});
    }

    /// Whoever launches a ramp with notice may take it slower than was approved, not faster.
    void noticeShortensNoApprovedRamp()
    {
        approveTowardsALiquidation();
        NoticeTerms none;
        none.noticeMs = 0;
        none.intervalMs = msPerSecond;
        none.depthShare = Ratio::whole(1);
        none.margin = {};
        GuardRails quick = rails();
        quick.rails.front().shortestIntervalSeconds = 0;
        desk_ = ChangeDesk{quick, {change(1)}};
        QCOMPARE(launchWithNotice(1, none), std::string{"RAMP_SHORTENED"});
        none.depthShare = Ratio::whole(2);
        QCOMPARE(launchWithNotice(1, none), std::string{"BAD_RAMP"});
        none.depthShare = Ratio::whole(1);
        none.noticeMs = 400 * 24 * msPerHour;
        QCOMPARE(launchWithNotice(1, none), std::string{"BAD_RAMP"});
        QCOMPARE(stage(1), ChangeStage::Approved);
        QCOMPARE(launchWithNotice(1), std::string{});
    }

    void onlyNumbersRamp()
    {
        ChangeContent slow = content("borrowLendMarkets.SOL.state", "RepayOnly");
        slow.ramp = Ramp{2, 60 * msPerSecond};
        save(slow);
        QCOMPARE(ask(ChangeVerb::Submit, 1, ada), std::string{"NOT_RAMPABLE"});
    }

    void rollbackIsOneActionWhereItHurtsNobodyAndLetsNobodyMore()
    {
        // Up, with an approval; back down tightens.
        save(content(weight, "0.96"));
        ask(ChangeVerb::Submit, 1, ada);
        ask(ChangeVerb::Approve, 1, bea);
        ask(ChangeVerb::Launch, 1, ada);
        pass(600);
        QCOMPARE(live(weight), std::string{"0.96"});
        QCOMPARE(ask(ChangeVerb::RollBack, 1, ada), std::string{"REASON_MISSING"});
        QCOMPARE(ask(ChangeVerb::RollBack, 1, ada, "mistaken"), std::string{});
        QCOMPARE(live(weight), std::string{"0.95"});
        QCOMPARE(stage(1), ChangeStage::RolledBack);
        QCOMPARE(stage(2), ChangeStage::Live);
        QCOMPARE(change(2).rollsBack, std::optional{ChangeId{1}});
        QCOMPARE(change(2).content.name, "Roll back change 1: " + change(1).content.name);
        QCOMPARE(ask(ChangeVerb::RollBack, 1, ada, "again"), std::string{"NOT_IN_STAGE"});
    }

    void aRollbackThatLoosensNeedsASecondPersonToo()
    {
        save(content(weight, "0.9"));
        ask(ChangeVerb::Submit, 1, ada);
        ask(ChangeVerb::Launch, 1, ada);
        QCOMPARE(ask(ChangeVerb::RollBack, 1, ada, "mistaken"), std::string{});
        QCOMPARE(stage(2), ChangeStage::Submitted);
        QCOMPARE(ask(ChangeVerb::Approve, 2, cem), std::string{});
        QCOMPARE(ask(ChangeVerb::Launch, 2, cem), std::string{});
        pass(600);
        QCOMPARE(live(weight), std::string{"0.95"});
        QCOMPARE(stage(1), ChangeStage::RolledBack);
    }

    void tightensAtOnceInAnEmergency()
    {
        QCOMPARE(ask(tightening(weight, "0.9"), ada), std::string{});
        QCOMPARE(stage(1), ChangeStage::Live);
        QCOMPARE(live(weight), std::string{"0.9"});
        QVERIFY(change(1).effect && change(1).approvals.empty());
        QCOMPARE(change(1).approvalsNeeded, 0U);
        QCOMPARE(ask(tightening(limit, "500000"), ada), std::string{});
        QCOMPARE(ask(tightening("borrowLendMarkets.SOL.state", "RepayOnly"), ada), std::string{});
        QCOMPARE(ask(tightening("markets.SOL_USDC.orderBookState", "PostOnly"), ada), std::string{});
        QCOMPARE(ask(tightening("markets.SOL_USDC.orderBookState", "CancelOnly"), ada), std::string{});
        QCOMPARE(live("borrowLendMarkets.SOL.state"), std::string{"RepayOnly"});
        QCOMPARE(live("markets.SOL_USDC.orderBookState"), std::string{"CancelOnly"});
        // What loosens again takes the usual way.
        QCOMPARE(ask(ChangeVerb::RollBack, 1, ada, "index is back"), std::string{});
        QCOMPARE(stage(6), ChangeStage::Submitted);
    }

    void refusesWhatIsNoEmergencyTightening_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("code");
        QTest::newRow("weight up") << weight << "0.97"
                                   << "NOT_TIGHTER";
        QTest::newRow("weight as it is") << weight << "0.95"
                                         << "NOT_TIGHTER";
        QTest::newRow("past the rail") << weight << "0.8"
                                       << "RAIL_STEP";
        QTest::newRow("limit up") << limit << "2000000"
                                  << "NOT_TIGHTER";
        QTest::newRow("past the limit's rail") << limit << "400000"
                                               << "RAIL_STEP";
        QTest::newRow("pool closed") << "borrowLendMarkets.SOL.state"
                                     << "Closed"
                                     << "NOT_TIGHTER";
        QTest::newRow("pool open") << "borrowLendMarkets.SOL.state"
                                   << "Open"
                                   << "NOT_TIGHTER";
        QTest::newRow("book closed") << "markets.SOL_USDC.orderBookState"
                                     << "Closed"
                                     << "NOT_TIGHTER";
        QTest::newRow("another parameter") << "borrowLendMarkets.SOL.fee"
                                           << "0"
                                           << "NOT_EMERGENCY";
    }
    void refusesWhatIsNoEmergencyTightening()
    {
        QFETCH(QString, path);
        QFETCH(QString, after);
        QFETCH(QString, code);
        const std::string before = live(path.toStdString());
        QCOMPARE(QString::fromStdString(ask(tightening(path.toStdString(), after.toStdString()), ada)), code);
        QVERIFY(desk_.changes().empty());
        QCOMPARE(live(path.toStdString()), before);
    }

    void asksForAReasonAndARoleInAnEmergencyToo()
    {
        ChangeRequest request = tightening(weight, "0.9");
        QCOMPARE(ask(request, dov), std::string{"ROLE"});
        request.content.reason.clear();
        QCOMPARE(ask(request, ada), std::string{"REASON_MISSING"});
        request.content.edits.clear();
        QCOMPARE(ask(request, ada), std::string{"NO_EDITS"});
        // A stale edit is refused by the exchange on the fork.
        request = tightening(weight, "0.9");
        request.content.edits.front().before = "0.96";
        QCOMPARE(ask(request, ada), std::string{"BEFORE_DIFFERS"});
        QVERIFY(desk_.changes().empty());
    }

    void keepsAnEmergencyWithinItsBudget()
    {
        venue_.mark("SOL", "56");
        const ChangeRequest request = tightening(weight, "0.9");
        QCOMPARE(ask(request, ada), std::string{"OVER_BUDGET"});
        QVERIFY(desk_.changes().empty());
        QCOMPARE(live(weight), std::string{"0.95"});
        const auto effect = effectOf(*impactOf(venue_.state, request.content.edits),
            *aftermathOf(venue_.state, request.content.edits, effectHorizonSeconds));
        QCOMPARE(effect.liquidated, 1U);
        const auto refusal = desk_.decide(request, ada, venue_.state, effect).refusal;
        QVERIFY(refusal && refusal->value.starts_with("1 account, exposure ") && refusal->limit == "0");
        GuardRails wider = rails();
        wider.liquidationBudget = 1;
        desk_ = ChangeDesk{wider, {}};
        QCOMPARE(ask(request, ada), effect.badDebt.isPositive() ? std::string{"OVER_BUDGET"} : std::string{});
    }

    void aChangeSurvivesItsEncoding()
    {
        ChangeContent slow = content(weight, "0.93");
        slow.ramp = Ramp{2, 60 * msPerSecond};
        save(slow);
        ask(ChangeVerb::Submit, 1, ada);
        const Bytes bytes = encoded(change(1));
        Change read;
        Decoder decoder{bytes};
        decoder.read(read);
        QVERIFY(decoder.ok() && decoder.atEnd());
        QCOMPARE(encoded(read), bytes);
    }
};

PLIMSOLL_TEST(ChangeDeskTest);

} // namespace plimsoll::test

#include "change_desk_test.moc"
