// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/random_edits.h"

#include "domain/base/decimal.h"
#include "domain/exchange/parameter.h"
#include "support/draw.h"

namespace plimsoll::test {

std::vector<ParameterEdit> randomEdits(const State& state, std::uint64_t seed)
{
    const RiskConfiguration& risk = state.configuration();
    std::vector<ParameterEdit> edits;
    const std::vector<Parameter> all = parametersOf(risk);
    Draw draw{seed};
    for (std::uint64_t i = 0; i <= draw.below(3); ++i) {
        const Parameter& parameter = all[draw.below(all.size())];
        const std::string before = parameter.text(risk);
        const ParsedDecimal number = parseDecimal(before, Ratio::decimals);
        if (parameter.kind->form != ParameterForm::Decimal || number.fault || before.empty())
            continue;
        const Int128 after = mulDiv(number.raw, 60 + static_cast<Int128>(draw.below(80)), 100, Rounding::Down);
        // To the decimals that it was written with, which its type takes.
        const std::size_t dot = before.find('.');
        const int decimals = dot == std::string::npos ? 0 : static_cast<int>(before.size() - dot - 1);
        const Int128 unit = powerOfTen(Ratio::decimals - decimals);
        edits.push_back({parameter.path(risk), before, formatDecimal(after / unit * unit, Ratio::decimals)});
    }
    return edits;
}

} // namespace plimsoll::test
