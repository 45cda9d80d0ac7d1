// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace plimsoll::storage {

/// Bounds of one open world.
struct StoreOptions {
    /// Bytes on disk, the write-ahead log included, kept by forgetting what lies before an older snapshot; operators'
    /// actions are kept beyond it.
    std::uint64_t sizeMax{std::uint64_t{4} << 30};
    /// Milliseconds that commands nobody waits for may wait for company.
    std::uint32_t groupCommitMs{20};
    /// Bytes of commands that may wait for the disk before append answers Full.
    std::size_t queueBytesMax{std::size_t{64} << 20};
    /// Derived rows that may wait for their tables before append answers Full.
    std::size_t rowsMax{500'000};
    /// Commands after which a snapshot is wanted.
    std::uint64_t commandsPerSnapshot{200'000};
    /// Snapshots kept while there is room: the horizon, the newest two, and some between for looking back.
    std::size_t snapshotsKept{12};
    /// Bytes of a snapshot written in one transaction; an operator's command waits for one such part at most.
    std::size_t snapshotPartBytes{std::size_t{4} << 20};
    /// SQLite file system to use; empty is the system's own.
    std::string vfs;

    /// Bytes of the write-ahead log at which it is emptied into the file; the transaction that reached them comes on
    /// top.
    std::uint64_t walBytes() const { return sizeMax / 8 < walBytesMax ? sizeMax / 8 : walBytesMax; }

    static constexpr std::uint64_t walBytesMax = 16 << 20;
};

} // namespace plimsoll::storage
