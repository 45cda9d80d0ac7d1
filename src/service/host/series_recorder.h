// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/projected_rows.h"
#include "service/view_series.h"

#include <cmath>
#include <deque>
#include <optional>
#include <vector>

namespace plimsoll {

/// The last twelve simulated hours of what charts draw, one sample a simulated minute: those that a journal kept, and
/// those that pass. For drawing only.
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
        double accountsAtRisk{}; ///< NaN where they were not counted
        double queue{};
        double fund{};
        double fundLessBadDebt{};
        double badDebt{};
        double capacity{}; ///< NaN where it was not kept
        std::vector<PoolSample> pools;
    };

    /// Minutes in their order, with the accounts at risk where they were counted. One that was added is left alone; at
    /// a gap all begins anew.
    void add(const ProjectedRows& minutes, std::optional<std::uint32_t> accountsAtRisk);

    /// The newest values of a figure, at most `count`, since it is known.
    template <class Figure>
    view::Series series(std::size_t count, Figure figure) const
    {
        view::Series result;
        std::size_t first = samples_.size() > count ? samples_.size() - count : 0;
        while (first < samples_.size() && std::isnan(figure(samples_[first])))
            ++first;
        result.stepMs = msPerMinute;
        if (first < samples_.size())
            result.first = samples_[first].at;
        for (std::size_t i = first; i < samples_.size(); ++i)
            result.values.push_back(figure(samples_[i]));
        return result;
    }
    /// When the world began and with which marks, by asset. Samples of other assets are none of it.
    void worldBegan(Timestamp start, const std::vector<Price>& marks);
    /// Mark of an asset one hour ago, or when the world began if that is not as long ago; 0 where it is not known.
    double markOneHourAgo(AssetId asset, Timestamp now) const;

private:
    void keep(Sample sample);

    std::deque<Sample> samples_;
    Timestamp worldStart_{};
    std::vector<double> startingMarks_;
};

/// A number for drawing.
template <class Number>
double toDouble(Number number)
{
    return static_cast<double>(number.raw) / static_cast<double>(Number::scale);
}

} // namespace plimsoll
