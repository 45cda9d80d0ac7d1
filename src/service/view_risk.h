// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"

#include <cstdint>
#include <string>

namespace plimsoll::view {

/// One step in the history of a parameter, oldest first.
struct ParameterChange {
    std::uint64_t sequence = 0; ///< 0: the value that the world began with
    Timestamp time{};
    std::string actor;
    std::string reason;
    std::string before; ///< text form of FORMATS.md; curves as JSON
    std::string after;
};

} // namespace plimsoll::view
