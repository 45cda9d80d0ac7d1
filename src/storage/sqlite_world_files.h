// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/journal.h"
#include "storage/store_options.h"

namespace plimsoll::storage {

/// Worlds as SQLite files.
class SqliteWorldFiles final : public WorldFiles {
public:
    explicit SqliteWorldFiles(StoreOptions options = {});

    Result<std::unique_ptr<Journal>, JournalFault> create(
        const std::string& path, const WorldRecord& world, const StateSnapshot& beginning) override;
    Result<std::unique_ptr<Journal>, JournalFault> open(const std::string& path) override;
    Result<std::unique_ptr<JournalSource>, JournalFault> read(const std::string& path) override;
    std::optional<JournalFault> copy(const std::string& from, const std::string& to, Existing existing,
        const std::optional<std::string>& newName) override;
    Result<bool, JournalFault> branch(const std::string& from, const std::string& to, std::uint64_t sequence,
        const WorldRecord& branch, const std::function<bool(std::uint64_t done, std::uint64_t of)>& progress) override;

private:
    StoreOptions options_;
};

} // namespace plimsoll::storage
