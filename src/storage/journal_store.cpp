// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/journal_store.h"

#include "domain/base/ensure.h"
#include "storage/open_store.h"

#include <algorithm>
#include <utility>

namespace plimsoll::storage {

namespace {

std::size_t bytesOf(const JournalEntry& entry)
{
    return sizeof(JournalEntry) + entry.batch.commands.size() + entry.actions.size() * sizeof(OperatorAction);
}

} // namespace

JournalStore::JournalStore(const std::string& path, const StoreOptions& options)
    : options_(options)
    , lock_(path)
    , connection_(openForWriting(path, options))
    , reader_(std::make_unique<JournalReader>(path, options.vfs))
    , writer_(std::make_unique<BatchWriter>(*connection_, options))
    , heads_(path)
    , nextSequence_(writer_->nextSequence())
    , durable_(writer_->nextSequence() - 1)
{
    // A world from before such a file was kept, or whose file was lost, says so from now on.
    if (heads_.isNew()) {
        heads_.beginAt(writer_->actions(), writer_->chainEnd());
        if (writer_->actions() > 0)
            trailGap_ = {writer_->actions(), 0};
    } else if (heads_.last() > writer_->actions()) {
        trailGap_ = {writer_->actions(), heads_.last()};
    }
    // A cut may have come between a commit and its line.
    heads_.keepWorld(worldRowsIn(*connection_));
    head_ = {writer_->actions(), writer_->chainEnd()};
    heads_.keep(head_);
    projector_ = std::make_unique<Projector>(path, options, turn_, [this](const JournalFault& fault) { fail(fault); });
    thread_ = std::thread([this] { loop(); });
}

JournalStore::~JournalStore()
{
    {
        const std::lock_guard lock{mutex_};
        stop_ = true;
    }
    changed_.notify_one();
    thread_.join();
    projector_.reset(); // before what its last words need
}

AppendResult JournalStore::append(JournalEntry& entry)
{
    if (readOnly_)
        return AppendResult::ReadOnly;
    if (projector_->backlog() > options_.rowsMax)
        return AppendResult::Full;
    const std::size_t bytes = bytesOf(entry);
    {
        const std::lock_guard lock{mutex_};
        if (fault_)
            return AppendResult::ReadOnly;
        if (!queue_.empty() && queuedBytes_ + bytes > options_.queueBytesMax)
            return AppendResult::Full;
        ENSURE(entry.batch.count == 0 || entry.batch.firstSequence == nextSequence_,
            "commands are journalled without a gap");
        nextSequence_ += entry.batch.count;
        if (queue_.empty())
            oldest_ = Clock::now();
        urgent_ = urgent_ || entry.urgency == Urgency::Now;
        queuedBytes_ += bytes;
        queue_.push_back(std::move(entry));
        ++taken_;
    }
    changed_.notify_one();
    return AppendResult::Taken;
}

AppendResult JournalStore::project(std::uint64_t sequence, ProjectedRows& rows)
{
    if (readOnly_)
        return AppendResult::ReadOnly;
    ENSURE(sequence <= durable_, "only durable commands are projected");
    if (projector_->backlog() > options_.rowsMax)
        return AppendResult::Full;
    projector_->add(sequence, std::move(rows));
    return AppendResult::Taken;
}

AppendResult JournalStore::saveSnapshot(StateSnapshot& snapshot)
{
    if (readOnly_)
        return AppendResult::ReadOnly;
    {
        const std::lock_guard lock{mutex_};
        if (snapshotTaken_)
            return AppendResult::Full;
        ENSURE(snapshot.sequence < nextSequence_, "a snapshot holds what was appended");
        snapshot_ = std::move(snapshot);
        snapshotAfter_ = taken_;
        snapshotTaken_ = true;
        wantsSnapshot_ = false;
    }
    changed_.notify_one();
    return AppendResult::Taken;
}

std::optional<JournalFault> JournalStore::fault() const
{
    const std::lock_guard lock{mutex_};
    return fault_;
}

void JournalStore::onProgress(std::function<void()> notify)
{
    const std::lock_guard lock{notifyMutex_};
    notify_ = std::move(notify);
}

std::optional<JournalFault> JournalStore::waitDurable()
{
    std::unique_lock lock{mutex_};
    const std::uint64_t through = taken_;
    urgent_ = urgent_ || !queue_.empty();
    changed_.notify_one();
    settledChanged_.wait(lock, [&] { return fault_ || (settled_ >= through && !snapshotTaken_); });
    return fault_;
}

bool JournalStore::due() const
{
    const bool waitedEnough = Clock::now() >= oldest_ + std::chrono::milliseconds{options_.groupCommitMs};
    return !queue_.empty()
        && (urgent_ || stop_ || snapshot_ || waitedEnough || queuedBytes_ > options_.queueBytesMax / 4);
}

void JournalStore::loop()
{
    bool background = true;
    for (;;) {
        std::vector<JournalEntry> taken;
        {
            std::unique_lock lock{mutex_};
            const auto hasWork = [this] { return stop_ || fault_ || snapshot_ || due(); };
            if (!background && !hasWork()) {
                if (queue_.empty())
                    changed_.wait(lock, [&] { return hasWork() || !queue_.empty(); });
                else
                    changed_.wait_until(lock, oldest_ + std::chrono::milliseconds{options_.groupCommitMs}, hasWork);
            }
            if (fault_)
                break;
            if (due()) {
                taken.swap(queue_);
                queuedBytes_ = 0;
                urgent_ = false;
            } else if (stop_ && queue_.empty() && !snapshotTaken_) {
                break;
            }
        }
        const auto fault = faultOf([&] {
            if (!taken.empty())
                commit(taken);
            // Once the stated size is reached, room is made before more is written.
            do
                background = workInBackground();
            while (background && writer_->overfull());
        });
        if (fault) {
            fail(*fault);
            settle(taken, &*fault);
        }
    }
    std::vector<JournalEntry> left;
    std::optional<JournalFault> fault;
    {
        const std::lock_guard lock{mutex_};
        left.swap(queue_);
        fault = fault_;
    }
    if (fault)
        settle(left, &*fault);
    notify();
}

void JournalStore::commit(std::vector<JournalEntry>& entries)
{
    {
        const std::lock_guard turnOrder{turn_};
        writer_->write(entries);
    }
    if (connection_->hasMoved() || !connection_->hasLog())
        connection_->raise(JournalFaultKind::Displaced, "the world, or its log beside it; else restore a backup");
    heads_.ensureInPlace();
    if (std::any_of(entries.begin(), entries.end(), [](const JournalEntry& entry) { return entry.auditKey; }))
        heads_.keepWorld(worldRowsIn(*connection_));
    keepHead();
    durable_ = writer_->nextSequence() - 1;
    settle(entries, nullptr);
    notify();
}

void JournalStore::keepHead()
{
    Secret seed;
    {
        const std::lock_guard lock{mutex_};
        seed = signingSeed_;
    }
    AuditHead head{writer_->actions(), writer_->chainEnd()};
    if (head.number == head_.number)
        return;
    if (!seed.empty())
        head = signedHead(head.number, head.link, marksOf(heads_.world()), seed);
    heads_.keep(head);
    const std::lock_guard lock{mutex_};
    head_ = head;
}

void JournalStore::signHeads(const Secret& seed)
{
    const std::lock_guard lock{mutex_};
    signingSeed_ = seed;
}

AuditHead JournalStore::head() const
{
    const std::lock_guard lock{mutex_};
    return head_;
}

bool JournalStore::workInBackground()
{
    {
        const std::lock_guard lock{mutex_};
        // What was appended before it is durable before it: what is left with a snapshot is found by whoever begins
        // there.
        if (snapshot_ && !writer_->writingSnapshot() && settled_ >= snapshotAfter_) {
            writer_->beginSnapshot(std::move(*snapshot_));
            snapshot_.reset();
        }
    }
    const std::lock_guard turnOrder{turn_};
    writer_->checkpoint();
    bool more = false;
    if (writer_->writingSnapshot()) {
        more = true;
        if (writer_->writeSnapshotPart()) {
            const std::lock_guard lock{mutex_};
            snapshotTaken_ = false;
            settledChanged_.notify_all();
        }
    } else {
        more = writer_->collectGarbage();
    }
    wantsSnapshot_ = writer_->wantsSnapshot();
    return more;
}

void JournalStore::fail(const JournalFault& fault)
{
    {
        const std::lock_guard lock{mutex_};
        if (fault_)
            return;
        fault_ = fault;
        readOnly_ = true;
    }
    changed_.notify_one();
    settledChanged_.notify_all();
}

void JournalStore::settle(std::vector<JournalEntry>& entries, const JournalFault* fault)
{
    const std::uint64_t count = entries.size();
    for (JournalEntry& entry : entries) {
        const std::uint64_t through = entry.batch.count > 0 ? entry.batch.lastSequence() : 0;
        if (!fault && through > 0)
            projector_->add(through, std::move(entry.rows));
        if (entry.settled)
            entry.settled(fault);
    }
    entries.clear();
    const std::lock_guard lock{mutex_};
    settled_ += count;
    settledChanged_.notify_all();
}

void JournalStore::notify()
{
    const std::lock_guard lock{notifyMutex_};
    if (notify_)
        notify_();
}

} // namespace plimsoll::storage
