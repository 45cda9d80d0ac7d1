// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/live_changes.h"

#include "domain/base/decimal.h"
#include "domain/base/plain_text.h"
#include "service/change/notice_plan.h"
#include "service/host/projection.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace plimsoll {

namespace {

/// Between two effects of changes that wait, found again: on the wall, and so many times what one took.
constexpr std::chrono::steady_clock::duration renewalsApart = std::chrono::seconds{2};
constexpr int restPerRenewal = 9;

DeskRefusal refusalOf(const Refusal& refusal)
{
    return {std::string{codeName(refusal.code)}, std::string{fieldName(refusal.field)}, refusal.value, refusal.limit};
}

std::string textOf(const ChangeEffect& effect)
{
    return "effect at sequence " + std::to_string(effect.sequence) + ": liquidated " + std::to_string(effect.liquidated)
        + ", their exposure " + toText(effect.liquidatedExposure) + " USD, may not add exposure "
        + std::to_string(effect.cannotAdd)
        + (effect.autoClosed == 0 ? "" : ", into auto-close " + std::to_string(effect.autoClosed)) + ", may take more "
        + std::to_string(effect.mayTakeMore) + ", values loosened " + std::to_string(effect.loosened) + ", bad debt "
        + toText(effect.badDebt) + " USD, loss of lenders " + toText(effect.socialisedLoss) + " USD";
}

std::string textOf(const ParameterEdit& edit)
{
    return edit.path + ' ' + edit.before + " -> " + edit.after;
}

/// What an action says beside its verb and stages, by "; ": why it was refused or what became of the change, each edit
/// that somebody asks for or agrees to, and the effect that they were shown. What a draft holds stays its author's: the
/// record has it, the words do not.
std::string detailOf(ChangeVerb verb, const std::string& outcome, const std::vector<ParameterEdit>& edits,
    const std::optional<ChangeEffect>& effect, const std::vector<std::string>& breaches = {})
{
    std::string detail = outcome;
    const auto add = [&](const std::string& text) { detail += (detail.empty() ? "" : "; ") + text; };
    for (const std::string& breach : breaches)
        add("rail overridden: " + breach);
    using enum ChangeVerb;
    const bool isOfEdits = verb == Submit || verb == Approve || verb == Reject || verb == Launch || verb == RollBack
        || verb == Tighten || verb == Renew;
    if (!isOfEdits)
        return detail;
    for (const ParameterEdit& edit : edits)
        add(textOf(edit));
    if (effect)
        add(textOf(*effect));
    return detail;
}

/// The impact found on the fork, with what comes of it there; none where the exchange refuses the edits, or when
/// stopped.
std::optional<ChangeEffect> effectFrom(const std::optional<Impact>& impact, const State& fork,
    const std::vector<ParameterEdit>& edits, std::stop_token stop)
{
    if (!impact || impact->refusal)
        return std::nullopt;
    const auto aftermath = aftermathOf(fork, edits, effectHorizonSeconds, std::move(stop));
    return aftermath ? std::optional{effectOf(*impact, *aftermath)} : std::nullopt;
}

} // namespace

LiveChanges::LiveChanges(std::function<void(std::function<void()>)> post,
    std::function<Outcome(const Command&, Origin)> perform, Moved moved)
    : post_(std::move(post))
    , perform_(std::move(perform))
    , moved_(std::move(moved))
{
}

void LiveChanges::stop()
{
    ++generation_;
    stop_.request_stop();
    for (auto& [number, work] : works_)
        work.stop.request_stop();
    works_.clear();
}

void LiveChanges::close()
{
    stop();
    stop_ = {};
    live_ = nullptr;
    isJudging_ = isRenewing_ = false;
    again_ = 0;
    renewed_.clear();
    lastRenewed_ = {};
    nextRenewal_ = {};
}

