// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/run_command.h"

#include "ctl/state_tables.h"
#include "ctl/store_commands.h"
#include "ctl/store_writer.h"
#include "domain/base/decimal.h"
#include "formats/scenario_reader.h"
#include "service/host/command_words.h"
#include "service/host/projection.h"
#include "simulation/scenario_runner.h"
#include "simulation/utc_time.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace plimsoll::ctl {
namespace {

Json wantedJson(const ExpectedField& expected)
{
    if (const bool* flag = std::get_if<bool>(&expected.wanted))
        return *flag;
    if (const auto* text = std::get_if<std::string>(&expected.wanted))
        return *text;
    if (const auto* range = std::get_if<ExpectedRange>(&expected.wanted)) {
        Json bounds = Json::object();
        if (range->min)
            bounds["min"] = *range->min;
        if (range->max)
            bounds["max"] = *range->max;
        return bounds;
    }
    return nullptr;
}

Json actualJson(const FigureValue& actual)
{
    if (const bool* flag = std::get_if<bool>(&actual))
        return *flag;
    if (const auto* text = std::get_if<std::string>(&actual))
        return *text;
    return nullptr;
}

Json failureJson(const ScenarioReport::Failure& failure)
{
    Json json{{"path", "$.steps[" + std::to_string(failure.position) + "].expect." + failure.expected.name},
        {"at", toText(failure.at)}, {"field", failure.expected.name}, {"expected", wantedJson(failure.expected)},
        {"actual", actualJson(failure.actual)}};
    if (failure.actualRefusal)
        json["refusal"] = refusalText(*failure.actualRefusal);
    return json;
}

Json refusedJson(const ScenarioReport::RefusedStep& step)
{
    const Refusal& refusal = step.refusal;
    Json json{{"path", "$.steps[" + std::to_string(step.position) + "]"}, {"at", toText(step.at)},
        {"command", step.command}, {"code", codeName(refusal.code)}, {"field", valueName(refusal)},
        {"value", valueText(refusal)}, {"limit", refusal.limit}, {"bindingTerm", nullptr}, {"maxQuantity", nullptr},
        {"announced", refusal.announced.empty() ? Json(nullptr) : Json(refusal.announced)},
        {"expected", step.expected}};
    if (refusal.bindingTerm != BindingTerm::None)
        json["bindingTerm"] = termName(refusal.bindingTerm);
    if (refusal.maxQuantity)
        json["maxQuantity"] = toText(*refusal.maxQuantity);
    return json;
}

Json liquidationsJson(const ScenarioReport::Liquidations& count)
{
    return {{"started", count.started}, {"ended", count.ended}, {"fromHoldings", count.fromHoldings},
        {"book", count.book}, {"fundDust", count.fundDust}, {"backstop", count.backstop}, {"adl", count.adl},
        {"deficits", count.deficits}};
}

Json reportJson(const Scenario& scenario, const ScenarioReport& report, const State& state)
{
    Json failures = Json::array();
    for (const ScenarioReport::Failure& failure : report.failures)
        failures.push_back(failureJson(failure));
    Json refusals = Json::array();
    for (const ScenarioReport::RefusedStep& step : report.refusedSteps)
        refusals.push_back(refusedJson(step));
    return {{"name", scenario.name}, {"seed", scenario.seed},
        {"expectations", {{"passed", report.passed}, {"failed", report.failed}}}, {"failures", failures},
        {"refusals", refusals}, {"stateHash", toText(hashOf(state))}, {"badDebt", toText(state.badDebt)},
        {"socialisedLoss", toText(state.socialisedLoss)}, {"backstopFund", toText(backstopFundValue(state))},
        {"treasury", toText(treasuryValue(state))}, {"queueLength", state.queue.size()},
        {"liquidations", liquidationsJson(report.liquidations)},
        {"commands", {{"accepted", report.accepted}, {"refused", report.refused}}},
        {"subaccounts", state.accounts.size()}, {"end", toText(state.now)},
        {"stopped", report.stopped ? Json(refusalText(*report.stopped)) : Json(nullptr)}};
}

} // namespace

namespace {

std::optional<InputFault> writeFile(const std::filesystem::path& path, const std::string& text)
{
    std::ofstream file{path, std::ios::binary};
    file << text;
    file.close();
    if (file)
        return std::nullopt;
    InputFaults faults{path.string()};
    faults.add("$", std::strerror(errno), "a file that can be written");
    return faults.first();
}

/// The report with the tables that belong to it.
std::optional<InputFault> writeReport(const std::string& folder, const Json& report, const State& state)
{
    const std::filesystem::path place{folder};
    std::error_code failed;
    std::filesystem::create_directories(place, failed);
    if (auto fault = writeFile(place / "report.json", jsonText(report, 1) + '\n'))
        return fault;
    if (auto fault = writeFile(place / "accounts.csv", csvText(accountsTable(state))))
        return fault;
    return writeFile(place / "pools.csv", csvText(poolsTable(state)));
}

InputFault orderFault(const std::string& file, const Scenario& scenario, std::size_t position)
{
    InputFaults faults{file};
    const auto step = std::find_if(scenario.steps.begin(), scenario.steps.end(),
        [&](const ScenarioStep& each) { return each.position == position; });
    faults.add("$.steps[" + std::to_string(position) + "].orderId",
        "\"" + std::get<ScenarioCommand>(step->what).orderName + "\"", "an orderId that no open order carries");
    return faults.first();
}

void removeWorld(const std::string& path)
{
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", ".lock", ".audit"})
        std::filesystem::remove(path + suffix, ignored);
}

} // namespace

AnswerOrFault answerRun(const RunRequest& request)
{
    Answer answer;
    std::vector<std::string> ignored;
    auto read = readScenarioFile(request.scenarioFile, ignored);
    if (!read.ok())
        return read.error();
    const Scenario scenario = std::move(read).value();
    ScenarioRunner runner{scenario};
    State state = runner.beginning();
    std::unique_ptr<StoreWriter> store;
    if (!request.storeFile.empty()) {
        auto created = StoreWriter::create(request.storeFile, scenario.name, request.scenarioFile, state);
        if (!created.ok())
            return storeFault(request.storeFile, created.error());
        store = std::move(created).value();
    }
    const ScenarioReport report = runner.play(state, [&](const Command& command, CommandOrigin origin) {
        return store ? store->perform(command, origin) : plimsoll::apply(state, command);
    });
    if (report.orderOpenTwice) {
        // A fault of the file, seen only now: nothing of the run is kept.
        store.reset();
        if (!request.storeFile.empty())
            removeWorld(request.storeFile);
        return orderFault(request.scenarioFile, scenario, *report.orderOpenTwice);
    }
    if (store)
        if (const auto fault = store->finish())
            return storeFault(request.storeFile, *fault);
    answer.document = reportJson(scenario, report, state);
    if (!request.reportFolder.empty())
        if (auto fault = writeReport(request.reportFolder, answer.document, state))
            return std::move(*fault);
    answer.exitCode = report.held() ? ExitCode::Held : ExitCode::NotHeld;
    if (report.stopped)
        answer.remarks.push_back(request.scenarioFile + ": stopped at " + toText(state.now)
            + ", the exchange refused that time passes: " + refusalText(*report.stopped));
    if (!ignored.empty()) {
        InputFaults passedOver{request.scenarioFile};
        for (const std::string& path : ignored)
            passedOver.addIgnored(path);
        addIgnoredRemark(answer, passedOver);
    }
    return answer;
}

} // namespace plimsoll::ctl
