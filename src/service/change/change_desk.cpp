// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/change/change_desk.h"

#include "domain/base/decimal.h"
#include "domain/base/ensure.h"
#include "domain/base/plain_text.h"
#include "domain/exchange/announcement.h"
#include "domain/exchange/parameter.h"
#include "service/change/emergency.h"
#include "service/change/risk_difference.h"

#include <algorithm>
#include <limits>
#include <set>
#include <string_view>
#include <utility>

namespace plimsoll {

namespace {

constexpr std::uint32_t rampStepsMax = 1000;
constexpr std::int64_t noticeMax = 366 * 24 * msPerHour;

using Decision = ChangeDesk::Decision;

Decision refused(DeskRefusal refusal)
{
    Decision decision;
    decision.refusal = std::move(refusal);
    return decision;
}

Decision refused(std::string code, std::string field = {}, std::string value = {}, std::string limit = {})
{
    return refused(DeskRefusal{std::move(code), std::move(field), std::move(value), std::move(limit)});
}

DeskRefusal refusalOf(const Breach& breach)
{
    return {std::string{codeName(breach.rail)}, breach.path, breach.value, breach.limit};
}

Decision refused(const Breach& breach)
{
    return refused(refusalOf(breach));
}

/// `broken` holds one at least.
Decision refused(const std::vector<Breach>& broken)
{
    Decision decision = refused(broken.front());
    for (std::size_t i = 1; i < broken.size(); ++i)
        decision.refusedToo.push_back(refusalOf(broken[i]));
    return decision;
}

Decision moved(Change change)
{
    Decision decision;
    decision.changes.push_back(std::move(change));
    return decision;
}

void enter(Change& change, ChangeStage stage, Timestamp now)
{
    change.stage = stage;
    change.since = now;
}

struct Rule {
    ChangeVerb verb;
    std::vector<ChangeStage> from;
};

/// The stages that a verb may be asked in: the life of a change.
const std::vector<ChangeStage>& stagesOf(ChangeVerb verb)
{
    using enum ChangeStage;
    static const std::vector<Rule> rules{
        {ChangeVerb::Save, {Draft}},
        {ChangeVerb::Submit, {Draft}},
        {ChangeVerb::Approve, {Submitted}},
        {ChangeVerb::Reject, {Draft, Submitted, Approved, Scheduled}},
        {ChangeVerb::Launch, {Approved}},
        {ChangeVerb::Pause, {Ramping}},
        {ChangeVerb::Resume, {Ramping}},
        {ChangeVerb::Hasten, {Ramping}},
        {ChangeVerb::Abort, {Ramping}},
        {ChangeVerb::RollBack, {Live, Aborted}},
        {ChangeVerb::Tighten, {Draft}},
        {ChangeVerb::GoLive, {Scheduled}},
        {ChangeVerb::Step, {Ramping}},
        {ChangeVerb::Expire, {Submitted, Approved}},
        {ChangeVerb::Renew, {Submitted, Approved, Scheduled}},
    };
    return std::find_if(rules.begin(), rules.end(), [verb](const Rule& rule) { return rule.verb == verb; })->from;
}

/// Whoever approves reads what stands there.
std::optional<Decision> unseenIn(const ChangeRequest& request)
{
    const ChangeContent& content = request.content;
    for (const auto& [field, text] : {std::pair{"name", &content.name}, std::pair{"ticket", &content.ticket},
             std::pair{"reason", &content.reason}, std::pair{"reason", &request.reason}})
        if (hasUnseen(*text))
            return refused(unseenRefusal(field, *text));
    return std::nullopt;
}

/// Takes a configuration from one step of a change to another by edits that the exchange makes one after the other;
/// none where a value between cannot be written.
std::optional<std::vector<ParameterEdit>> takeSteps(
    RiskConfiguration& risk, const Change& change, std::uint32_t from, std::uint32_t to)
{
    std::vector<ParameterEdit> edits;
    for (const ParameterEdit& edit : change.content.edits) {
        const auto before = change.valueAfter(risk, edit, from);
        const auto after = change.valueAfter(risk, edit, to);
        if (!before || !after)
            return std::nullopt;
        if (*before == *after)
            continue;
        if (const auto parameter = parameterAt(risk, edit.path))
            setParameter(risk, *parameter, *after);
        edits.push_back({edit.path, *before, *after});
    }
    return edits;
}

std::optional<std::vector<ParameterEdit>> editsBetween(
    RiskConfiguration risk, const Change& change, std::uint32_t from, std::uint32_t to)
{
    return takeSteps(risk, change, from, to);
}

/// Whether every step of a ramp can be written.
bool isRampable(RiskConfiguration risk, const Change& change)
{
    for (std::uint32_t step = 0; step < change.steps(); ++step)
        if (!takeSteps(risk, change, step, step + 1))
            return false;
    return true;
}

/// From where a change stands back to where it began, in an order that the exchange takes; none where it cannot be.
std::optional<std::vector<ParameterEdit>> editsBack(const RiskConfiguration& risk, const Change& change)
{
    Change reversed = change;
    std::reverse(reversed.content.edits.begin(), reversed.content.edits.end());
    auto edits = editsBetween(risk, reversed, reversed.stepsDone, 0);
    return edits ? std::optional{inLawfulOrder(risk, *std::move(edits))} : std::nullopt;
}

/// As the journal keeps it beside each value that goes live: an override is marked there for good.
std::string reasonOf(const Change& change)
{
    return change.breaches.empty() ? change.content.reason : "(rail overridden) " + change.content.reason;
}

/// It ends where it stands; what its notice ramp announced counts no more.
Decision aborted(Change change, const State& live, const std::string& why)
{
    Decision decision;
    if (change.stage == ChangeStage::Ramping && change.notice)
        if (auto withdrawal = withdrawalOf(*live.risk, change.content.edits); !withdrawal.empty())
            decision.command = AnnounceParameters{std::move(withdrawal), why};
    enter(change, ChangeStage::Aborted, live.now);
    change.nextStepAt.reset();
    change.outcome = why;
    decision.changes.push_back(std::move(change));
    return decision;
}

/// In whole cents, for a sentence.
std::string cents(Usd amount)
{
    return formatDecimal(amount.raw / powerOfTen(16), 2);
}

/// The figures that differ, as "liquidated 62 (50 when it was shown)".
std::string movedFigures(const ChangeEffect& shown, const ChangeEffect& now)
{
    std::string text;
    const auto add = [&](const char* what, const std::string& then, const std::string& is) {
        if (then != is)
            text += (text.empty() ? "" : ", ") + std::string{what} + ' ' + is + " (" + then + " when it was shown)";
    };
    const auto addUsd = [&](const char* what, Usd then, Usd is) { add(what, cents(then), cents(is)); };
    add("liquidated", std::to_string(shown.liquidated), std::to_string(now.liquidated));
    addUsd("their exposure in USD", shown.liquidatedExposure, now.liquidatedExposure);
    add("into auto-close", std::to_string(shown.autoClosed), std::to_string(now.autoClosed));
    add("may take more", std::to_string(shown.mayTakeMore), std::to_string(now.mayTakeMore));
    addUsd("bad debt in USD", shown.badDebt, now.badDebt);
    return text;
}

/// "62 liquidated", "62 liquidated, 3 into auto-close".
std::string hurtBy(const ChangeEffect& effect)
{
    return std::to_string(effect.liquidated) + " liquidated"
        + (effect.autoClosed == 0 ? "" : ", " + std::to_string(effect.autoClosed) + " into auto-close");
}

/// Whether more is hurt than was approved, anybody where nobody was, or someone may take more risk who could not.
bool hasMoved(const GuardRails& rails, const ChangeEffect& shown, const ChangeEffect& now)
{
    const auto beyondShare
        = [&](Usd then, Usd value) { return value > then + multiply(then, rails.movedShare, Rounding::Down); };
    const Int128 tolerated = std::max(
        Int128{rails.movedAccounts}, mulDiv(shown.hurt(), rails.movedShare.raw, Ratio::scale, Rounding::Down));
    const bool isMany = now.hurt() > rails.movedAccounts;
    return now.hurt() > shown.hurt() + tolerated || (now.hurtsSomeone() && !shown.hurtsSomeone())
        || (isMany && beyondShare(shown.liquidatedExposure, now.liquidatedExposure))
        || beyondShare(shown.badDebt, now.badDebt) || beyondShare(shown.socialisedLoss, now.socialisedLoss)
        || (now.loosens() && !shown.loosens());
}

std::uint32_t approvalsFor(const ChangeEffect& effect, bool overridesRails)
{
    return (effect.hurtsSomeone() || effect.loosens() ? 1U : 0U) + (overridesRails ? 1U : 0U);
}

/// A change that the desk does not hold yet comes with the request.
bool makesNew(const ChangeRequest& request)
{
    using enum ChangeVerb;
    return request.verb == Tighten || (request.id.value == 0 && (request.verb == Save || request.verb == Submit));
}

std::string stageList(ChangeVerb verb)
{
    std::string list;
    for (const ChangeStage stage : stagesOf(verb))
        list += (list.empty() ? "" : " or ") + std::string{toText(stage)};
    return list;
}

/// What no plan is made of.
std::optional<DeskRefusal> faultOf(const NoticeTerms& terms)
{
    const auto bad = [](const char* field, const std::string& value, const std::string& limit) {
        return DeskRefusal{"BAD_RAMP", field, value, limit};
    };
    if (terms.noticeMs < 0 || terms.intervalMs < msPerSecond)
        return bad("ramp.stepMs", std::to_string(terms.intervalMs), "at least 1000");
    if (terms.noticeMs > noticeMax || terms.intervalMs > noticeMax)
        return bad("ramp.notice", std::to_string(std::max(terms.noticeMs, terms.intervalMs)),
            "at most " + std::to_string(noticeMax));
    if (terms.depthShare.isNegative() || terms.depthShare > Ratio::whole(1))
        return bad("ramp.depthShare", toText(terms.depthShare), "0 .. 1");
    if (terms.margin.isNegative() || terms.margin >= Ratio::whole(1))
        return bad("ramp.margin", toText(terms.margin), "0 .. below 1");
    return std::nullopt;
}

constexpr std::string_view depthShareRail = "RAIL_DEPTH_SHARE";

bool goesBeyondShare(const std::string& breach)
{
    return breach.starts_with(depthShareRail);
}

/// Of a plan with steps that no shorter ones could take the place of.
DeskRefusal shareFault(const NoticePlan& plan, const NoticeTerms& terms)
{
    Usd most;
    for (const PlannedStep& step : plan.steps)
        if (step.pace == NoticeStep::Pace::Alone)
            most = std::max(most, step.exposure);
    const std::uint32_t beyond = plan.beyondShare();
    return {std::string{depthShareRail}, "ramp.depthShare",
        cents(most) + " USD" + (beyond > 1 ? " by one of " + std::to_string(beyond) + " steps" : " by a step"),
        "at most " + cents(plan.allowed) + " USD, " + toText(terms.depthShare) + " of what the books take"};
}

} // namespace

std::optional<Breach> quietBreach(const GuardRails& rails, const Change& change, Timestamp now)
{
    return change.rollsBack ? std::nullopt : quietBreach(rails, now);
}

std::optional<Timestamp> allowedFrom(const GuardRails& rails, const Change& change, const LastLive& lastLive)
{
    const bool isOverridden = std::any_of(change.breaches.begin(), change.breaches.end(),
        [](const std::string& breach) { return breach.starts_with(codeName(Breach::Rail::Interval)); });
    return change.rollsBack || isOverridden ? std::nullopt : allowedFrom(rails, change.content.edits, lastLive);
}

bool isDesksOwn(ChangeVerb verb)
{
    return verb == ChangeVerb::GoLive || verb == ChangeVerb::Step || verb == ChangeVerb::Expire
        || verb == ChangeVerb::Renew;
}

std::string toText(const DeskRefusal& refusal)
{
    std::string text = refusal.code;
    if (!refusal.field.empty() || !refusal.value.empty())
        text += ' ' + (refusal.field.empty() ? "value" : refusal.field);
    if (!refusal.value.empty())
        text += '=' + refusal.value;
    if (!refusal.limit.empty())
        text += " limit=" + refusal.limit;
    return text;
}

DeskRefusal unseenRefusal(const std::string& field, const std::string& text)
{
    return {"TEXT_UNSEEN", field, unseenEscaped(text), "one line without characters that are not seen"};
}

bool isAllowedIn(ChangeStage stage, ChangeVerb verb)
{
    const auto& stages = stagesOf(verb);
    return std::find(stages.begin(), stages.end(), stage) != stages.end();
}

std::optional<DeskRefusal> roleFault(ChangeVerb verb, const Operator& who, const Change& change)
{
    const auto role = [&who](const char* needed) {
        return DeskRefusal{"ROLE", "role", std::string{toText(who.role)}, needed};
    };
    if (isDesksOwn(verb))
        return who.name == auditName(change.id) ? std::nullopt : std::optional{role("the desk itself")};
    const bool isAuthor = who.name == change.author;
    switch (verb) {
    case ChangeVerb::Approve:
        if (isAuthor)
            return DeskRefusal{"OWN_CHANGE", "approver", who.name, "someone else than its author"};
        return who.mayApprove() ? std::nullopt : std::optional{role("approver")};
    case ChangeVerb::Hasten:
        return who.mayApprove() ? std::nullopt : std::optional{role("approver")};
    case ChangeVerb::Reject:
        return isAuthor || who.mayApprove() ? std::nullopt : std::optional{role("approver")};
    case ChangeVerb::Save:
    case ChangeVerb::Submit:
        if (!who.mayAuthor())
            return role("operator");
        return isAuthor ? std::nullopt : std::optional{DeskRefusal{"NOT_AUTHOR", "author", who.name, change.author}};
    default:
        return who.mayAuthor() ? std::nullopt : std::optional{role("operator")};
    }
}

std::string_view toText(ChangeVerb verb)
{
    static constexpr std::string_view names[] = {"save", "submit", "approve", "reject", "launch", "pause", "resume",
        "hasten", "abort", "roll back", "emergency tightening", "go live", "step", "expire", "renew effect"};
    return names[static_cast<std::size_t>(verb)];
}

std::string auditName(ChangeId id)
{
    return "change " + std::to_string(id.value);
}

std::string auditName(ChangeId id, ChangeVerb verb)
{
    return (id.value == 0 ? "new change" : auditName(id)) + ' ' + std::string{toText(verb)};
}

ChangeDesk::ChangeDesk(GuardRails rails, std::vector<Change> kept)
    : rails_(std::move(rails))
{
    for (Change& change : kept) {
        if (change.liveAt)
            for (const ParameterEdit& edit : change.content.edits)
                lastLive_[edit.path] = std::max(lastLive_[edit.path], *change.liveAt);
        changes_.emplace(change.id, std::move(change));
    }
}

std::optional<std::vector<ParameterEdit>> ChangeDesk::needsEffect(const ChangeRequest& request, const State& live) const
{
    if (makesNew(request) && request.verb != ChangeVerb::Save)
        return request.content.edits.empty() ? std::nullopt : std::optional{request.content.edits};
    const auto found = changes_.find(request.id);
    if (found == changes_.end() || !isAllowedIn(found->second.stage, request.verb))
        return std::nullopt;
    const Change& change = found->second;
    if (change.content.edits.empty())
        return std::nullopt;
    switch (request.verb) {
    case ChangeVerb::Submit:
    case ChangeVerb::Approve:
    case ChangeVerb::Launch:
    case ChangeVerb::GoLive:
        return change.content.edits;
    case ChangeVerb::Step: {
        auto edits = editsBetween(live.configuration(), change, change.stepsDone, change.steps());
        return edits && !edits->empty() ? edits : std::nullopt;
    }
    case ChangeVerb::RollBack: {
        auto edits = editsBack(live.configuration(), change);
        return edits && !edits->empty() ? edits : std::nullopt;
    }
    default:
        return std::nullopt;
    }
}

bool ChangeDesk::isHidden(const ChangeRequest& request, const std::string& who) const
{
    const auto found = changes_.find(request.id);
    return found != changes_.end() && found->second.isPrivate() && found->second.author != who;
}

std::optional<NoticeTerms> ChangeDesk::needsPlan(const ChangeRequest& request) const
{
    if (request.verb == ChangeVerb::Launch)
        return request.notice && !faultOf(*request.notice) ? request.notice : std::nullopt;
    const auto found = changes_.find(request.id);
    return request.verb == ChangeVerb::GoLive && found != changes_.end() ? found->second.notice : std::nullopt;
}

/// One request on one change, at one moment.
struct ChangeDesk::Asked {
    const ChangeDesk& desk;
    const ChangeRequest& request;
    const Operator& who;
    const State& live;
    const std::optional<ChangeEffect>& effect;
    const std::optional<NoticePlan>& plan;
    Change change; ///< as it will stand

