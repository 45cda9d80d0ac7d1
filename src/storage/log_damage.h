// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace plimsoll::storage {

/// SQLite reads the write-ahead log beside a file up to the first damaged frame, and says nothing of what stands
/// behind. A sentence where a whole commit does; else empty, also where there is no log, it cannot be read or it is
/// being written. A cut of power may leave the same of commits that nobody waited for.
std::string logDamageOf(const std::string& path);

} // namespace plimsoll::storage
