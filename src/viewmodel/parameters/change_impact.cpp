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
constexpr std::uint32_t pastHours = 1;

ImpactLine lineOf(const AccountImpact& account)
{
    ImpactLine line;
    line.key = account.subaccount.value;
    line.account = static_cast<int>(account.subaccount.value);
    line.name = format::count(account.subaccount.value);
    line.exposure = format::usdCompact(account.exposure);
    line.before = format::percentOr(account.mmr.before, 1);
    line.after = format::percentOr(account.mmr.after, 1);
    if (account.liquidated) {
        line.what = ChangeImpact::tr("liquidated");
        line.tone = tone::Grave;
    } else if (account.isHealed) {
        line.what = ChangeImpact::tr("healed");
        line.tone = tone::Good;
    } else if (account.cannotAdd) {
        line.what = ChangeImpact::tr("no new exposure");
        line.tone = tone::Warning;
    } else if (account.marginCall) {
        line.what = ChangeImpact::tr("margin call");
        line.tone = tone::Notice;
    } else {
        line.what = ChangeImpact::tr("freer");
        line.tone = tone::Good;
    }
    return line;
}

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

/// Figures under each other, only those that the change moves.
class FigureList {
public:
    void counts(const QString& title, std::uint64_t before, std::uint64_t after, int worse)
    {
        if (before != after)
            add(title, format::count(before), format::count(after), after > before ? worse : int(tone::Good));
    }
    void amounts(const QString& title, Usd before, Usd after, int worse)
    {
        const QString was = "$" + format::usdCompact(before);
        const QString is = "$" + format::usdCompact(after);
        if (was != is)
            add(title, was, is, worse);
    }
    void add(const QString& title, const QString& before, const QString& after, int tone)
    {
        ImpactFigure figure;
        figure.key = static_cast<qint64>(qHash(title));
        figure.title = title;
        figure.before = before;
        figure.after = after;
        figure.tone = tone;
        figures.push_back(figure);
    }

    std::vector<ImpactFigure> figures;
};

} // namespace

