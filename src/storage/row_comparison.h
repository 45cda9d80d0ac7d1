// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/projected_rows.h"
#include "storage/connection.h"
#include "storage/verify.h"

#include <cstdint>
#include <optional>

namespace plimsoll::storage {

/// Only rows of commands after these are compared: earlier ones say less than a replay derives now.
struct RowsAfter {
    std::uint64_t all;
    std::uint64_t refusals; ///< these and the next where they are later than `all`
    std::uint64_t minutes;
    std::uint64_t venueMinutes;
    std::uint64_t liquidations;
};

/// Holds the rows of the tables to those that a replay derives, in one pass over both.
class RowComparison {
public:
    /// All rows of commands up to `through` have to be there; of later ones a projector that was killed leaves each
    /// table the first of those that are derived, or none.
    RowComparison(Connection& connection, const RowsAfter& after, std::uint64_t through);

    /// The rows of the commands that come next; what is not as it must be.
    std::optional<BrokenEntry> compare(const ProjectedRows& derived);
    /// After the last command: a row that none of them left.
    std::optional<BrokenEntry> finish();

private:
    /// The rows of a table in their order.
    struct Stored {
        Statement rows;
        bool haveEnded{false};
    };
    template <class Row>
    std::optional<BrokenEntry> compareAll(Stored& stored, const std::vector<Row>& derived, std::uint64_t after) const;
    template <class Row>
    static std::optional<BrokenEntry> leftover(Stored& stored);

    RowsAfter after_;
    std::uint64_t through_;
    Stored fills_;
    Stored liquidations_;
    Stored refusals_;
    Stored events_;
    Stored poolMinutes_;
    Stored venueMinutes_;
};

} // namespace plimsoll::storage
