// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulation/scenario_step.h"

#include <span>
#include <string_view>

namespace plimsoll {

/// The fields that an expectation of this subject may name.
std::span<const std::string_view> expectedFieldNames(Expectation::Subject subject);
/// The figures of the venue that may be asked for, and the field that each is stated in.
struct VenueFigure {
    std::string_view name;
    std::string_view field; ///< "usd" or "count"
};
std::span<const VenueFigure> venueFigures();

} // namespace plimsoll