void LiveChanges::open(LiveWorld& live, const GuardRails& rails)
{
    close();
    live_ = &live;
    std::map<ChangeId, Change> newest;
    if (const auto actions = live.source()->actionsWithRecord(); actions.ok())
        for (const OperatorAction& action : actions.value()) {
            if (!action.what.starts_with("change "))
                continue;
            if (auto change = changeOf(action.record))
                newest[change->id] = std::move(*change);
        }
    std::vector<Change> kept;
    for (auto& [id, change] : newest)
        kept.push_back(std::move(change));
    desk_ = ChangeDesk{rails, std::move(kept)};
    if (const auto actions = live.source()->actionsAbout("setParameter "); actions.ok())
        for (const OperatorAction& action : actions.value())
            if (action.result == ActionResult::Accepted)
                desk_.noteLive(action.what.substr(std::string_view{"setParameter "}.size()), action.simulatedAt);
    shown_.reset();
    lastLive_.reset();
}

void LiveChanges::keepTo(const GuardRails& rails)
{
    desk_.keepTo(rails);
    shown_.reset();
}

void LiveChanges::noteLive(const SetParameters& set, Timestamp at)
{
    for (const ParameterEdit& edit : set.edits)
        desk_.noteLive(edit.path, at);
    lastLive_.reset();
}

void LiveChanges::cancel(ChangeId id)
{
    for (auto& [number, work] : works_)
        if (work.isAsked && work.change == id)
            work.stop.request_stop();
}

void LiveChanges::ask(const ChangeRequest& request, const Operator& who, Timestamp wallAt, DurableAnswer answer)
{
    consider({request, who, wallAt, std::move(answer)});
}

void LiveChanges::carryOutDue(Timestamp wallAt)
{
    // Each carried-out request moves its change, so this ends; one that waits for its effect holds the others.
    while (!isJudging_ && again_ == 0) {
        const auto request = desk_.due(live_->state());
        if (!request)
            return;
        consider({*request, Operator{auditName(request->id), Role::Operator}, wallAt, std::nullopt});
    }
}

/// The next behind the one that was last, whose effect is not of this very state.
const Change* LiveChanges::nextToRenew() const
{
    const auto& all = desk_.changes();
    const auto isDue = [this](const Change& change) {
        const auto found = renewed_.find(change.id);
        const std::uint64_t known = found != renewed_.end() ? found->second.sequence
            : change.effect                                 ? change.effect->sequence
                                                            : 0;
        return ChangeDesk::waitsWithEffect(change) && known != live_->appliedSequence();
    };
    const auto start = all.upper_bound(lastRenewed_);
    for (auto at = start; at != all.end(); ++at)
        if (isDue(at->second))
            return &at->second;
    for (auto at = all.begin(); at != start; ++at)
        if (isDue(at->second))
            return &at->second;
    return nullptr;
}

void LiveChanges::renewEffects(Timestamp wallAt)
{
    if (isRenewing_ || live_->readOnly() || std::chrono::steady_clock::now() < nextRenewal_)
        return;
    const Change* change = nextToRenew();
    if (change == nullptr)
        return;
    isRenewing_ = true;
    lastRenewed_ = change->id;
    renewals_.post([this, id = change->id, edits = change->content.edits, fork = live_->state(), wallAt,
                       sequence = live_->appliedSequence(), stop = stop_.get_token(), at = generation_] {
        const auto begun = std::chrono::steady_clock::now();
        const auto effect = effectFrom(impactOf(fork, edits, sequence, stop), fork, edits, stop);
        const auto ended = std::chrono::steady_clock::now();
        const auto next = ended + std::max(renewalsApart, restPerRenewal * (ended - begun));
        post_([this, id, effect, wallAt, next, at] {
            if (at != generation_)
                return;
            isRenewing_ = false;
            nextRenewal_ = next;
            // What the exchange would refuse now is found by whoever takes it live.
            if (effect)
                takeRenewed(id, *effect, wallAt);
        });
    });
}

