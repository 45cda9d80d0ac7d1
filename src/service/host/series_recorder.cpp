// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/series_recorder.h"

#include "domain/liquidation/waterfall.h"

#include <algorithm>

namespace plimsoll {

void SeriesRecorder::sample(const State& state, std::uint32_t accountsAtRisk)
{
    const std::int64_t minute = state.now.ms / msPerMinute;
    if (!samples_.empty() && samples_.back().at.ms / msPerMinute >= minute)
        return;
    Sample sample;
    sample.at = {minute * msPerMinute};
    for (std::size_t i = 0; i < state.assets.size(); ++i) {
        const Pool& pool = state.assets[i].pool;
        const auto asset = AssetId{static_cast<std::uint16_t>(i)};
        const PoolRates rates = pool.rates(state.poolParameters(asset));
        PoolSample own;
        own.utilization = toDouble(pool.utilization());
        own.borrowRate = toDouble(rates.borrow);
        own.lendRate = toDouble(rates.lend);
        own.mark = toDouble(state.marks[i]);
        sample.lent += toDouble(pool.lentQuantity()) * own.mark;
        sample.borrowed += toDouble(pool.borrowedQuantity()) * own.mark;
        sample.worstUtilization = std::max(sample.worstUtilization, own.utilization);
        sample.pools.push_back(own);
    }
    sample.accountsAtRisk = accountsAtRisk;
    sample.queue = static_cast<double>(state.queue.size());
    sample.fund = toDouble(fundNetAssets(state));
    sample.fundLessBadDebt = sample.fund - toDouble(state.badDebt);
    samples_.push_back(std::move(sample));
    if (samples_.size() > samplesMax)
        samples_.pop_front();
}

double SeriesRecorder::markOneHourAgo(AssetId asset) const
{
    if (samples_.empty())
        return 0;
    constexpr std::size_t hour = 60;
    const bool sinceStart = worldStart_.ms == 0 || samples_.front().at.ms <= worldStart_.ms + msPerMinute;
    if (samples_.size() <= hour && !sinceStart)
        return 0;
    const std::size_t back = std::min(hour, samples_.size() - 1);
    return samples_[samples_.size() - 1 - back].pools[asset.value].mark;
}

} // namespace plimsoll