    Timestamp now() const { return live.now; }
    const RiskConfiguration& risk() const { return live.configuration(); }

    Decision save() const
    {
        Change saved = change;
        saved.content = request.content;
        return moved(std::move(saved));
    }

    std::optional<Decision> formFault() const
    {
        if (change.content.edits.empty())
            return refused("NO_EDITS", "edits", "0", "at least 1");
        // Rails and ramps judge each edit from what is live to where it goes.
        std::set<std::string_view> paths;
        for (const ParameterEdit& edit : change.content.edits)
            if (!paths.insert(edit.path).second)
                return refused("EDITED_TWICE", edit.path, edit.after, "one edit of a parameter");
        if (isBlank(change.content.reason))
            return refused("REASON_MISSING", "reason", {}, "a reason");
        if (change.steps() < 1 || change.steps() > rampStepsMax)
            return refused(
                "BAD_RAMP", "ramp.steps", std::to_string(change.steps()), "1 .. " + std::to_string(rampStepsMax));
        if (change.content.ramp && change.content.ramp->stepMs < msPerSecond)
            return refused("BAD_RAMP", "ramp.stepMs", std::to_string(change.content.ramp->stepMs), "at least 1000");
        if (change.steps() > 1 && !isRampable(risk(), change))
            return refused("NOT_RAMPABLE", "ramp", std::to_string(change.steps()), "numbers only");
        return std::nullopt;
    }

