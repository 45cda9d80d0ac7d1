// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/read_connection.h"

#include "service/world_place.h"
#include "storage/log_damage.h"
#include "storage/schema.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace plimsoll::storage {

namespace {

std::string folderOf(const std::string& path)
{
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? "." : (slash == 0 ? "/" : path.substr(0, slash));
}

bool folderIsWritable(const std::string& path)
{
    return ::faccessat(AT_FDCWD, folderOf(path).c_str(), W_OK, AT_EACCESS) == 0;
}

bool hasLog(const std::string& path)
{
    struct stat status {};
    return ::stat((worldFileOf(path) + "-wal").c_str(), &status) == 0 && status.st_size > 0;
}

std::unique_ptr<Connection> openWhereNothingCanBeWritten(const std::string& path)
{
    if (!hasLog(path))
        return std::make_unique<Connection>(path, path, Access::ReadImmutable);
    // The log must be read too, and its index cannot be made beside it: with locks switched off and the exclusive mode
    // SQLite builds that index in memory. Nobody writes here, so nobody is disturbed.
    auto connection = std::make_unique<Connection>(path, path, Access::Read, "unix-none");
    connection->run("PRAGMA locking_mode=EXCLUSIVE");
    return connection;
}

Version readVersion(Connection& connection)
{
    const Version version = versionOf(connection);
    // What is only read is not migrated: the columns and tables that came later are empty.
    if (version == Version::Older) {
        const std::int64_t steps = connection.number("PRAGMA user_version");
        connection.run(std::string{"CREATE TEMP VIEW refusals AS SELECT *, '' AS announced"}
            + (steps < 5 ? ", '' AS symbol" : "") + (steps < 3 ? ", '' AS bindingTerm, NULL AS maxQuantity" : "")
            + " FROM main.refusals");
        if (steps < 6)
            connection.run("CREATE TEMP VIEW operators AS SELECT '' AS name, x'' AS record WHERE 0");
        if (steps < 5)
            connection.run("CREATE TEMP VIEW console AS SELECT '' AS key, '' AS value WHERE 0");
        if (steps < 4) {
            connection.run("CREATE TEMP VIEW venueMinutes AS SELECT 0 AS sequence, 0 AS time, 0 AS queueLength, '' AS "
                           "backstopFund, '' AS badDebt, NULL AS backstopCapacity WHERE 0");
            connection.run("CREATE TEMP VIEW poolMinutes AS SELECT 0 AS sequence, 0 AS part, 0 AS time, '' AS symbol, "
                           "'' AS markPrice, '' AS lentQuantity, '' AS borrowedQuantity, '' AS utilization, '' AS "
                           "borrowInterestRate, '' AS lendInterestRate WHERE 0");
        } else {
            connection.run(
                "CREATE TEMP VIEW venueMinutes AS SELECT *, NULL AS backstopCapacity FROM main.venueMinutes");
        }
        if (steps < 3)
            connection.run("CREATE TEMP VIEW events AS SELECT *, '' AS before, '' AS after, '' AS "
                           "detail FROM main.events");
        if (steps < 2)
            connection.run("CREATE TEMP VIEW actions AS SELECT *, x'' AS record FROM main.actions");
    }
    return version;
}

} // namespace

ReadConnection openForReading(const std::string& path, const std::string& vfs)
{
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
        throw FaultRaised{systemFault(path, errno)};
    if (!S_ISREG(status.st_mode))
        throw FaultRaised{{JournalFaultKind::NotAWorld, path, "not a regular file"}};
    ReadConnection opened;
    opened.notice = logDamageOf(path);
    const auto say
        = [&notice = opened.notice](const std::string& sentence) { notice += (notice.empty() ? "" : " ") + sentence; };
    Version version{};
    try {
        opened.connection = std::make_unique<Connection>(path, path, Access::Read, vfs);
        version = readVersion(*opened.connection);
    } catch (const FaultRaised& raised) {
        const bool ofTheMedium = raised.fault.kind == JournalFaultKind::CannotOpen
            || raised.fault.kind == JournalFaultKind::ReadOnlyMedium;
        if (!ofTheMedium || folderIsWritable(path))
            throw;
        opened.connection = openWhereNothingCanBeWritten(path);
        version = readVersion(*opened.connection);
        say(path + ": read from a place that cannot be written; nothing can be changed here.");
    }
    if (version == Version::Newer)
        say(path + ": written by a newer Plimsoll; what that version added is not shown.");
    return opened;
}

} // namespace plimsoll::storage
