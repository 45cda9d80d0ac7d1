// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/host/scenario_catalogue.h"

#include <string>
#include <vector>

namespace plimsoll {

/// Scenario files of one folder by their names without ".json", and any other by its path.
class ScenarioFolder final : public ScenarioCatalogue {
public:
    /// `first` names the default scenario.
    ScenarioFolder(std::string folder, std::string first);

    std::vector<std::string> names() const override { return names_; }
    std::string title(const std::string& name) const override;
    Result<Scenario, ScenarioFault> load(const std::string& name) const override;

private:
    std::string fileOf(const std::string& name) const;

    std::string folder_;
    std::vector<std::string> names_;
};

} // namespace plimsoll
