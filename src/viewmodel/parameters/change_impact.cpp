// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/parameters/change_impact.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/enumerations.h"
#include "viewmodel/format/refusal_words.h"
#include "viewmodel/format/wording.h"
#include "viewmodel/parameters/change_words.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {
namespace {

constexpr qint64 renewAfterMs = 3000;
/// Under a hand that moves, what is found is said no sooner after the last; the frames between are the control's.
constexpr qint64 saidApartMs = 80;
/// The accounts' rows come after the frame of the figures.
constexpr int listedAfterMs = 16;

/// What the past was not played under as the change says, or as it was recorded.
QString notesOf(const PastUnder& past)
{
    QString notes;
    for (const ParameterEdit& edit : past.differed) {
        const ShownEdit shown = shownEdit(edit.path, edit.before, edit.after);
        notes += ChangeImpact::tr(" · %1 %2 was %3 then, not %4")
                     .arg(shown.owner, shown.title.toLower(), shown.after, shown.before);
    }
    for (const ParameterEdit& edit : past.ofToday) {
        const ShownEdit shown = shownEdit(edit.path, edit.before, edit.after);
        notes += ChangeImpact::tr(" · %1 %2 as today, %3 instead of %4")
                     .arg(shown.owner, shown.title.toLower(), shown.after, shown.before);
    }
    for (const ParameterTarget& target : past.leftOut) {
        const ShownEdit shown = shownEdit(target.path, {}, target.value);
        notes += ChangeImpact::tr(" · without %1 %2 to %3, announced then")
                     .arg(shown.owner, shown.title.toLower(), shown.after);
    }
    return notes;
}

} // namespace

ChangeImpact::ChangeImpact(Session& session, ImpactPort& port, ParameterBook& book, view::Page page, QObject* parent)
    : ChangeImpact(
        session, port,
        [this, &book]() -> std::optional<std::vector<ParameterEdit>> {
            std::vector<ParameterEdit> edits;
            for (const auto& [path, draft] : book.drafts()) {
                if (!scope_(path))
                    continue;
                if (!draft.refusal.isEmpty() || draft.overtaken)
                    return std::nullopt;
                edits.push_back({path, draft.before, draft.after.value_or(std::string{})});
            }
            return edits;
        },
        page, parent)
{
    connect(&book, &ParameterBook::changed, this, [this, &book] {
        by_ = book.by();
        renew();
    });
}

ChangeImpact::ChangeImpact(Session& session, ImpactPort& port, Source source, view::Page page, QObject* parent)
    : QObject(parent)
    , session_(session)
    , port_(port)
    , page_(page)
    , scope_([](const std::string&) { return true; })
    , source_(std::move(source))
{
    connect(&session_, &Session::snapshotChanged, this, &ChangeImpact::askAgain);
    connect(&session_, &Session::worldChanged, this, &ChangeImpact::forget);
    saidLater_.setSingleShot(true);
    saidLater_.setTimerType(Qt::PreciseTimer);
    connect(&saidLater_, &QTimer::timeout, this, &ChangeImpact::say);
    listedLater_.setSingleShot(true);
    listedLater_.setTimerType(Qt::PreciseTimer);
    connect(&listedLater_, &QTimer::timeout, this, &ChangeImpact::list);
}

void ChangeImpact::setScope(ParameterBook::Scope scope)
{
    scope_ = std::move(scope);
    ask(false);
}

