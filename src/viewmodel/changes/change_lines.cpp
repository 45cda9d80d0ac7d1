// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/changes/change_lines.h"

#include "domain/exchange/parameter.h"
#include "domain/exchange/parameter_text.h"
#include "service/change/change_desk.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/dollars.h"
#include "viewmodel/format/enumerations.h"
#include "viewmodel/format/refusal_words.h"
#include "viewmodel/format/wording.h"
#include "viewmodel/parameters/change_words.h"
#include "viewmodel/parameters/parameter_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <set>

namespace plimsoll {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("changes", text);
}

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QString pace(const Ramp& ramp)
{
    const QString apart
        = ramp.stepMs % msPerMinute == 0 ? tr("%1 min").arg(ramp.stepMs / msPerMinute) : format::duration(ramp.stepMs);
    return ramp.steps == 1 ? tr("1 step") : tr("%1 steps, %2 apart").arg(ramp.steps).arg(apart);
}

/// Gathers the facts of one change; one without a value is none.
struct Facts {
    std::vector<DeskFact> lines;
    QString section;

    void begin(const QString& title) { section = title; }
    DeskFact& add(const QString& label, const QString& value, bool figures = false, int tone = tone::Quiet)
    {
        DeskFact line;
        line.key = static_cast<qint64>(lines.size());
        line.section = section;
        line.leads = lines.empty() || lines.back().section != section;
        line.label = label;
        line.value = value;
        line.figures = figures;
        line.tone = tone;
        return lines.emplace_back(line);
    }
    void count(const QString& label, std::uint32_t number, int toneAbove)
    {
        DeskFact& line = add(label, format::count(number), true, number > 0 ? toneAbove : tone::Quiet);
        line.linked = number > 0;
    }
    void money(const QString& label, Usd value, int toneAbove)
    {
        DeskFact& line
            = add(label, format::dollars(format::usd(value)), true, value.isPositive() ? toneAbove : tone::Quiet);
        line.exact = format::dollars(format::exact(value));
    }
};

/// An effect that is waited on is called stale from this age on, in the exchange's time at whatever pace it runs.
constexpr std::int64_t staleAfterMs = 5 * msPerMinute;

void addEffect(Facts& facts, const Change& change, Timestamp now, bool isOutdated)
{
    if (!change.effect) {
        facts.begin(tr("Effect"));
        facts.add({},
            tr("It is judged when it is submitted, on a fork of the exchange; what it would do now stands beside."));
        return;
    }
    const ChangeEffect& effect = *change.effect;
    facts.begin(tr("Effect, on a fork at %1, seq %2").arg(format::clock(effect.time), format::count(effect.sequence)));
    // Found again by the desk while it waits: of what moved by more than the rails tolerate it tells at once.
    const ChangeEffect& latest = change.latest ? *change.latest : effect;
    const bool waits = ChangeDesk::waitsWithEffect(change) && !isOutdated;
    const std::int64_t age = now.ms - latest.time.ms;
    if (waits && age >= staleAfterMs)
        facts.add(change.stage == ChangeStage::Submitted ? tr("Stale, found anew when approved")
                                                         : tr("Stale, found anew at the launch"),
            tr("%1 old").arg(format::duration(age)), true, tone::Warning);
    else if (waits && change.isOvertaken)
        facts
            .add({}, tr("Stale: at %1 %2").arg(format::clock(latest.time), effectInShort(latest)), false, tone::Warning)
            .exact
            = tr("seq %1; more than the rails tolerate: who approves is shown it first")
                  .arg(format::count(latest.sequence));
    else if (waits && change.latest)
        facts.add({}, tr("Found again at %1: %2").arg(format::clock(latest.time), effectInShort(latest))).exact
            = tr("seq %1; within what the rails tolerate").arg(format::count(latest.sequence));
    facts.count(tr("Accounts liquidated"), effect.liquidated, tone::Grave);
    if (effect.liquidated > 0)
        facts.money(tr("Their exposure"), effect.liquidatedExposure, tone::Grave);
    if (effect.autoClosed > 0)
        facts.count(tr("Taken into auto-close"), effect.autoClosed, tone::Grave);
    facts.count(tr("May not add exposure"), effect.cannotAdd, tone::Notice);
    facts.count(tr("May take more"), effect.mayTakeMore, tone::Notice);
    if (effect.loosened > 0)
        facts.add(tr("Values that admit risk"), format::count(effect.loosened), true, tone::Notice).exact
            = tr("that no account shows yet");
    facts.money(tr("Bad debt"), effect.badDebt, tone::Grave);
    if (effect.socialisedLoss.isPositive())
        facts.money(tr("Loss of lenders"), effect.socialisedLoss, tone::Grave);
}

