// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/past_under.h"

#include "domain/exchange/apply.h"
#include "service/batch_commands.h"

#include <limits>
#include <utility>

namespace plimsoll {

namespace {

constexpr std::uint64_t commandsBetweenWords = 1024;

JournalFault torn(std::uint64_t sequence, const std::string& what)
{
    return {JournalFaultKind::Torn, "the journal", what + " at command " + std::to_string(sequence)};
}

struct Point {
    State state;
    std::uint64_t sequence{};
};

/// The newest snapshot that is not after `time`, or the oldest of all.
Result<Point, JournalFault> snapshotBefore(JournalSource& source, Timestamp time)
{
    std::uint64_t upTo = std::numeric_limits<std::int64_t>::max();
    std::optional<Point> oldest;
    for (;;) {
        const auto snapshot = source.snapshotUpTo(upTo);
        if (!snapshot.ok())
            return snapshot.error();
        if (!snapshot.value())
            break;
        auto state = decodeState(snapshot.value()->state);
        if (!state)
            return torn(snapshot.value()->sequence, "a snapshot that is no state of this engine");
        oldest = Point{*std::move(state), snapshot.value()->sequence};
        if (oldest->state.now <= time || oldest->sequence == 0)
            break;
        upTo = oldest->sequence - 1;
    }
    if (!oldest)
        return torn(0, "no snapshot");
    return *std::move(oldest);
}

/// Plays up to the beginning of the stretch, then both ways.
class Playback {
public:
    Playback(Point from, Timestamp begin, const std::vector<ParameterEdit>& edits)
        : state_(std::move(from.state))
        , begin_(begin)
        , edits_(edits)
    {
    }

    void play(const Command& command)
    {
        const auto* tick = std::get_if<Tick>(&command);
        const bool begins = state_.now >= begin_ || (tick != nullptr && tick->time > begin_);
        if (!both_ && !past_.refusal && begins)
            beginStretch();
        if (!both_) {
            plimsoll::apply(state_, command);
            return;
        }
        ++past_.commands;
        both_->play(command);
    }

    bool isRefused() const { return past_.refusal.has_value(); }

    PastUnder result()
    {
        if (!both_ && !past_.refusal)
            beginStretch();
        if (both_) {
            past_.until = both_->recorded().now;
            past_.figures = both_->figures();
        }
        return past_;
    }

private:
    void beginStretch()
    {
        past_.asked = begin_;
        past_.from = state_.now;
        auto both = Counterfactual::begin(state_, edits_);
        if (both.ok())
            both_ = std::move(both).value();
        else
            past_.refusal = both.error();
    }

    State state_;
    Timestamp begin_;
    const std::vector<ParameterEdit>& edits_;
    std::optional<Counterfactual> both_;
    PastUnder past_;
};

} // namespace

Result<std::optional<PastUnder>, JournalFault> pastUnder(JournalSource& source, Timestamp end,
    const std::vector<ParameterEdit>& edits, std::uint32_t hours, const Progress& progress)
{
    const auto last = source.lastSequence();
    if (!last.ok())
        return last.error();
    const Timestamp begin{end.ms - std::int64_t{hours} * msPerHour};
    auto point = snapshotBefore(source, begin);
    if (!point.ok())
        return point.error();
    const std::uint64_t first = point.value().sequence;
    const auto whole = static_cast<double>(last.value() - first + 1);
    Playback playback{std::move(point).value(), begin, edits};
    std::optional<JournalFault> broken;
    bool ended = false;
    const auto fault = source.readBatches(first + 1, [&](const JournalBatch& batch) {
        const auto unread = eachCommand(batch, [&](std::uint64_t sequence, const Command& command) {
            playback.play(command);
            if (sequence % commandsBetweenWords == 0)
                ended = !progress(static_cast<double>(sequence - first) / whole);
            return !ended && !playback.isRefused();
        });
        if (unread)
            broken = torn(*unread, "a command that cannot be read");
        return !broken && !ended && !playback.isRefused() && batch.lastSequence() < last.value();
    });
    if (fault || broken)
        return fault ? *fault : *broken;
    return ended ? std::optional<PastUnder>{} : std::optional{playback.result()};
}

} // namespace plimsoll
