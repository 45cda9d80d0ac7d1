// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/change_report.h"

#include "domain/base/decimal.h"
#include "domain/exchange/parameter_text.h"
#include "service/host/projection.h"
#include "simulation/utc_time.h"

#include <algorithm>
#include <numeric>

namespace plimsoll {

namespace {

/// A cell of a table: nothing in it ends the cell or begins a line.
std::string cell(const std::string& text)
{
    std::string written;
    for (const char c : text) {
        if (c == '|' || c == '\\')
            written += '\\';
        written += c == '\n' || c == '\r' ? ' ' : c;
    }
    return written;
}

std::string row(const std::vector<std::string>& cells)
{
    std::string line = "|";
    for (const std::string& text : cells)
        line += ' ' + cell(text) + " |";
    return line + '\n';
}

/// Columns of figures, which stand at the right.
struct Figures {
    std::size_t first{1};
    std::size_t count{};
};

std::string head(const std::vector<std::string>& titles, Figures figures = {})
{
    std::string line = row(titles) + "|";
    for (std::size_t i = 0; i < titles.size(); ++i)
        line += i >= figures.first && i < figures.first + figures.count ? " ---: |" : " --- |";
    return line + '\n';
}

/// A decimal as the screen writes it, with its thousands set apart; what is none as it is.
std::string grouped(std::string text)
{
    const std::size_t begin = text.starts_with('-') ? 1 : 0;
    const std::size_t point = std::min(text.find('.'), text.size());
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const bool isDecimal = begin < point
        && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(begin),
            text.begin() + static_cast<std::ptrdiff_t>(point), isDigit)
        && (point == text.size()
            || std::all_of(text.begin() + static_cast<std::ptrdiff_t>(point) + 1, text.end(), isDigit));
    if (!isDecimal)
        return text;
    for (std::size_t at = point; at > begin + 3; at -= 3)
        text.insert(at - 3, ",");
    return text;
}

std::string grouped(std::uint64_t number)
{
    return grouped(std::to_string(number));
}

/// Two digits behind the point.
std::string twoDigits(Int128 raw, int decimals)
{
    std::string text = formatDecimal(raw / powerOfTen(decimals - 2), 2);
    const std::size_t point = text.find('.');
    if (point == std::string::npos)
        return text + ".00";
    return text.append(point + 3 - text.size(), '0');
}

/// Per cent with two digits; "none" where equity is not positive.
std::string percent(const std::optional<Ratio>& ratio)
{
    return ratio ? grouped(twoDigits(ratio->raw, Ratio::decimals - 2)) : "none";
}

/// USD in cents.
std::string dollars(Usd amount)
{
    return grouped(twoDigits(amount.raw, Usd::decimals));
}

std::string effectTable(const ChangeEffect& effect)
{
    return "Found on a fork at " + toText(effect.time) + ", sequence " + grouped(effect.sequence) + ".\n\n"
        + head({"figure", "value"}, {1, 1}) + row({"accounts liquidated", grouped(effect.liquidated)})
        + row({"their exposure, USD", dollars(effect.liquidatedExposure)})
        + row({"accounts in liquidation taken into auto-close", grouped(effect.autoClosed)})
        + row({"accounts that may not add exposure", grouped(effect.cannotAdd)})
        + row({"accounts that may take more", grouped(effect.mayTakeMore)})
        + row({"values that admit risk no account shows yet", grouped(effect.loosened)})
        + row({"bad debt, USD", dollars(effect.badDebt)})
        + row({"loss of lenders, USD", dollars(effect.socialisedLoss)});
}

/// Of a step of a schedule: a ramp that ended takes no more of them.
std::string whatBecame(const Change& change, std::size_t step)
{
    if (step < change.stepsDone)
        return ", live";
    const bool goesOn = change.stage < ChangeStage::Live;
    return goesOn ? "" : ", not taken";
}

/// The stage as the screen names it.
std::string stageText(ChangeStage stage)
{
    return stage == ChangeStage::Aborted ? "Ended early" : std::string{toText(stage)};
}

/// Of a long schedule the first steps, those that liquidate the most, and the last.
std::vector<std::size_t> stepsOfReport(const std::vector<PlannedStep>& schedule)
{
    constexpr std::size_t first = 3;
    constexpr std::size_t all = 16;
    std::vector<std::size_t> steps(schedule.size());
    std::iota(steps.begin(), steps.end(), std::size_t{0});
    if (steps.size() <= all)
        return steps;
    const auto isKept = [&](std::size_t step) { return step < first || step + 1 == schedule.size(); };
    std::stable_sort(steps.begin(), steps.end(), [&](std::size_t a, std::size_t b) {
        return isKept(a) != isKept(b) ? isKept(a) : schedule[a].exposure > schedule[b].exposure;
    });
    steps.resize(all);
    std::erase_if(steps, [&](std::size_t step) { return !isKept(step) && schedule[step].accounts == 0; });
    std::sort(steps.begin(), steps.end());
    return steps;
}

std::string counted(std::uint64_t count, const char* one, const char* many)
{
    return grouped(count) + ' ' + (count == 1 ? one : many);
}

struct Liquidations {
    std::uint64_t accounts{};
    Usd exposure{};