void LiveChanges::takeRenewed(ChangeId id, const ChangeEffect& effect, Timestamp wallAt)
{
    const auto found = desk_.changes().find(id);
    if (live_->readOnly() || found == desk_.changes().end() || !ChangeDesk::waitsWithEffect(found->second)
        || effect.sequence < found->second.effect->sequence)
        return;
    // What was approved since was judged on a newer state.
    if (const auto& approvals = found->second.approvals; !approvals.empty() && effect.time < approvals.back().at)
        return;
    renewed_[id] = effect;
    shown_.reset();
    const auto decision = desk_.renewed(id, live_->state(), effect);
    if (!decision)
        return;
    Asked asked{{}, Operator{auditName(id), Role::Operator}, wallAt, std::nullopt};
    asked.request.verb = ChangeVerb::Renew;
    asked.request.id = id;
    live_->note({asked.who.name, wallAt, {}, actionsOf(asked, *decision)});
    keep(*decision, {});
}

/// The edits whose effect it is decided by; none where it has none, or asks about what it may not know.
std::optional<std::vector<ParameterEdit>> LiveChanges::wanted(const Asked& asked) const
{
    return desk_.isHidden(asked.request, asked.who.name) ? std::nullopt
                                                         : desk_.needsEffect(asked.request, live_->state());
}

void LiveChanges::consider(Asked asked)
{
    const auto edits = wanted(asked);
    if (!edits) {
        finish(std::move(asked), std::nullopt, std::nullopt);
        return;
    }
    const auto terms = desk_.needsPlan(asked.request);
    const bool isStep = asked.request.verb == ChangeVerb::Step;
    const Change change = terms || isStep ? desk_.changes().at(asked.request.id) : Change{};
    isJudging_ = isJudging_ || !asked.answer;
    Work work{asked.request.id, asked.answer.has_value()};
    if (terms)
        work.planned = std::make_shared<std::atomic<double>>(0);
    const std::uint64_t number = ++lastWork_;
    effects_.post([this, asked = std::move(asked), edits = *edits, terms, isStep, change, rails = desk_.rails(),
                      fork = live_->state(), sequence = live_->appliedSequence(), stop = work.stop.get_token(),
                      planned = work.planned, number] {
        Judged judged{edits, fork.risk, {}, {}, {}};
        const auto impact = impactOf(fork, edits, sequence, stop);
        if (impact)
            judged.refusal = impact->refusal;
        judged.effect = effectFrom(impact, fork, edits, stop);
        if (judged.effect && terms)
            judged.plan = noticePlan(
                fork, change.content, *terms, rails, stop, [&planned](double share) { planned->store(share); });
        if (isStep)
            judged.plan = nextOfNoticeRamp(fork, change, rails, stop);
        post_([this, asked, number, judged] { take(asked, judged, number); });
    });
    works_.emplace(number, std::move(work));
    shown_.reset();
}

/// What was found on a fork comes back to the engine's thread.
void LiveChanges::take(Asked asked, const Judged& judged, std::uint64_t work)
{
    const auto ended = works_.extract(work);
    shown_.reset();
    if (ended.empty()) {
        // Of a world that is gone: no other one records it, or moves its change of that number.
        if (asked.answer) {
            asked.answer->refuse({"UNKNOWN_CHANGE", "world", {}, {}});
            asked.answer->ready();
            asked.answer->settled()(nullptr);
        }
        return;
    }
    if (!asked.answer) {
        isJudging_ = false;
        // Somebody paused or ended it meanwhile, or the queue filled.
        if (!desk_.isDue(asked.request, live_->state()))
            return;
    }
    if (std::exchange(asked.isAgain, false))
        --again_;
    if (ended.mapped().stop.stop_requested()) {
        refuse(std::move(asked), {"CANCELLED", "request", std::string{toText(asked.request.verb)}, {}});
        return;
    }
    // Another change went live meanwhile, or this one has other edits: it was judged on what is no more.
    if (const auto now = wanted(asked); now && (live_->state().risk != judged.risk || *now != judged.edits)) {
        // The desk's own steps wait for an operator, or a quick ramp could overtake them for ever.
        asked.isAgain = asked.answer.has_value();
        again_ += asked.isAgain ? 1 : 0;
        consider(std::move(asked));
    } else if (judged.refusal) {
        refuse(std::move(asked), refusalOf(*judged.refusal));
    } else {
        finish(std::move(asked), judged.effect, judged.plan);
    }
}

