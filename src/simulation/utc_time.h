// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"

#include <optional>
#include <string>
#include <string_view>

namespace plimsoll {

/// Reads "2025-10-10T21:00:00Z" (ISO 8601, UTC; 'T' or a blank between, fractions of up to three digits, "Z" or
/// "+00:00" or nothing at the end), Unix seconds (up to 11 digits) or Unix milliseconds (12 or 13 digits), from 1970 to
/// 9999; nothing where the text is none of these.
std::optional<Timestamp> timestampOf(std::string_view text);

/// Writes ISO 8601 UTC, with milliseconds only where there are some; for times from 1970 to 9999.
std::string toText(Timestamp time);

} // namespace plimsoll