    std::vector<Breach> breaches() const
    {
        // Back to where the venue came from: no rail keeps it from there.
        if (change.rollsBack)
            return {};
        return breachesOf(desk.rails_, change.content.edits, change.steps(),
            change.content.ramp ? change.content.ramp->stepMs : 0, now(), desk.lastLive_);
    }

    /// Whether approvers were asked for this rail of this parameter.
    bool isOverridden(const Breach& breach) const
    {
        const auto asked = [](const std::string& text) { return text.substr(0, text.find(" value=")); };
        return change.content.overridesRails == Flag::On
            && std::any_of(change.breaches.begin(), change.breaches.end(),
                [&, wanted = asked(toText(breach))](const std::string& text) { return asked(text) == wanted; });
    }

    Decision submit()
    {
        if (auto fault = formFault())
            return *fault;
        // Whoever hands in a draft that a rail refused may ask for it then.
        if (request.content.overridesRails == Flag::On)
            change.content.overridesRails = Flag::On;
        const bool overrides = change.content.overridesRails == Flag::On;
        const std::vector<Breach> broken = breaches();
        if (!broken.empty() && !overrides)
            return refused(broken);
        change.breaches.clear();
        for (const Breach& breach : broken)
            change.breaches.push_back(toText(breach));
        change.effect = effect;
        change.approvals.clear();
        change.approvalsNeeded = approvalsFor(*effect, !broken.empty());
        // An override is of what was broken when it was handed in, and approved so: of nothing, it is none.
        if (broken.empty())
            change.content.overridesRails = Flag::Off;
        enter(change, ChangeStage::Submitted, now());
        return change.approvalsNeeded == 0 ? approved() : moved(change);
    }

