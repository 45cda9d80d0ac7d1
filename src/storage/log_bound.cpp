// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/log_bound.h"

namespace plimsoll::storage {

namespace {

int onCommit(void* pages, sqlite3*, const char*, int pagesInLog)
{
    *static_cast<int*>(pages) = pagesInLog;
    return SQLITE_OK;
}

} // namespace

LogBound::LogBound(Connection& connection, std::uint64_t bytesMax)
    : connection_(connection)
    , pageBytes_(static_cast<std::uint64_t>(connection.number("PRAGMA page_size")))
    , bytesMax_(bytesMax)
{
    connection.run("PRAGMA wal_autocheckpoint=0; PRAGMA journal_size_limit=" + std::to_string(bytesMax));
    sqlite3_wal_hook(connection.handle(), onCommit, &pages_);
}

LogBound::~LogBound()
{
    sqlite3_wal_hook(connection_.handle(), nullptr, nullptr);
}

void LogBound::emptyIfLong()
{
    if (static_cast<std::uint64_t>(pages_) * pageBytes_ < bytesMax_)
        return;
    const int code
        = sqlite3_wal_checkpoint_v2(connection_.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY && (code & 0xff) != SQLITE_LOCKED)
        connection_.raise();
    pages_ = 0;
}

} // namespace plimsoll::storage
