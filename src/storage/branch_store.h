// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/journal_entry.h"
#include "storage/store_options.h"

#include <cstdint>
#include <functional>
#include <string>

namespace plimsoll::storage {

/// WorldFiles::branch(); raises faults.
bool branchStore(const std::string& from, const std::string& place, std::uint64_t sequence, const WorldRecord& branch,
    const std::function<bool(std::uint64_t done, std::uint64_t of)>& progress, const StoreOptions& options);

} // namespace plimsoll::storage
