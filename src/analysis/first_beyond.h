// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/numbers.h"

namespace plimsoll {

/// The value nearest to `safe` that is beyond a line, to 1e-18, between one that is not and one that is.
template <class IsBeyond>
Ratio firstBeyond(Ratio safe, Ratio beyond, IsBeyond isBeyond)
{
    while (beyond.raw - safe.raw > 1 || safe.raw - beyond.raw > 1) {
        const Ratio middle = Ratio::fromRaw(safe.raw + (beyond.raw - safe.raw) / 2);
        (isBeyond(middle) ? beyond : safe) = middle;
    }
    return beyond;
}

} // namespace plimsoll
