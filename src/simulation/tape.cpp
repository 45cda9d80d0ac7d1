// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/tape.h"

#include "simulation/real.h"

namespace plimsoll {

void Tape::push(const std::vector<Price>& marks)
{
    marks_.push_back(marks);
    if (marks_.size() > seconds + 1)
        marks_.pop_front();
}

double Tape::move(AssetId asset) const
{
    if (marks_.empty())
        return 0;
    return real::log(real::of(marks_.back()[asset.value])) - real::log(real::of(marks_.front()[asset.value]));
}

} // namespace plimsoll
