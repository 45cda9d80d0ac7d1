// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/codec.h"
#include "domain/base/hash.h"
#include "service/journal_fault.h"

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace plimsoll::storage {

/// Carries a fault up to the border of this room, where it becomes a value; never crosses it.
struct FaultRaised {
    JournalFault fault;
};

/// What `call` gives, or the fault that it raised.
template <class Value, class Call>
Value faultAsValue(Call&& call)
{
    try {
        return call();
    } catch (const FaultRaised& raised) {
        return raised.fault;
    }
}

/// The same for a call that has nothing to give.
template <class Call>
std::optional<JournalFault> faultOf(Call&& call)
{
    try {
        call();
        return std::nullopt;
    } catch (const FaultRaised& raised) {
        return raised.fault;
    }
}

/// ReadImmutable: of a file that nobody can write; without locks, and without its log.
enum class Access : std::uint8_t { Write, Read, Create, ReadImmutable };

/// One SQLite connection, for one thread at a time. Every failure raises a fault that names the file.
class Connection {
public:
    /// `name` is that of a file, whatever else SQLite would take it for (":memory:", "file:..."), or empty: a database
    /// of its own, gone with it. `file` is what people are told; `vfs` empty is the system's own.
    Connection(const std::string& name, const std::string& file, Access access, const std::string& vfs = {});

    sqlite3* handle() const { return handle_.get(); }
    const std::string& file() const { return file_; }

    /// Runs statements that give no rows of interest.
    void run(const std::string& sql);
    /// The first column of the first row; 0 where there is none.
    std::int64_t number(const std::string& sql);
    std::string text(const std::string& sql);
    /// Its file was deleted, moved or replaced since it was opened; false where the file system cannot tell.
    bool hasMoved() const;
    /// Its write-ahead log lies where the next one to open it would look; true where that cannot be told.
    bool hasLog() const;

    [[noreturn]] void raise() const;
    [[noreturn]] void raise(JournalFaultKind kind, const std::string& cause) const;

private:
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };
    std::unique_ptr<sqlite3, Close> handle_;
    std::string file_;
};

/// A prepared statement; parameters are bound in order, columns read in order.
class Statement {
public:
    Statement(Connection& connection, std::string_view sql);

    Statement& bind(std::int64_t value);
    Statement& bind(std::uint64_t value) { return bind(static_cast<std::int64_t>(value)); }
    Statement& bind(std::uint32_t value) { return bind(static_cast<std::int64_t>(value)); }
    Statement& bind(std::string_view text);
    Statement& bind(const std::string& text) { return bind(std::string_view{text}); }
    Statement& bind(const char* text) { return bind(std::string_view{text}); }
    Statement& bind(const std::uint8_t* bytes, std::size_t size);
    Statement& bind(const Bytes& bytes) { return bind(bytes.data(), bytes.size()); }
    Statement& bind(const Hash& hash) { return bindCopy(encoded(hash)); }
    Statement& bindNull();
    /// For numbered parameters (?3); one that the statement does not use is left out.
    void bindAt(int parameter, const std::optional<std::int64_t>& value);
    void bindAt(int parameter, const std::optional<std::string>& text);

    /// True on a row, false at the end; the end makes it ready for the next parameters.
    bool step();
    /// For statements that give no row.
    void run();

    std::int64_t number(int column) const { return sqlite3_column_int64(handle_.get(), column); }
    std::uint64_t sequence(int column) const { return static_cast<std::uint64_t>(number(column)); }
    std::string text(int column) const;
    Bytes bytes(int column) const;
    /// Nothing where the column is not a hash.
    std::optional<Hash> hash(int column) const;
    bool isNull(int column) const { return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL; }
    bool isNumber(int column) const { return sqlite3_column_type(handle_.get(), column) == SQLITE_INTEGER; }
    int columns() const { return sqlite3_column_count(handle_.get()); }

private:
    Statement& bindCopy(const Bytes& bytes);
    void check(int code);
    void reset();

    struct Finalize {
        void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
    };
    Connection* connection_;
    std::unique_ptr<sqlite3_stmt, Finalize> handle_;
    int bound_{0};
};

/// A write transaction, taken at once; rolled back unless committed.
class Transaction {
public:
    explicit Transaction(Connection& connection);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit();

private:
    Connection& connection_;
    bool open_{true};
};

/// Kind and cause of a failed system call.
JournalFault systemFault(const std::string& file, int error);
/// The same of a file that was to be made: what is missing then is its folder.
JournalFault makingFault(const std::string& file, int error);

} // namespace plimsoll::storage
