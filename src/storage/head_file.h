// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/audit_chain.h"

#include <cstdint>
#include <map>
#include <string>

namespace plimsoll::storage {

/// The ends that the audit chain of a world has had, kept beside it in PATH.audit: a line of number and link for each
/// commit of operators' actions, only ever added to. Without it a tail cut off the world's file, or a write-ahead log
/// that was lost, would not be missed.
class HeadFile {
public:
    /// Opens the file of the world at `path`, or makes it, mode 0600; raises a fault where that cannot be.
    explicit HeadFile(const std::string& path);
    HeadFile(const HeadFile&) = delete;
    HeadFile& operator=(const HeadFile&) = delete;
    ~HeadFile();

    /// Adds a line and syncs it; nothing where it is the last already. Raises a fault where it cannot be written.
    void keep(std::uint64_t number, const ChainHash& link);

private:
    std::string path_;
    int descriptor_{-1};
    std::uint64_t last_{0};
};

/// The lines of a world's file, by number; a last line that a cut left unfinished is passed over. None where there is
/// no file. Raises a fault where it cannot be read or a line is none.
std::map<std::uint64_t, ChainHash> readHeads(const std::string& path);

/// Where the heads of the world at `path` are kept.
std::string headFileOf(const std::string& path);

} // namespace plimsoll::storage