void LiveChanges::finish(Asked asked, const std::optional<ChangeEffect>& effect, const std::optional<NoticePlan>& plan)
{
    // The change may have moved while its effect was found.
    if (wanted(asked) && !effect) {
        consider(std::move(asked));
        return;
    }
    const auto decision = desk_.decide(asked.request, asked.who, live_->state(), effect, plan);
    if (decision.refusal && decision.changes.empty()) {
        refuse(std::move(asked), *decision.refusal, decision.refusedToo);
        return;
    }
    Origin origin{
        asked.who.name, asked.wallAt, asked.answer ? asked.answer->settled() : Settled{}, actionsOf(asked, decision)};
    if (decision.command) {
        // What the exchange refuses is not kept; perform() has recorded the attempt.
        const Outcome outcome = perform_(*decision.command, std::move(origin));
        if (outcome.refusal) {
            const DeskRefusal refusal = refusalOf(*outcome.refusal);
            if (!asked.answer) {
                refuse(std::move(asked), refusal);
                return;
            }
            asked.answer->refuse(refusal);
            asked.answer->ready();
            return;
        }
    } else {
        live_->note(std::move(origin));
    }
    keep(decision, asked.answer ? asked.who.name : std::string{});
    if (!asked.answer)
        return;
    OperatorAnswer& content = asked.answer->content();
    content.accepted = !decision.refusal;
    content.sequence = decision.command ? live_->appliedSequence() : 0;
    content.change = decision.changes.front();
    if (decision.refusal)
        asked.answer->refuse(*decision.refusal);
    asked.answer->ready();
}

/// An operator's attempt is recorded and answered. What the desk could not do by itself ends its change.
void LiveChanges::refuse(Asked asked, const DeskRefusal& refusal, std::vector<DeskRefusal> refusedToo)
{
    if (!asked.answer) {
        if (!desk_.changes().contains(asked.request.id))
            return;
        const auto decision = desk_.failed(asked.request, live_->state(), toText(refusal));
        Origin origin{asked.who.name, asked.wallAt, {}, actionsOf(asked, decision)};
        if (decision.command)
            perform_(*decision.command, std::move(origin));
        else
            live_->note(std::move(origin));
        keep(decision, {});
        return;
    }
    ChangeDesk::Decision decision;
    decision.refusal = refusal;
    decision.refusedToo = std::move(refusedToo);
    asked.answer->refuse(refusal);
    live_->note({asked.who.name, asked.wallAt, asked.answer->settled(), actionsOf(asked, decision)});
    asked.answer->ready();
}

void LiveChanges::keep(const ChangeDesk::Decision& decision, const std::string& actor)
{
    std::vector<std::string> before;
    std::vector<bool> isTold;
    for (const Change& change : decision.changes) {
        before.push_back(stageOf(change.id));
        const auto kept = desk_.changes().find(change.id);
        const bool stands = kept != desk_.changes().end() && change.stage == ChangeStage::Ramping
            && !change.outcome.empty() && change.outcome != kept->second.outcome;
        isTold.push_back(stands || before.back() != toText(change.stage));
    }
    desk_.keep(decision);
    shown_.reset();
    lastLive_.reset();
    for (std::size_t at = 0; at < decision.changes.size(); ++at)
        if (isTold[at])
            moved_(decision.changes[at], before[at], actor);
}

std::string LiveChanges::stageOf(ChangeId id) const
{
    const auto found = desk_.changes().find(id);
    return found == desk_.changes().end() ? std::string{} : std::string{toText(found->second.stage)};
}

bool LiveChanges::isPlanning() const
{
    return std::any_of(works_.begin(), works_.end(), [](const auto& work) { return work.second.planned != nullptr; });
}

