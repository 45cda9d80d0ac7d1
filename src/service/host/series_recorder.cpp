// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/series_recorder.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace plimsoll {

void SeriesRecorder::add(const ProjectedRows& minutes, std::optional<std::uint32_t> accountsAtRisk)
{
    auto pool = minutes.poolMinutes.begin();
    const auto last = minutes.poolMinutes.end();
    for (const VenueMinuteRow& venue : minutes.venueMinutes) {
        Sample sample;
        sample.at = venue.time;
        sample.accountsAtRisk = accountsAtRisk ? *accountsAtRisk : std::numeric_limits<double>::quiet_NaN();
        sample.queue = static_cast<double>(venue.queueLength);
        sample.fund = toDouble(venue.backstopFund);
        sample.badDebt = toDouble(venue.badDebt);
        sample.fundLessBadDebt = sample.fund - sample.badDebt;
        sample.capacity
            = venue.backstopCapacity ? toDouble(*venue.backstopCapacity) : std::numeric_limits<double>::quiet_NaN();
        pool = std::find_if(pool, last, [&](const PoolMinuteRow& row) { return row.sequence >= venue.sequence; });
        for (; pool != last && pool->sequence == venue.sequence; ++pool) {
            const PoolSample own{toDouble(pool->utilization), toDouble(pool->borrowInterestRate),
                toDouble(pool->lendInterestRate), toDouble(pool->markPrice)};
            sample.lent += toDouble(pool->lentQuantity) * own.mark;
            sample.borrowed += toDouble(pool->borrowedQuantity) * own.mark;
            sample.worstUtilization = std::max(sample.worstUtilization, own.utilization);
            sample.pools.push_back(own);
        }
        keep(std::move(sample));
    }
}

void SeriesRecorder::keep(Sample sample)
{
    if (!samples_.empty()) {
        const Sample& before = samples_.back();
        if (sample.at <= before.at)
            return;
        if (sample.at.ms != before.at.ms + msPerMinute || sample.pools.size() != before.pools.size())
            samples_.clear();
    }
    samples_.push_back(std::move(sample));
    if (samples_.size() > samplesMax)
        samples_.pop_front();
}

void SeriesRecorder::worldBegan(Timestamp start, const std::vector<Price>& marks)
{
    worldStart_ = start;
    startingMarks_.clear();
    for (const Price mark : marks)
        startingMarks_.push_back(toDouble(mark));
    if (!samples_.empty() && samples_.back().pools.size() != marks.size())
        samples_.clear();
}

double SeriesRecorder::markOneHourAgo(AssetId asset, Timestamp now) const
{
    constexpr std::size_t hour = 60;
    if (samples_.size() > hour)
        return samples_[samples_.size() - 1 - hour].pools[asset.value].mark;
    // The first minute of a world that can be an hour old is sampled one minute after its beginning.
    const bool isYoung = now.ms - worldStart_.ms <= msPerHour + msPerMinute;
    return isYoung && asset.value < startingMarks_.size() ? startingMarks_[asset.value] : 0;
}

} // namespace plimsoll