void ChangeImpact::ask(bool again)
{
    if (!session_.wanted().shows(page_))
        return;
    auto found = source_();
    const bool lawful = found.has_value();
    std::vector<ParameterEdit> edits = std::move(found).value_or(std::vector<ParameterEdit>{});
    const auto same = [](const ParameterEdit& a, const ParameterEdit& b) {
        return a.path == b.path && a.before == b.before && a.after == b.after;
    };
    const bool unchanged = std::equal(edits.begin(), edits.end(), edits_.begin(), edits_.end(), same);
    if (unchanged && !again && (asked_ != 0) == (lawful && !edits.empty()))
        return;
    if (!unchanged)
        forgetPast();
    const bool isOfOthers = !std::equal(edits.begin(), edits.end(), edits_.begin(), edits_.end(),
        [](const ParameterEdit& a, const ParameterEdit& b) { return a.path == b.path; });
    if (isOfOthers) {
        listed_.clear();
        played_.clear();
    }
    edits_ = std::move(edits);
    if (edits_.empty() || !lawful) {
        asked_ = 0;
        impact_.reset();
        aftermath_.reset();
        played_.clear();
        say();
        return;
    }
    asked_ = ++number_;
    if (!again)
        aftermath_.reset();
    sinceAsked_.start();
    port_.impact(page_, edits_, playedSeconds,
        session_.onGui(this, [this, number = asked_](const Impact& impact) { takeImpact(number, impact); }),
        session_.onGui(this,
            [this, number = asked_](const BeforeAfter<Aftermath>& aftermath) { takeAftermath(number, aftermath); }));
    emit changed();
}

/// The exchange went on: what was computed is old. Not before the last answer is complete, so that a long one is not
/// always overtaken by the next.
void ChangeImpact::askAgain()
{
    if (!session_.wanted().shows(page_))
        return;
    // Another page may have taken or changed what is drafted.
    ask(false);
    if (asked_ == 0 || computing() || playing() || sinceAsked_.elapsed() < renewAfterMs)
        return;
    if (impact_ && impact_->sequence != session_.snapshot().status.appliedSequence)
        ask(true);
}

void ChangeImpact::takeImpact(std::uint64_t number, const Impact& impact)
{
    if (number != asked_)
        return;
    foundFor_ = number;
    if (impact.refusal)
        aftermathFor_ = number;
    impact_ = impact;
    sayInTime();
}

void ChangeImpact::takeAftermath(std::uint64_t number, const BeforeAfter<Aftermath>& aftermath)
{
    if (number != asked_)
        return;
    aftermathFor_ = number;
    aftermath_ = aftermath;
    sayInTime();
}

void ChangeImpact::sayInTime()
{
    const bool moves = by_ == ParameterBook::By::Hand && sinceSaid_.isValid();
    const qint64 left = moves ? saidApartMs - sinceSaid_.elapsed() : 0;
    if (left <= 0)
        say();
    else if (!saidLater_.isActive())
        saidLater_.start(static_cast<int>(left));
}

void ChangeImpact::playPast(int hours)
{
    if (asked_ == 0 || pastPlaying() || hours < 1)
        return;
    past_.reset();
    pastAsked_ = ++number_;
    const QString stretch
        = hours == 1 ? tr("Playing the last hour twice") : tr("Playing the last %1 hours twice").arg(hours);
    pastSaid_ = tr("%1…").arg(stretch);
    port_.past(edits_, static_cast<std::uint32_t>(hours),
        session_.onGui(this,
            [this, number = pastAsked_, stretch](double share) {
                if (pastAsked_ != number)
                    return;
                pastSaid_ = tr("%1, %2 %").arg(stretch).arg(std::floor(share * 100));
                emit changed();
            }),
        session_.onGui(this,
            [this, number = pastAsked_](const Result<PastUnder, JournalFault>& past) { takePast(number, past); }));
    say();
}

void ChangeImpact::takePast(std::uint64_t number, const Result<PastUnder, JournalFault>& past)
{
    if (number != pastAsked_)
        return;
    pastAsked_ = 0;
    if (!past.ok()) {
        pastSaid_ = tr("The past cannot be played: %1").arg(QString::fromStdString(toText(past.error())));
    } else if (past.value().refusal) {
        pastSaid_
            = tr("The exchange of then would not take the change: %1").arg(format::sentence(*past.value().refusal));
    } else {
        past_ = past.value();
        pastSaid_ = tr("%1 to %2, played twice · counterfactual: others’ orders unchanged")
                        .arg(format::clock(past_->from), format::clock(past_->until))
            + (past_->isShorterThanAsked() ? tr(" · the world remembers no more") : QString()) + notesOf(*past_);
    }
    say();
}

