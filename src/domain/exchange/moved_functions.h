// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/margin/asset_risk.h"

#include <vector>

namespace plimsoll {

/// By asset: whether a haircut or requirement is another one. Both sides have the same assets.
std::vector<bool> movedFunctions(const std::vector<AssetRisk>& before, const std::vector<AssetRisk>& after);

} // namespace plimsoll
