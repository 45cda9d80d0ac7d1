// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/connection.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace plimsoll::storage {

namespace {

constexpr int busyMs = 5000;

JournalFaultKind kindOf(int code)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return JournalFaultKind::DiskFull;
    case SQLITE_CORRUPT:
    case SQLITE_SCHEMA:
    case SQLITE_MISMATCH:
        return JournalFaultKind::Torn;
    case SQLITE_NOTADB:
        return JournalFaultKind::NotAWorld;
    case SQLITE_READONLY:
        return JournalFaultKind::ReadOnlyMedium;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return JournalFaultKind::Locked;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return JournalFaultKind::CannotOpen;
    default:
        return JournalFaultKind::InputOutput;
    }
}

int flagsOf(Access access)
{
    const int common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    switch (access) {
    case Access::Write:
        return common | SQLITE_OPEN_READWRITE;
    case Access::Create:
        return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Access::Read:
        return common | SQLITE_OPEN_READONLY;
    case Access::ReadImmutable:
        return common | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    }
    return common;
}

std::string asUri(const std::string& path, const std::string& parameters)
{
    std::string uri = "file:";
    for (const char letter : path) {
        if (letter == '?')
            uri += "%3f";
        else if (letter == '#')
            uri += "%23";
        else if (letter == '%')
            uri += "%25";
        else
            uri += letter;
    }
    return uri + parameters;
}

/// What begins with a slash has no meaning of its own to SQLite.
std::string nameFor(const std::string& file, Access access)
{
    if (file.empty())
        return {};
    std::error_code none;
    const std::string whole = std::filesystem::absolute(file, none).string();
    return access == Access::ReadImmutable ? asUri(whole, "?immutable=1") : whole;
}

} // namespace

Connection::Connection(const std::string& name, const std::string& file, Access access, const std::string& vfs)
    : file_(file)
{
    sqlite3* handle = nullptr;
    const int code
        = sqlite3_open_v2(nameFor(name, access).c_str(), &handle, flagsOf(access), vfs.empty() ? nullptr : vfs.c_str());
    handle_.reset(handle);
    if (code != SQLITE_OK)
        raise();
    sqlite3_busy_timeout(handle, busyMs);
    run("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;");
}

