// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/store_draft.h"

#include "storage/head_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace plimsoll::storage {

StoreDraft::StoreDraft(const std::string& target)
    : target_(target)
    , name_(target + ".new")
{
    remove();
    const int descriptor = ::open(name_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, onlyOwner);
    if (descriptor < 0)
        throw FaultRaised{makingFault(target, errno)};
    ::fchmod(descriptor, onlyOwner);
    ::close(descriptor);
}

StoreDraft::~StoreDraft()
{
    remove();
}

void StoreDraft::remove() const
{
    // Itself last: while it is there, what lies beside it is known to be its own.
    for (const char* suffix : {"-wal", "-journal", "-shm", ""})
        ::unlink((name_ + suffix).c_str());
}

void StoreDraft::begin(Connection& draft)
{
    draft.run("PRAGMA journal_mode=MEMORY");
}

void StoreDraft::finish(Connection& draft)
{
    draft.run("PRAGMA journal_mode=WAL");
}

void StoreDraft::moveIntoPlace(bool replace)
{
    const unsigned flags = replace ? 0U : unsigned{RENAME_NOREPLACE};
    if (::renameat2(AT_FDCWD, name_.c_str(), AT_FDCWD, target_.c_str(), flags) != 0)
        throw FaultRaised{systemFault(target_, errno)};
    syncFolder();
}

void StoreDraft::syncFolder() const
{
    const auto slash = target_.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : target_.substr(0, slash + 1);
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    const int error = errno;
    if (descriptor >= 0)
        ::close(descriptor);
    if (!synced)
        throw FaultRaised{systemFault(target_, error)};
}

void refuseLeftover(const std::optional<std::string>& left)
{
    if (left)
        throw FaultRaised{{JournalFaultKind::AlreadyThere, *left,
            "no world belongs to it, and a new one would be mixed with it: move it away or take another name"}};
}

void refuseExisting(const std::string& path)
{
    if (exists(path))
        throw FaultRaised{{JournalFaultKind::AlreadyThere, path, {}}};
}

bool exists(const std::string& path)
{
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0;
}

void runBackup(Connection& from, Connection& to)
{
    sqlite3_backup* backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (!backup)
        to.raise();
    // All pages in one step: one reading transaction, so a writer neither waits nor makes it start again.
    const int code = sqlite3_backup_step(backup, -1);
    sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE)
        to.raise();
}

void removeHeadsOf(const std::string& path)
{
    if (::unlink(headFileOf(path).c_str()) != 0 && errno != ENOENT)
        throw FaultRaised{systemFault(headFileOf(path), errno)};
}

} // namespace plimsoll::storage
