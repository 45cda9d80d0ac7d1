// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/projector.h"

#include <utility>

namespace plimsoll::storage {

namespace {

constexpr std::size_t rowsPerTransaction = 1000;

} // namespace

Projector::Projector(const std::string& path, const StoreOptions& options, FairTurn& turn, Failed failed)
    : connection_(path, path, Access::Write, options.vfs)
    , log_(connection_, options.walBytes())
    , tables_(connection_)
    , turn_(turn)
    , failed_(std::move(failed))
    , done_(projectedSequence(connection_))
{
    connection_.run("PRAGMA synchronous=NORMAL");
    thread_ = std::thread([this] { loop(); });
}

Projector::~Projector()
{
    {
        const std::lock_guard lock{mutex_};
        stop_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

void Projector::add(std::uint64_t sequence, ProjectedRows rows)
{
    backlog_ += rows.size();
    {
        const std::lock_guard lock{mutex_};
        queue_.push_back({sequence, std::move(rows)});
    }
    changed_.notify_one();
}

void Projector::loop()
{
    for (;;) {
        std::deque<Piece> taken;
        {
            std::unique_lock lock{mutex_};
            changed_.wait(lock, [this] { return stop_ || !queue_.empty(); });
            if (queue_.empty())
                return;
            taken.swap(queue_);
        }
        if (const auto fault = faultOf([&] { write(taken); })) {
            transaction_.reset();
            turnTaken_ = {};
            failed_(*fault);
            return;
        }
    }
}

void Projector::write(const std::deque<Piece>& pieces)
{
    beginTurn();
    for (const Piece& piece : pieces) {
        if (piece.sequence > done_) {
            insertAll(piece.rows.fills);
            insertAll(piece.rows.liquidations);
            insertAll(piece.rows.refusals);
            insertAll(piece.rows.events);
            insertAll(piece.rows.poolMinutes);
            insertAll(piece.rows.venueMinutes);
            done_ = piece.sequence;
        }
        backlog_ -= piece.rows.size();
    }
    endTurn();
}

template <class Row>
void Projector::insertAll(const std::vector<Row>& rows)
{
    for (const Row& row : rows) {
        if (inTransaction_ == rowsPerTransaction) {
            endTurn();
            beginTurn();
        }
        tables_.insert(row);
        ++inTransaction_;
    }
}

void Projector::beginTurn()
{
    turnTaken_ = std::unique_lock{turn_};
    transaction_.emplace(connection_);
    inTransaction_ = 0;
}

void Projector::endTurn()
{
    tables_.setSequence(done_);
    transaction_->commit();
    transaction_.reset();
    log_.emptyIfLong();
    turnTaken_.unlock();
}

} // namespace plimsoll::storage
