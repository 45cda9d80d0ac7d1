// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace plimsoll {

/// A field of a table for other tools, quoted where it must be (RFC 4180). Words of others stand in tables: before what
/// a spreadsheet would work out rather than show, and that is no number, stands an apostrophe.
std::string csvField(std::string_view text);

} // namespace plimsoll