    /// At once and without a second person: only what narrows, within the rails, and hurts no more accounts than the
    /// budget.
    Decision tighten()
    {
        change.content.ramp.reset();
        change.content.goLiveAt.reset();
        change.content.overridesRails = Flag::Off;
        if (auto fault = formFault())
            return *fault;
        Decision refusal;
        refusal.refusal = emergencyFault(risk(), change.content.edits);
        if (!refusal.refusal)
            refusal.refusal = budgetFault(*effect, desk.rails_.liquidationBudget);
        if (refusal.refusal)
            return refusal;
        if (const auto broken = breaches(); !broken.empty())
            return refused(broken);
        change.effect = effect;
        return step();
    }

    Decision approved()
    {
        enter(change, ChangeStage::Approved, now());
        change.outcome.clear();
        const std::int64_t delay = change.effect->loosens() ? desk.rails_.looseningDelaySeconds * msPerSecond : 0;
        change.earliest = Timestamp{now().ms + delay};
        return moved(change);
    }

    Decision approve()
    {
        for (const Approval& approval : change.approvals)
            if (approval.approver == who.name)
                return refused("ALREADY_APPROVED", "approver", who.name, "someone else");
        if (request.effectSequence != change.effect->sequence || hasMoved(desk.rails_, *change.effect, *effect))
            return fallBack();
        change.approvals.push_back({who.name, now(), request.reason});
        return change.approvals.size() < change.approvalsNeeded ? moved(change) : approved();
    }

