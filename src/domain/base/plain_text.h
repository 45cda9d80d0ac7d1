// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace plimsoll {

/// What people write in one line (UTF-8): names, reasons, tickets.

/// Whether nothing but blanks stands in it, of any width.
bool isBlank(std::string_view text);
/// Without the blanks and line ends around it.
std::string_view trimmed(std::string_view text);
/// Whether it holds what nobody sees: control characters, what turns the direction of writing or has no width (but the
/// joiners of scripts), and bytes that are no UTF-8.
bool hasUnseen(std::string_view text);
/// With these written out: "\u202e", "\xff".
std::string unseenEscaped(std::string_view text);

} // namespace plimsoll