    std::string text() const
    {
        return counted(accounts, "account, ", "accounts, ") + dollars(exposure) + " USD repaid";
    }
};

/// By the steps from `begin` to before `end`.
Liquidations liquidationsOf(const std::vector<PlannedStep>& schedule, std::size_t begin, std::size_t end)
{
    Liquidations all;
    for (std::size_t i = begin; i < end; ++i) {
        all.accounts += schedule[i].accounts;
        all.exposure += schedule[i].exposure;
    }
    return all;
}

/// Between two steps, as planned: what was asked for, or more where a rail asks for it.
std::int64_t leastInterval(const NoticeTerms& terms, const std::vector<PlannedStep>& schedule)
{
    if (schedule.size() < 2)
        return terms.intervalMs;
    std::int64_t least = schedule[1].at.ms - schedule[0].at.ms;
    for (std::size_t i = 2; i < schedule.size(); ++i)
        least = std::min(least, schedule[i].at.ms - schedule[i - 1].at.ms);
    return std::max(terms.intervalMs, least);
}

std::string beyondText(const std::vector<PlannedStep>& schedule)
{
    const auto beyond = std::count_if(
        schedule.begin(), schedule.end(), [](const PlannedStep& step) { return step.pace == NoticeStep::Pace::Alone; });
    return beyond == 0 ? std::string{}
                       : " but for " + counted(static_cast<std::uint64_t>(beyond), "step that is", "steps that are")
            + " more however short";
}

/// Steps that are not listed liquidate nobody, or are counted.
std::string noticeText(const Change& change)
{
    const std::vector<PlannedStep>& schedule = change.schedule;
    if (schedule.empty())
        return {};
    const auto liquidating
        = std::count_if(schedule.begin(), schedule.end(), [](const PlannedStep& step) { return step.accounts > 0; });
    std::string text = "- notice ramp in " + counted(schedule.size(), "step", "steps") + ", from "
        + toText(schedule.front().at) + " to " + toText(schedule.back().at) + "; "
        + counted(change.stepsDone, "is live; ", "are live; ")
        + counted(static_cast<std::uint64_t>(liquidating), "liquidates ", "liquidate ")
        + liquidationsOf(schedule, 0, schedule.size()).text()
        + (liquidating > 1 ? "; an account counts in each step that takes it\n" : "\n");
    if (const auto& terms = change.notice)
        text += "- it gives " + grouped(static_cast<std::uint64_t>(terms->noticeMs / msPerSecond))
            + " s of notice, leaves "
            + grouped(static_cast<std::uint64_t>(leastInterval(*terms, schedule) / msPerSecond))
            + " s between steps, liquidates by one step at most " + percent(terms->depthShare)
            + " % of what the books take" + beyondText(schedule)
            + ", and until the notice is over keeps off every account " + "by " + percent(terms->margin)
            + " % of what it holds\n";
    std::size_t next = 0;
    for (const std::size_t i : stepsOfReport(schedule)) {
        if (const Liquidations between = liquidationsOf(schedule, next, i); between.accounts > 0)
            text += "- steps " + std::to_string(next + 1) + " to " + std::to_string(i)
                + ", listed in the change's own file: liquidate " + between.text() + '\n';
        next = i + 1;
        const PlannedStep& step = schedule[i];
        text += "- notice ramp, step " + std::to_string(next) + whatBecame(change, i) + ": " + toText(step.at) + ", to "
            + grouped(step.value) + ", liquidates " + liquidationsOf(schedule, i, next).text() + '\n';
    }
    return text;
}

std::string scheduleText(const Change& change)
{
    std::string text;
    if (change.content.ramp && change.schedule.empty())
        text += "- in " + counted(change.content.ramp->steps, "step, ", "steps, ")
            + grouped(static_cast<std::uint64_t>(change.content.ramp->stepMs / msPerSecond)) + " s apart; "
            + counted(change.stepsDone, "is live\n", "are live\n");
    text += noticeText(change);
    if (change.content.goLiveAt)
        text += "- asked for at " + toText(*change.content.goLiveAt) + '\n';
    if (change.earliest)
        text += "- not before " + toText(*change.earliest) + '\n';
    if (change.liveAt)
        text += "- last went live at " + toText(*change.liveAt) + '\n';
    if (change.rollsBack)
        text += "- rolls back change " + std::to_string(change.rollsBack->value) + '\n';
    return text.empty() ? "- nothing is set\n" : text;
}

constexpr std::size_t rowsMost = 50;

/// Rows of the first of a long list, and how many more there are.
template <class Item, class RowOf>
std::string listed(const std::string& title, const std::vector<std::string>& heads, Figures figures,
    const std::vector<Item>& items, RowOf rowOf)
{
    if (items.empty())
        return "\n" + title + ": none.\n";
    std::string text = "\n### " + title + "\n\n" + head(heads, figures);
    for (std::size_t i = 0; i < std::min(items.size(), rowsMost); ++i)
        text += row(rowOf(items[i]));
    if (items.size() > rowsMost)
        text += "\n" + grouped(items.size() - rowsMost) + " more are not listed.\n";
    return text;
}

std::string crossedLines(const AccountImpact& account)
{
    std::string lines;
    const auto add = [&](bool crosses, const char* line) {
        if (crosses)
            lines += (lines.empty() ? "" : ", ") + std::string{line};
    };
    add(account.liquidated, "liquidated");
    add(account.autoClose, "auto-close");
    add(account.isHealed, "healed");
    add(account.cannotAdd, "may not add exposure");
    add(account.marginCall, "margin call");
    return lines.empty() ? "back below a line" : lines;
}

std::string linesTable(const Impact& impact)
{
    const auto line = [&](const char* title, std::uint32_t LineCounts::*count) {
        return row({title, grouped(impact.lines.before.*count), grouped(impact.lines.after.*count)});
    };
    return "\n### Accounts beyond each line\n\n" + counted(impact.accounts, "account has", "accounts have")
        + " exposure.\n\n" + head({"line", "before", "after"}, {1, 2}) + line("IMR above 100 %", &LineCounts::initial)
        + line("MMR from 80 %", &LineCounts::watch) + line("MMR from 100 %", &LineCounts::liquidation)
        + line("auto-close", &LineCounts::autoClose);
}

std::string aftermathTable(const BeforeAfter<Aftermath>& both)
{
    const auto count = [&](const char* title, std::uint32_t Aftermath::*figure) {
        return row({title, grouped(both.before.*figure), grouped(both.after.*figure)});
    };
    const auto usd = [&](const char* title, Usd Aftermath::*figure) {
        return row({title, dollars(both.before.*figure), dollars(both.after.*figure)});
    };
    return "\n### Liquidations\n\n" + std::to_string(effectHorizonSeconds)
        + " s of them played while marks and books stand still and nobody acts.\n\n"
        + head({"figure", "without the change", "with it"}, {1, 2})
        + count("accounts in liquidation", &Aftermath::entered)
        + count("of them in the queue at the end", &Aftermath::stillQueued)
        + usd("debt repaid on the books, USD", &Aftermath::repaidOnBook)
        + usd("debt repaid by the backstop, USD", &Aftermath::repaidByBackstop)
        + usd("debt repaid by ADL, USD", &Aftermath::repaidByAdl) + usd("slippage, USD", &Aftermath::slippage)
        + usd("bad debt, USD", &Aftermath::badDebt) + usd("loss of lenders, USD", &Aftermath::socialisedLoss);
}

std::string poolText(const PoolImpact& pool, const std::string& symbol)
{
    const auto rate = [](const char* title, const BeforeAfter<Ratio>& both) {
        return row({title, percent(both.before), percent(both.after)});
    };
    const auto usd = [](const char* title, const BeforeAfter<Usd>& both) {
        return row({title, dollars(both.before), dollars(both.after)});
    };
    const PoolRoom& before = pool.room.before;
    const PoolRoom& after = pool.room.after;
    std::string text = "\n### Pool " + symbol + "\n\n" + grouped(toText(pool.borrowed)) + " of "
        + grouped(toText(pool.lent)) + " are borrowed: utilization " + percent(pool.utilization) + " %.\n\n"
        + head({"figure", "before", "after"}, {1, 2}) + rate("borrow rate, % a year", pool.borrowInterestRate)
        + rate("lend rate, % a year", pool.lendInterestRate)
        + usd("cost of all borrowers an hour, USD", pool.hourlyCost)
        + usd("cost of all borrowers a year, USD", pool.yearlyCost)
        + usd("of an hour to lenders, USD", pool.hourlyToLenders)
        + usd("of an hour to the venue, USD", pool.hourlyToVenue)
        + rate("throttle threshold, %", {before.threshold, after.threshold})
        + rate("ceiling in force, %", {before.ceiling, after.ceiling})
        + rate("max utilization, %", {before.maxUtilization, after.maxUtilization})
        + row({"headroom under the ceiling, " + symbol, grouped(toText(before.headroom)),
            grouped(toText(after.headroom))})
        + row({"limit of lends and of borrows, " + symbol, grouped(toText(before.limit)), grouped(toText(after.limit))})
        + row({"state", std::string{toText(before.state)}, std::string{toText(after.state)}});
    text += '\n' + counted(pool.borrowerCount, "account owes", "accounts owe") + " to it.\n";
    if (pool.borrowers.empty())
        return text;
    text += "\n"
        + head({"borrower", "owes, " + symbol, "an hour before, USD", "after", "a year before, USD", "after"}, {1, 5});
    for (const BorrowerImpact& borrower : pool.borrowers)
        text += row({std::to_string(borrower.subaccount.value), grouped(toText(borrower.owed)),
            dollars(borrower.hourlyCost.before), dollars(borrower.hourlyCost.after),
            dollars(borrower.yearlyCost.before), dollars(borrower.yearlyCost.after)});
    if (pool.borrowerCount > pool.borrowers.size())
        text += "\n" + grouped(pool.borrowerCount - pool.borrowers.size()) + " smaller ones are not listed.\n";
    return text;
}

/// Found anew where the effect had been found.
std::string impactText(const ChangeRecord& record)
{
    if (!record.judged)
        return "\nThe world no longer remembers that place: accounts, assets and orders cannot be listed.\n";
    const RiskConfiguration& risk = record.judged->risk;
    const Impact& impact = record.judged->impact;
    if (impact.refusal)
        return "\nThe exchange of that place refuses the edits: " + refusalText(*impact.refusal) + ".\n";
    const auto symbol = [&](AssetId asset) { return risk.assets[asset.value].symbol; };
    std::string text = linesTable(impact);
    text += listed("Collateral and requirements, USD",
        {"asset", "collateral before", "collateral after", "initial before", "initial after", "maintenance before",
            "maintenance after"},
        {1, 6}, impact.assets, [&](const AssetImpact& asset) {
            return std::vector<std::string>{symbol(asset.asset), dollars(asset.collateral.before),
                dollars(asset.collateral.after), dollars(asset.initial.before), dollars(asset.initial.after),
                dollars(asset.maintenance.before), dollars(asset.maintenance.after)};
        });
    text += listed("Accounts that cross a line",
        {"account", "crosses", "exposure, USD", "net equity before", "net equity after", "IMR % before", "IMR % after",
            "MMR % before", "MMR % after"},
        {2, 7}, impact.crossings, [&](const AccountImpact& account) {
            return std::vector<std::string>{std::to_string(account.subaccount.value), crossedLines(account),
                dollars(account.exposure), dollars(account.netEquity.before), dollars(account.netEquity.after),
                percent(account.imr.before), percent(account.imr.after), percent(account.mmr.before),
                percent(account.mmr.after)};
        });
    if (record.judged->aftermath)
        text += aftermathTable(*record.judged->aftermath);
    text += listed("Orders that would no longer be taken",
        {"account", "order", "market", "side", "price", "remaining", "refusal"}, {4, 2}, impact.orders,
        [&](const OrderImpact& order) {
            return std::vector<std::string>{std::to_string(order.subaccount.value), std::to_string(order.order.value),
                risk.markets[order.market.value].symbol, order.side == Side::Bid ? "Bid" : "Ask",
                grouped(toText(order.price)), grouped(toText(order.remaining)), refusalText(order.refusal)};
        });
    for (const PoolImpact& pool : impact.pools)
        text += poolText(pool, symbol(pool.asset));
    return text;
}

} // namespace