void addApprovals(Facts& facts, const Change& change)
{
    facts.begin(tr("Approval"));
    if (change.effect && change.approvalsNeeded == 0)
        facts.add({}, tr("None is needed: it liquidates nobody and admits no risk."));
    else if (change.effect)
        facts.add(tr("Given of needed"), tr("%1 of %2").arg(change.approvals.size()).arg(change.approvalsNeeded), true);
    for (const Approval& approval : change.approvals) {
        facts.add(text(approval.approver), format::dateTime(approval.at), true, tone::Good);
        if (!approval.reason.empty())
            facts.add({}, text(approval.reason));
    }
}

void addSchedule(Facts& facts, const Change& change)
{
    facts.begin(tr("Going live"));
    if (change.content.goLiveAt)
        facts.add(tr("Asked for"), format::dateTime(*change.content.goLiveAt), true);
    if (change.earliest)
        facts.add(tr("Not before"), format::dateTime(*change.earliest), true);
    if (change.notice) {
        facts.add(tr("Notice, at least"), format::duration(change.notice->noticeMs), true);
        facts.add(tr("Room for marks to move"), format::percentWithSign(change.notice->margin), true);
    } else if (change.content.ramp) {
        facts.add(tr("Ramp"), pace(*change.content.ramp), true);
    }
    if (change.liveAt)
        facts.add(change.stage == ChangeStage::Ramping || change.stage == ChangeStage::Aborted ? tr("Last step")
                                                                                               : tr("Live since"),
            format::dateTime(*change.liveAt), true);
}

/// A ramp that moves what this change is about ends by itself once another value is live.
void addRampsItEnds(Facts& facts, const Change& change, const std::vector<Change>& all)
{
    using enum ChangeStage;
    const bool isOnItsWay = change.stage == Draft || change.stage == Submitted || change.stage == Approved
        || change.stage == Scheduled || change.stage == Ramping;
    for (const Change& other : all) {
        if (!isOnItsWay || other.stage != Ramping || other.id == change.id)
            continue;
        for (const ParameterEdit& moved : other.content.edits) {
            const auto& own = change.content.edits;
            if (std::none_of(
                    own.begin(), own.end(), [&](const ParameterEdit& each) { return each.path == moved.path; }))
                continue;
            facts.add({},
                tr("Change %1 is on its ramp, %2 of %3 steps are live: %4. It ends where this one goes live first")
                    .arg(other.id.value)
                    .arg(other.stepsDone)
                    .arg(other.steps())
                    .arg(titleOf({moved})),
                false, tone::Warning);
        }
    }
}

/// What sets a change apart for good; capital where a line begins with it.
QString markOf(const Change& change)
{
    QStringList marks;
    if (change.isEmergency())
        marks << tr("Emergency");
    if (!change.breaches.empty())
        marks << tr("Rail overridden");
    return marks.join(QStringLiteral(", "));
}

/// A line for each utilization at which the two curves differ, of all their points; whether the edit is of a curve.
bool addCurvePoints(std::vector<DeskEdit>& lines, const ParameterEdit& edit)
{
    const auto curveOf = [](const std::string& text) -> std::optional<UtilizationCurve> {
        const auto points = curvePointsFromText(text);
        if (!points)
            return std::nullopt;
        auto made = UtilizationCurve::make(*points);
        return made.ok() ? std::optional{made.value()} : std::nullopt;
    };
    const auto before = curveOf(edit.before);
    const auto after = curveOf(edit.after);
    if (!before || !after)
        return false;
    std::set<Ratio> utilizations;
    for (const UtilizationCurve* curve : {&*before, &*after})
        for (const CurvePoint& point : curve->points())
            utilizations.insert(point.utilization);
    const auto rate = [](const UtilizationCurve& curve, Ratio at) {
        const auto& points = curve.points();
        const bool isPoint = std::any_of(
            points.begin(), points.end(), [at](const CurvePoint& point) { return point.utilization == at; });
        // Between two points the digits of a quotient say nothing.
        return isPoint ? format::percentExact(curve.rateAt(at))
                       : tr("≈ %1").arg(format::percentWithSign(curve.rateAt(at)));
    };
    for (const Ratio at : utilizations) {
        if (before->rateAt(at) == after->rateAt(at))
            continue;
        DeskEdit line;
        line.key = static_cast<qint64>(lines.size());
        line.owner = QString::fromStdString(ownerOf(edit.path));
        line.title = tr("rate at %1").arg(format::percentExact(at));
        line.before = rate(*before, at);
        line.after = rate(*after, at);
        lines.push_back(line);
    }
    return true;
}

} // namespace

