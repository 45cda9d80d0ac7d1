// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/state.h"
#include "service/view_series.h"

#include <deque>
#include <vector>

namespace plimsoll {

/// The last twelve simulated hours of what charts draw, one sample a simulated minute. For drawing only.
class SeriesRecorder {
public:
    static constexpr std::size_t samplesMax = 720;

    struct PoolSample {
        double utilization{};
        double borrowRate{};
        double lendRate{};
        double mark{};
    };
    struct Sample {
        Timestamp at;
        double lent{};
        double borrowed{};
        double worstUtilization{};
        double accountsAtRisk{};
        double queue{};
        double fund{};
        double fundLessBadDebt{};
        std::vector<PoolSample> pools;
    };

    /// Keeps one sample a minute: called after every simulated second.
    void sample(const State& state, std::uint32_t accountsAtRisk);
    void clear() { samples_.clear(); }

    /// The newest `count` values of a figure.
    template <class Figure>
    view::Series series(std::size_t count, Figure figure) const
    {
        view::Series result;
        const std::size_t first = samples_.size() > count ? samples_.size() - count : 0;
        result.stepMs = msPerMinute;
        if (first < samples_.size())
            result.first = samples_[first].at;
        for (std::size_t i = first; i < samples_.size(); ++i)
            result.values.push_back(figure(samples_[i]));
        return result;
    }
    /// When the world began: what it was before the first sample is then known to be unknown.
    void worldBegan(Timestamp start) { worldStart_ = start; }
    /// Mark of an asset one hour ago, or when the world began if that is not as long ago; 0 where it was not seen.
    double markOneHourAgo(AssetId asset) const;

private:
    std::deque<Sample> samples_;
    Timestamp worldStart_{};
};

/// A number for drawing.
template <class Number>
double toDouble(Number number)
{
    return static_cast<double>(number.raw) / static_cast<double>(Number::scale);
}

} // namespace plimsoll
