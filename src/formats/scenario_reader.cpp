// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/scenario_reader.h"

#include "formats/input_file.h"
#include "formats/risk_reader.h"
#include "formats/step_reader.h"
#include "simulation/script.h"
#include "simulation/utc_time.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace plimsoll {
namespace {

constexpr std::size_t stepsMax = 200000;
constexpr std::size_t anchorsMax = 100000;
constexpr std::size_t candleBytesMax = std::size_t{64} << 20U;
constexpr std::uint64_t agentsMax = 1000000;
constexpr std::int64_t spanMax = std::int64_t{366} * 24 * msPerHour;

class ScenarioReader {
public:
    ScenarioReader(const JsonValue& value, const OpenFile& open, InputFaults& faults)
        : file_(value, "$", faults)
        , open_(open)
        , faults_(faults)
    {
    }

    std::optional<Scenario> read()
    {
        scenario_.name = file_.text("name");
        scenario_.seed = file_.count("seed", 0, 0, std::uint64_t{1} << 53U);
        scenario_.start = time("start");
        scenario_.end = file_.optional("end") != nullptr ? time("end") : scenario_.start;
        if (scenario_.end < scenario_.start || scenario_.end.ms - scenario_.start.ms > spanMax)
            faults_.add(file_.pathOf("end"), toText(scenario_.end), "from start to 366 days later");
        readRiskPart();
        if (faults_.empty())
            readPrices();
        readPopulation();
        if (faults_.empty())
            readSteps();
        file_.required("steps");
        file_.finish();
        if (!faults_.empty())
            return std::nullopt;
        return std::move(scenario_);
    }

private:
    static std::optional<Timestamp> timeOf(const JsonValue& value)
    {
        // Only the ISO form: digits alone would be Unix seconds, which a scenario does not use.
        const bool iso = value.kind == JsonValue::Kind::Text && value.text.find('-') != std::string::npos;
        return iso ? timestampOf(value.text) : std::nullopt;
    }
    Timestamp time(std::string_view key)
    {
        const JsonValue* value = file_.required(key);
        const auto at = value != nullptr ? timeOf(*value) : std::nullopt;
        if (value != nullptr && !at)
            faults_.add(file_.pathOf(key), value->shown(), "a time as 2025-10-10T20:00:00Z");
        return at.value_or(Timestamp{});
    }

    void readRiskPart()
    {
        const JsonValue* value = file_.required("risk");
        if (value == nullptr)
            return;
        if (value->kind == JsonValue::Kind::Object) {
            if (auto risk = readRisk(*value, file_.pathOf("risk"), faults_))
                scenario_.risk = std::move(*risk);
            return;
        }
        if (value->kind != JsonValue::Kind::Text) {
            faults_.add(file_.pathOf("risk"), value->shown(), "a path or a risk configuration");
            return;
        }
        const auto text = open_(value->text);
        if (!text.ok())
            return faults_.add(text.error());
        const auto json = parseJson(text.value(), value->text);
        if (!json.ok())
            return faults_.add(json.error());
        InputFaults inner{value->text};
        if (auto risk = readRisk(json.value(), "$", inner))
            scenario_.risk = std::move(*risk);
        for (const InputFault& fault : inner.all())
            faults_.add(fault);
    }

    void readPrices()
    {
        const JsonValue* value = file_.optional("prices");
        if (value == nullptr)
            return;
        ObjectReader prices{*value, file_.pathOf("prices"), faults_};
        for (std::size_t i = 0; i < scenario_.risk.assets.size(); ++i)
            if (const JsonValue* spec = prices.optional(scenario_.risk.assets[i].symbol))
                scenario_.prices.push_back({AssetId{static_cast<std::uint16_t>(i)},
                    readPrice(*spec, prices.pathOf(scenario_.risk.assets[i].symbol))});
        prices.finish();
        for (const AssetPrice& price : scenario_.prices)
            if (std::holds_alternative<FollowedPrice>(price.spec) && !hasLeader())
                faults_.add(prices.pathOf(scenario_.risk.assets[price.asset.value].symbol) + ".beta", "no BTC",
                    "an asset BTC with another kind of price");
    }

