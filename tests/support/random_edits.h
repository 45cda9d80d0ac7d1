// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/command.h"
#include "domain/exchange/state.h"

#include <vector>

namespace plimsoll::test {

/// A few edits of numbers, each moved by a drawn share of itself; some of them are unlawful.
std::vector<ParameterEdit> randomEdits(const State& state, std::uint64_t seed);

} // namespace plimsoll::test
