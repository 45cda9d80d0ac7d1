// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/audit_chain.h"
#include "storage/connection.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace plimsoll::storage {

/// Hashes of the rows of a world's record, by key.
using WorldRows = std::map<std::string, ChainHash>;

/// Those of the world's own record.
WorldRows worldRowsIn(Connection& connection);
/// What a head says of them.
RecordMarks marksOf(const WorldRows& rows);

/// What is kept of a world beside it.
struct Heads {
    WorldRows world;
    std::map<std::uint64_t, ChainHash> links;       ///< of the audit chain, by action
    std::map<std::uint64_t, AuditHead> signedHeads; ///< those of them that are signed
    /// The world was written before its file was begun, or again after it was lost: with so many actions.
    std::optional<std::uint64_t> begunAt;
    bool exist{}; ///< there is a file, be it without a line

    /// A line that names an earlier action than one before it.
    struct OutOfOrder {
        std::size_t line{};
        std::uint64_t number{}; ///< that it names
        std::uint64_t behind{}; ///< the highest that a line before it names
    };
    std::optional<OutOfOrder> outOfOrder; ///< the first

    bool empty() const { return world.empty() && links.empty() && !begunAt; }
};

/// What a world is and the ends that its audit chain has had, kept beside it in PATH.audit: a line of key and hash for
/// each row of its record, then one of number, link and, where a key was at hand, signature and the marks of the record
/// that it covers for each commit of operators' actions, only ever added to.
/// Without it an edit of the record, a tail cut off the world's file, or a write-ahead log that was lost would not be
/// missed. Where it has to be begun for a world that is there already, its first line says so: "+", number, link.
class HeadFile {
public:
    /// Opens the file of the world at `path`, or makes it, mode 0600; raises a fault where that cannot be.
    explicit HeadFile(const std::string& path);
    HeadFile(const HeadFile&) = delete;
    HeadFile& operator=(const HeadFile&) = delete;
    ~HeadFile();

    /// Raises a fault where it is no longer the file at its path: lines that go elsewhere keep nothing.
    void ensureInPlace() const;
    /// The number of the last head; 0 before the first.
    std::uint64_t last() const { return last_; }
    /// No line was there when it was opened.
    bool isNew() const { return isNew_; }
    /// Notes that so many actions were there before it.
    void beginAt(std::uint64_t number, const ChainHash& link);
    /// Adds a line and syncs it; nothing where it is the last already. Raises a fault where it cannot be written.
    void keep(const AuditHead& head);
    /// Adds the rows that it has no line of; those that it has stay what they were.
    void keepWorld(const WorldRows& rows);
    /// The rows that it has a line of.
    const WorldRows& world() const { return world_; }

private:
    void add(const std::string& lines);

    std::string path_;
    int descriptor_{-1};
    WorldRows world_;
    std::uint64_t last_{0};
    bool isNew_{};
};

/// The lines of a world's file; a last line that a cut left unfinished is passed over. None where there is
/// no file. Raises a fault where it cannot be read, Torn where a line is none.
Heads readHeads(const std::string& path);

/// Where the heads of the world at `path` are kept: beside the file itself, where that is a link to it.
std::string headFileOf(const std::string& path);

} // namespace plimsoll::storage
