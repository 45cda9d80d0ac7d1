// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/parameter.h"

#include "domain/exchange/parameter_rules.h"
#include "domain/exchange/parameter_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace plimsoll {
namespace {

constexpr std::array<std::string_view, 4> groupNames{"assets", "borrowLendMarkets", "markets", "venue"};

std::size_t ownerCount(const RiskConfiguration& risk, ParameterGroup group)
{
    switch (group) {
    case ParameterGroup::Assets:
        return risk.assets.size();
    case ParameterGroup::BorrowLendMarkets:
        return risk.pools.size();
    case ParameterGroup::Markets:
        return risk.markets.size();
    case ParameterGroup::Venue:
        break;
    }
    return 1;
}

const std::string& ownerSymbol(const RiskConfiguration& risk, ParameterGroup group, std::size_t owner)
{
    return group == ParameterGroup::Markets ? risk.markets[owner].symbol : risk.assets[owner].symbol;
}

/// Keeps the marked kink on an interior point after the curve below it was replaced.
void moveOptimalUtilization(PoolParameters& pool)
{
    if (!pool.optimalUtilization)
        return;
    const auto& points = pool.utilizationCurve.points();
    const Ratio before = *pool.optimalUtilization;
    pool.optimalUtilization.reset();
    const auto distance = [&](Ratio at) { return at < before ? before - at : at - before; };
    for (std::size_t i = 1; i + 1 < points.size(); ++i)
        if (!pool.optimalUtilization || distance(points[i].utilization) < distance(*pool.optimalUtilization))
            pool.optimalUtilization = points[i].utilization;
}

} // namespace

std::string_view groupName(ParameterGroup group)
{
    return groupNames[static_cast<std::size_t>(group)];
}

std::string ParameterKind::range() const
{
    if (form == ParameterForm::Choice)
        return std::string{choices};
    if (form == ParameterForm::Curve)
        return "2 to 16 points from utilization 0 to 1, rates 0 .. 100 that never fall";
    if (highest.empty())
        return (lowestExcluded ? "above " : "at least ") + std::string{lowest};
    return (lowestExcluded ? "above " : "") + std::string{lowest} + " .. " + std::string{highest};
}

std::string Parameter::path(const RiskConfiguration& risk) const
{
    std::string path{groupName(kind->group)};
    if (kind->group != ParameterGroup::Venue)
        path += '.' + ownerSymbol(risk, kind->group, owner);
    return path + '.' + std::string{kind->name};
}

std::optional<Parameter> parameterAt(const RiskConfiguration& risk, std::string_view path)
{
    for (const ParameterKind& kind : parameterKinds()) {
        std::string_view rest = path;
        const auto take = [&](std::string_view word) {
            if (!rest.starts_with(word))
                return false;
            rest.remove_prefix(word.size());
            return true;
        };
        if (!take(groupName(kind.group)) || !take("."))
            continue;
        if (!rest.ends_with(kind.name))
            continue;
        rest.remove_suffix(kind.name.size());
        if (kind.group == ParameterGroup::Venue) {
            if (rest.empty())
                return Parameter{&kind, 0};
            continue;
        }
        for (std::size_t owner = 0; owner < ownerCount(risk, kind.group); ++owner) {
            const std::string& symbol = ownerSymbol(risk, kind.group, owner);
            if (rest.size() == symbol.size() + 1 && rest.starts_with(symbol) && rest.back() == '.')
                return Parameter{&kind, owner};
        }
    }
    return std::nullopt;
}

std::vector<Parameter> parametersOf(const RiskConfiguration& risk)
{
    std::vector<Parameter> parameters;
    for (std::size_t group = 0; group < groupNames.size(); ++group)
        for (std::size_t owner = 0; owner < ownerCount(risk, static_cast<ParameterGroup>(group)); ++owner)
            for (const ParameterKind& kind : parameterKinds())
                if (kind.group == static_cast<ParameterGroup>(group))
                    parameters.push_back({&kind, owner});
    return parameters;
}

bool isCurrentValue(const RiskConfiguration& risk, const Parameter& parameter, std::string_view text)
{
    RiskConfiguration named = risk;
    return !parameter.kind->write(named, parameter.owner, text) && parameter.text(named) == parameter.text(risk);
}

std::optional<ParameterFault> setParameter(RiskConfiguration& risk, const Parameter& parameter, std::string_view text)
{
    RiskConfiguration changed = risk;
    if (auto limit = parameter.kind->write(changed, parameter.owner, text))
        return ParameterFault{parameter.path(risk), std::string{text}, std::move(*limit)};
    if (parameter.kind->form == ParameterForm::Curve)
        moveOptimalUtilization(changed.pools[parameter.owner]);
    if (auto faults = faultsOf(changed); !faults.empty())
        return std::move(faults.front());
    risk = std::move(changed);
    return std::nullopt;
}

} // namespace plimsoll