const std::shared_ptr<const std::vector<Change>>& LiveChanges::shownTo(const std::string& name)
{
    if (shown_ && shownTo_ == name && !isPlanning())
        return shown_;
    auto shown = std::make_shared<std::vector<Change>>();
    for (auto at = desk_.changes().rbegin(); at != desk_.changes().rend(); ++at)
        if (!at->second.isPrivate() || at->second.author == name)
            shown->push_back(at->second);
    for (Change& change : *shown) {
        const auto work = std::find_if(
            works_.begin(), works_.end(), [&](const auto& one) { return one.second.change == change.id; });
        if (work != works_.end())
            change.judging = work->second.shown();
        if (const auto found = renewed_.find(change.id); found != renewed_.end() && ChangeDesk::waitsWithEffect(change)
            && found->second.sequence > change.effect->sequence) {
            change.latest = found->second;
            change.isOvertaken = desk_.isOvertaken(change, found->second);
        }
    }
    shown_ = std::move(shown);
    shownTo_ = name;
    return shown_;
}

const std::shared_ptr<const LastLive>& LiveChanges::lastLive()
{
    if (!lastLive_)
        lastLive_ = std::make_shared<const LastLive>(desk_.lastLive());
    return lastLive_;
}

std::vector<OperatorAction> LiveChanges::actionsOf(const Asked& asked, const ChangeDesk::Decision& decision) const
{
    OperatorAction action;
    action.simulatedAt = live_->state().now;
    action.wallAt = asked.wallAt;
    action.actor = asked.who.name;
    action.reason = unseenEscaped(asked.request.reason);
    // A step that was not taken leaves its ramp standing, with why.
    const bool stands = asked.request.verb == ChangeVerb::Step && !decision.changes.empty()
        && decision.changes.front().stage == ChangeStage::Ramping && !decision.changes.front().nextStepAt;
    action.result = decision.refusal || stands ? ActionResult::Refused : ActionResult::Accepted;
    std::vector<OperatorAction> actions;
    for (const Change& change : decision.changes) {
        // The one that was asked about comes first; what went live has rolled another back.
        const bool isRolledBack = &change != &decision.changes.front();
        action.what = isRolledBack ? auditName(change.id) + " rolled back" : auditName(change.id, asked.request.verb);
        // Its author's, who hands it on.
        if (asked.request.reason.empty() && asked.request.verb == ChangeVerb::Submit)
            action.reason = change.content.reason;
        action.before = stageOf(change.id);
        action.after = toText(change.stage);
        std::string outcome = decision.refusal ? toText(*decision.refusal) : change.outcome;
        if (isRolledBack)
            outcome = "by " + auditName(decision.changes.front().id);
        else if (asked.request.verb == ChangeVerb::RollBack && change.rollsBack && !decision.refusal)
            outcome = "rolls back " + auditName(*change.rollsBack);
        // A draft that is withdrawn was shown to nobody.
        const bool isUnseen = asked.request.verb == ChangeVerb::Reject && action.before == toText(ChangeStage::Draft);
        action.detail = isRolledBack
            ? outcome
            : detailOf(asked.request.verb, outcome, isUnseen ? std::vector<ParameterEdit>{} : change.content.edits,
                change.effect, change.breaches);
        action.record = encoded(change);
        actions.push_back(action);
    }
    if (actions.empty()) {
        action.what = auditName(asked.request.id, asked.request.verb);
        // What came with the request is in no change's record. Another's draft is told as little as one that is not
        // there.
        const auto kept = desk_.changes().find(asked.request.id);
        const bool isKnown = kept != desk_.changes().end() && !desk_.isHidden(asked.request, asked.who.name);
        action.before = isKnown ? stageOf(asked.request.id) : std::string{};
        action.after = action.before;
        std::string refused = toText(*decision.refusal);
        for (const DeskRefusal& other : decision.refusedToo)
            refused += "; " + toText(other);
        action.detail = detailOf(asked.request.verb, refused,
            isKnown && asked.request.verb != ChangeVerb::Save ? kept->second.content.edits
                                                              : asked.request.content.edits,
            std::nullopt);
        actions.push_back(std::move(action));
    }
    return actions;
}

} // namespace plimsoll
