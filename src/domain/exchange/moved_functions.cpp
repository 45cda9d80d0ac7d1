// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/moved_functions.h"

namespace plimsoll {

std::vector<bool> movedFunctions(const std::vector<AssetRisk>& before, const std::vector<AssetRisk>& after)
{
    std::vector<bool> moved(after.size());
    for (std::size_t i = 0; i < moved.size(); ++i)
        moved[i] = before[i].haircut() != after[i].haircut() || before[i].imf() != after[i].imf()
            || before[i].mmf() != after[i].mmf();
    return moved;
}

} // namespace plimsoll
