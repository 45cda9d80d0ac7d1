// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/archive_port.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <string>

namespace plimsoll::storage {

class JournalReader;

/// Looks through a journal for the commands of a query, from the newest back, and goes on where the question before it
/// ended. Batches are all that is kept of commands, so each that is looked at is decoded.
class CommandSearch {
public:
    /// Fills `page`, whose query has conditions and a `through` that is projected. Looks no further than rows are
    /// wanted, the reach goes and `isAwaited` allows, but at one batch at least.
    void answer(JournalReader& reader, archive::Page& page, const std::function<bool()>& isAwaited);
    /// The file is no longer the one that was looked through.
    void forget() { path_.clear(); }

private:
    std::string path_;
    archive::Filter filter_;
    std::deque<std::uint64_t> found_; ///< newest first
    std::uint64_t through_ = 0;       ///< what came later was not looked at
    std::uint64_t lookedTo_ = 0;
};

/// Calls `visit` for every command that meets the conditions of the query, described, oldest first.
void eachCommandFound(
    JournalReader& reader, const archive::Query& query, const std::function<void(const archive::Row&)>& visit);

} // namespace plimsoll::storage
