// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/corridor.h"
#include "analysis/curve_corridor.h"
#include "analysis/impact.h"
#include "service/change/change.h"
#include "service/past_impact.h"
#include "service/past_under.h"
#include "service/view_request.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace plimsoll {

/// What a change of parameters would do, computed on forks of the running exchange while it goes on. Every call returns
/// at once; answers come on some thread. Of each kind the newest question wins: older ones are stopped, and those that
/// did not get their answer never will.
class ImpactPort {
public:
    using ImpactTo = std::function<void(const Impact&)>;
    using AftermathTo = std::function<void(const BeforeAfter<Aftermath>&)>;

    /// One parameter of an asset or a limit of its pool, and how far its track goes.
    struct Track {
        std::string parameter; ///< as "haircutFunction.weight", "maxUtilization"
        Ratio extreme;
    };
    struct Tracks {
        std::uint64_t sequence{}; ///< of the journal, at the state that they were computed on
        Timestamp time;
        std::vector<std::optional<Corridor>> corridors; ///< one a track
    };
    using TracksTo = std::function<void(const Tracks&)>;

    ImpactPort() = default;
    ImpactPort(const ImpactPort&) = delete;
    ImpactPort& operator=(const ImpactPort&) = delete;
    virtual ~ImpactPort() = default;

    /// First the impact on the accounts as they are, then, where the engine takes the change, `seconds` of liquidations
    /// with and without it. Questions of `asker` stop its own only; those of two pages are answered in turn.
    virtual void impact(view::Page asker, std::vector<ParameterEdit> edits, std::uint32_t seconds, ImpactTo impact,
        AftermathTo aftermath)
        = 0;

    /// Who watches corridors; questions of one stop its own only.
    enum class Watcher : std::uint8_t { Risk, Lending, Tightening };
    virtual void corridors(Watcher watcher, AssetId asset, std::vector<Track> tracks, TracksTo answer) = 0;

    using CurveTo = std::function<void(const CurveCorridor&)>;
    /// Its sequence is of the journal, at the state that it was found on.
    virtual void curveCorridor(AssetId asset, CurveTo answer) = 0;

    struct NoticeFound {
        std::uint64_t sequence{};       ///< of the journal, at the state that it was found on
        std::optional<NoticePlan> plan; ///< none where there is no such ramp
    };
    using NoticeTo = std::function<void(const NoticeFound&)>;
    /// What the change would be as a notice ramp, were it started now. `share` is told how much of its way is planned,
    /// 0 to 1.
    virtual void noticePlan(
        ChangeContent content, const NoticeTerms& terms, std::function<void(double)> share, NoticeTo answer)
        = 0;

    using PastTo = std::function<void(const Result<PastUnder, JournalFault>&)>;
    /// What the last `hours` would have been under the change, out of the journal (pastUnder). `share` is told how much
    /// of it is done, 0 to 1. A new question of this kind, or forgetPast(), stops the one before.
    virtual void past(
        std::vector<ParameterEdit> edits, std::uint32_t hours, std::function<void(double)> share, PastTo answer)
        = 0;
    virtual void forgetPast() = 0;

    using PastImpactTo = std::function<void(const Result<std::optional<PastImpact>, JournalFault>&)>;
    /// The impact on the world of that file as it stood at that place in its journal (plimsoll::pastImpact). One after
    /// the other; every question gets its answer.
    virtual void pastImpact(
        std::string world, std::uint64_t sequence, std::vector<ParameterEdit> edits, PastImpactTo answer)
        = 0;
};

} // namespace plimsoll