QString outdated(const Change& change, const view::ViewSnapshot& snapshot)
{
    using enum ChangeStage;
    const bool waits
        = change.stage == Draft || change.stage == Submitted || change.stage == Approved || change.stage == Scheduled;
    if (!waits || !snapshot.risk)
        return {};
    // As the exchange makes them: one after the other, as a curve moves the kink that the next edit names.
    RiskConfiguration edited = *snapshot.risk;
    for (const ParameterEdit& edit : change.content.edits) {
        const auto parameter = parameterAt(edited, edit.path);
        if (!parameter)
            continue;
        if (!isCurrentValue(edited, *parameter, edit.before))
            return format::changedMeanwhile(text(edit.path + "=" + edit.before), text(parameter->text(edited)));
        if (setParameter(edited, *parameter, edit.after))
            return {}; // what it would be is refused for another reason, which is not told here
    }
    return {};
}

DeskLine deskLine(const Change& change, const view::ViewSnapshot& snapshot)
{
    DeskLine line;
    line.key = line.number = static_cast<int>(change.id.value);
    line.name = text(change.content.name);
    line.author = text(change.author);
    line.stage = change.isPrivate() && change.stage == ChangeStage::Rejected ? tr("Withdrawn")
                                                                             : format::changeStageName(change.stage);
    if (change.stage == ChangeStage::Ramping)
        line.stage = tr("%1 %2/%3")
                         .arg(change.nextStepAt ? tr("Ramping") : tr("Paused"))
                         .arg(change.stepsDone)
                         .arg(change.steps());
    const bool isOutdated = !outdated(change, snapshot).isEmpty();
    if (isOutdated)
        line.stage = tr("Outdated");
    line.tone = isOutdated ? tone::Warning : format::changeTone(change.stage);
    line.mark = markOf(change);
    line.edits = titleOf(change.content.edits);
    // Of one edit it says all; of several a name that somebody gave says more.
    if (change.content.edits.size() > 1 && !line.name.isEmpty() && line.name != line.edits)
        line.edits = tr("%1 · %2").arg(line.name, line.edits);
    if (!line.mark.isEmpty())
        line.edits = tr("%1 · %2").arg(line.mark, line.edits);
    line.effect = isOutdated ? tr("values changed meanwhile")
        : change.effect      ? effectInShort(*change.effect)
                             : format::none();
    line.harms = !isOutdated && change.effect && change.effect->hurtsSomeone();
    line.reason = change.outcome.empty() ? text(change.content.reason) : format::refusalInWords(change.outcome);
    line.age = format::duration(snapshot.status.time.ms - change.since.ms);
    return line;
}

std::vector<DeskEdit> deskEdits(const Change& change)
{
    std::vector<DeskEdit> lines;
    for (const ParameterEdit& edit : change.content.edits) {
        if (addCurvePoints(lines, edit))
            continue;
        const ShownEdit shown = shownEdit(edit.path, edit.before, edit.after);
        DeskEdit line;
        line.key = static_cast<qint64>(lines.size());
        line.owner = shown.owner;
        line.title = shown.title;
        line.before = shown.before;
        line.after = shown.after;
        line.unit = shown.unit;
        lines.push_back(line);
    }
    return lines;
}