ChangeImpact::ChangeImpact(Session& session, ImpactPort& port, ParameterBook& book, view::Page page, QObject* parent)
    : QObject(parent)
    , session_(session)
    , port_(port)
    , book_(book)
    , page_(page)
    , scope_([](const std::string&) { return true; })
{
    connect(&book_, &ParameterBook::changed, this, [this] { ask(false); });
    connect(&session_, &Session::snapshotChanged, this, &ChangeImpact::askAgain);
    connect(&session_, &Session::worldChanged, this, &ChangeImpact::forget);
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
    std::vector<ParameterEdit> edits;
    bool lawful = true;
    for (const auto& [path, draft] : book_.drafts()) {
        if (!scope_(path))
            continue;
        lawful = lawful && draft.refusal.isEmpty() && !draft.overtaken;
        edits.push_back({path, draft.before, draft.after.value_or(std::string{})});
    }
    const auto same = [](const ParameterEdit& a, const ParameterEdit& b) {
        return a.path == b.path && a.before == b.before && a.after == b.after;
    };
    const bool unchanged = std::equal(edits.begin(), edits.end(), edits_.begin(), edits_.end(), same);
    if (unchanged && !again && (asked_ != 0) == (lawful && !edits.empty()))
        return;
    if (!unchanged)
        forgetPast();
    edits_ = std::move(edits);
    if (edits_.empty() || !lawful) {
        asked_ = 0;
        impact_.reset();
        aftermath_.reset();
        say();
        return;
    }
    asked_ = ++number_;
    if (!again)
        aftermath_.reset();
    sinceAsked_.start();
    port_.impact(edits_, playedSeconds,
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
    if (asked_ == 0) {
        ask(false);
        return;
    }
    if (computing() || playing() || sinceAsked_.elapsed() < renewAfterMs)
        return;
    if (impact_ && impact_->sequence != session_.snapshot().status.appliedSequence)
        ask(true);
}

void ChangeImpact::takeImpact(std::uint64_t number, const Impact& impact)
{
    if (number != asked_)
        return;
    impactFor_ = number;
    if (impact.refusal)
        aftermathFor_ = number;
    impact_ = impact;
    say();
}

void ChangeImpact::takeAftermath(std::uint64_t number, const BeforeAfter<Aftermath>& aftermath)
{
    if (number != asked_)
        return;
    aftermathFor_ = number;
    aftermath_ = aftermath;
    say();
}

void ChangeImpact::playPast()
{
    if (asked_ == 0 || pastPlaying())
        return;
    past_.reset();
    pastAsked_ = ++number_;
    pastSaid_ = tr("Playing the last hour twice…");
    port_.past(edits_, pastHours,
        session_.onGui(this,
            [this, number = pastAsked_](double share) {
                if (pastAsked_ != number)
                    return;
                pastSaid_ = tr("Playing the last hour twice, %1 %").arg(std::floor(share * 100));
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
        pastSaid_ = tr("%1 to %2, played twice · others’ orders unchanged")
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
    say();
}

void ChangeImpact::say()
{
    FigureList list;
    std::vector<ImpactLine> lines;
    verdict_.clear();
    basis_.clear();
    tone_ = tone::Quiet;
    accountsBeyond_ = 0;
    if (impact_ && !impact_->refusal) {
        const Impact& impact = *impact_;
        const auto liquidated = std::count_if(impact.crossings.begin(), impact.crossings.end(),
            [](const AccountImpact& account) { return account.liquidated; });
        verdict_ = liquidated == 0 ? tr("Nobody is liquidated")
            : liquidated == 1 ? tr("1 account is liquidated, $%1").arg(format::usdCompact(impact.liquidatedExposure))
                              : tr("%1 accounts are liquidated, $%2")
                                    .arg(format::count(static_cast<std::uint64_t>(liquidated)),
                                        format::usdCompact(impact.liquidatedExposure));
        tone_ = liquidated > 0 ? tone::Grave : tone::Good;
        basis_ = tr("on a fork at %1, seq %2").arg(format::clock(impact.time), format::count(impact.sequence));
        list.counts(
            tr("All at MMR ≥ 100 %"), impact.lines.before.liquidation, impact.lines.after.liquidation, tone::Grave);
        list.counts(tr("All at MMR ≥ 80 %"), impact.lines.before.watch, impact.lines.after.watch, tone::Warning);
        list.counts(tr("All at IMR > 100 %"), impact.lines.before.initial, impact.lines.after.initial, tone::Warning);
        for (ImpactFigure& figure : list.figures)
            figure.about = tr("Every account with exposure, at these marks, with what its resting orders would borrow. "
                              "The line above counts whom the change liquidates: not who is in the queue already, nor "
                              "whom the cancelling of their orders saves.");
        list.counts(
            tr("Resting orders no longer taken"), 0, static_cast<std::uint32_t>(impact.orders.size()), tone::Notice);
        if (aftermath_) {
            basis_ += tr(" · %1 s played on").arg(playedSeconds);
            const Aftermath& without = aftermath_->before;
            const Aftermath& with = aftermath_->after;
            list.amounts(
                tr("Books close in %1 s").arg(playedSeconds), without.repaidOnBook, with.repaidOnBook, tone::Notice);
            list.amounts(tr("Slippage in %1 s").arg(playedSeconds), without.slippage, with.slippage, tone::Notice);
            list.amounts(tr("Backstop takes in %1 s").arg(playedSeconds), without.repaidByBackstop,
                with.repaidByBackstop, tone::Warning);
            list.amounts(tr("ADL"), without.repaidByAdl, with.repaidByAdl, tone::Grave);
            list.amounts(tr("Bad debt"), without.badDebt, with.badDebt, tone::Grave);
            list.amounts(tr("Socialised loss"), without.socialisedLoss, with.socialisedLoss, tone::Grave);
            list.counts(tr("Still in the queue after %1 s").arg(playedSeconds), without.stillQueued, with.stillQueued,
                tone::Warning);
        }
        if (past_) {
            const StretchFigures& was = past_->figures.before;
            const StretchFigures& under = past_->figures.after;
            list.counts(tr("Last hour: liquidations"), was.liquidations, under.liquidations, tone::Grave);
            list.counts(tr("Last hour: orders refused"), was.ordersRefused(), under.ordersRefused(), tone::Notice);
            list.counts(
                tr("Last hour: other commands refused"), was.othersRefused(), under.othersRefused(), tone::Notice);
            list.amounts(tr("Last hour: repaid on the books"), was.repaidOnBook, under.repaidOnBook, tone::Notice);
            list.amounts(
                tr("Last hour: taken by the backstop"), was.repaidByBackstop, under.repaidByBackstop, tone::Warning);
            list.amounts(tr("Last hour: ADL"), was.repaidByAdl, under.repaidByAdl, tone::Grave);
            list.amounts(tr("Last hour: bad debt"), was.badDebt, under.badDebt, tone::Grave);
            list.amounts(tr("Last hour: socialised loss"), was.socialisedLoss, under.socialisedLoss, tone::Grave);
            list.amounts(tr("Last hour: interest"), was.interestCharged, under.interestCharged, tone::Quiet);
            list.amounts(tr("Last hour: revenue"), was.revenue, under.revenue, tone::Quiet);
        }
        for (const AssetImpact& asset : impact.assets) {
            const QString symbol = format::symbol(asset.asset, session_.snapshot());
            list.amounts(tr("%1 collateral").arg(symbol), asset.collateral.before, asset.collateral.after, tone::Quiet);
            list.amounts(
                tr("%1 maintenance").arg(symbol), asset.maintenance.before, asset.maintenance.after, tone::Quiet);
        }
        for (const PoolImpact& pool : impact.pools) {
            const QString symbol = format::symbol(pool.asset, session_.snapshot());
            list.add(tr("%1 borrow rate").arg(symbol), format::percentWithSign(pool.borrowInterestRate.before),
                format::percentWithSign(pool.borrowInterestRate.after), tone::Quiet);
            list.add(tr("%1 lend rate").arg(symbol), format::percentWithSign(pool.lendInterestRate.before),
                format::percentWithSign(pool.lendInterestRate.after), tone::Quiet);
            list.amounts(
                tr("%1 interest an hour").arg(symbol), pool.hourlyCost.before, pool.hourlyCost.after, tone::Quiet);
        }
        accountsBeyond_ = static_cast<int>(impact.crossings.size());
        for (const AccountImpact& account : impact.crossings) {
            if (lines.size() == rowsMax)
                break;
            lines.push_back(lineOf(account));
        }
    } else if (impact_) {
        OperatorAnswer answer;
        answer.code = codeName(impact_->refusal->code);
        answer.field = fieldName(impact_->refusal->field);
        answer.value = impact_->refusal->value;
        answer.limit = impact_->refusal->limit;
        verdict_ = format::refusal(answer);
        tone_ = tone::Grave;
    }
    figures_.assign(list.figures);
    accounts_.assign(lines);
    emit changed();
}

} // namespace plimsoll
