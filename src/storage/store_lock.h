// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/journal_fault.h"

#include <string>

namespace plimsoll::storage {

/// The right to write one world, held for life and given back by the system even after a kill: an advisory lock on
/// PATH.lock, beside the file itself where PATH is a link to it, which stays there (removing it would let two writers
/// hold two files of one name).
class StoreLock {
public:
    /// Raises Locked with the process that holds it, or ReadOnlyMedium where no lock file can be made.
    explicit StoreLock(const std::string& path);
    StoreLock(const StoreLock&) = delete;
    StoreLock& operator=(const StoreLock&) = delete;
    ~StoreLock();

private:
    int descriptor_{-1};
};

/// Whether some process, this one included, has the right to write the world at `path` now.
bool isBeingWritten(const std::string& path);

} // namespace plimsoll::storage