std::string changeReport(const ChangeRecord& record)
{
    const Change& change = record.change;
    const ChangeContent& content = change.content;
    std::string text = "# Change " + std::to_string(change.id.value) + ": " + content.name + "\n\n";
    text += "- stage: " + stageText(change.stage) + ", since " + toText(change.since) + '\n';
    text += "- author: " + change.author + '\n';
    if (!content.ticket.empty())
        text += "- ticket: " + content.ticket + '\n';
    text += "- reason: " + content.reason + '\n';
    if (!change.outcome.empty())
        text += "- outcome: " + change.outcome + '\n';
    text += "- world: " + record.world + '\n';
    text += "- written at " + toText(record.now) + " of the exchange\n";

    text += "\n## Edits\n\n" + head({"parameter", "before", "after"});
    for (const ParameterEdit& edit : content.edits)
        text += row({edit.path, grouped(edit.before), grouped(edit.after)});

    text += "\n## Effect\n\n";
    text += change.effect ? effectTable(*change.effect) + impactText(record) : "Not judged yet.\n";

    text += "\n## Approvals\n\n" + std::to_string(change.approvals.size()) + " of "
        + std::to_string(change.approvalsNeeded) + " needed.\n";
    if (!change.approvals.empty())
        text += '\n' + head({"approver", "at", "reason"});
    for (const Approval& approval : change.approvals)
        text += row({approval.approver, toText(approval.at), approval.reason});
    if (!record.breaches.empty())
        text += "\nGuard rails that were overridden:\n\n";
    for (const std::string& breach : record.breaches)
        text += "- " + breach + '\n';

    text += "\n## Going live\n\n" + scheduleText(change);

    text += "\n## Trail\n\n"
        + head({"sequence", "exchange time", "wall clock", "who", "what", "before", "after", "reason", "detail"});
    for (const archive::Row& each : record.trail)
        text += row({grouped(each.sequence), toText(each.time), toText(each.wallAt), each.actor,
            each.kind + (each.refused ? " (refused)" : ""), grouped(each.before), grouped(each.after), each.reason,
            each.detail});
    if (!record.link.empty())
        text += "\nLink of the newest of these in the audit chain: `" + record.link + "`\n";
    if (!record.head.empty())
        text += "\n## Audit\n\nThe audit ended here when this was written. `plimsollctl verify --head` finds by it "
                "what was "
                "cut off or changed since:\n\n    "
            + record.head + '\n';
    return text;
}

} // namespace plimsoll
