// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/change/guard_rails.h"
#include "service/host/background.h"
#include "service/impact_port.h"
#include "service/journal.h"

#include <map>
#include <mutex>
#include <stop_token>

namespace plimsoll {

/// Answers questions about changes off the engine's thread, each on the fork that it was given.
class ImpactDesk {
public:
    ImpactDesk() = default;
    /// Stops what runs.
    ~ImpactDesk();

    /// Stops the question before and gives the new one its token.
    std::stop_token renewImpact(view::Page asker) { return renew(impactStops_, asker); }
    std::stop_token renewCorridors(ImpactPort::Watcher watcher) { return renew(corridorStops_, watcher); }
    std::stop_token renewCurve() { return renew(curveStop_); }
    std::stop_token renewPlan() { return renew(planStop_); }
    std::stop_token renewPast() { return renew(pastStop_); }

    /// `fork` stands at `sequence` of its journal.
    void impact(const State& fork, std::uint64_t sequence, std::vector<ParameterEdit> edits, std::uint32_t seconds,
        ImpactPort::ImpactTo impact, ImpactPort::AftermathTo aftermath, std::stop_token stop);
    void corridors(const State& fork, AssetId asset, std::vector<ImpactPort::Track> tracks, ImpactPort::TracksTo answer,
        std::stop_token stop);
    void curveCorridor(const State& fork, AssetId asset, ImpactPort::CurveTo answer, std::stop_token stop);
    void noticePlan(const State& fork, ChangeContent content, const NoticeTerms& terms, const GuardRails& rails,
        std::function<void(double)> share, ImpactPort::NoticeTo answer, std::stop_token stop);
    /// Reads the world's file beside its writer; `files` outlives this.
    void past(WorldFiles& files, std::string path, const State& live, std::vector<ParameterEdit> edits,
        std::uint32_t hours, std::function<void(double)> share, ImpactPort::PastTo answer, std::stop_token stop);
    /// One after the other, and none gives way to a newer one.
    void pastImpact(WorldFiles& files, std::string path, std::uint64_t sequence, std::vector<ParameterEdit> edits,
        ImpactPort::PastImpactTo answer);

private:
    /// What follows the impact. A second of thousands of liquidations is one step, and longer than a hand rests.
    void aftermath(const State& fork, std::vector<ParameterEdit> edits, std::uint32_t seconds,
        ImpactPort::AftermathTo answer, std::stop_token stop);
    std::stop_token renew(std::stop_source& current);
    template <class Key>
    std::stop_token renew(std::map<Key, std::stop_source>& stops, Key of)
    {
        const std::lock_guard lock{mutex_};
        return renewed(stops[of]);
    }
    /// With the lock held.
    static std::stop_token renewed(std::stop_source& current);

    std::mutex mutex_;                                   ///< guards the six below
    std::map<view::Page, std::stop_source> impactStops_; ///< by who asked
    std::map<ImpactPort::Watcher, std::stop_source> corridorStops_;
    std::stop_source curveStop_;
    std::stop_source planStop_;
    std::stop_source pastStop_;
    std::stop_source end_;                        ///< of this desk
    Background aftermaths_{StandBack::ForAnswer}; ///< before impacts_, which posts to it
    Background impacts_{StandBack::ForScreen};    ///< a table under the hand, which does not wait for what is played
    Background corridors_;                        ///< nor does a track
    Background pasts_{StandBack::ForAnswer};
    Background reports_{StandBack::ForAnswer}; ///< of what was judged once; they wait for each other alone
};

} // namespace plimsoll
