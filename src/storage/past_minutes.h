// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/archive_port.h"
#include "storage/connection.h"

#include <optional>
#include <vector>

namespace plimsoll::storage {

/// The first full minute that the world keeps.
std::optional<Timestamp> firstMinute(Connection& connection);

/// The minutes that a query asks for. Where there are too many, of each stretch the last, and those of the lowest and
/// the highest utilization; of the venue, those of the lowest and the highest fund and of the least capacity.
std::vector<archive::Minute> pastMinutes(Connection& connection, const archive::MinuteQuery& query);

} // namespace plimsoll::storage
