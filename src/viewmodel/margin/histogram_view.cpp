// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/margin/histogram_view.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/enumerations.h"

#include <algorithm>

namespace plimsoll {
namespace {

int bandOf(double mmr)
{
    if (mmr < 0.5 - 1e-9)
        return band::Healthy;
    if (mmr < 0.8 - 1e-9)
        return band::Watch;
    return mmr < 1 - 1e-9 ? band::Danger : band::Critical;
}

} // namespace

void HistogramView::assign(const view::Histogram& histogram)
{
    first_ = format::toDouble(histogram.first);
    step_ = format::toDouble(histogram.step);
    counts_.clear();
    tones_.clear();
    std::uint32_t highest = histogram.above;
    for (const std::uint32_t count : histogram.counts) {
        highest = std::max(highest, count);
        tones_ << bandOf(first_ + step_ * static_cast<double>(counts_.size()));
        counts_ << static_cast<int>(count);
    }
    end_ = first_ + step_ * static_cast<double>(counts_.size());
    above_ = static_cast<int>(histogram.above);
    while (top_ < highest)
        top_ *= 10;
    none_ = format::count(histogram.none);
    std::uint64_t risky = histogram.above;
    std::uint64_t all = histogram.above;
    for (qsizetype bar = 0; bar < counts_.size(); ++bar) {
        all += static_cast<std::uint64_t>(counts_[bar]);
        if (tones_[bar] >= band::Danger)
            risky += static_cast<std::uint64_t>(counts_[bar]);
    }
    summary_ = tr("%1 of %2 accounts with exposure at MMR 80 % and more").arg(format::count(risky), format::count(all));
    emit changed();
}

QString HistogramView::describe(int bar) const
{
    if (bar < 0 || bar >= counts_.size())
        return {};
    const int from = qRound((first_ + step_ * bar) * 100);
    const int to = qRound((first_ + step_ * (bar + 1)) * 100);
    return tr("MMR %1 to %2 %: %3 accounts")
        .arg(from)
        .arg(to)
        .arg(format::count(static_cast<std::uint64_t>(counts_[bar])));
}

} // namespace plimsoll
