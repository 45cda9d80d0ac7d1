// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/open_store.h"

#include "service/world_place.h"
#include "storage/batch_writer.h"
#include "storage/head_file.h"
#include "storage/journal_reader.h"
#include "storage/read_connection.h"
#include "storage/schema.h"
#include "storage/store_lock.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <iterator>
#include <tuple>

namespace plimsoll::storage {

namespace {

constexpr mode_t onlyOwner = S_IRUSR | S_IWUSR;

/// A file beside its final name, removed unless it was moved there.
class Draft {
public:
    explicit Draft(const std::string& target)
        : target_(target)
        , name_(target + ".new")
    {
        ::unlink(name_.c_str());
        const int descriptor = ::open(name_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, onlyOwner);
        if (descriptor < 0)
            throw FaultRaised{makingFault(target, errno)};
        ::fchmod(descriptor, onlyOwner);
        ::close(descriptor);
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    ~Draft() { ::unlink(name_.c_str()); }

    const std::string& name() const { return name_; }

    void moveIntoPlace(bool replace)
    {
        const unsigned flags = replace ? 0U : unsigned{RENAME_NOREPLACE};
        if (::renameat2(AT_FDCWD, name_.c_str(), AT_FDCWD, target_.c_str(), flags) != 0)
            throw FaultRaised{systemFault(target_, errno)};
        syncFolder();
    }

private:
    void syncFolder() const
    {
        const auto slash = target_.rfind('/');
        const std::string folder = slash == std::string::npos ? "." : target_.substr(0, slash + 1);
        const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
        const int error = errno;
        if (descriptor >= 0)
            ::close(descriptor);
        if (!synced)
            throw FaultRaised{systemFault(target_, error)};
    }

    std::string target_;
    std::string name_;
};

bool exists(const std::string& path)
{
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0;
}

/// Refuses to mix a new world with what lies where its files come to lie.
void refuseLeftover(const std::optional<std::string>& left)
{
    if (left)
        throw FaultRaised{{JournalFaultKind::AlreadyThere, *left,
            "no world belongs to it, and a new one would be mixed with it: move it away or take another name"}};
}

void runBackup(Connection& from, Connection& to)
{
    sqlite3_backup* backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (!backup)
        to.raise();
    // All pages in one step: one reading transaction, so a writer neither waits nor makes it start again.
    const int code = sqlite3_backup_step(backup, -1);
    sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE)
        to.raise();
}

/// Heads of a world that was here before belong to another chain.
void removeHeadsOf(const std::string& path)
{
    if (::unlink(headFileOf(path).c_str()) != 0 && errno != ENOENT)
        throw FaultRaised{systemFault(headFileOf(path), errno)};
}

void removeLogOf(const std::string& path)
{
    // The file to be replaced takes its log along, or the log would be played into the new one. What can still be saved
    // goes into the old file first: should the replacing fail, that one is whole.
    static_cast<void>(faultOf([&] {
        Connection old{path, path, Access::Write};
        old.run("PRAGMA wal_checkpoint(TRUNCATE)");
    }));
    for (const char* suffix : {"-wal", "-shm"})
        if (::unlink((path + suffix).c_str()) != 0 && errno != ENOENT)
            throw FaultRaised{systemFault(path, errno)};
}

/// A world that cannot be gone on with is not brought to another schema: the version that wrote it may still read it.
void refuseTorn(const std::string& path, const StoreOptions& options)
{
    JournalReader reader{path, options.vfs};
    const auto projected = reader.projectedSequence();
    if (!projected.ok())
        throw FaultRaised{projected.error()};
    const auto snapshot = reader.snapshotUpTo(projected.value());
    if (!snapshot.ok())
        throw FaultRaised{snapshot.error()};
    const std::uint64_t from = snapshot.value() ? snapshot.value()->sequence + 1 : 1;
    if (const auto fault = reader.readBatches(from, [](const JournalBatch&) { return true; }))
        throw FaultRaised{*fault};
}

} // namespace

std::unique_ptr<Connection> openForWriting(const std::string& path, const StoreOptions& options)
{
    auto connection = std::make_unique<Connection>(path, path, Access::Write, options.vfs);
    if (versionOf(*connection) == Version::Newer)
        connection->raise(JournalFaultKind::NewerSchema,
            "schema " + connection->text("PRAGMA user_version") + ", this program knows "
                + std::to_string(schemaSteps().size()));
    if (sqlite3_db_readonly(connection->handle(), "main") == 1)
        connection->raise(JournalFaultKind::ReadOnlyMedium, "no right to write");
    if (versionOf(*connection) == Version::Older)
        refuseTorn(path, options);
    if (::chmod(path.c_str(), onlyOwner) != 0)
        throw FaultRaised{systemFault(path, errno)};
    const std::string mode = connection->text("PRAGMA journal_mode=WAL");
    if (mode != "wal")
        connection->raise(JournalFaultKind::InputOutput, "a write-ahead log cannot be kept here");
    connection->run("PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0");
    migrate(*connection, schemaSteps());
    return connection;
}

void createStore(
    const std::string& path, const WorldRecord& world, const StateSnapshot& beginning, const StoreOptions& options)
{
    if (exists(path))
        throw FaultRaised{{JournalFaultKind::AlreadyThere, path, {}}};
    refuseLeftover(leftoverAt(path));
    const StoreLock lock{path};
    Draft draft{path};
    {
        Connection connection{draft.name(), path, Access::Write, options.vfs};
        migrate(connection, schemaSteps());
        writeWorld(connection, world);
        BatchWriter writer{connection, options};
        writer.beginSnapshot(beginning);
        while (!writer.writeSnapshotPart()) {}
    }
    removeHeadsOf(path);
    draft.moveIntoPlace(false);
    Connection made{path, path, Access::Read, options.vfs};
    HeadFile{path}.keepWorld(worldRowsIn(made));
}

void copyStore(
    const std::string& from, const std::string& place, bool replace, const std::optional<std::string>& newName)
{
    const std::string to = worldFileOf(place);
    if (!replace && exists(place))
        throw FaultRaised{{JournalFaultKind::AlreadyThere, place, {}}};
    refuseLeftover(exists(to) ? draftLeftAt(to) : leftoverAt(to));
    const StoreLock lock{to};
    Draft draft{to};
    std::uint64_t actions{};
    ChainHash chainEnd{};
    const Heads kept = readHeads(from); // before the copy, which may be of an edited record
    WorldRows world = kept.world;
    {
        const ReadConnection source = openForReading(from, {});
        Connection target{draft.name(), to, Access::Write};
        runBackup(*source.connection, target);
        std::tie(actions, chainEnd) = chainEndIn(target);
        world.merge(worldRowsIn(target));
    }
    if (newName) {
        Connection target{draft.name(), to, Access::Write};
        target.run("PRAGMA journal_mode=DELETE");
        WorldRecord record = readWorld(target);
        record.name = *newName;
        writeWorld(target, record);
        world["name"] = worldRowsIn(target)["name"];
    }
    if (replace && exists(to))
        removeLogOf(to);
    removeHeadsOf(to);
    draft.moveIntoPlace(replace);
    HeadFile heads{to};
    if (kept.empty())
        heads.beginAt(actions, chainEnd);
    else if (kept.begunAt)
        heads.beginAt(*kept.begunAt, *kept.begunAt > 0 ? kept.links.at(*kept.begunAt) : ChainHash{});
    heads.keepWorld(world);
    // The newest that is signed, where the copy reaches so far, then where it ends.
    const auto after = kept.signedHeads.upper_bound(actions);
    if (after != kept.signedHeads.begin())
        heads.keep(std::prev(after)->second);
    heads.keep({actions, chainEnd});
}

} // namespace plimsoll::storage
