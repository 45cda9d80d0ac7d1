// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/change_reader.h"

#include "domain/base/plain_text.h"
#include "domain/exchange/parameter.h"
#include "formats/input_file.h"
#include "formats/json_reader.h"
#include "simulation/utc_time.h"

#include <nlohmann/json.hpp>

namespace plimsoll {

namespace {

constexpr std::size_t editsMax = 500;
constexpr std::uint64_t rampStepsMax = 1000;
constexpr std::uint64_t secondsMax = 366 * 86'400;
constexpr std::size_t railsMax = 1000;

/// A value of a parameter: a text, or a curve as an array of points.
std::string valueText(const JsonValue& value)
{
    return value.kind == JsonValue::Kind::Array ? value.json() : value.text;
}

bool isValue(const JsonValue& value)
{
    return value.kind == JsonValue::Kind::Text || value.kind == JsonValue::Kind::Array;
}

ParameterEdit readEdit(ObjectReader& object, const RiskConfiguration& live)
{
    ParameterEdit edit;
    edit.path = object.text("path");
    const auto parameter = parameterAt(live, edit.path);
    if (!parameter && !edit.path.empty())
        object.faults().add(object.pathOf("path"), edit.path, "a parameter of this world");
    if (const JsonValue* before = object.optional("before")) {
        if (!isValue(*before))
            object.faults().add(object.pathOf("before"), before->shown(), "a decimal string or a curve");
        edit.before = valueText(*before);
    } else if (parameter) {
        edit.before = parameter->text(live);
    }
    if (const JsonValue* after = object.required("after")) {
        if (!isValue(*after))
            object.faults().add(object.pathOf("after"), after->shown(), "a decimal string or a curve");
        edit.after = valueText(*after);
    }
    return edit;
}

/// A line for people, without the blanks around it.
std::string lineOf(ObjectReader& object, std::string_view key, const std::string& text)
{
    std::string line{trimmed(text)};
    if (line.empty() && !text.empty())
        object.faults().add(object.pathOf(key), '"' + text + '"', "more than blanks");
    if (hasUnseen(line))
        object.faults().add(object.pathOf(key), line, "one line without characters that are not seen");
    return line;
}

std::uint32_t minuteOfDay(ObjectReader& object, std::string_view key)
{
    const std::string text = object.text(key);
    const bool isTime = text.size() == 5 && text[2] == ':' && text[0] >= '0' && text[0] <= '2' && text[1] >= '0'
        && text[1] <= '9' && text[3] >= '0' && text[3] <= '5' && text[4] >= '0' && text[4] <= '9'
        && (text[0] < '2' || text[1] < '4');
    if (!isTime) {
        object.faults().add(object.pathOf(key), text, "a time of day as 09:30");
        return 0;
    }
    const auto digit = [&](std::size_t at) { return static_cast<std::uint32_t>(text[at] - '0'); };
    return (digit(0) * 10 + digit(1)) * 60 + digit(3) * 10 + digit(4);
}

} // namespace

ChangeContent readWhatIsSound(const JsonValue& value, const RiskConfiguration& live, InputFaults& faults)
{
    ChangeContent content;
    ObjectReader object{value, "$", faults};
    content.name = lineOf(object, "name", object.text("name"));
    content.ticket = lineOf(object, "ticket", object.optionalText("ticket").value_or(""));
    content.reason = lineOf(object, "reason", object.optionalText("reason").value_or(""));
    if (const JsonValue* edits = object.array("edits", editsMax))
        for (std::size_t i = 0; i < edits->items.size(); ++i) {
            ObjectReader edit{edits->items[i], itemPath(object.pathOf("edits"), i), faults};
            content.edits.push_back(readEdit(edit, live));
            edit.finish();
        }
    if (const JsonValue* ramp = object.optional("ramp")) {
        ObjectReader reader{*ramp, object.pathOf("ramp"), faults};
        content.ramp = Ramp{static_cast<std::uint32_t>(reader.requiredCount("steps", 1, rampStepsMax)),
            static_cast<std::int64_t>(reader.requiredCount("stepSeconds", 1, secondsMax)) * msPerSecond};
        reader.finish();
    }
    if (const auto time = object.optionalText("goLiveAt")) {
        content.goLiveAt = timestampOf(*time);
        if (!content.goLiveAt)
            faults.add(object.pathOf("goLiveAt"), *time, "a time as 2025-10-10T21:00:00Z");
    }
    content.overridesRails = object.flag("overridesRails", false) ? Flag::On : Flag::Off;
    object.optional("schedule"); // what became of another; it is planned anew
    object.finish();
    return content;
}

std::optional<ChangeContent> readChange(const JsonValue& value, const RiskConfiguration& live, InputFaults& faults)
{
    ChangeContent content = readWhatIsSound(value, live, faults);
    return faults.empty() ? std::optional{std::move(content)} : std::nullopt;
}

std::string writeChange(const ChangeContent& content, const std::vector<PlannedStep>& schedule)
{
    using Json = nlohmann::ordered_json;
    const auto shown = [](const std::string& text) { return text.starts_with('[') ? Json::parse(text) : Json(text); };
    Json document{{"name", content.name}};
    if (!content.ticket.empty())
        document["ticket"] = content.ticket;
    if (!content.reason.empty())
        document["reason"] = content.reason;
    document["edits"] = Json::array();
    for (const ParameterEdit& edit : content.edits)
        document["edits"].push_back(
            {{"path", edit.path}, {"before", shown(edit.before)}, {"after", shown(edit.after)}});
    if (content.ramp)
        document["ramp"] = {{"steps", content.ramp->steps}, {"stepSeconds", content.ramp->stepMs / msPerSecond}};
    if (content.goLiveAt)
        document["goLiveAt"] = toText(*content.goLiveAt);
    document["overridesRails"] = content.overridesRails == Flag::On;
    for (const PlannedStep& step : schedule) {
        Json setters = Json::array();
        for (const SubaccountId id : step.setters)
            setters.push_back(id.value);
        document["schedule"].push_back({{"at", toText(step.at)}, {"value", step.value}, {"accounts", step.accounts},
            {"exposure", toText(step.exposure)}, {"setters", setters}});
    }
    return document.dump(2) + "\n";
}

std::optional<GuardRails> readGuardRails(const JsonValue& value, InputFaults& faults)
{
    GuardRails rails;
    ObjectReader object{value, "$", faults};
    if (const JsonValue* list = object.array("rails", railsMax))
        for (std::size_t i = 0; i < list->items.size(); ++i) {
            ObjectReader item{list->items[i], itemPath(object.pathOf("rails"), i), faults};
            Rail rail;
            rail.pattern = item.text("path");
            if (!rail.pattern.empty() && !rulesAny(rail.pattern))
                faults.add(item.pathOf("path"), rail.pattern, "the path of a parameter, with * for one word");
            rail.largestStep = item.optionalDecimal<Ratio>("largestStep");
            if (rail.largestStep && !rail.largestStep->isPositive() && !faults.touches(item.pathOf("largestStep")))
                faults.add(item.pathOf("largestStep"), toText(*rail.largestStep), "above 0");
            rail.relative = item.flag("relative", false);
            rail.shortestIntervalSeconds
                = static_cast<std::uint32_t>(item.count("shortestIntervalSeconds", 0, 0, secondsMax));
            rail.neverZero = item.flag("neverZero", false);
            item.finish();
            rails.rails.push_back(std::move(rail));
        }
    if (const JsonValue* frozen = object.optionalArray("frozen", railsMax))
        for (std::size_t i = 0; i < frozen->items.size(); ++i) {
            const JsonValue& symbol = frozen->items[i];
            if (symbol.kind != JsonValue::Kind::Text || symbol.text.empty())
                faults.add(itemPath(object.pathOf("frozen"), i), symbol.shown(), "the symbol of an asset or market");
            rails.frozen.push_back(symbol.text);
        }
    if (const JsonValue* hours = object.optionalArray("quietHours", railsMax))
        for (std::size_t i = 0; i < hours->items.size(); ++i) {
            ObjectReader item{hours->items[i], itemPath(object.pathOf("quietHours"), i), faults};
            rails.quietHours.push_back({minuteOfDay(item, "from"), minuteOfDay(item, "until")});
            item.finish();
        }
    const auto seconds
        = [&](std::string_view key) { return static_cast<std::uint32_t>(object.requiredCount(key, 0, secondsMax)); };
    rails.looseningDelaySeconds = seconds("looseningDelaySeconds");
    rails.approvalExpirySeconds = seconds("approvalExpirySeconds");
    rails.movedAccounts = static_cast<std::uint32_t>(object.requiredCount("movedAccounts", 0, 1'000'000));
    rails.movedShare = object.decimal<Ratio>("movedShare");
    if (rails.movedShare.isNegative())
        faults.add(object.pathOf("movedShare"), toText(rails.movedShare), "0 or more");
    rails.liquidationBudget = static_cast<std::uint32_t>(object.count("liquidationBudget", 0, 0, 1'000'000));
    object.finish();
    return faults.empty() ? std::optional{std::move(rails)} : std::nullopt;
}

std::string writeGuardRails(const GuardRails& rails)
{
    using Json = nlohmann::ordered_json;
    Json document{{"rails", Json::array()}, {"frozen", rails.frozen}, {"quietHours", Json::array()}};
    for (const Rail& rail : rails.rails) {
        Json item{{"path", rail.pattern}};
        if (rail.largestStep)
            item["largestStep"] = toText(*rail.largestStep);
        if (rail.relative)
            item["relative"] = true;
        if (rail.shortestIntervalSeconds > 0)
            item["shortestIntervalSeconds"] = rail.shortestIntervalSeconds;
        if (rail.neverZero)
            item["neverZero"] = true;
        document["rails"].push_back(std::move(item));
    }
    for (const QuietHours& hours : rails.quietHours)
        document["quietHours"].push_back({{"from", clockOf(hours.fromMinute)}, {"until", clockOf(hours.untilMinute)}});
    document["looseningDelaySeconds"] = rails.looseningDelaySeconds;
    document["approvalExpirySeconds"] = rails.approvalExpirySeconds;
    document["movedAccounts"] = rails.movedAccounts;
    document["movedShare"] = toText(rails.movedShare);
    document["liquidationBudget"] = rails.liquidationBudget;
    return document.dump(2) + "\n";
}

Result<GuardRails, InputFault> readRailsFile(const std::string& file)
{
    const auto json = readJsonFile(file);
    if (!json.ok())
        return json.error();
    InputFaults faults{file};
    auto rails = readGuardRails(json.value(), faults);
    if (!rails)
        return faults.first();
    return *std::move(rails);
}

} // namespace plimsoll
