// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/impact_desk.h"

#include "analysis/limit_corridor.h"
#include "service/change/notice_plan.h"

namespace plimsoll {

ImpactDesk::~ImpactDesk()
{
    const std::lock_guard lock{mutex_};
    for (auto& [asker, stop] : impactStops_)
        stop.request_stop();
    for (auto& [watcher, stop] : corridorStops_)
        stop.request_stop();
    curveStop_.request_stop();
    planStop_.request_stop();
    pastStop_.request_stop();
    end_.request_stop();
}

std::stop_token ImpactDesk::renew(std::stop_source& current)
{
    const std::lock_guard lock{mutex_};
    return renewed(current);
}

std::stop_token ImpactDesk::renewed(std::stop_source& current)
{
    current.request_stop();
    current = std::stop_source{};
    return current.get_token();
}

void ImpactDesk::impact(const State& fork, std::uint64_t sequence, std::vector<ParameterEdit> edits,
    std::uint32_t seconds, ImpactPort::ImpactTo impact, ImpactPort::AftermathTo aftermath, std::stop_token stop)
{
    impacts_.post([this, fork, sequence, edits = std::move(edits), seconds, impact = std::move(impact),
                      aftermath = std::move(aftermath), stop = std::move(stop)] {
        if (stop.stop_requested())
            return;
        const auto found = impactOf(fork, edits, sequence, stop);
        if (!found || stop.stop_requested())
            return;
        impact(*found);
        if (!found->refusal)
            this->aftermath(fork, edits, seconds, aftermath, stop);
    });
}

void ImpactDesk::aftermath(const State& fork, std::vector<ParameterEdit> edits, std::uint32_t seconds,
    ImpactPort::AftermathTo answer, std::stop_token stop)
{
    aftermaths_.post([fork, edits = std::move(edits), seconds, answer = std::move(answer), stop = std::move(stop)] {
        if (stop.stop_requested())
            return;
        const auto played = aftermathOf(fork, edits, seconds, stop);
        if (played && !stop.stop_requested())
            answer(*played);
    });
}

void ImpactDesk::corridors(const State& fork, AssetId asset, std::vector<ImpactPort::Track> tracks,
    ImpactPort::TracksTo answer, std::stop_token stop)
{
    corridors_.post([fork, asset, tracks = std::move(tracks), answer = std::move(answer), stop = std::move(stop)] {
        ImpactPort::Tracks found{fork.sequence, fork.now, {}};
        for (const ImpactPort::Track& track : tracks) {
            if (stop.stop_requested())
                return;
            found.corridors.push_back(isPoolLimit(track.parameter)
                    ? limitCorridorOf(fork, asset, track.parameter, stop)
                    : corridorOf(fork, asset, track.parameter, track.extreme, stop));
        }
        if (!stop.stop_requested())
            answer(found);
    });
}

void ImpactDesk::curveCorridor(const State& fork, AssetId asset, ImpactPort::CurveTo answer, std::stop_token stop)
{
    corridors_.post([fork, asset, answer = std::move(answer), stop = std::move(stop)] {
        const auto found = stop.stop_requested() ? std::nullopt : curveCorridorOf(fork, asset, stop);
        if (found && !stop.stop_requested())
            answer(*found);
    });
}

void ImpactDesk::noticePlan(const State& fork, ChangeContent content, const NoticeTerms& terms, const GuardRails& rails,
    std::function<void(double)> share, ImpactPort::NoticeTo answer, std::stop_token stop)
{
    aftermaths_.post([fork, content = std::move(content), terms, rails, share = std::move(share),
                         answer = std::move(answer), stop = std::move(stop)] {
        if (stop.stop_requested())
            return;
        const ImpactPort::NoticeFound found{
            fork.sequence, plimsoll::noticePlan(fork, content, terms, rails, stop, share)};
        if (!stop.stop_requested())
            answer(found);
    });
}

void ImpactDesk::past(WorldFiles& files, std::string path, const State& live, std::vector<ParameterEdit> edits,
    std::uint32_t hours, std::function<void(double)> share, ImpactPort::PastTo answer, std::stop_token stop)
{
    pasts_.post([&files, path = std::move(path), live, edits = std::move(edits), hours, share = std::move(share),
                    answer = std::move(answer), stop = std::move(stop)] {
        if (stop.stop_requested())
            return;
        const auto source = files.read(path);
        if (!source.ok()) {
            answer(source.error());
            return;
        }
        const auto past = pastUnder(*source.value(), live, edits, hours, [&](double done) {
            share(done);
            return !stop.stop_requested();
        });
        if (stop.stop_requested())
            return;
        if (!past.ok())
            answer(past.error());
        else if (past.value())
            answer(*past.value());
    });
}

void ImpactDesk::pastImpact(WorldFiles& files, std::string path, std::uint64_t sequence,
    std::vector<ParameterEdit> edits, ImpactPort::PastImpactTo answer)
{
    reports_.post([&files, path = std::move(path), sequence, edits = std::move(edits), answer = std::move(answer),
                      stop = end_.get_token()] {
        const auto source = files.read(path);
        if (!source.ok()) {
            answer(source.error());
            return;
        }
        const auto found = plimsoll::pastImpact(*source.value(), sequence, edits, stop);
        if (!stop.stop_requested())
            answer(found);
    });
}

} // namespace plimsoll
