// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/projected_rows.h"
#include "storage/connection.h"

#include <cstdint>

namespace plimsoll::storage {

/// Rows of all commands up to this one are in their tables.
std::uint64_t projectedSequence(Connection& connection);

/// Inserts derived rows; a row that is already there is left alone, so that the same rows may come twice.
class RowTables {
public:
    explicit RowTables(Connection& connection);

    void insert(const FillRow& row);
    void insert(const LiquidationRow& row);
    void insert(const RefusalRow& row);
    void insert(const EventRow& row);
    void insert(const PoolMinuteRow& row);
    void insert(const VenueMinuteRow& row);

    void setSequence(std::uint64_t sequence);

private:
    Statement fill_;
    Statement liquidation_;
    Statement refusal_;
    Statement event_;
    Statement poolMinute_;
    Statement venueMinute_;
    Statement writeSequence_;
};

} // namespace plimsoll::storage