    /// What was approved is not what would happen now: the new effect has to be looked at.
    Decision fallBack()
    {
        Decision decision = refused("EFFECT_MOVED", "effect", hurtBy(*effect), hurtBy(*change.effect));
        change.outcome = "its effect has moved: " + movedFigures(*change.effect, *effect);
        change.effect = effect;
        change.approvals.clear();
        std::erase_if(change.breaches, goesBeyondShare); // so does who starts it
        change.approvalsNeeded = std::max<std::uint32_t>(1, approvalsFor(*effect, !change.breaches.empty()));
        change.earliest.reset();
        enter(change, ChangeStage::Submitted, now());
        decision.changes.push_back(change);
        return decision;
    }

    /// When the step after the live ones may come.
    Timestamp nextStep() const
    {
        if (change.schedule.empty())
            return Timestamp{now().ms + change.content.ramp->stepMs};
        return std::max(change.schedule[change.stepsDone].at, Timestamp{now().ms + change.notice->intervalMs});
    }

    /// What comes later than it was planned holds up what follows.
    void holdUpTheRest()
    {
        if (!change.nextStepAt || change.schedule.empty())
            return;
        Timestamp earliest = *change.nextStepAt;
        for (std::size_t i = change.stepsDone; i < change.schedule.size(); ++i) {
            change.schedule[i].at = std::max(change.schedule[i].at, earliest);
            earliest = Timestamp{change.schedule[i].at.ms + change.notice->intervalMs};
        }
    }

    std::optional<Decision> noticeFault()
    {
        if (!change.notice)
            return std::nullopt;
        if (auto fault = faultOf(*change.notice))
            return refused(*std::move(fault));
        if (!plan)
            return refused("NO_NOTICE_RAMP", "ramp", change.content.edits.front().path);
        // What was approved may be taken slower by anybody, and faster by who may hasten it.
        if (const auto& ramp = change.content.ramp; ramp && request.verb == ChangeVerb::Launch && !who.mayApprove()) {
            const std::int64_t approved = ramp->steps * ramp->stepMs;
            if (const std::int64_t planned = plan->steps.back().at.ms - effect->time.ms; planned < approved)
                return refused("RAMP_SHORTENED", "ramp", std::to_string(planned / msPerSecond) + " s",
                    std::to_string(approved / msPerSecond) + " s");
        }
        if (plan->beyondShare() > 0 && !mayGoBeyondShare()) {
            const DeskRefusal fault = shareFault(*plan, *change.notice);
            if (request.verb != ChangeVerb::Launch || request.content.overridesRails == Flag::Off)
                return refused(fault);
            if (auto own = roleFault(ChangeVerb::Approve, who, change))
                return refused(*std::move(own));
            change.breaches.push_back(
                fault.code + ' ' + fault.field + " value=" + fault.value + " limit=" + fault.limit);
            ++change.approvalsNeeded;
            change.approvals.push_back({who.name, now(), request.reason});
        }
        return std::nullopt;
    }

