// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/ensure.h"
#include "formats/risk_writer.h"
#include "formats/scenario_reader.h"
#include "simulation/scenario_runner.h"
#include "support/sample_risk.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace {

constexpr std::int64_t spanMax = 10 * plimsoll::msPerMinute;

/// `risk` as a path always finds the sample configuration, and no other file is there.
plimsoll::Result<std::string, plimsoll::InputFault> openSample(const std::string& path)
{
    static const std::string risk = plimsoll::writeRisk(plimsoll::test::sampleRisk());
    if (path == "risk.json")
        return risk;
    return plimsoll::InputFault{path, "$", "none", "a file"};
}

} // namespace

/// Whatever stands in a scenario file: faults, or a play whose books stay sound.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    using namespace plimsoll;
    const auto json = parseJson({reinterpret_cast<const char*>(bytes), size}, "s.json");
    if (!json.ok())
        return 0;
    InputFaults faults{"s.json"};
    auto scenario = readScenario(json.value(), openSample, faults);
    ENSURE(scenario.has_value() == faults.empty(), "either faults or a scenario");
    if (!scenario || scenario->end.ms - scenario->start.ms > spanMax || !scenario->population.isEmpty())
        return 0;
    for (const ScenarioStep& step : scenario->steps)
        if (const auto* asked = std::get_if<Expectation>(&step.what); asked != nullptr && asked->subaccount.value > 100)
            return 0;
    ScenarioRunner runner{*scenario};
    State state = runner.beginning();
    const ScenarioReport report
        = runner.play(state, [&](const Command& command, CommandOrigin) { return apply(state, command); });
    ENSURE(report.failures.empty() == (report.failed == 0), "each failed expectation says why");
    for (const Market& market : state.markets)
        ENSURE(market.book.brokenRules().empty(), "books stay sound");
    return 0;
}
