// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

#include <cstdint>

namespace plimsoll::storage {

/// Keeps the write-ahead log of a world short. Each connection that commits has one: whoever finds the log long empties
/// it, since the other may not commit for a while. Lives as long as the connection commits; raises faults.
class LogBound {
public:
    LogBound(Connection& connection, std::uint64_t bytesMax);
    LogBound(const LogBound&) = delete;
    LogBound& operator=(const LogBound&) = delete;
    ~LogBound();

    /// Empties the log into the file if it was long at the last commit, unless a reader needs it. No transaction is
    /// open.
    void emptyIfLong();

private:
    Connection& connection_;
    std::uint64_t pageBytes_;
    std::uint64_t bytesMax_;
    int pages_{0}; ///< in the log after the last commit of this connection, whoever wrote them
};

} // namespace plimsoll::storage
