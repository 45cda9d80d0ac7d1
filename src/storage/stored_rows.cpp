// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/stored_rows.h"

#include <algorithm>

namespace plimsoll::storage {

namespace {

bool readLink(const Statement& row, int column, ChainHash& link)
{
    const Bytes stored = row.bytes(column);
    if (stored.size() != link.size())
        return false;
    std::copy(stored.begin(), stored.end(), link.begin());
    return true;
}

} // namespace

Hash checksumOf(const JournalBatch& batch, std::uint64_t actionsThrough)
{
    Bytes content;
    Encoder encoder{content};
    encoder.write(batch.firstSequence);
    encoder.write(batch.count);
    encoder.write(batch.stateHash);
    encoder.write(actionsThrough);
    encoder.write(hashOf(batch.commands));
    return hashOf(content);
}

Hash checksumOf(const StateSnapshot& snapshot, std::uint64_t parts)
{
    Bytes content;
    Encoder encoder{content};
    encoder.write(snapshot.sequence);
    encoder.write(parts);
    encoder.write(static_cast<std::uint64_t>(snapshot.state.size()));
    encoder.write(snapshot.stateHash);
    encoder.write(hashOf(snapshot.state));
    return hashOf(content);
}

StoredBatch readBatch(const Statement& row)
{
    StoredBatch stored;
    stored.batch.firstSequence = row.sequence(0);
    stored.batch.count = static_cast<std::uint32_t>(row.number(1));
    stored.batch.commands = row.bytes(2);
    const auto stateHash = row.hash(3);
    stored.batch.stateHash = stateHash.value_or(Hash{});
    stored.actionsThrough = row.sequence(4);
    stored.whole = stateHash && row.hash(5) == checksumOf(stored.batch, stored.actionsThrough)
        && row.number(1) == std::int64_t{stored.batch.count};
    return stored;
}

StoredSnapshot readSnapshotHead(const Statement& row)
{
    return {row.sequence(0), row.sequence(1), row.sequence(2), row.hash(3), row.hash(4)};
}

StoredAction readAction(const Statement& row)
{
    StoredAction stored;
    stored.number = row.sequence(0);
    stored.action = {row.sequence(1), Timestamp{row.number(2)}, Timestamp{row.number(3)}, row.text(4), row.text(5),
        row.text(6), row.text(7), row.text(8), row.number(9) == 1 ? ActionResult::Accepted : ActionResult::Refused,
        row.text(10), row.bytes(13)};
    const bool links = readLink(row, 11, stored.hashBefore) && readLink(row, 12, stored.hash);
    stored.whole = links && (row.number(9) == 0 || row.number(9) == 1)
        && linkOf(stored.hashBefore, stored.number, stored.action) == stored.hash;
    return stored;
}

std::optional<StateSnapshot> readSnapshot(Connection& connection, const StoredSnapshot& head)
{
    if (!head.stateHash || !head.checksum)
        return std::nullopt;
    StateSnapshot snapshot{head.sequence, {}, *head.stateHash};
    Statement parts{connection, "SELECT part, bytes FROM snapshotParts WHERE sequence = ? ORDER BY part"};
    parts.bind(head.sequence);
    std::uint64_t expected = 0;
    while (parts.step()) {
        if (parts.sequence(0) != expected++)
            return std::nullopt;
        const Bytes bytes = parts.bytes(1);
        snapshot.state.insert(snapshot.state.end(), bytes.begin(), bytes.end());
    }
    if (expected != head.parts || snapshot.state.size() != head.size
        || checksumOf(snapshot, head.parts) != *head.checksum)
        return std::nullopt;
    return snapshot;
}

} // namespace plimsoll::storage
