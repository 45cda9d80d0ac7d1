// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"
#include "domain/base/numbers.h"

#include <deque>
#include <vector>

namespace plimsoll {

/// The marks of the last minute, from which agents see how a market moves.
class Tape {
public:
    static constexpr std::size_t seconds = 60;

    /// Adds the marks of one more second.
    void push(const std::vector<Price>& marks);

    /// Change of the logarithm of a mark over the last minute, as far as it is known.
    double move(AssetId asset) const;

private:
    std::deque<std::vector<Price>> marks_;
};

} // namespace plimsoll
