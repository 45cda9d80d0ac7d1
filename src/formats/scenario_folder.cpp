// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/scenario_folder.h"

#include "formats/input_file.h"
#include "formats/json_value.h"
#include "formats/scenario_reader.h"

#include <algorithm>
#include <filesystem>

namespace plimsoll {

ScenarioFolder::ScenarioFolder(std::string folder, std::string first)
    : folder_(std::move(folder))
{
    std::error_code unreadable;
    for (const auto& entry : std::filesystem::directory_iterator{folder_, unreadable})
        if (entry.path().extension() == ".json")
            names_.push_back(entry.path().stem().string());
    std::sort(names_.begin(), names_.end());
    std::stable_partition(names_.begin(), names_.end(), [&](const std::string& name) { return name == first; });
}

std::string ScenarioFolder::fileOf(const std::string& name) const
{
    return (std::filesystem::path{folder_} / (name + ".json")).string();
}

std::string ScenarioFolder::title(const std::string& name) const
{
    const auto json = readJsonFile(fileOf(name));
    const JsonValue* title = json.ok() ? json.value().find("name") : nullptr;
    return title != nullptr && title->kind == JsonValue::Kind::Text ? title->text : name;
}

Result<Scenario, ScenarioFault> ScenarioFolder::load(const std::string& name) const
{
    const bool ships = std::find(names_.begin(), names_.end(), name) != names_.end();
    std::vector<std::string> ignored;
    auto scenario = readScenarioFile(ships ? fileOf(name) : name, ignored);
    if (!scenario.ok())
        return ScenarioFault{scenario.error().text()};
    return std::move(scenario).value();
}

} // namespace plimsoll
