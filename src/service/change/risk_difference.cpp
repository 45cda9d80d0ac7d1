// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/change/risk_difference.h"

#include "domain/exchange/parameter.h"

#include <algorithm>
#include <utility>

namespace plimsoll {

namespace {

/// Symbols of what `having` has and `lacking` does not.
std::vector<std::string> missingIn(const RiskConfiguration& lacking, const RiskConfiguration& having)
{
    std::vector<std::string> symbols;
    const auto compare = [&](const auto& there, const auto& here) {
        for (const auto& one : there)
            if (std::none_of(here.begin(), here.end(), [&](const auto& other) { return other.symbol == one.symbol; }))
                symbols.push_back(one.symbol);
    };
    compare(having.assets, lacking.assets);
    compare(having.markets, lacking.markets);
    return symbols;
}

} // namespace

RiskDifference differenceOf(const RiskConfiguration& before, const RiskConfiguration& after)
{
    RiskDifference difference;
    for (const Parameter& parameter : parametersOf(before)) {
        const std::string path = parameter.path(before);
        const auto other = parameterAt(after, path);
        if (!other)
            continue;
        std::string text = other->text(after);
        if (text != parameter.text(before))
            difference.edits.push_back({path, parameter.text(before), std::move(text)});
    }
    difference.onlyBefore = missingIn(after, before);
    difference.onlyAfter = missingIn(before, after);
    return difference;
}

std::vector<ParameterFault> faultsOf(const RiskConfiguration& live, const std::vector<ParameterEdit>& edits)
{
    std::vector<ParameterFault> faults;
    RiskConfiguration edited = live;
    for (const ParameterEdit& edit : edits) {
        const auto parameter = parameterAt(edited, edit.path);
        if (!parameter)
            faults.push_back({edit.path, edit.path, "a parameter of this world"});
        else if (!isCurrentValue(edited, *parameter, edit.before))
            faults.push_back({edit.path, edit.before, "the live value: " + parameter->text(edited)});
        else if (auto fault = setParameter(edited, *parameter, edit.after))
            faults.push_back(std::move(*fault));
    }
    return faults;
}

std::vector<ParameterEdit> inLawfulOrder(const RiskConfiguration& live, std::vector<ParameterEdit> edits)
{
    std::vector<ParameterEdit> ordered;
    RiskConfiguration edited = live;
    for (bool moved = true; moved && !edits.empty();) {
        std::vector<ParameterEdit> waiting;
        for (ParameterEdit& edit : edits) {
            const auto parameter = parameterAt(edited, edit.path);
            const bool isCurrent = parameter && isCurrentValue(live, *parameter, edit.before);
            const std::string before = parameter ? parameter->text(edited) : std::string{};
            // A curve may move the marked kink: one that it has taken there is there.
            if (isCurrent && before != parameter->text(live) && isCurrentValue(edited, *parameter, edit.after))
                continue;
            if (!parameter || setParameter(edited, *parameter, edit.after)) {
                waiting.push_back(std::move(edit));
                continue;
            }
            if (isCurrent)
                edit.before = before;
            ordered.push_back(std::move(edit));
        }
        moved = waiting.size() < edits.size();
        edits = std::move(waiting);
    }
    std::move(edits.begin(), edits.end(), std::back_inserter(ordered));
    return ordered;
}

} // namespace plimsoll