    /// An approver took its launch upon themselves: it is marked for good.
    bool mayGoBeyondShare() const
    {
        return std::any_of(change.breaches.begin(), change.breaches.end(), goesBeyondShare);
    }

    Decision launch()
    {
        if (request.verb == ChangeVerb::Launch)
            change.notice = request.notice;
        if (auto fault = noticeFault())
            return *fault;
        change.earliest = std::max(*change.earliest, change.content.goLiveAt.value_or(*change.earliest));
        if (*change.earliest > now()) {
            enter(change, ChangeStage::Scheduled, now());
            return moved(change);
        }
        if (hasMoved(desk.rails_, *change.effect, *effect))
            return fallBack();
        if (const auto quiet = quietBreach(desk.rails_, change, now()))
            return refused(*quiet);
        for (const Breach& breach : breaches())
            if (!isOverridden(breach))
                return refused(breach);
        if (change.notice) {
            // Planned on a fork of a moment ago: notice runs from now.
            const std::int64_t since = now().ms - effect->time.ms;
            change.schedule = plan->steps;
            for (PlannedStep& step : change.schedule)
                step.at.ms += since;
            enter(change, ChangeStage::Ramping, now());
            change.nextStepAt = change.schedule.front().at;
            Decision decision = moved(change);
            decision.command = AnnounceParameters{change.content.edits, reasonOf(change)};
            return decision;
        }
        if (change.steps() == 1)
            return step();
        enter(change, ChangeStage::Ramping, now());
        change.nextStepAt = Timestamp{now().ms + change.content.ramp->stepMs};
        return moved(change);
    }

    Decision step()
    {
        auto edits = editsBetween(risk(), change, change.stepsDone, change.stepsDone + 1);
        if (!edits)
            return refused("NOT_RAMPABLE", "ramp", std::to_string(change.steps()), "numbers only");
        // What waited, for a queue or for the end of quiet hours, is told as it came.
        if (!change.schedule.empty())
            change.schedule[change.stepsDone].at = now();
        ++change.stepsDone;
        change.liveAt = now();
        const bool isLast = change.stepsDone == change.steps();
        change.nextStepAt.reset();
        if (isLast)
            enter(change, ChangeStage::Live, now());
        else
            change.nextStepAt = nextStep();
        holdUpTheRest();
        Decision decision = moved(change);
        if (!edits->empty())
            decision.command = SetParameters{std::move(*edits), reasonOf(change)};
        if (isLast && change.rollsBack) {
            Change original = desk.changes_.at(*change.rollsBack);
            enter(original, ChangeStage::RolledBack, now());
            decision.changes.push_back(std::move(original));
        }
        return decision;
    }

    /// What is left of a ramp is held to the rails of now: it is on its way, not past them.
    std::optional<Breach> railInTheWay() const
    {
        // Equal steps are judged together, planned ones one by one: what they may do is in the plan that was shown, so
        // one that was made past the rails is held to no step.
        const bool isPlanned = !change.schedule.empty();
        const std::uint32_t until = isPlanned ? change.stepsDone + 1 : change.steps();
        const auto left = editsBetween(risk(), change, change.stepsDone, until);
        if (!left || change.rollsBack)
            return std::nullopt;
        const bool isPastSteps = isPlanned && change.content.overridesRails == Flag::On;
        // How far apart its steps may come is asked before each.
        const auto broken = breachesOf(
            desk.rails_, *left, until - change.stepsDone, std::numeric_limits<std::int64_t>::max(), now(), {});
        const auto breach = std::find_if(broken.begin(), broken.end(), [&](const Breach& each) {
            return !isOverridden(each) && !(isPastSteps && each.rail == Breach::Rail::Step);
        });
        return breach == broken.end() ? std::nullopt : std::optional{*breach};
    }

    /// And to what was approved, as its launch was. Beyond either it stands, until someone ends it, or resumes it when
    /// the market, or the rail, has come back.
    Decision nextOfRamp()
    {
        if (const auto breach = railInTheWay()) {
            change.nextStepAt.reset();
            change.outcome = toText(refusalOf(*breach));
            return moved(change);
        }
        change.outcome.clear();
        if (plan && plan->steps.front().pace == NoticeStep::Pace::Alone && !mayGoBeyondShare()) {
            change.nextStepAt.reset();
            change.outcome = toText(shareFault(*plan, *change.notice));
            return moved(change);
        }
        if (!effect || !hasMoved(desk.rails_, *change.effect, *effect))
            return plan && plan->isAnew ? planAnew() : step();
        change.nextStepAt.reset();
        change.outcome = "what is left would liquidate " + std::to_string(effect->liquidated) + ", approved were "
            + std::to_string(change.effect->liquidated);
        if (effect->autoClosed != change.effect->autoClosed)
            change.outcome += "; take into auto-close " + std::to_string(effect->autoClosed) + ", approved were "
                + std::to_string(change.effect->autoClosed);
        return moved(change);
    }

