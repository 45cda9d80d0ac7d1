// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/step_reader.h"
#include "simulation/expected_fields.h"

#include <algorithm>
#include <utility>

namespace plimsoll {
namespace {

using Subject = Expectation::Subject;

class ExpectationReader {
public:
    ExpectationReader(
        const JsonValue& value, const std::string& path, const RiskConfiguration& risk, InputFaults& faults)
        : entry_(value, path, faults)
        , risk_(risk)
    {
    }

    Expectation read()
    {
        readSubject();
        if (const auto tolerance = entry_.optionalDecimal<Ratio>("tolerance"))
            expected_.tolerance = *tolerance;
        if (expected_.tolerance.isNegative())
            entry_.faults().add(entry_.pathOf("tolerance"), toText(expected_.tolerance), "at least 0");
        for (const std::string_view name : expectedFieldNames(expected_.subject))
            if (entry_.has(name))
                expected_.fields.push_back({std::string{name}, wantedOf(name)});
        if (expected_.subject == Subject::Venue)
            checkVenueField();
        entry_.finish();
        if (expected_.fields.empty() && entry_.faults().empty())
            entry_.faults().add(entry_.path(), "no field", "at least one field to compare");
        return std::move(expected_);
    }

private:
    void readSubject()
    {
        if (entry_.has("refused") || entry_.has("accepted")) {
            expected_.subject = Subject::Answer;
            if (entry_.has("refused") && entry_.has("accepted"))
                entry_.faults().add(entry_.pathOf("accepted"), "given", "either refused or accepted");
        } else if (entry_.has("pool")) {
            expected_.subject = Subject::Pool;
            expected_.asset = asset("pool");
        } else if (entry_.has("order")) {
            expected_.subject = Subject::Order;
            expected_.name = entry_.text("order");
        } else if (entry_.has("venue")) {
            expected_.subject = Subject::Venue;
            expected_.name = entry_.text("venue");
        } else {
            expected_.subaccount
                = {static_cast<std::uint32_t>(entry_.requiredCount("subaccount", 1, scriptedSubaccountMax))};
            expected_.subject = entry_.has("borrow") ? Subject::Borrow
                : entry_.has("balance")              ? Subject::Balance
                                                     : Subject::Summary;
            if (expected_.subject != Subject::Summary)
                expected_.asset = asset(expected_.subject == Subject::Borrow ? "borrow" : "balance");
        }
    }

    AssetId asset(std::string_view key)
    {
        const std::string symbol = entry_.symbol(key);
        const auto found = risk_.assetBySymbol(symbol);
        if (!found && !symbol.empty())
            entry_.faults().add(entry_.pathOf(key), symbol, "the symbol of an asset");
        return found.value_or(AssetId{});
    }

    void checkVenueField()
    {
        const auto figures = venueFigures();
        const auto figure = std::find_if(
            figures.begin(), figures.end(), [&](const VenueFigure& each) { return each.name == expected_.name; });
        if (figure == figures.end()) {
            std::string names;
            for (const VenueFigure& each : figures)
                names += (names.empty() ? "" : ", ") + std::string{each.name};
            entry_.faults().add(entry_.pathOf("venue"), expected_.name, names);
            return;
        }
        for (const ExpectedField& field : expected_.fields)
            if (field.name != figure->field)
                entry_.faults().add(entry_.pathOf(field.name), "given", "only " + std::string{figure->field});
    }

    /// Fields whose value is a name, not a decimal.
    static bool isName(std::string_view name)
    {
        return name == "status" || name == "state" || name == "refused" || name == "expiryReason";
    }

    decltype(ExpectedField::wanted) wantedOf(std::string_view name)
    {
        const JsonValue* value = entry_.required(name);
        if (value->isNull())
            return std::monostate{};
        if (value->kind == JsonValue::Kind::Boolean)
            return value->text == "true";
        if (value->kind == JsonValue::Kind::Object) {
            ObjectReader bounds{*value, entry_.pathOf(name), entry_.faults()};
            const auto min = bounds.optionalDecimal<Ratio>("min");
            const auto max = bounds.optionalDecimal<Ratio>("max");
            if (!min && !max)
                entry_.faults().add(bounds.path(), "no bound", "min, max or both");
            if (min && max && *min > *max)
                entry_.faults().add(bounds.pathOf("max"), toText(*max), "at least min " + toText(*min));
            bounds.finish();
            return ExpectedRange{textOf(min), textOf(max)};
        }
        if (value->kind != JsonValue::Kind::Text) {
            entry_.faults().add(entry_.pathOf(name), value->shown(), "a decimal string");
            return std::monostate{};
        }
        if (!isName(name))
            entry_.decimalOf<Ratio>(*value, entry_.pathOf(name));
        return value->text;
    }

    static std::optional<std::string> textOf(const std::optional<Ratio>& decimal)
    {
        return decimal ? std::optional{toText(*decimal)} : std::nullopt;
    }

    ObjectReader entry_;
    const RiskConfiguration& risk_;
    Expectation expected_;
};

} // namespace

Expectation readExpectation(
    const JsonValue& value, const std::string& path, const RiskConfiguration& risk, InputFaults& faults)
{
    return ExpectationReader{value, path, risk, faults}.read();
}

} // namespace plimsoll
