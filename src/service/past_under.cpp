// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/past_under.h"

#include "domain/exchange/apply.h"
#include "domain/exchange/parameter.h"
#include "service/batch_commands.h"
#include "service/change/risk_difference.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <set>
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

bool names(const std::vector<ParameterEdit>& edits, const std::string& path)
{
    return std::any_of(edits.begin(), edits.end(), [&](const ParameterEdit& edit) { return edit.path == path; });
}

/// Of a change that may set a parameter more than once: what it replaces, where that was another then.
std::vector<ParameterEdit> differedThen(const RiskConfiguration& then, const std::vector<ParameterEdit>& edits)
{
    std::vector<ParameterEdit> differed;
    std::set<std::string> seen;
    for (const ParameterEdit& edit : edits) {
        const auto parameter = parameterAt(then, edit.path);
        if (parameter && !edit.before.empty() && seen.insert(edit.path).second
            && !isCurrentValue(then, *parameter, edit.before))
            differed.push_back({edit.path, edit.before, parameter->text(then)});
    }
    return differed;
}

/// The edits, with what differs now from then of the assets, pools and markets that they are about.
std::vector<ParameterEdit> withNeighbours(
    const RiskConfiguration& then, const RiskConfiguration& live, const std::vector<ParameterEdit>& edits)
{
    RiskConfiguration wanted = live;
    std::set<std::pair<ParameterGroup, std::size_t>> owners;
    for (const ParameterEdit& edit : edits)
        if (const auto parameter = parameterAt(wanted, edit.path)) {
            owners.emplace(parameter->kind->group, parameter->owner);
            setParameter(wanted, *parameter, edit.after);
        }
    std::vector<ParameterEdit> whole = differenceOf(then, wanted).edits;
    std::erase_if(whole, [&](const ParameterEdit& edit) {
        const auto parameter = parameterAt(then, edit.path);
        return !owners.contains({parameter->kind->group, parameter->owner});
    });
    return inLawfulOrder(then, std::move(whole));
}

/// Plays up to the beginning of the stretch, then both ways.
class Playback {
public:
    Playback(Point from, Timestamp begin, const RiskConfiguration& live, const std::vector<ParameterEdit>& edits)
        : state_(std::move(from.state))
        , begin_(begin)
        , live_(live)
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
        past_.differed = differedThen(state_.configuration(), edits_);
        auto both = Counterfactual::begin(state_, edits_);
        if (!both.ok())
            both = beginWithNeighbours(both.error());
        if (both.ok()) {
            both_ = std::move(both).value();
            past_.leftOut = both_->leftOut();
        } else {
            past_.refusal = both.error();
        }
    }

    Result<Counterfactual, Refusal> beginWithNeighbours(const Refusal& alone)
    {
        const std::vector<ParameterEdit> whole = withNeighbours(state_.configuration(), live_, edits_);
        auto both = Counterfactual::begin(state_, whole);
        if (!both.ok())
            return alone;
        std::copy_if(whole.begin(), whole.end(), std::back_inserter(past_.ofToday),
            [this](const ParameterEdit& edit) { return !names(edits_, edit.path); });
        return both;
    }

    State state_;
    Timestamp begin_;
    const RiskConfiguration& live_;
    const std::vector<ParameterEdit>& edits_;
    std::optional<Counterfactual> both_;
    PastUnder past_;
};

} // namespace

Result<std::optional<PastUnder>, JournalFault> pastUnder(JournalSource& source, const State& live,
    const std::vector<ParameterEdit>& edits, std::uint32_t hours, const Progress& progress)
{
    const auto last = source.lastSequence();
    if (!last.ok())
        return last.error();
    const Timestamp begin{live.now.ms - std::int64_t{hours} * msPerHour};
    auto point = snapshotBefore(source, begin);
    if (!point.ok())
        return point.error();
    const std::uint64_t first = point.value().sequence;
    const auto whole = static_cast<double>(last.value() - first + 1);
    Playback playback{std::move(point).value(), begin, live.configuration(), edits};
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
