// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/archive_port.h"
#include "storage/command_search.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace plimsoll::storage {

class JournalReader;

/// Reads the files of worlds on two threads of its own, beside whoever writes them: one answers queries in their order,
/// one verifies.
class WorldArchive final : public ArchivePort {
public:
    WorldArchive();
    /// Ends what runs; what was asked and not begun is never answered.
    ~WorldArchive() override;

    void environments(
        std::vector<std::string> paths, std::function<void(const std::map<std::string, std::string>&)> found) override;
    void find(const archive::Query& query, std::function<void(const archive::Page&)> found) override;
    void rows(const archive::Query& query, std::function<void(const archive::Page&)> found) override;
    void entry(
        const std::string& path, std::uint64_t sequence, std::function<void(const archive::Entry&)> found) override;
    void minutes(const archive::MinuteQuery& query, std::function<void(const archive::Minutes&)> found) override;
    void exportRows(const archive::Query& query, archive::ExportFormat format, const std::string& file,
        std::function<void(const archive::Exported&)> done) override;
    void verify(const std::string& path, std::function<void(double)> progress,
        std::function<void(const archive::Verified&)> done) override;
    void cancelVerify() override { cancelled_ = true; }

private:
    using Task = std::function<void()>;

    /// A thread that does one thing after the other; of those posted as newest only the last is done.
    class Worker {
    public:
        Worker();
        ~Worker();
        void post(Task task);
        void postNewest(Task task);
        /// Whether something was posted that is not begun, or it is to end.
        bool isAwaited();

    private:
        void run();

        std::mutex mutex_;
        std::condition_variable wake_;
        std::deque<Task> tasks_;
        Task newest_;
        bool stopping_{false};
        std::thread thread_;
    };

    JournalReader& readerOf(const std::string& path);
    archive::Page pageOf(archive::Query query);
    archive::Minutes minutesOf(const archive::MinuteQuery& query);
    archive::Entry entryOf(const std::string& path, std::uint64_t sequence);
    void readCommands(archive::Page& page);

    std::unique_ptr<JournalReader> reader_; ///< of the path below; the reading thread's
    std::string readerPath_;
    CommandSearch search_; ///< the reading thread's
    std::atomic<bool> cancelled_{false};
    Worker reading_;
    Worker verifying_;
};

} // namespace plimsoll::storage
