// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/row_comparison.h"

#include "storage/row_cells.h"

#include <algorithm>
#include <string>

namespace plimsoll::storage {

namespace {

template <class Row>
std::string selection()
{
    using Table = RowTable<Row>;
    return "SELECT " + std::string{Table::columns} + " FROM " + std::string{Table::name}
    + " WHERE sequence > ? ORDER BY " + std::string{Table::order};
}

/// Compares the cells of a derived row with the columns of the present stored one.
class Comparing {
public:
    explicit Comparing(const Statement& stored)
        : stored_(stored)
    {
    }
    void operator()(const NumberCell& cell)
    {
        count(cell ? !stored_.isNumber(at_) || stored_.number(at_) != *cell : !stored_.isNull(at_));
    }
    void operator()(const TextCell& cell)
    {
        count(cell ? stored_.isNull(at_) || stored_.text(at_) != *cell : !stored_.isNull(at_));
    }
    bool differs() const { return differs_; }

private:
    void count(bool differs)
    {
        differs_ = differs_ || differs;
        ++at_;
    }

    const Statement& stored_;
    int at_{0};
    bool differs_{false};
};

} // namespace

RowComparison::RowComparison(Connection& connection, const RowsAfter& after, std::uint64_t through)
    : after_{after.all, std::max(after.all, after.refusals), std::max(after.all, after.minutes),
        std::max({after.all, after.minutes, after.venueMinutes}), std::max(after.all, after.liquidations)}
    , through_(through)
    , fills_{{connection, selection<FillRow>()}}
    , liquidations_{{connection, selection<LiquidationRow>()}}
    , refusals_{{connection, selection<RefusalRow>()}}
    , events_{{connection, selection<EventRow>()}}
    , poolMinutes_{{connection, selection<PoolMinuteRow>()}}
    , venueMinutes_{{connection, selection<VenueMinuteRow>()}}
{
    for (Stored* each : {&fills_, &events_})
        each->rows.bind(after_.all);
    liquidations_.rows.bind(after_.liquidations);
    refusals_.rows.bind(after_.refusals);
    poolMinutes_.rows.bind(after_.minutes);
    venueMinutes_.rows.bind(after_.venueMinutes);
}

template <class Row>
std::optional<BrokenEntry> RowComparison::compareAll(
    Stored& stored, const std::vector<Row>& derived, std::uint64_t after) const
{
    const std::string table{RowTable<Row>::name};
    for (const Row& row : derived) {
        if (row.sequence <= after)
            continue;
        stored.haveEnded = stored.haveEnded || !stored.rows.step();
        if (stored.haveEnded) {
            if (row.sequence > through_)
                break;
            return BrokenEntry{table, row.sequence, "the row that the journal derives is missing"};
        }
        Comparing comparing{stored.rows};
        visitCells(row, [&comparing](const auto& cell) { comparing(cell); });
        if (comparing.differs())
            return BrokenEntry{table, row.sequence, "the row is not the one that the journal derives"};
    }
    return std::nullopt;
}

template <class Row>
std::optional<BrokenEntry> RowComparison::leftover(Stored& stored)
{
    if (stored.haveEnded || !stored.rows.step())
        return std::nullopt;
    return BrokenEntry{
        std::string{RowTable<Row>::name}, stored.rows.sequence(0), "a row that the journal does not derive"};
}

std::optional<BrokenEntry> RowComparison::compare(const ProjectedRows& derived)
{
    if (auto broken = compareAll(fills_, derived.fills, after_.all))
        return broken;
    if (auto broken = compareAll(liquidations_, derived.liquidations, after_.liquidations))
        return broken;
    if (auto broken = compareAll(refusals_, derived.refusals, after_.refusals))
        return broken;
    if (auto broken = compareAll(events_, derived.events, after_.all))
        return broken;
    if (auto broken = compareAll(poolMinutes_, derived.poolMinutes, after_.minutes))
        return broken;
    return compareAll(venueMinutes_, derived.venueMinutes, after_.venueMinutes);
}

std::optional<BrokenEntry> RowComparison::finish()
{
    if (auto broken = leftover<FillRow>(fills_))
        return broken;
    if (auto broken = leftover<LiquidationRow>(liquidations_))
        return broken;
    if (auto broken = leftover<RefusalRow>(refusals_))
        return broken;
    if (auto broken = leftover<EventRow>(events_))
        return broken;
    if (auto broken = leftover<PoolMinuteRow>(poolMinutes_))
        return broken;
    return leftover<VenueMinuteRow>(venueMinutes_);
}

} // namespace plimsoll::storage
