// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/paint/round_ticks.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

double roundStep(double min, double max, int wanted)
{
    const double even = (max - min) / std::max(1, wanted - 1);
    if (!(even > 0) || !std::isfinite(even))
        return 1;
    const double power = std::pow(10, std::floor(std::log10(even)));
    const double digits = even / power;
    return power * (digits < 1.5 ? 1 : digits < 3.5 ? 2 : digits < 7.5 ? 5 : 10);
}

int stepDecimals(double step)
{
    return std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
}

std::vector<RoundTick> roundTicks(double min, double max, int wanted)
{
    const double step = roundStep(min, max, wanted);
    const int decimals = stepDecimals(step);
    std::vector<RoundTick> ticks;
    const auto last = static_cast<long long>(std::floor(max / step + 1e-9));
    for (auto multiple = static_cast<long long>(std::ceil(min / step - 1e-9)); multiple <= last; ++multiple) {
        const double value = static_cast<double>(multiple) * step;
        ticks.push_back({value, QString::number(value, 'f', decimals)});
    }
    return ticks;
}

} // namespace plimsoll