    /// What prices with a beta follow.
    bool hasLeader() const
    {
        const auto bitcoin = scenario_.risk.assetBySymbol("BTC");
        return bitcoin && std::none_of(scenario_.prices.begin(), scenario_.prices.end(), [&](const AssetPrice& price) {
            return price.asset == *bitcoin && std::holds_alternative<FollowedPrice>(price.spec);
        });
    }

    PriceSpec readPrice(const JsonValue& value, const std::string& path)
    {
        ObjectReader entry{value, path, faults_};
        PriceSpec spec = FixedPrice{};
        if (entry.has("fixed"))
            spec = FixedPrice{positivePrice(entry, "fixed")};
        else if (entry.has("anchors"))
            spec = readAnchors(entry);
        else if (entry.has("history"))
            spec = readHistory(entry);
        else if (entry.has("beta"))
            spec = FollowedPrice{positivePrice(entry, "start"), within(entry, "beta", 5).value_or(Ratio{}),
                within(entry, "volatility", 20).value_or(Ratio{})};
        else
            faults_.add(path, "no kind of price", "fixed, history, anchors or beta");
        if (entry.has("fixed") || entry.has("anchors") || entry.has("history") || entry.has("beta"))
            entry.finish();
        return spec;
    }

    Price positivePrice(ObjectReader& entry, std::string_view key)
    {
        const auto price = entry.decimal<Price>(key);
        if (!price.isPositive() && !faults_.touches(entry.pathOf(key)))
            faults_.add(entry.pathOf(key), toText(price), "above 0");
        return price;
    }

    std::optional<Ratio> within(ObjectReader& entry, std::string_view key, std::int64_t highest)
    {
        const auto ratio = entry.optionalDecimal<Ratio>(key);
        if (ratio && (ratio->isNegative() || *ratio > Ratio::whole(highest)))
            faults_.add(entry.pathOf(key), toText(*ratio), "0 .. " + std::to_string(highest));
        return ratio;
    }

    AnchoredPrice readAnchors(ObjectReader& entry)
    {
        AnchoredPrice anchored;
        anchored.volatility = within(entry, "volatility", 20).value_or(defaultVolatility);
        const JsonValue* anchors = entry.array("anchors", anchorsMax);
        if (anchors == nullptr)
            return anchored;
        const std::string path = entry.pathOf("anchors");
        if (anchors->items.empty())
            faults_.add(path, "0 entries", "at least one");
        for (std::size_t i = 0; i < anchors->items.size(); ++i) {
            const JsonValue& item = anchors->items[i];
            const std::string place = itemPath(path, i);
            if (item.kind != JsonValue::Kind::Array || item.items.size() != 2) {
                faults_.add(place, item.shown(), "[time, price]");
                continue;
            }
            const auto at = timeOf(item.items[0]);
            if (!at || at->ms % msPerSecond != 0)
                faults_.add(itemPath(place, 0), item.items[0].shown(), "a time of whole seconds");
            else if (!anchored.anchors.empty() && *at <= anchored.anchors.back().at)
                faults_.add(itemPath(place, 0), item.items[0].shown(), "after the anchor before");
            const auto price = entry.decimalOf<Price>(item.items[1], itemPath(place, 1));
            if (!price.isPositive() && !faults_.touches(itemPath(place, 1)))
                faults_.add(itemPath(place, 1), toText(price), "above 0");
            anchored.anchors.push_back({at.value_or(Timestamp{}), price});
        }
        return anchored;
    }