    /// What is left of a notice ramp as the books take it now, and its first step where that is due.
    Decision planAnew()
    {
        const bool isNews = change.schedule[change.stepsDone].pace != NoticeStep::Pace::Alone;
        change.schedule.resize(change.stepsDone);
        change.schedule.insert(change.schedule.end(), plan->steps.begin(), plan->steps.end());
        change.nextStepAt = change.schedule[change.stepsDone].at;
        if (isNews)
            change.outcome = "planned anew: its next step would have liquidated more than " + cents(plan->allowed)
                + " USD, the share of what the books take";
        return *change.nextStepAt <= now() ? step() : moved(change);
    }

    /// Whether the next step, while notice runs, leaves an account less room than the margin.
    bool goesNearerThanMargin() const
    {
        const auto next = change.schedule.begin() + change.stepsDone;
        return now().ms < change.since.ms + change.notice->noticeMs
            && (next->pace == NoticeStep::Pace::Notice
                || std::any_of(change.schedule.begin(), next,
                    [](const PlannedStep& step) { return step.pace == NoticeStep::Pace::Margin; }));
    }

    /// The next step now: not before its rails allow one after the last, whatever was overridden, nor any that crosses
    /// accounts, or goes nearer to them than the margin, before their notice is over.
    Decision hasten()
    {
        if (isBlank(request.reason))
            return refused("REASON_MISSING", "reason", {}, "a reason");
        if (const auto quiet = quietBreach(desk.rails_, change, now()))
            return refused(*quiet);
        if (change.notice) {
            const PlannedStep& next = change.schedule[change.stepsDone];
            if (next.at > now() && (next.accounts > 0 || goesNearerThanMargin()))
                return refused("NOTICE_OWED", "accounts", std::to_string(std::max(1U, next.accounts)),
                    std::to_string((next.at.ms - now().ms) / msPerSecond) + " s");
        }
        const auto edits = editsBetween(risk(), change, change.stepsDone, change.stepsDone + 1);
        if (edits && !change.rollsBack)
            for (const Breach& breach : breachesOf(desk.rails_, *edits, 1, 0, now(), desk.lastLive_))
                if (breach.rail == Breach::Rail::Interval)
                    return refused(breach);
        change.nextStepAt = now();
        change.outcome.clear(); // whoever paused it, or what held it back, does so no more
        return moved(change);
    }

    /// What a rollback, and one of that, goes back to.
    const Change& firstOf(const Change& one) const
    {
        return one.rollsBack ? firstOf(desk.changes_.at(*one.rollsBack)) : one;
    }

    Decision rollBack() const
    {
        if (isBlank(request.reason))
            return refused("REASON_MISSING", "reason", {}, "a reason");
        auto edits = editsBack(risk(), change);
        if (!edits || edits->empty())
            return refused("NO_EDITS", "edits", "0", "at least 1");
        Change reverse;
        reverse.id = ChangeId{desk.changes_.rbegin()->first.value + 1};
        reverse.content.name = "Roll back " + auditName(change.id) + ": " + firstOf(change).content.name;
        reverse.content.ticket = change.content.ticket;
        reverse.content.reason = request.reason;
        reverse.content.edits = std::move(*edits);
        reverse.author = who.name;
        reverse.rollsBack = change.id;
        Asked asked{desk, request, who, live, effect, plan, std::move(reverse)};
        Decision decision = asked.submit();
        return decision.refusal || asked.change.stage != ChangeStage::Approved ? decision : asked.launch();
    }

    Decision end(ChangeStage stage, bool needsReason)
    {
        if (needsReason && isBlank(request.reason))
            return refused("REASON_MISSING", "reason", {}, "a reason");
        const std::string by = "by " + who.name + (isBlank(request.reason) ? "" : ": " + request.reason);
        if (stage == ChangeStage::Aborted) {
            Decision decision = aborted(change, live, request.reason);
            decision.changes.front().outcome = by;
            return decision;
        }
        const bool wasApproved = change.stage == ChangeStage::Approved;
        enter(change, stage, now());
        change.outcome = by;
        if (stage == ChangeStage::Expired)
            change.outcome = (wasApproved ? "not started within " : "not approved within ")
                + std::to_string(desk.rails_.approvalExpirySeconds / 60) + " min";
        change.nextStepAt.reset();
        return moved(change);
    }

