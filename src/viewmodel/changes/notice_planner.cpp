// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/changes/notice_planner.h"

#include "domain/base/decimal.h"
#include "viewmodel/format/amount_format.h"

#include <QStringList>

#include <cmath>

namespace plimsoll {
namespace {

constexpr std::size_t settersShown = 5;

QString tr(const char* text)
{
    return NoticePlanner::tr(text);
}

QString setters(const PlannedStep& step)
{
    QStringList accounts;
    for (std::size_t i = 0; i < std::min(step.setters.size(), settersShown); ++i)
        accounts << QString::number(step.setters[i].value);
    if (step.accounts > accounts.size())
        accounts << tr("%1 more").arg(format::count(step.accounts - static_cast<std::size_t>(accounts.size())));
    return accounts.join(QStringLiteral(", "));
}

/// `next` is the step behind it; null for the last.
QString paceOf(const PlannedStep& step, const PlannedStep* next)
{
    using Pace = NoticeStep::Pace;
    if (step.accounts == 0 && step.pace == Pace::Margin)
        return tr("short of account %1 by the room for marks").arg(setters(step));
    if (step.accounts == 0 && step.pace != Pace::Notice) {
        // Why it owes nobody notice, and who is the first that is owed it.
        const QString until = next != nullptr && next->accounts > 0
            ? tr("no account between; account %1 is next").arg(next->setters.front().value)
            : tr("no account between");
        return step.pace == Pace::Start ? tr("now: %1").arg(until) : until;
    }
    switch (step.pace) {
    case Pace::Notice:
        return tr("notice to account %1").arg(setters(step));
    case Pace::Depth:
        return tr("as far as the books take account %1").arg(setters(step));
    case Pace::Alone:
        return tr("more than the share, however short: account %1").arg(setters(step));
    case Pace::Start:
    case Pace::Interval:
    case Pace::Margin:
        break;
    }
    return tr("an interval after the last: account %1").arg(setters(step));
}

/// A value as a hand would write it: what stands one step before a crossing has eighteen digits.
QString valueOf(const std::string& value, int digits)
{
    const auto ratio = fromText<Ratio>(value);
    return ratio ? format::fixedPoint(ratio->raw, Ratio::decimals, digits) : QString::fromStdString(value);
}

/// As many as tell each step's value from that of the step before.
int digitsOf(const std::vector<PlannedStep>& steps)
{
    int digits = 6;
    for (std::size_t i = 1; i < steps.size(); ++i)
        while (digits < Ratio::decimals && steps[i].value != steps[i - 1].value
            && valueOf(steps[i].value, digits) == valueOf(steps[i - 1].value, digits))
            ++digits;
    return digits;
}

} // namespace

std::vector<PlanLine> planLines(const std::vector<PlannedStep>& steps, std::uint32_t done, Rest rest)
{
    std::vector<PlanLine> lines;
    const int digits = digitsOf(steps);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const PlannedStep& step = steps[i];
        PlanLine line;
        line.key = static_cast<qint64>(lines.size());
        line.step = QString::number(lines.size() + 1);
        line.at = format::dateTime(step.at).sliced(5, 11);
        line.value = valueOf(step.value, digits);
        if (step.accounts > 0)
            line.crosses
                = QStringLiteral("%1, $%2").arg(format::accounts(step.accounts), format::usdCompact(step.exposure));
        line.pace = paceOf(step, i + 1 < steps.size() ? &steps[i + 1] : nullptr);
        line.done = lines.size() < done;
        line.never = !line.done && rest == Rest::Never;
        lines.push_back(line);
    }
    return lines;
}

NoticePlanner::NoticePlanner(Session& session, ImpactPort& port, QObject* parent)
    : QObject(parent)
    , session_(session)
    , port_(port)
{
    connect(&session_, &Session::worldChanged, this, &NoticePlanner::close);
}

std::optional<NoticeTerms> NoticePlanner::terms() const
{
    bool isHours = false;
    bool isMinutes = false;
    const std::int64_t hours = hours_.toUInt(&isHours);
    const std::int64_t minutes = minutes_.toUInt(&isMinutes);
    const auto share = format::parsePercent(share_);
    if (!isHours || hours > 8760 || !isMinutes || minutes < 1 || minutes > 525'600 || !share || share->isNegative()
        || *share > Ratio::whole(1))
        return std::nullopt;
    const auto margin = format::parsePercent(margin_);
    if (!margin || margin->isNegative() || *margin >= Ratio::whole(1))
        return std::nullopt;
    return NoticeTerms{hours * msPerHour, minutes * msPerMinute, *share, *margin};
}

void NoticePlanner::begin(const ChangeContent& content)
{
    content_ = content;
    open_ = true;
    plan();
}

void NoticePlanner::close()
{
    open_ = false;
    ++asked_;
    rows_.assign({});
    beyond_ = 0;
    emit changed();
}

void NoticePlanner::set(QString& member, const QString& typed)
{
    if (member == typed)
        return;
    member = typed;
    plan();
}

void NoticePlanner::plan()
{
    const std::uint64_t number = ++asked_;
    rows_.assign({});
    beyond_ = 0;
    const auto terms = this->terms();
    refused_ = !terms;
    said_ = terms ? tr("Planning on a fork…")
                  : format::whyNotRead(
                      share_, tr("Whole hours from 0, whole minutes from 1, a share of 0 to 100 %, room below 100 %"));
    emit changed();
    if (!terms)
        return;
    port_.noticePlan(content_, *terms,
        session_.onGui(this,
            [this, number](double share) {
                if (number != asked_)
                    return;
                said_ = tr("Planning on a fork, %1 % of the way…").arg(std::floor(share * 100));
                emit changed();
            }),
        session_.onGui(this, [this, number](const ImpactPort::NoticeFound& found) { take(number, found); }));
}

void NoticePlanner::take(std::uint64_t number, const ImpactPort::NoticeFound& found)
{
    if (number != asked_)
        return;
    ++asked_; // what is told of its way may come behind it
    refused_ = !found.plan;
    if (found.plan) {
        beyond_ = found.plan->beyondShare();
        rows_.assign(planLines(found.plan->steps, 0, Rest::Comes));
        said_ = sentenceOf(*found.plan, found.sequence);
    } else {
        said_ = tr("A notice ramp moves one number, towards where accounts go over MMR 100 %, in at most 1,000 steps");
    }
    emit changed();
}

QString NoticePlanner::sentenceOf(const NoticePlan& plan, std::uint64_t sequence) const
{
    const NoticeTerms terms = this->terms().value();
    const QString share = tr("$%1, %2 of the $%3 that the books take")
                              .arg(format::usdCompact(plan.allowed), format::percentWithSign(terms.depthShare),
                                  format::usdCompact(plan.depth));
    const QString steps = plan.steps.size() == 1 ? tr("1 step") : tr("%1 steps").arg(format::count(plan.steps.size()));
    const QString most = beyond_ == 0 ? tr("no step repays more than %1").arg(share)
        : beyond_ == 1                ? tr("1 of them repays more than %1, however short it is").arg(share)
                       : tr("%1 of them repay more than %2, however short they are").arg(format::count(beyond_), share);
    return tr(
        "%1, over at %2; they liquidate %3, and %4. Until the notice is over none brings an account nearer to the "
        "line than %5 of what it holds. Found at seq %6: it is planned anew when it starts")
        .arg(steps, format::dateTime(plan.steps.back().at), format::accounts(plan.accounts), most,
            format::percentWithSign(terms.margin), format::count(sequence));
}

} // namespace plimsoll
