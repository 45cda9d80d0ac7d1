// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/result.h"
#include "simulation/scenario.h"

#include <string>
#include <vector>

namespace plimsoll {

/// Why a scenario cannot be had: one line with file, place, value and limit.
struct ScenarioFault {
    std::string text;
};

/// The scenarios that worlds start from: those that ship, and files by their path.
class ScenarioCatalogue {
public:
    ScenarioCatalogue() = default;
    ScenarioCatalogue(const ScenarioCatalogue&) = delete;
    ScenarioCatalogue& operator=(const ScenarioCatalogue&) = delete;
    virtual ~ScenarioCatalogue() = default;

    /// Names of those that ship, the default first.
    virtual std::vector<std::string> names() const = 0;
    /// What one of them calls itself; its name where it cannot be read.
    virtual std::string title(const std::string& name) const { return name; }
    /// By name or path. Any thread.
    virtual Result<Scenario, ScenarioFault> load(const std::string& name) const = 0;
};

} // namespace plimsoll
