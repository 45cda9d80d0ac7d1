// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/change/change.h"

#include "domain/base/decimal.h"
#include "domain/exchange/parameter.h"

#include <algorithm>
#include <array>

namespace plimsoll {

namespace {

int decimalsIn(std::string_view text)
{
    const std::size_t dot = text.find('.');
    return dot == std::string_view::npos ? 0 : static_cast<int>(text.size() - dot - 1);
}

Usd more(const BeforeAfter<Aftermath>& both, Usd Aftermath::*figure)
{
    return std::max(Usd{}, both.after.*figure - both.before.*figure);
}

} // namespace

std::string_view toText(ChangeStage stage)
{
    switch (stage) {
    case ChangeStage::Draft:
        return "Draft";
    case ChangeStage::Submitted:
        return "Submitted";
    case ChangeStage::Approved:
        return "Approved";
    case ChangeStage::Scheduled:
        return "Scheduled";
    case ChangeStage::Ramping:
        return "Ramping";
    case ChangeStage::Live:
        return "Live";
    case ChangeStage::Rejected:
        return "Rejected";
    case ChangeStage::Expired:
        return "Expired";
    case ChangeStage::Aborted:
        return "Aborted";
    case ChangeStage::RolledBack:
        break;
    }
    return "RolledBack";
}

ChangeEffect effectOf(const Impact& impact, const BeforeAfter<Aftermath>& aftermath)
{
    ChangeEffect effect;
    effect.sequence = impact.sequence;
    effect.time = impact.time;
    for (const AccountImpact& account : impact.crossings) {
        effect.liquidated += account.liquidated ? 1 : 0;
        effect.autoClosed += account.autoClose && !account.liquidated ? 1 : 0;
        effect.cannotAdd += account.cannotAdd ? 1 : 0;
    }
    effect.liquidatedExposure = impact.liquidatedExposure;
    effect.mayTakeMore = impact.mayTakeMore;
    effect.loosened = static_cast<std::uint32_t>(impact.loosened.size());
    effect.badDebt = more(aftermath, &Aftermath::badDebt);
    effect.socialisedLoss = more(aftermath, &Aftermath::socialisedLoss);
    return effect;
}

namespace {

/// Tells the approvals of one that is not whole, too.
std::optional<Change> wholeChange(const Bytes& record, std::size_t& approvals)
{
    Change change;
    Decoder decoder{record};
    decoder.read(change);
    approvals = std::min(change.approvals.size(), record.size());
    return decoder.ok() && decoder.atEnd() ? std::optional{std::move(change)} : std::nullopt;
}

} // namespace

std::optional<Change> changeOf(const Bytes& record)
{
    const auto joined = [](Bytes begin, const Bytes& end) {
        begin.insert(begin.end(), end.begin(), end.end());
        return begin;
    };
    const Bytes noRamp = joined(encoded(std::optional<NoticeTerms>{}), encoded(std::vector<PlannedStep>{}));
    const Bytes margin = encoded(Ratio{}); // they kept none
    const Bytes autoClosed = encoded(std::uint32_t{});
    const std::array<Bytes, 4> ends{Bytes{}, autoClosed, margin, joined(margin, autoClosed)};
    for (const bool knowsNotice : {true, false}) {
        Bytes whole = knowsNotice ? record : joined(record, noRamp);
        std::size_t approvals = 0;
        for (const bool hasReasons : {true, false}) {
            for (; !hasReasons && approvals > 0; --approvals)
                whole = joined(whole, encoded(std::string{}));
            for (const Bytes& end : ends) {
                std::size_t again = 0;
                const auto change = wholeChange(joined(whole, end), end.empty() ? approvals : again);
                // What comes before one of these has no count either: it is not read out of what is added for them.
                const bool isCounted = knowsNotice && hasReasons;
                const bool countsHere = end == autoClosed || end == ends.back();
                if (change && (isCounted || countsHere == change->effect.has_value())
                    && (knowsNotice || (!change->notice && change->schedule.empty())))
                    return change;
            }
        }
    }
    return std::nullopt;
}

std::uint32_t NoticePlan::beyondShare() const
{
    return static_cast<std::uint32_t>(std::ranges::count(steps, NoticeStep::Pace::Alone, &PlannedStep::pace));
}

std::optional<std::string> rampValue(
    const RiskConfiguration& risk, const ParameterEdit& edit, std::uint32_t step, std::uint32_t steps)
{
    if (step >= steps)
        return edit.after;
    const auto parameter = parameterAt(risk, edit.path);
    const ParsedDecimal before = parseDecimal(edit.before, Ratio::decimals);
    const ParsedDecimal after = parseDecimal(edit.after, Ratio::decimals);
    if (!parameter || before.fault || after.fault || edit.before.empty() || edit.after.empty())
        return std::nullopt;
    // Two digits finer than what is written, where the parameter takes them.
    const int written = std::max({decimalsIn(edit.before), decimalsIn(edit.after), decimalsIn(parameter->kind->step)});
    const Int128 way = mulDiv(after.raw - before.raw, step, steps, Rounding::Down);
    for (int decimals = std::min(written + 2, Ratio::decimals); decimals >= 0; --decimals) {
        const Int128 unit = powerOfTen(Ratio::decimals - decimals);
        const std::string text = formatDecimal(before.raw + way / unit * unit, Ratio::decimals);
        RiskConfiguration tried = risk;
        const auto fault = setParameter(tried, *parameter, text);
        if (!fault)
            return text;
        if (decimals <= std::min(decimalsIn(edit.before), decimalsIn(edit.after)))
            break;
    }
    return std::nullopt;
}

std::optional<std::string> Change::valueAfter(
    const RiskConfiguration& risk, const ParameterEdit& edit, std::uint32_t step) const
{
    if (step == 0)
        return edit.before;
    return schedule.empty() ? rampValue(risk, edit, step, steps()) : std::optional{schedule[step - 1].value};
}

} // namespace plimsoll
