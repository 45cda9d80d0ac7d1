// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"
#include "service/journal_fault.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace plimsoll::storage {

/// What can be searched and exported. Events holds all four kinds of derived rows in one order.
enum class Table : std::uint8_t { Fills, Liquidations, Refusals, Events, Actions };

/// Conditions that a row must meet; one that its table has no column for excludes every row.
struct RowFilter {
    std::optional<SubaccountId> subaccount;
    std::optional<std::string> symbol;  ///< asset or market
    std::optional<Timestamp> from;      ///< simulated, inclusive
    std::optional<Timestamp> until;     ///< simulated, exclusive
    std::optional<std::string> text;    ///< Actions: part of actor, reason or what
    std::optional<std::uint32_t> limit; ///< the newest so many
};

/// Nothing, a whole number, or text (decimals are text).
using Cell = std::variant<std::monostate, std::int64_t, std::string>;
using Row = std::vector<Cell>;

/// Names of the columns, in order; times are milliseconds since 1970 in columns called time, simulatedAt, wallAt.
const std::vector<std::string>& columnsOf(Table table);

/// Calls `visit` for the rows of a world that pass, oldest first, until it answers false; rows that are not in their
/// tables yet are derived. `remarks` takes what people should know: that not all could be, how the world had to be
/// opened.
std::optional<JournalFault> readTable(const std::string& path, Table table, const RowFilter& filter,
    const std::function<bool(const Row&)>& visit, std::vector<std::string>* remarks = nullptr);

} // namespace plimsoll::storage
