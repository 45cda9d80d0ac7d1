// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/command.h"
#include "domain/exchange/risk_configuration.h"

#include <string>
#include <vector>

namespace plimsoll {

/// How one risk configuration differs from another.
struct RiskDifference {
    std::vector<ParameterEdit> edits;    ///< of parameters that both have, in the order of parametersOf()
    std::vector<std::string> onlyBefore; ///< symbols of assets and markets that the other lacks
    std::vector<std::string> onlyAfter;
};
RiskDifference differenceOf(const RiskConfiguration& before, const RiskConfiguration& after);

/// What is wrong with edits that are made one after the other on `live`, as the exchange makes them: a path that it
/// lacks, a `before` that is not current (the limit is what is), a value that a rule refuses.
std::vector<ParameterFault> faultsOf(const RiskConfiguration& live, const std::vector<ParameterEdit>& edits);

/// The edits in an order in which the exchange takes them: each where those before it have made it lawful, and with the
/// value that it replaces there. Left out is what one of those has moved to where it was to go. Those that no order
/// makes lawful come last.
std::vector<ParameterEdit> inLawfulOrder(const RiskConfiguration& live, std::vector<ParameterEdit> edits);

} // namespace plimsoll
