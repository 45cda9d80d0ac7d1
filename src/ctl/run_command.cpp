// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/run_command.h"

#include "ctl/state_tables.h"
#include "ctl/store_commands.h"
#include "ctl/store_writer.h"
#include "domain/base/decimal.h"
#include "formats/scenario_reader.h"
#include "simulation/scenario_runner.h"
#include "simulation/utc_time.h"

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
    if (!failure.actualRefusal.empty())
        json["refusal"] = failure.actualRefusal;
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
    return {{"name", scenario.name}, {"seed", scenario.seed},
        {"expectations", {{"passed", report.passed}, {"failed", report.failed}}}, {"failures", failures},
        {"stateHash", toText(hashOf(state))}, {"badDebt", toText(state.badDebt)},
        {"socialisedLoss", toText(state.socialisedLoss)}, {"backstopFund", toText(backstopFundValue(state))},
        {"treasury", toText(treasuryValue(state))}, {"queueLength", state.queue.size()},
        {"liquidations", liquidationsJson(report.liquidations)},
        {"commands", {{"accepted", report.accepted}, {"refused", report.refused}}},
        {"subaccounts", state.accounts.size()}, {"end", toText(state.now)}};
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
    if (auto fault = writeFile(place / "report.json", report.dump(1, ' ') + '\n'))
        return fault;
    if (auto fault = writeFile(place / "accounts.csv", csvText(accountsTable(state))))
        return fault;
    return writeFile(place / "pools.csv", csvText(poolsTable(state)));
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
    const ScenarioReport report = runner.play(state,
        [&](const Command& command) { return store ? store->perform(command) : plimsoll::apply(state, command); });
    if (store)
        if (const auto fault = store->finish())
            return storeFault(request.storeFile, *fault);
    answer.document = reportJson(scenario, report, state);
    if (!request.reportFolder.empty())
        if (auto fault = writeReport(request.reportFolder, answer.document, state))
            return std::move(*fault);
    answer.exitCode = report.failed == 0 ? ExitCode::Held : ExitCode::NotHeld;
    if (!ignored.empty()) {
        InputFaults passedOver{request.scenarioFile};
        for (const std::string& path : ignored)
            passedOver.addIgnored(path);
        addIgnoredRemark(answer, passedOver);
    }
    return answer;
}

} // namespace plimsoll::ctl
