// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/store_lock.h"

#include "service/world_place.h"
#include "storage/connection.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace plimsoll::storage {

namespace {

std::string holderOf(int descriptor)
{
    char digits[24] = {};
    const ssize_t size = pread(descriptor, digits, sizeof digits - 1, 0);
    return size > 0 ? "held by process " + std::string(digits, static_cast<std::size_t>(size)) : "held by a process";
}

} // namespace

StoreLock::StoreLock(const std::string& path)
{
    const std::string file = worldFileOf(path) + ".lock";
    descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor_ < 0)
        throw FaultRaised{makingFault(path, errno)};
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        const JournalFault fault = errno == EWOULDBLOCK
            ? JournalFault{JournalFaultKind::Locked, path, holderOf(descriptor_)}
            : systemFault(path, errno);
        ::close(descriptor_);
        throw FaultRaised{fault};
    }
    // Who holds it is a courtesy to the other one; the lock does not depend on it.
    const std::string process = std::to_string(::getpid());
    if (::ftruncate(descriptor_, 0) == 0)
        static_cast<void>(::pwrite(descriptor_, process.data(), process.size(), 0));
}

StoreLock::~StoreLock()
{
    ::close(descriptor_);
}

bool isBeingWritten(const std::string& path)
{
    const int descriptor = ::open((worldFileOf(path) + ".lock").c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool isHeld = ::flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(descriptor);
    return isHeld;
}

} // namespace plimsoll::storage
