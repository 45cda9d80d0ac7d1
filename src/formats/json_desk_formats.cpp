// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/json_desk_formats.h"

#include "domain/base/decimal.h"
#include "formats/change_reader.h"
#include "formats/risk_reader.h"
#include "formats/risk_writer.h"
#include "service/change/risk_difference.h"
#include "simulation/utc_time.h"

#include <algorithm>
#include <numeric>

namespace plimsoll {

namespace {

DeskFormats::Faults linesOf(const InputFaults& faults)
{
    DeskFormats::Faults lines;
    for (const InputFault& fault : faults.all())
        lines.push_back(fault.text());
    return lines;
}

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

std::string head(const std::vector<std::string>& titles)
{
    std::string line = row(titles) + "|";
    for (std::size_t i = 0; i < titles.size(); ++i)
        line += " --- |";
    return line + '\n';
}

std::string effectTable(const ChangeEffect& effect)
{
    return "Found on a fork at " + toText(effect.time) + ", sequence " + std::to_string(effect.sequence) + ".\n\n"
        + head({"figure", "value"}) + row({"accounts liquidated", std::to_string(effect.liquidated)})
        + row({"their exposure, USD", toText(effect.liquidatedExposure)})
        + row({"accounts that may not add exposure", std::to_string(effect.cannotAdd)})
        + row({"accounts that may take more", std::to_string(effect.mayTakeMore)})
        + row({"values that admit risk no account shows yet", std::to_string(effect.loosened)})
        + row({"bad debt, USD", toText(effect.badDebt)}) + row({"loss of lenders, USD", toText(effect.socialisedLoss)});
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

/// Of a long schedule the first steps, those that cross the most, and the last.
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

struct Crossed {
    std::uint64_t accounts{};
    Usd exposure{};

    std::string text() const { return std::to_string(accounts) + " accounts, " + toText(exposure) + " USD\n"; }
};

/// By the steps from `begin` to before `end`.
Crossed crossedBy(const std::vector<PlannedStep>& schedule, std::size_t begin, std::size_t end)
{
    Crossed crossed;
    for (std::size_t i = begin; i < end; ++i) {
        crossed.accounts += schedule[i].accounts;
        crossed.exposure += schedule[i].exposure;
    }
    return crossed;
}

/// Steps that are not listed cross nobody, or are counted.
std::string noticeText(const Change& change)
{
    const std::vector<PlannedStep>& schedule = change.schedule;
    if (schedule.empty())
        return {};
    const auto crossing
        = std::count_if(schedule.begin(), schedule.end(), [](const PlannedStep& step) { return step.accounts > 0; });
    std::string text = "- notice ramp in " + std::to_string(schedule.size()) + " steps, from "
        + toText(schedule.front().at) + " to " + toText(schedule.back().at) + "; " + std::to_string(change.stepsDone)
        + " are live; " + std::to_string(crossing) + " cross " + crossedBy(schedule, 0, schedule.size()).text();
    std::size_t next = 0;
    for (const std::size_t i : stepsOfReport(schedule)) {
        if (const Crossed between = crossedBy(schedule, next, i); between.accounts > 0)
            text += "- steps " + std::to_string(next + 1) + " to " + std::to_string(i)
                + ", listed in the change's own file: cross " + between.text();
        next = i + 1;
        const PlannedStep& step = schedule[i];
        text += "- notice ramp, step " + std::to_string(next) + whatBecame(change, i) + ": " + toText(step.at) + ", to "
            + step.value + ", crosses " + crossedBy(schedule, i, next).text();
    }
    return text;
}

std::string scheduleText(const Change& change)
{
    std::string text;
    if (change.content.ramp && change.schedule.empty())
        text += "- in " + std::to_string(change.content.ramp->steps) + " steps, "
            + std::to_string(change.content.ramp->stepMs / msPerSecond) + " s apart; "
            + std::to_string(change.stepsDone) + " are live\n";
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

} // namespace

Result<ChangeContent, DeskFormats::Faults> JsonDeskFormats::changeFrom(
    const std::string& text, const std::string& file, const RiskConfiguration& live) const
{
    const auto json = parseJson(text, file);
    if (!json.ok())
        return Faults{json.error().text()};
    InputFaults faults{file};
    auto content = readChange(json.value(), live, faults);
    if (!content)
        return linesOf(faults);
    if (content->reason.empty())
        faults.add("$.reason", "none", "a reason");
    if (content->edits.empty())
        faults.add("$.edits", "none", "at least one edit");
    for (const ParameterFault& fault : faultsOf(live, content->edits)) {
        // A rule may be broken at a neighbour that no edit names.
        const auto edit = std::find_if(content->edits.begin(), content->edits.end(),
            [&](const ParameterEdit& one) { return one.path == fault.path; });
        const auto at = static_cast<std::size_t>(edit - content->edits.begin());
        const std::string place = edit == content->edits.end() ? "$.edits" : itemPath("$.edits", at);
        faults.add(place + " (" + fault.path + ')', fault.value, fault.limit);
    }
    if (!faults.empty())
        return linesOf(faults);
    return std::move(*content);
}

Result<RiskConfiguration, DeskFormats::Faults> JsonDeskFormats::riskFrom(
    const std::string& text, const std::string& file) const
{
    const auto json = parseJson(text, file);
    if (!json.ok())
        return Faults{json.error().text()};
    InputFaults faults{file};
    auto risk = readRisk(json.value(), "$", faults);
    if (!risk)
        return linesOf(faults);
    return std::move(*risk);
}

std::string JsonDeskFormats::changeText(const Change& change) const
{
    return writeChange(change.content, change.schedule);
}

std::string JsonDeskFormats::riskText(const RiskConfiguration& risk) const
{
    return writeRisk(risk);
}

std::string JsonDeskFormats::reportText(const ChangeRecord& record) const
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
        text += row({edit.path, edit.before, edit.after});

    text += "\n## Effect\n\n";
    text += change.effect ? effectTable(*change.effect) : "Not judged yet.\n";

    text += "\n## Approvals\n\n" + std::to_string(change.approvals.size()) + " of "
        + std::to_string(change.approvalsNeeded) + " needed.\n";
    if (!change.approvals.empty())
        text += '\n' + head({"approver", "at", "reason"});
    for (const Approval& approval : change.approvals)
        text += row({approval.approver, toText(approval.at), approval.reason});
    if (!change.breaches.empty())
        text += "\nGuard rails that were overridden:\n\n";
    for (const std::string& breach : change.breaches)
        text += "- " + breach + '\n';

    text += "\n## Going live\n\n" + scheduleText(change);

    text += "\n## Trail\n\n"
        + head({"sequence", "exchange time", "wall clock", "who", "what", "before", "after", "reason", "detail"});
    for (const archive::Row& each : record.trail)
        text += row({std::to_string(each.sequence), toText(each.time), toText(each.wallAt), each.actor,
            each.kind + (each.refused ? " (refused)" : ""), each.before, each.after, each.reason, each.detail});
    if (!record.link.empty())
        text += "\nLink of the newest of these in the audit chain: `" + record.link + "`\n";
    if (!record.head.empty())
        text
            += "\nThe audit ended here when this was written. `plimsollctl verify --head` finds by it what was cut off "
               "or changed since:\n\n    "
            + record.head + '\n';
    return text;
}

} // namespace plimsoll
