// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/journal.h"
#include "storage/verify.h"

#include <cstdint>
#include <string>

namespace plimsoll::test {

/// Stands in for the engine where only the journal is tested: commands are numbered bytes, the state is the hash of all
/// commands so far.
class OpaqueWorld {
public:
    static constexpr std::size_t commandBytes = 64;

    /// Command `sequence` is the same bytes in every process.
    static void appendCommand(Bytes& commands, std::uint64_t sequence)
    {
        Encoder encoder{commands};
        encoder.write(sequence);
        Bytes number = encoded(sequence);
        while (number.size() < commandBytes) {
            const Hash hash = hashOf(number);
            Encoder{number}.write(hash);
        }
        commands.insert(commands.end(), number.begin() + 8, number.begin() + commandBytes);
    }

    std::uint64_t sequence() const { return sequence_; }
    Hash hash() const { return hash_; }

    /// The next `count` commands, applied.
    JournalEntry next(std::uint32_t count)
    {
        JournalEntry entry;
        entry.batch.firstSequence = sequence_ + 1;
        entry.batch.count = count;
        for (std::uint32_t i = 0; i < count; ++i)
            appendCommand(entry.batch.commands, sequence_ + 1 + i);
        apply(entry.batch);
        entry.batch.stateHash = hash_;
        return entry;
    }

    void apply(const JournalBatch& batch)
    {
        Bytes content = encoded(hash_);
        content.insert(content.end(), batch.commands.begin(), batch.commands.end());
        hash_ = hashOf(content);
        sequence_ += batch.count;
    }

    /// A state of any size, so that snapshots have several parts.
    StateSnapshot snapshot(std::size_t size = 24) const
    {
        StateSnapshot snapshot{sequence_, {}, hash_};
        Encoder encoder{snapshot.state};
        encoder.write(sequence_);
        encoder.write(hash_);
        if (snapshot.state.size() < size)
            snapshot.state.resize(size, static_cast<std::uint8_t>(sequence_));
        return snapshot;
    }

    void restore(const StateSnapshot& snapshot)
    {
        Decoder decoder{snapshot.state};
        decoder.read(sequence_);
        decoder.read(hash_);
    }

    /// Continues behind what is durable there; a sentence where that cannot be read.
    std::optional<std::string> recover(JournalSource& source)
    {
        const auto snapshot = source.snapshotUpTo(std::uint64_t{1} << 62);
        if (!snapshot.ok())
            return toText(snapshot.error());
        if (!snapshot.value())
            return "no snapshot";
        restore(*snapshot.value());
        const auto fault = source.readBatches(sequence_ + 1, [this](const JournalBatch& batch) {
            apply(batch);
            return hash_ == batch.stateHash;
        });
        return fault ? std::optional{toText(*fault)} : std::nullopt;
    }

private:
    std::uint64_t sequence_{};
    Hash hash_;
};

/// Folds opaque commands and asks each for its own bytes.
inline storage::Replay opaqueReplay(OpaqueWorld& world)
{
    using Answer = Result<Hash, std::string>;
    storage::Replay replay;
    replay.begin = [&world](const StateSnapshot& snapshot) -> Answer {
        world.restore(snapshot);
        return world.hash();
    };
    replay.apply = [&world](const JournalBatch& batch) -> Answer {
        Bytes expected;
        for (std::uint32_t i = 0; i < batch.count; ++i)
            OpaqueWorld::appendCommand(expected, batch.firstSequence + i);
        if (expected != batch.commands)
            return std::string{"other commands than those appended"};
        world.apply(batch);
        return world.hash();
    };
    return replay;
}

inline WorldRecord opaqueRecord()
{
    return {"opaque", "TRAINING", "none", "opaque-1", Timestamp{1'760'000'000'000}};
}

} // namespace plimsoll::test