    Decision answer()
    {
        switch (request.verb) {
        case ChangeVerb::Save:
            return save();
        case ChangeVerb::Submit:
            return submit();
        case ChangeVerb::Approve:
            return approve();
        case ChangeVerb::Reject:
            return end(ChangeStage::Rejected, who.name != change.author);
        case ChangeVerb::Launch:
        case ChangeVerb::GoLive:
            return launch();
        case ChangeVerb::Pause:
            if (isBlank(request.reason))
                return refused("REASON_MISSING", "reason", {}, "a reason");
            change.nextStepAt.reset();
            change.outcome = "paused by " + who.name + ": " + request.reason;
            return moved(change);
        case ChangeVerb::Resume:
            change.nextStepAt = nextStep();
            holdUpTheRest();
            change.outcome.clear();
            return moved(change);
        case ChangeVerb::Hasten:
            return hasten();
        case ChangeVerb::Abort:
            return end(ChangeStage::Aborted, true);
        case ChangeVerb::RollBack:
            return rollBack();
        case ChangeVerb::Step:
            return nextOfRamp();
        case ChangeVerb::Tighten:
            return tighten();
        case ChangeVerb::Renew:
            ENSURE(effect.has_value(), "an effect is renewed by another");
            return fallBack();
        case ChangeVerb::Expire:
            break;
        }
        return end(ChangeStage::Expired, false);
    }
};

ChangeDesk::Decision ChangeDesk::decide(const ChangeRequest& request, const Operator& who, const State& live,
    const std::optional<ChangeEffect>& effect, const std::optional<NoticePlan>& plan) const
{
    Change change;
    if (makesNew(request)) {
        change.id = ChangeId{changes_.empty() ? 1 : changes_.rbegin()->first.value + 1};
        change.content = request.content;
        change.author = who.name;
        change.since = live.now;
    } else if (const auto found = changes_.find(request.id); found != changes_.end() && !isHidden(request, who.name)) {
        change = found->second;
    } else {
        return refused("UNKNOWN_CHANGE", "change", std::to_string(request.id.value));
    }
    if (!isAllowedIn(change.stage, request.verb))
        return refused("NOT_IN_STAGE", "change", std::string{toText(change.stage)}, stageList(request.verb));
    if (auto fault = roleFault(request.verb, who, change)) {
        Decision decision;
        decision.refusal = std::move(fault);
        return decision;
    }
    if (auto fault = unseenIn(request))
        return *fault;
    ENSURE(effect.has_value() || !needsEffect(request, live), "a request is decided without the effect it needs");
    return Asked{*this, request, who, live, effect, plan, std::move(change)}.answer();
}

ChangeDesk::Decision ChangeDesk::failed(const ChangeRequest& request, const State& live, const std::string& why) const
{
    return aborted(changes_.at(request.id), live, why);
}

std::optional<ChangeVerb> ChangeDesk::dueVerb(const Change& change, const State& live) const
{
    const bool waits = change.stage == ChangeStage::Submitted || change.stage == ChangeStage::Approved;
    const bool isQuiet = quietBreach(rails_, change, live.now).has_value();
    if (change.stage == ChangeStage::Scheduled && *change.earliest <= live.now && !isQuiet)
        return ChangeVerb::GoLive;
    if (change.stage == ChangeStage::Ramping && change.nextStepAt && *change.nextStepAt <= live.now
        && live.queue.empty() && !isQuiet && allowedFrom(rails_, change, lastLive_).value_or(live.now) <= live.now)
        return ChangeVerb::Step;
    if (waits && live.now.ms - change.since.ms >= rails_.approvalExpirySeconds * msPerSecond)
        return ChangeVerb::Expire;
    return std::nullopt;
}

std::optional<ChangeRequest> ChangeDesk::due(const State& live) const
{
    for (const auto& [id, change] : changes_)
        if (const auto verb = dueVerb(change, live)) {
            ChangeRequest wanted;
            wanted.verb = *verb;
            wanted.id = id;
            return wanted;
        }
    return std::nullopt;
}

bool ChangeDesk::isDue(const ChangeRequest& request, const State& live) const
{
    const auto found = changes_.find(request.id);
    return found != changes_.end() && dueVerb(found->second, live) == request.verb;
}

bool ChangeDesk::waitsWithEffect(const Change& change)
{
    return change.effect && isAllowedIn(change.stage, ChangeVerb::Renew);
}

bool ChangeDesk::isOvertaken(const Change& change, const ChangeEffect& found) const
{
    return change.effect && hasMoved(rails_, *change.effect, found);
}

std::optional<ChangeDesk::Decision> ChangeDesk::renewed(
    ChangeId id, const State& live, const ChangeEffect& effect) const
{
    const auto found = changes_.find(id);
    if (found == changes_.end() || !waitsWithEffect(found->second))
        return std::nullopt;
    const Change& change = found->second;
    const bool isBound = change.stage != ChangeStage::Submitted || !change.approvals.empty();
    if (!isBound || !isOvertaken(change, effect))
        return std::nullopt;
    ChangeRequest request;
    request.verb = ChangeVerb::Renew;
    request.id = id;
    Decision decision = decide(request, Operator{auditName(id), Role::Operator}, live, effect);
    decision.refusal.reset();
    return decision;
}

void ChangeDesk::keep(const Decision& decision)
{
    for (const Change& change : decision.changes)
        changes_[change.id] = change;
    if (decision.command)
        if (const auto* set = std::get_if<SetParameters>(&*decision.command))
            for (const ParameterEdit& edit : set->edits)
                lastLive_[edit.path] = *decision.changes.front().liveAt;
}

} // namespace plimsoll
