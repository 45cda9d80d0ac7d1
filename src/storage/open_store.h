// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/journal_entry.h"
#include "storage/connection.h"
#include "storage/store_options.h"

#include <memory>
#include <optional>
#include <string>

namespace plimsoll::storage {

/// Opens a world for its one writer (who holds its lock), migrated to the present schema. Raises faults.
std::unique_ptr<Connection> openForWriting(const std::string& path, const StoreOptions& options);

/// Makes the file of a new world, whole or not at all, with mode 0600; AlreadyThere where one exists.
void createStore(
    const std::string& path, const WorldRecord& world, const StateSnapshot& beginning, const StoreOptions& options);

/// Copies a world with SQLite's backup, whole or not at all. Raises faults.
void copyStore(const std::string& from, const std::string& to, bool replace, const std::optional<std::string>& newName);

} // namespace plimsoll::storage
