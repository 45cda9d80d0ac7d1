// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/json_desk_formats.h"

#include "formats/change_reader.h"
#include "formats/change_report.h"
#include "formats/risk_reader.h"
#include "formats/risk_writer.h"
#include "service/change/risk_difference.h"

#include <algorithm>

namespace plimsoll {

namespace {

DeskFormats::Faults linesOf(const InputFaults& faults)
{
    DeskFormats::Faults lines;
    for (const InputFault& fault : faults.all())
        lines.push_back(fault.text());
    return lines;
}

} // namespace

Result<ChangeContent, DeskFormats::Faults> JsonDeskFormats::changeFrom(
    const std::string& text, const std::string& file, const RiskConfiguration& live, const GuardRails& rails) const
{
    const auto json = parseJson(text, file);
    if (!json.ok())
        return Faults{json.error().text()};
    InputFaults faults{file};
    ChangeContent content = readWhatIsSound(json.value(), live, faults);
    if (content.reason.empty() && !faults.touches("$.reason"))
        faults.add("$.reason", "none", "a reason");
    if (content.edits.empty() && !faults.touches("$.edits"))
        faults.add("$.edits", "none", "at least one edit");
    // A rule may be broken at a neighbour that no edit names.
    const auto placeOf = [&](const std::string& path) {
        const auto edit = std::find_if(
            content.edits.begin(), content.edits.end(), [&](const ParameterEdit& one) { return one.path == path; });
        const auto at = static_cast<std::size_t>(edit - content.edits.begin());
        return (edit == content.edits.end() ? "$.edits" : itemPath("$.edits", at)) + " (" + path + ')';
    };
    // What was not read as an edit has been told.
    std::vector<ParameterEdit> edits;
    for (std::size_t i = 0; i < content.edits.size(); ++i) {
        const std::string place = itemPath("$.edits", i);
        if (!faults.touches(place + ".path") && !faults.touches(place + ".before") && !faults.touches(place + ".after"))
            edits.push_back(content.edits[i]);
    }
    for (const ParameterFault& fault : faultsOf(live, edits))
        faults.add(placeOf(fault.path), fault.value, fault.limit);
    // Rails are about the step from what is live, whatever the file says that it was.
    for (ParameterEdit& edit : edits)
        if (const auto parameter = parameterAt(live, edit.path))
            edit.before = parameter->text(live);
    const Ramp ramp = content.ramp.value_or(Ramp{});
    if (content.overridesRails == Flag::Off)
        for (const Breach& breach : breachesOf(rails, edits, ramp.steps, ramp.stepMs, {}, {}))
            faults.add(placeOf(breach.path), breach.value,
                breach.limit + " (" + std::string{codeName(breach.rail)} + "), or overridesRails");
    if (!faults.empty())
        return linesOf(faults);
    return content;
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

Result<GuardRails, DeskFormats::Faults> JsonDeskFormats::railsFrom(
    const std::string& text, const std::string& file) const
{
    const auto json = parseJson(text, file);
    if (!json.ok())
        return Faults{json.error().text()};
    InputFaults faults{file};
    auto rails = readGuardRails(json.value(), faults);
    if (!rails)
        return linesOf(faults);
    return std::move(*rails);
}

std::string JsonDeskFormats::changeText(const Change& change) const
{
    return writeChange(change.content, change.schedule);
}

std::string JsonDeskFormats::riskText(const RiskConfiguration& risk) const
{
    return writeRisk(risk);
}

std::string JsonDeskFormats::railsText(const GuardRails& rails) const
{
    return writeGuardRails(rails);
}

std::string JsonDeskFormats::reportText(const ChangeRecord& record) const
{
    return changeReport(record);
}

} // namespace plimsoll