    RecordedPrice readHistory(ObjectReader& entry)
    {
        RecordedPrice recorded;
        recorded.volatility = within(entry, "volatility", 20).value_or(defaultVolatility);
        recorded.wickLimit = within(entry, "wickLimit", 1).value_or(recorded.wickLimit);
        const std::string name = entry.text("history");
        if (name.empty())
            return recorded;
        const auto text = open_(name);
        if (!text.ok()) {
            faults_.add(text.error());
            return recorded;
        }
        auto candles = readCandles(text.value());
        if (!candles.ok()) {
            const CandleFault& fault = candles.error();
            const std::string column = fault.column.empty() ? "" : ", " + fault.column;
            InputFaults inner{name};
            inner.add("line " + std::to_string(fault.line) + column, fault.value, fault.limit);
            faults_.add(inner.first());
            return recorded;
        }
        recorded.candles = std::move(candles).value();
        return recorded;
    }

    void readPopulation()
    {
        const JsonValue* value = file_.optional("population");
        if (value == nullptr)
            return;
        ObjectReader entry{*value, file_.pathOf("population"), faults_};
        const auto agents
            = [&](std::string_view key) { return static_cast<std::uint32_t>(entry.count(key, 0, 0, agentsMax)); };
        Population& population = scenario_.population;
        population.traders = agents("traders");
        population.marketMakers = agents("marketMakers");
        population.lenders = agents("lenders");
        population.backstopProviders = agents("backstopProviders");
        population.backstopCapacity = entry.optionalDecimal<Usd>("backstopCapacity").value_or(Usd{});
        population.backstopFund = entry.optionalDecimal<Usd>("backstopFund").value_or(Usd{});
        for (const char* key : {"backstopCapacity", "backstopFund"})
            if ((key == std::string_view{"backstopFund"} ? population.backstopFund : population.backstopCapacity)
                    .isNegative())
                faults_.add(entry.pathOf(key), "negative", "at least 0");
        if (faults_.empty() && !population.isEmpty() && scenario_.risk.markets.empty())
            faults_.add(entry.path(), "no market", "a market in which it can trade");
        entry.finish();
    }

    void readSteps()
    {
        const JsonValue* steps = file_.array("steps", stepsMax);
        for (std::size_t i = 0; steps != nullptr && i < steps->items.size(); ++i) {
            ObjectReader step{steps->items[i], itemPath(file_.pathOf("steps"), i), faults_};
            const Timestamp at = stepTime(step);
            if (step.has("command") == step.has("expect")) {
                faults_.add(step.path(), "neither or both", "either command or expect");
                continue;
            }
            if (step.has("command"))
                scenario_.steps.push_back({at, i, readCommand(step, scenario_.risk)});
            else
                scenario_.steps.push_back(
                    {at, i, readExpectation(*step.required("expect"), step.pathOf("expect"), scenario_.risk, faults_)});
            if (!faults_.touches(step.pathOf("command")))
                step.finish();
        }
        std::stable_sort(scenario_.steps.begin(), scenario_.steps.end(),
            [](const ScenarioStep& a, const ScenarioStep& b) { return a.at < b.at; });
        checkSubjects();
        if (file_.optional("end") == nullptr && !scenario_.steps.empty())
            scenario_.end = scenario_.steps.back().at;
    }

    /// What is expected of an account that is never opened, or of an answer before the first command, would hold or
    /// fail by chance.
    void checkSubjects()
    {
        using Subject = Expectation::Subject;
        const Population& population = scenario_.population;
        const std::uint64_t opened = std::uint64_t{Script{scenario_}.subaccounts()} + population.traders
            + population.marketMakers + population.lenders + population.backstopProviders;
        bool asked = false;
        for (const ScenarioStep& step : scenario_.steps) {
            const auto* expected = std::get_if<Expectation>(&step.what);
            asked = asked || expected == nullptr;
            if (expected == nullptr)
                continue;
            const std::string path = itemPath(file_.pathOf("steps"), step.position) + ".expect";
            const bool ofAccount = expected->subject == Subject::Summary || expected->subject == Subject::Borrow
                || expected->subject == Subject::Balance;
            if (ofAccount && expected->subaccount.value > opened)
                faults_.add(path + ".subaccount", std::to_string(expected->subaccount.value),
                    "a subaccount that a command names or the population holds, at most " + std::to_string(opened));
            if (expected->subject == Subject::Answer && !asked && !expected->fields.empty())
                faults_.add(path + '.' + expected->fields.front().name, "given", "a command before it");
        }
    }