void ChangeImpact::forgetPast()
{
    if (pastAsked_ != 0)
        port_.forgetPast();
    pastAsked_ = 0;
    past_.reset();
    pastSaid_.clear();
}

/// Nothing that was asked in the world before is shown or awaited in this one.
void ChangeImpact::forget()
{
    forgetPast();
    edits_.clear();
    asked_ = 0;
    impact_.reset();
    aftermath_.reset();
    played_.clear();
    say();
}

/// Under a hand figures and rows are laid out in frames of their own: each has to leave room for what it moves
/// meanwhile.
void ChangeImpact::say()
{
    saidLater_.stop();
    sinceSaid_.start();
    saidFor_ = foundFor_;
    FigureList list{listed_};
    verdict_.clear();
    basis_.clear();
    tone_ = tone::Quiet;
    if (impact_ && !impact_->refusal) {
        const Impact& impact = *impact_;
        std::size_t liquidated = 0;
        std::size_t autoClosed = 0;
        for (const AccountImpact& account : impact.crossings) {
            liquidated += account.liquidated ? 1 : 0;
            autoClosed += account.autoClose && !account.liquidated ? 1 : 0;
        }
        verdict_ = verdictOf(impact, liquidated, autoClosed);
        tone_ = liquidated + autoClosed > 0 ? tone::Grave : impact.mayTakeMore > 0 ? tone::Notice : tone::Good;
        basis_ = tr("on a fork at %1, seq %2").arg(format::clock(impact.time), format::count(impact.sequence));
        list.lines(impact.lines);
        list.counts(
            tr("Resting orders no longer taken"), 0, static_cast<std::uint32_t>(impact.orders.size()), tone::Notice);
        if (aftermath_) {
            basis_ += tr(" · %1 s played on").arg(playedSeconds);
            const auto first = static_cast<std::ptrdiff_t>(list.figures.size());
            list.aftermath(*aftermath_, playedSeconds);
            played_.assign(list.figures.begin() + first, list.figures.end());
        } else {
            list.await(played_, liquidated > 0);
        }
        if (past_)
            list.past(*past_);
        for (const AssetImpact& asset : impact.assets)
            list.asset(asset, format::symbol(asset.asset, session_.snapshot()));
        for (const PoolImpact& pool : impact.pools)
            list.pool(pool, format::symbol(pool.asset, session_.snapshot()));
    } else if (impact_) {
        OperatorAnswer answer;
        answer.code = codeName(impact_->refusal->code);
        answer.field = fieldName(impact_->refusal->field);
        answer.value = impact_->refusal->value;
        answer.limit = impact_->refusal->limit;
        verdict_ = format::refusal(answer);
        tone_ = tone::Grave;
    }
    listed_ = list.figures;
    figures_.assign(list.figures);
    if (asked_ == 0 || by_ == ParameterBook::By::Word) {
        this->list();
        return;
    }
    listedLater_.start(listedAfterMs);
    emit changed();
}

void ChangeImpact::list()
{
    listedLater_.stop();
    impactFor_ = saidFor_;
    accountsTitle_.clear();
    std::vector<ImpactLine> lines;
    if (impact_ && !impact_->refusal) {
        const std::size_t all = impact_->crossings.size();
        lines = impactLines(impact_->crossings, rowsMax);
        if (lines.size() < all)
            accountsTitle_
                = tr("%1 of %2 that cross a line, MMR in %").arg(format::count(lines.size()), format::count(all));
        else if (!lines.empty())
            accountsTitle_ = tr("Accounts that cross a line, MMR in %");
    }
    accounts_.assign(lines);
    emit changed();
}

} // namespace plimsoll
