// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/audit_chain.h"
#include "storage/connection.h"

#include <cstdint>
#include <map>
#include <string>

namespace plimsoll::storage {

/// Hashes of the rows of a world's record, by key.
using WorldRows = std::map<std::string, ChainHash>;

/// Those of the world's own record.
WorldRows worldRowsIn(Connection& connection);

/// What is kept of a world beside it.
struct Heads {
    WorldRows world;
    std::map<std::uint64_t, ChainHash> links; ///< of the audit chain, by action
};

/// What a world is and the ends that its audit chain has had, kept beside it in PATH.audit: a line of key and hash for
/// each row of its record, then one of number and link for each commit of operators' actions, only ever added to.
/// Without it an edit of the record, a tail cut off the world's file, or a write-ahead log that was lost would not be
/// missed.
class HeadFile {
public:
    /// Opens the file of the world at `path`, or makes it, mode 0600; raises a fault where that cannot be.
    explicit HeadFile(const std::string& path);
    HeadFile(const HeadFile&) = delete;
    HeadFile& operator=(const HeadFile&) = delete;
    ~HeadFile();

    /// Adds a line and syncs it; nothing where it is the last already. Raises a fault where it cannot be written.
    void keep(std::uint64_t number, const ChainHash& link);
    /// Adds the rows that it has no line of; those that it has stay what they were.
    void keepWorld(const WorldRows& rows);

private:
    void add(const std::string& lines);

    std::string path_;
    int descriptor_{-1};
    WorldRows world_;
    std::uint64_t last_{0};
};

/// The lines of a world's file; a last line that a cut left unfinished is passed over. None where there is
/// no file. Raises a fault where it cannot be read or a line is none.
Heads readHeads(const std::string& path);

/// Where the heads of the world at `path` are kept.
std::string headFileOf(const std::string& path);

} // namespace plimsoll::storage
