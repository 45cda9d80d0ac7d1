// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/journal.h"
#include "storage/connection.h"

#include <memory>
#include <string>

namespace plimsoll::storage {

/// The reading side of a world on a connection of its own.
class JournalReader final : public JournalSource {
public:
    /// Raises a fault where the file cannot be read at all.
    explicit JournalReader(const std::string& path, const std::string& vfs = {});

    const WorldRecord& world() const override { return world_; }
    const std::string& notice() const override { return notice_; }
    Result<std::optional<StateSnapshot>, JournalFault> snapshotUpTo(std::uint64_t sequence) override;
    std::optional<JournalFault> readBatches(
        std::uint64_t sequence, const std::function<bool(const JournalBatch&)>& visit) override;
    Result<std::uint64_t, JournalFault> horizon() override;
    Result<Reached, JournalFault> reachedAt(Timestamp time) override;
    Result<std::uint64_t, JournalFault> lastSequence() override;
    Result<std::uint64_t, JournalFault> projectedSequence() override;
    Result<ProjectedRows, JournalFault> lastMinutes(std::size_t count) override;
    Result<std::string, JournalFault> left(const std::string& key) override;
    Result<std::vector<OperatorRecord>, JournalFault> operators() override;
    Result<std::optional<AuditKey>, JournalFault> auditKey() override;
    Result<std::vector<OperatorAction>, JournalFault> actionsAbout(const std::string& text) override;
    Result<std::vector<OperatorAction>, JournalFault> actionsWithRecord() override;

    /// For the other readers of this room.
    Connection& connection() { return *connection_; }

private:
    Result<std::vector<OperatorAction>, JournalFault> actionsWhere(
        const std::string& condition, const std::optional<std::string>& text);

    std::unique_ptr<Connection> connection_;
    std::string notice_;
    WorldRecord world_;
};

} // namespace plimsoll::storage