    Timestamp stepTime(ObjectReader& step)
    {
        const JsonValue* value = step.required("at");
        if (value == nullptr)
            return scenario_.start;
        auto at = timeOf(*value);
        if (const auto duration = value->kind == JsonValue::Kind::Text ? durationOf(value->text) : std::nullopt)
            at = Timestamp{scenario_.start.ms + *duration};
        const bool isOpen = file_.optional("end") == nullptr;
        const std::int64_t last = isOpen ? scenario_.start.ms + spanMax : scenario_.end.ms;
        if (!at)
            faults_.add(step.pathOf("at"), value->shown(), "a duration as PT1H30M, or a time");
        else if (*at < scenario_.start || at->ms > last)
            faults_.add(step.pathOf("at"), value->shown(), "from start to end");
        return at.value_or(scenario_.start);
    }

    ObjectReader file_;
    const OpenFile& open_;
    InputFaults& faults_;
    Scenario scenario_;
};

} // namespace

std::optional<Scenario> readScenario(const JsonValue& value, const OpenFile& open, InputFaults& faults)
{
    return ScenarioReader{value, open, faults}.read();
}

Result<Scenario, InputFault> readScenarioFile(const std::string& path, std::vector<std::string>& ignored)
{
    JsonLimits limits;
    limits.bytesMax = std::size_t{64} << 20U;
    limits.valuesMax = 4000000;
    const auto json = readJsonFile(path, limits);
    if (!json.ok())
        return json.error();
    InputFaults faults{path};
    const OpenFile open = [&](const std::string& name) {
        return readTextFile((std::filesystem::path{path}.parent_path() / name).string(), candleBytesMax);
    };
    auto scenario = readScenario(json.value(), open, faults);
    if (!scenario)
        return faults.first();
    ignored = faults.ignored();
    return std::move(*scenario);
}

std::optional<std::int64_t> durationOf(std::string_view text)
{
    const auto take = [&](std::string_view mark) {
        const bool found = text.starts_with(mark);
        text.remove_prefix(found ? mark.size() : 0);
        return found;
    };
    if (!take("P") || text.empty())
        return std::nullopt;
    struct Unit {
        char letter;
        std::int64_t ms;
    };
    constexpr Unit units[] = {{'D', 24 * msPerHour}, {'H', msPerHour}, {'M', msPerMinute}, {'S', msPerSecond}};
    std::size_t next = 0;
    std::int64_t sum = 0;
    bool inTime = false;
    while (!text.empty()) {
        if (!inTime && take("T")) {
            inTime = true;
            next = 1;
            if (text.empty())
                return std::nullopt;
        }
        const std::size_t letter = text.find_first_not_of("0123456789.");
        if (letter == 0 || letter == std::string_view::npos)
            return std::nullopt;
        while (next < std::size(units) && units[next].letter != text[letter])
            ++next;
        if (next == std::size(units) || (next > 0) != inTime)
            return std::nullopt;
        const bool whole = units[next].letter != 'S';
        const ParsedDecimal count = parseDecimal(text.substr(0, letter), whole ? 0 : 3);
        if (count.fault || count.raw > Int128{spanMax})
            return std::nullopt;
        sum += static_cast<std::int64_t>(whole ? count.raw * units[next].ms : count.raw);
        if (sum > spanMax)
            return std::nullopt;
        text.remove_prefix(letter + 1);
        ++next;
    }
    return sum;
}

} // namespace plimsoll
