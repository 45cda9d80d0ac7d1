// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace plimsoll {

/// "PLIM", in SQLite's header (application_id): the file is a world.
inline constexpr std::uint32_t worldMark = 0x504C494D;

/// The file that a world's own files lie beside: `path`, or what it leads to where it is a link.
std::string worldFileOf(const std::string& path);

/// The first file with content that lies where a world at `path` would have one beside it: its logs, what is kept of
/// its audit, a draft. A new world there would be mixed with what is left of another.
std::optional<std::string> leftoverAt(const std::string& path);
/// The same of a draft alone, for a world that takes the place of another. What a killed process had begun of a world
/// is in nobody's way: who makes the next one there removes it.
std::optional<std::string> draftLeftAt(const std::string& path);

} // namespace plimsoll
