// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/host/scenario_catalogue.h"
#include "support/sample_risk.h"

namespace plimsoll::test {

/// One scenario without people: steps of an operator are all that happens, beside time.
class QuietScenario final : public ScenarioCatalogue {
public:
    std::vector<std::string> names() const override { return {"quiet"}; }
    Result<Scenario, ScenarioFault> load(const std::string& name) const override
    {
        if (name != "quiet")
            return ScenarioFault{name + ": no such scenario"};
        Scenario scenario;
        scenario.name = "Quiet";
        scenario.start = {1'760'000'400'000};
        scenario.end = {scenario.start.ms + 24 * msPerHour};
        scenario.risk = sampleRisk();
        return scenario;
    }
};

} // namespace plimsoll::test
