// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/journal_entry.h"
#include "service/world_place.h"
#include "storage/connection.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll::storage {

/// Marks the file as ours in SQLite's header.
inline constexpr std::int64_t applicationId = worldMark;

/// The steps from an empty file to the present schema; user_version counts those that were taken. A step that has
/// been released is never changed again, a new one is added behind it.
const std::vector<std::string_view>& schemaSteps();

/// Takes the steps that are missing, each in a transaction of its own together with its number.
void migrate(Connection& connection, const std::vector<std::string_view>& steps);

enum class Version : std::uint8_t { Older, Present, Newer };

/// NotAWorld unless the file carries our mark.
Version versionOf(Connection& connection);

/// What tables, indexes or triggers are there that the schema of the file's number does not have, or the other way
/// round, in a sentence; empty when they are those, or a newer version's.
std::string shapeFault(Connection& connection);

/// Rows of commands up to this one were derived by a version whose rows said less.
std::uint64_t narrowRowsThrough(Connection& connection);

/// Minutes of commands up to this one were not derived.
std::uint64_t minutesAfter(Connection& connection);

/// Refusals of commands up to this one were derived without their symbol.
std::uint64_t symbolsAfter(Connection& connection);

/// Minutes of the venue of commands up to this one were derived without their capacity.
std::uint64_t capacitiesAfter(Connection& connection);

/// Steps of liquidations of commands up to this one were derived without what they paid, and to whom.
std::uint64_t paymentsAfter(Connection& connection);

/// A row of the world's record that neither writeWorld() nor a step of the schema writes; empty where there is none.
std::string unknownWorldKey(Connection& connection);

void writeWorld(Connection& connection, const WorldRecord& world);
WorldRecord readWorld(Connection& connection);

} // namespace plimsoll::storage
