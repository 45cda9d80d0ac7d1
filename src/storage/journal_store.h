// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/journal.h"
#include "storage/batch_writer.h"
#include "storage/connection.h"
#include "storage/head_file.h"
#include "storage/journal_reader.h"
#include "storage/projector.h"
#include "storage/store_lock.h"
#include "storage/store_options.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace plimsoll::storage {

/// The SQLite journal of one world: a bounded queue, a thread that commits it in groups, a projector behind it.
class JournalStore final : public Journal {
public:
    /// Opens an existing world for writing; raises a fault where that cannot be.
    JournalStore(const std::string& path, const StoreOptions& options);
    ~JournalStore() override;

    AppendResult append(JournalEntry& entry) override;
    AppendResult project(std::uint64_t sequence, ProjectedRows& rows) override;
    AppendResult saveSnapshot(StateSnapshot& snapshot) override;
    bool wantsSnapshot() const override { return wantsSnapshot_; }
    std::uint64_t durableSequence() const override { return durable_; }
    void signHeads(const Secret& seed) override;
    AuditHead head() const override;
    std::optional<TrailGap> trailGap() const override { return trailGap_; }
    std::optional<JournalFault> fault() const override;
    void onProgress(std::function<void()> notify) override;
    std::optional<JournalFault> waitDurable() override;
    JournalSource& source() override { return *reader_; }

private:
    using Clock = std::chrono::steady_clock;

    void loop();
    bool due() const;
    void commit(std::vector<JournalEntry>& entries);
    void keepHead();
    /// One bounded piece of what can wait; false when there is none.
    bool workInBackground();
    void fail(const JournalFault& fault);
    void settle(std::vector<JournalEntry>& entries, const JournalFault* fault);
    void notify();

    StoreOptions options_;
    StoreLock lock_;
    std::unique_ptr<Connection> connection_;
    std::unique_ptr<JournalReader> reader_;
    std::unique_ptr<BatchWriter> writer_;
    HeadFile heads_;
    FairTurn turn_;
    std::unique_ptr<Projector> projector_;

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::condition_variable settledChanged_;
    std::vector<JournalEntry> queue_;
    std::size_t queuedBytes_{};
    bool urgent_{};
    Clock::time_point oldest_;
    std::optional<StateSnapshot> snapshot_;
    std::uint64_t snapshotAfter_{}; ///< entries that were taken before it
    bool snapshotTaken_{};
    std::uint64_t taken_{};
    std::uint64_t settled_{};
    bool stop_{};
    std::optional<JournalFault> fault_;
    std::uint64_t nextSequence_{};
    Secret signingSeed_; ///< empty: heads are not signed
    std::optional<TrailGap> trailGap_;
    AuditHead head_;

    std::atomic<std::uint64_t> durable_{0};
    std::atomic<bool> readOnly_{false};
    std::atomic<bool> wantsSnapshot_{false};

    std::mutex notifyMutex_;
    std::function<void()> notify_;
    std::thread thread_;
};

} // namespace plimsoll::storage
