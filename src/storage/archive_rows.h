// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/archive_port.h"
#include "storage/connection.h"

#include <functional>
#include <map>
#include <string>

namespace plimsoll::storage {

/// The rows that a query asks for, and how many there are in all; Table::Commands is not read here.
std::uint64_t countRows(Connection& connection, const archive::Query& query);
/// Newest first, or oldest first and all of them.
enum class RowOrder : std::uint8_t { NewestFirst, OldestFirst };
void readRows(Connection& connection, const archive::Query& query, RowOrder order,
    const std::function<void(const archive::Row&)>& visit);

/// What one command left: the refusal, or events, fills and liquidation fills in their order.
std::vector<archive::Row> outcomeOf(Connection& connection, std::uint64_t sequence);
/// How many rows each command left, when, and the refusal among them, into `rows` by their sequence.
void addOutcomes(Connection& connection, std::vector<archive::Row>& rows);
/// Why commands from `first` to `last` were refused, by their sequence.
std::map<std::uint64_t, std::string> refusalsOf(Connection& connection, std::uint64_t first, std::uint64_t last);

} // namespace plimsoll::storage
