// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "storage/fair_turn.h"
#include "storage/log_bound.h"
#include "storage/row_tables.h"
#include "storage/store_options.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace plimsoll::storage {

/// Fills the tables of derived rows on its own thread, in small transactions that are not synced: after a cut it goes
/// on from its last sequence, fed by replay.
class Projector {
public:
    using Failed = std::function<void(const JournalFault&)>;

    /// `turn` is held while a transaction is open, so that the journal's writer waits for a short one at most.
    Projector(const std::string& path, const StoreOptions& options, FairTurn& turn, Failed failed);
    Projector(const Projector&) = delete;
    Projector& operator=(const Projector&) = delete;
    /// Writes what it was given, unless it failed.
    ~Projector();

    /// Rows of the commands up to `sequence`, which are durable. Any thread.
    void add(std::uint64_t sequence, ProjectedRows rows);
    /// Rows that wait. Any thread.
    std::size_t backlog() const { return backlog_; }

private:
    struct Piece {
        std::uint64_t sequence{};
        ProjectedRows rows;
    };
    void loop();
    void write(const std::deque<Piece>& pieces);
    template <class Row>
    void insertAll(const std::vector<Row>& rows);
    void beginTurn();
    void endTurn();

    Connection connection_;
    LogBound log_;
    RowTables tables_;
    FairTurn& turn_;
    Failed failed_;
    std::uint64_t done_{};
    std::unique_lock<FairTurn> turnTaken_;
    std::optional<Transaction> transaction_;
    std::size_t inTransaction_{};

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Piece> queue_;
    bool stop_{};
    std::atomic<std::size_t> backlog_{0};
    std::thread thread_;
};

} // namespace plimsoll::storage