std::vector<DeskFact> deskFacts(const Change& change, const view::ViewSnapshot& snapshot)
{
    Facts facts;
    facts.begin(tr("Why"));
    if (!change.content.reason.empty())
        facts.add({}, text(change.content.reason));
    // Before the effect, which is long: whoever signs sees what is passed.
    for (const std::string& breach : change.breaches)
        facts.add({}, tr("Rail overridden. %1").arg(breachInWords(breach)), false, tone::Warning);
    if (change.breaches.empty() && change.content.overridesRails == Flag::On)
        facts.add({}, tr("Asks to override the rails that it breaks"), false, tone::Warning);
    if (!change.content.ticket.empty())
        facts.add(tr("Ticket"), text(change.content.ticket));
    if (change.rollsBack)
        facts.add(tr("Rolls back"), tr("change %1").arg(change.rollsBack->value));
    // Why a ramp stands is told beside its progress.
    if (!change.outcome.empty() && change.stage != ChangeStage::Ramping)
        facts.add({},
            (change.outcome.starts_with("by ") ? tr("%1 %2") : tr("%1: %2"))
                .arg(format::changeStageName(change.stage), format::refusalInWords(change.outcome)),
            false, format::changeTone(change.stage));
    const QString why = outdated(change, snapshot);
    if (!why.isEmpty())
        facts.add({}, tr("It can go live no more. %1").arg(why), false, tone::Warning);
    if (change.stage == ChangeStage::Aborted && change.stepsDone > 0)
        facts.add(tr("Steps that are live"), tr("%1 of %2").arg(change.stepsDone).arg(change.steps()), true);
    if (change.stepsDone > 0 && change.stepsDone < change.steps())
        for (const ParameterEdit& edit : change.content.edits)
            if (const auto left = change.valueAfter(*snapshot.risk, edit, change.stepsDone)) {
                const ShownEdit shown = shownEdit(edit.path, edit.before, *left);
                facts.add(change.content.edits.size() == 1 ? tr("Its last step left") : shown.title, shown.after, true);
            }
    addEffect(facts, change, snapshot.status.time, !why.isEmpty());
    addApprovals(facts, change);
    addSchedule(facts, change);
    addRampsItEnds(facts, change, *snapshot.changes);
    if (change.stage == ChangeStage::Scheduled && change.earliest)
        facts.add(tr("In"), format::duration(change.earliest->ms - snapshot.status.time.ms), true);
    return facts.lines;
}

namespace {

/// The value that stands where a ramp's last step left another; empty where each is as it was left.
QString overtakenBy(const Change& change, const RiskConfiguration& risk)
{
    for (const ParameterEdit& edit : change.content.edits) {
        const auto parameter = parameterAt(risk, edit.path);
        const auto left = change.valueAfter(risk, edit, change.stepsDone);
        if (parameter && left && !isCurrentValue(risk, *parameter, *left))
            return format::changedMeanwhile(text(edit.path + "=" + *left), text(parameter->text(risk)));
    }
    return {};
}

/// When the next step of a ramp comes, or what it waits for.
QString waiting(const Change& change, const view::ViewSnapshot& snapshot, const QString& done)
{
    const view::Status& status = snapshot.status;
    const auto quietUntil = [&](Timestamp at) { return change.rollsBack ? at : outsideQuiet(status.railsNow(), at); };
    if (*change.nextStepAt > status.time)
        return tr("%1, the next at %2").arg(done, momentOf(quietUntil(*change.nextStepAt), status.time));
    if (change.judging)
        return tr("%1; what the next would do is being found").arg(done);
    if (const std::uint32_t queued = snapshot.liquidations.queueLength; queued > 0)
        return tr("%1, the next waits for %2 in liquidation").arg(done, format::accounts(queued));
    if (quietBreach(status.railsNow(), change, status.time))
        return tr("%1, the next waits for the end of quiet hours at %2")
            .arg(done, momentOf(quietUntil(status.time), status.time));
    if (const auto from = allowedFrom(status.railsNow(), change, status.lastLiveNow()); from && *from > status.time)
        return tr("%1, the next waits for its rail until %2").arg(done, momentOf(*from, status.time));
    return tr("%1, the next is due").arg(done);
}

} // namespace

QString judgingSentence(const Change& change)
{
    if (!change.judging || !change.judging->isAsked)
        return {};
    return change.judging->planned
        ? tr("Planning the ramp on a fork, %1 % of the way…").arg(std::floor(100 * *change.judging->planned))
        : tr("Finding on a fork what it would do…");
}

QString rampSentence(const Change& change, const view::ViewSnapshot& snapshot)
{
    if (change.stage != ChangeStage::Ramping)
        return {};
    const QString done = tr("%1 of %2 steps are live").arg(change.stepsDone).arg(change.steps());
    if (const QString why = overtakenBy(change, *snapshot.risk); !why.isEmpty())
        return tr("%1. Its next step cannot be taken, and ends it. %2").arg(done, why);
    if (!change.nextStepAt)
        return change.outcome.empty() ? tr("%1, paused").arg(done)
            : change.outcome.starts_with("paused by ")
            ? tr("%1, %2").arg(done, text(change.outcome))
            : tr("%1, paused: %2").arg(done, format::refusalInWords(change.outcome));
    // What it says of its steps while they come: that they were planned anew.
    return change.outcome.empty()
        ? waiting(change, snapshot, done)
        : tr("%1; %2").arg(waiting(change, snapshot, done), format::refusalInWords(change.outcome));
}

} // namespace plimsoll
