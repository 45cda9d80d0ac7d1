// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/engine_replay.h"

#include "domain/exchange/apply.h"
#include "domain/exchange/invariants.h"
#include "service/batch_commands.h"
#include "service/host/command_words.h"
#include "service/host/live_world.h"
#include "service/host/projection.h"
#include "storage/journal_reader.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace plimsoll::storage {

Replay EngineReplay::callbacks()
{
    return {engineFingerprint(), [this](const StateSnapshot& snapshot) { return begin(snapshot); },
        [this](const JournalBatch& batch) { return apply(batch); }, [this] { return brokenInvariant(); },
        [this] { return std::exchange(rows_, {}); },
        [this](std::vector<std::uint64_t> acted) { acted_ = std::move(acted); },
        [this] { return std::exchange(actions_, {}); }};
}

Result<Hash, std::string> EngineReplay::begin(const StateSnapshot& snapshot)
{
    state_ = decodeState(snapshot.state);
    if (!state_)
        return std::string{"its bytes are not a state of this engine"};
    opening_ = snapshot.sequence == 0 ? state_->now : Timestamp{};
    return hashOf(*state_);
}

Result<Hash, std::string> EngineReplay::apply(const JournalBatch& batch)
{
    rows_ = {};
    actions_.clear();
    const auto unread = eachCommand(batch, [this](std::uint64_t sequence, const Command& command) {
        const Outcome outcome = plimsoll::apply(*state_, command);
        project(*state_, sequence, command, outcome, rows_);
        if (leavesAction(sequence, command))
            for (OperatorAction& action : actionsOf(*state_, sequence, command, outcome, {}, {}))
                actions_.push_back(std::move(action));
        return true;
    });
    if (unread)
        return "command " + std::to_string(*unread) + " is not one of this engine";
    return hashOf(*state_);
}

/// The opening of a world gives operators' commands in nobody's name; behind it each of them is somebody's.
bool EngineReplay::leavesAction(std::uint64_t sequence, const Command& command) const
{
    return (isOperators(command) && state_->now != opening_)
        || std::binary_search(acted_.begin(), acted_.end(), sequence);
}

std::optional<std::string> EngineReplay::brokenInvariant() const
{
    const auto broken = brokenInvariants(*state_);
    return broken.empty() ? std::nullopt : std::optional{toText(broken.front())};
}

Result<WorldEnd, JournalFault> endOf(const std::string& path)
{
    using Answer = Result<WorldEnd, JournalFault>;
    return faultAsValue<Answer>([&]() -> Answer {
        JournalReader reader{path};
        if (const std::string& engine = reader.world().engineFingerprint; engine != engineFingerprint())
            return JournalFault{JournalFaultKind::AnotherEngine, path, engine + "; this one is " + engineFingerprint()};
        const auto snapshot = reader.snapshotUpTo(std::numeric_limits<std::int64_t>::max());
        if (!snapshot.ok())
            return snapshot.error();
        if (!snapshot.value())
            return JournalFault{JournalFaultKind::Torn, path, "there is no snapshot to begin at"};
        EngineReplay replay;
        const Replay fold = replay.callbacks();
        auto reached = fold.begin(*snapshot.value());
        std::uint64_t sequence = snapshot.value()->sequence;
        const auto fault = reader.readBatches(snapshot.value()->sequence + 1, [&](const JournalBatch& batch) {
            if (reached.ok())
                reached = fold.apply(batch);
            sequence = batch.lastSequence();
            return reached.ok();
        });
        if (fault)
            return *fault;
        if (!reached.ok())
            return JournalFault{JournalFaultKind::Torn, path, reached.error()};
        return WorldEnd{*replay.state(), sequence};
    });
}

} // namespace plimsoll::storage