void Connection::run(const std::string& sql)
{
    if (sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        raise();
}

std::int64_t Connection::number(const std::string& sql)
{
    Statement statement{*this, sql};
    return statement.step() ? statement.number(0) : 0;
}

std::string Connection::text(const std::string& sql)
{
    Statement statement{*this, sql};
    return statement.step() ? statement.text(0) : std::string{};
}

bool Connection::hasMoved() const
{
    int moved = 0;
    const int code = sqlite3_file_control(handle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return code == SQLITE_OK && moved != 0;
}

bool Connection::hasLog() const
{
    const char* log = sqlite3_filename_wal(sqlite3_db_filename(handle(), "main"));
    return ::access(log, F_OK) == 0 || errno != ENOENT;
}

void Connection::raise() const
{
    const int code = handle() ? sqlite3_extended_errcode(handle()) : SQLITE_NOMEM;
    std::string cause = handle() ? sqlite3_errmsg(handle()) : "out of memory";
    const int error = handle() ? sqlite3_system_errno(handle()) : 0;
    const bool ofTheSystem = (code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN;
    if (ofTheSystem && error != 0)
        cause += ": " + std::string{std::strerror(error)};
    throw FaultRaised{{kindOf(code), file_, cause}};
}

void Connection::raise(JournalFaultKind kind, const std::string& cause) const
{
    throw FaultRaised{{kind, file_, cause}};
}

Statement::Statement(Connection& connection, std::string_view sql)
    : connection_(&connection)
{
    sqlite3_stmt* handle = nullptr;
    const int code
        = sqlite3_prepare_v2(connection.handle(), sql.data(), static_cast<int>(sql.size()), &handle, nullptr);
    handle_.reset(handle);
    // A missing table or column means that the file is not what its version says.
    if (code == SQLITE_ERROR)
        connection.raise(JournalFaultKind::Torn, sqlite3_errmsg(connection.handle()));
    check(code);
}

void Statement::check(int code)
{
    if (code != SQLITE_OK)
        connection_->raise();
}

Statement& Statement::bind(std::int64_t value)
{
    check(sqlite3_bind_int64(handle_.get(), ++bound_, value));
    return *this;
}

Statement& Statement::bind(std::string_view text)
{
    check(sqlite3_bind_text(handle_.get(), ++bound_, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT));
    return *this;
}

Statement& Statement::bind(const std::uint8_t* bytes, std::size_t size)
{
    // An empty vector has no address, and SQLite would take that for NULL.
    static constexpr std::uint8_t nothing = 0;
    check(sqlite3_bind_blob64(handle_.get(), ++bound_, size == 0 ? &nothing : bytes, size, SQLITE_STATIC));
    return *this;
}

Statement& Statement::bindCopy(const Bytes& bytes)
{
    check(sqlite3_bind_blob64(handle_.get(), ++bound_, bytes.data(), bytes.size(), SQLITE_TRANSIENT));
    return *this;
}

Statement& Statement::bindNull()
{
    check(sqlite3_bind_null(handle_.get(), ++bound_));
    return *this;
}

void Statement::bindAt(int parameter, const std::optional<std::int64_t>& value)
{
    if (value && parameter <= sqlite3_bind_parameter_count(handle_.get()))
        check(sqlite3_bind_int64(handle_.get(), parameter, *value));
}

void Statement::bindAt(int parameter, const std::optional<std::string>& text)
{
    if (text && parameter <= sqlite3_bind_parameter_count(handle_.get()))
        check(sqlite3_bind_text(
            handle_.get(), parameter, text->data(), static_cast<int>(text->size()), SQLITE_TRANSIENT));
}

bool Statement::step()
{
    const int code = sqlite3_step(handle_.get());
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE) {
        // The reset below would replace what the connection remembers of this failure.
        try {
            connection_->raise();
        } catch (...) {
            reset();
            throw;
        }
    }
    reset();
    return false;
}

void Statement::run()
{
    while (step()) {}
}

void Statement::reset()
{
    sqlite3_reset(handle_.get());
    bound_ = 0;
}

std::string Statement::text(int column) const
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
    return text ? std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column)))
                : std::string{};
}

Bytes Statement::bytes(int column) const
{
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(handle_.get(), column));
    return bytes ? Bytes(bytes, bytes + sqlite3_column_bytes(handle_.get(), column)) : Bytes{};
}

std::optional<Hash> Statement::hash(int column) const
{
    const Bytes stored = bytes(column);
    Decoder decoder{stored};
    Hash hash;
    decoder.read(hash);
    if (!decoder.ok() || !decoder.atEnd())
        return std::nullopt;
    return hash;
}

Transaction::Transaction(Connection& connection)
    : connection_(connection)
{
    connection.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    if (open_)
        sqlite3_exec(connection_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit()
{
    connection_.run("COMMIT");
    open_ = false;
}

JournalFault systemFault(const std::string& file, int error)
{
    const auto kind = [error] {
        switch (error) {
        case ENOSPC:
        case EDQUOT:
            return JournalFaultKind::DiskFull;
        case EROFS:
        case EACCES:
        case EPERM:
            return JournalFaultKind::ReadOnlyMedium;
        case ENOENT:
        case ENOTDIR:
            return JournalFaultKind::Missing;
        case EEXIST:
            return JournalFaultKind::AlreadyThere;
        default:
            return JournalFaultKind::InputOutput;
        }
    }();
    return {kind, file, std::strerror(error)};
}

JournalFault makingFault(const std::string& file, int error)
{
    JournalFault fault = systemFault(file, error);
    if (fault.kind == JournalFaultKind::Missing)
        fault.kind = JournalFaultKind::NoFolder;
    return fault;
}

} // namespace plimsoll::storage
