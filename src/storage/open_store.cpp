// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/open_store.h"

#include "service/world_place.h"
#include "storage/batch_writer.h"
#include "storage/head_file.h"
#include "storage/journal_reader.h"
#include "storage/read_connection.h"
#include "storage/schema.h"
#include "storage/store_draft.h"
#include "storage/store_lock.h"

#include <unistd.h>

#include <cerrno>
#include <iterator>
#include <tuple>

namespace plimsoll::storage {

namespace {

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
    refuseExisting(path);
    refuseLeftover(leftoverAt(path));
    const StoreLock lock{path};
    StoreDraft draft{path};
    {
        Connection connection{draft.name(), path, Access::Write, options.vfs};
        StoreDraft::begin(connection);
        migrate(connection, schemaSteps());
        writeWorld(connection, world);
        BatchWriter writer{connection, options};
        writer.beginSnapshot(beginning);
        while (!writer.writeSnapshotPart()) {}
        StoreDraft::finish(connection);
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
    if (!replace)
        refuseExisting(place);
    refuseLeftover(exists(to) ? draftLeftAt(to) : leftoverAt(to));
    const StoreLock lock{to};
    StoreDraft draft{to};
    std::uint64_t actions{};
    ChainHash chainEnd{};
    const Heads kept = readHeads(from); // before the copy, which may be of an edited record
    WorldRows world = kept.world;
    {
        const ReadConnection source = openForReading(from, {});
        Connection target{draft.name(), to, Access::Write};
        StoreDraft::begin(target);
        runBackup(*source.connection, target);
        StoreDraft::begin(target);
        std::tie(actions, chainEnd) = chainEndIn(target);
        world.merge(worldRowsIn(target));
        if (newName) {
            WorldRecord record = readWorld(target);
            record.name = *newName;
            writeWorld(target, record);
            world["name"] = worldRowsIn(target)["name"];
        }
        StoreDraft::finish(target);
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
