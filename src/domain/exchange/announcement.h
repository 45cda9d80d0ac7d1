// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/state.h"

namespace plimsoll {

/// Edits of AnnounceParameters after which nothing is announced any more of what `edits` name; none where nothing is.
std::vector<ParameterEdit> withdrawalOf(const RiskInForce& risk, const std::vector<ParameterEdit>& edits);

} // namespace plimsoll
