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

void HistogramView::take(
    const view::Histogram& histogram, const QString& subject, const QList<double>& ticks, const QList<double>& limits)
{
    counts_.clear();
    std::uint32_t highest = histogram.above;
    for (const std::uint32_t count : histogram.counts) {
        highest = std::max(highest, count);
        counts_ << static_cast<int>(count);
    }
    above_ = static_cast<int>(histogram.above);
    none_ = format::count(histogram.none);
    double top = top_;
    while (top < highest)
        top *= 10;
    const double step = format::toDouble(histogram.step);
    const double end = format::toDouble(histogram.first) + step * static_cast<double>(counts_.size());
    if (top == top_ && step == step_ && end == end_ && ticks == ticks_)
        return;
    first_ = format::toDouble(histogram.first);
    step_ = step;
    end_ = end;
    top_ = top;
    subject_ = subject;
    ticks_ = ticks;
    limits_ = limits;
    emit axisChanged();
}

void HistogramView::assignMmr(const view::Histogram& histogram)
{
    take(histogram, tr("MMR"), {0, 0.2, 0.4, 0.5, 0.6, 0.8, 1, 1.2}, {0.5, 0.8, 1});
    tones_.clear();
    std::uint64_t risky = histogram.above;
    std::uint64_t all = histogram.above;
    for (qsizetype bar = 0; bar < counts_.size(); ++bar) {
        tones_ << bandOf(first_ + step_ * static_cast<double>(bar));
        all += static_cast<std::uint64_t>(counts_[bar]);
        if (tones_[bar] >= band::Danger)
            risky += static_cast<std::uint64_t>(counts_[bar]);
    }
    summary_ = tr("%1 of %2 with exposure at MMR 80 % and more").arg(format::count(risky), format::accounts(all));
    emit changed();
}

void HistogramView::assignMarginFraction(const view::Histogram& histogram)
{
    take(histogram, tr("Margin fraction"), {0, 0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6, 1.8, 2}, {});
    tones_.fill(band::NoExposure, counts_.size());
    std::uint64_t thin = 0;
    for (qsizetype bar = 0; bar < std::min<qsizetype>(5, counts_.size()); ++bar)
        thin += static_cast<std::uint64_t>(counts_[bar]);
    summary_ = tr("%1 at a margin fraction below 20 %").arg(format::accounts(thin));
    emit changed();
}

QString HistogramView::describe(int bar) const
{
    return describeRange(bar, bar + 1);
}

QString HistogramView::describeRange(int from, int to) const
{
    if (from < 0 || from > counts_.size() || to <= from)
        return {};
    const auto percent = [&](int bar) { return qRound((first_ + step_ * bar) * 100); };
    const bool beyond = to > counts_.size();
    std::uint64_t count = beyond ? static_cast<std::uint64_t>(above_) : 0;
    for (int bar = from; bar < std::min<int>(to, static_cast<int>(counts_.size())); ++bar)
        count += static_cast<std::uint64_t>(counts_[bar]);
    return beyond
        ? tr("%1 beyond %2 %: %3").arg(subject_).arg(percent(from)).arg(format::accounts(count))
        : tr("%1 %2 to %3 %: %4").arg(subject_).arg(percent(from)).arg(percent(to)).arg(format::accounts(count));
}

} // namespace plimsoll
