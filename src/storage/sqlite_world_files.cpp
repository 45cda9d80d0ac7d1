// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_world_files.h"

#include "storage/branch_store.h"
#include "storage/journal_reader.h"
#include "storage/journal_store.h"
#include "storage/open_store.h"

#include <sys/stat.h>

#include <cerrno>
#include <utility>

namespace plimsoll::storage {

SqliteWorldFiles::SqliteWorldFiles(StoreOptions options)
    : options_(std::move(options))
{
}

Result<std::unique_ptr<Journal>, JournalFault> SqliteWorldFiles::create(
    const std::string& path, const WorldRecord& world, const StateSnapshot& beginning)
{
    if (const auto fault = faultOf([&] { createStore(path, world, beginning, options_); }))
        return *fault;
    return open(path);
}

Result<std::unique_ptr<Journal>, JournalFault> SqliteWorldFiles::open(const std::string& path)
{
    using Answer = Result<std::unique_ptr<Journal>, JournalFault>;
    return faultAsValue<Answer>([&]() -> Answer {
        struct stat status {};
        if (::stat(path.c_str(), &status) != 0)
            return systemFault(path, errno);
        if (!S_ISREG(status.st_mode))
            return JournalFault{JournalFaultKind::NotAWorld, path, "not a regular file"};
        return std::unique_ptr<Journal>{std::make_unique<JournalStore>(path, options_)};
    });
}

Result<std::unique_ptr<JournalSource>, JournalFault> SqliteWorldFiles::read(const std::string& path)
{
    using Answer = Result<std::unique_ptr<JournalSource>, JournalFault>;
    return faultAsValue<Answer>([&]() -> Answer {
        return std::unique_ptr<JournalSource>{std::make_unique<JournalReader>(path, options_.vfs)};
    });
}

std::optional<JournalFault> SqliteWorldFiles::copy(
    const std::string& from, const std::string& to, Existing existing, const std::optional<std::string>& newName)
{
    return faultOf([&] { copyStore(from, to, existing == Existing::Replace, newName); });
}

Result<bool, JournalFault> SqliteWorldFiles::branch(const std::string& from, const std::string& to,
    std::uint64_t sequence, const WorldRecord& branch,
    const std::function<bool(std::uint64_t done, std::uint64_t of)>& progress)
{
    using Answer = Result<bool, JournalFault>;
    return faultAsValue<Answer>(
        [&]() -> Answer { return branchStore(from, to, sequence, branch, progress, options_); });
}

} // namespace plimsoll::storage
