// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/paint/time_axis.h"

#include <algorithm>

namespace plimsoll {
void TimeAxis::setExtent(double first, double last)
{
    if (first == first_ && last == last_)
        return;
    first_ = first;
    last_ = last;
    emit changed();
}

double TimeAxis::from() const
{
    if (!live_)
        return from_;
    return span_ > 0 ? std::max(first_, last_ - span_) : first_;
}

double TimeAxis::to() const
{
    return live_ ? std::max(last_, first_ + 1) : to_;
}

void TimeAxis::setCursor(double time)
{
    if (time == cursor_)
        return;
    cursor_ = time;
    emit cursorChanged();
}

void TimeAxis::show(double span)
{
    if (live_ && span == span_)
        return;
    live_ = true;
    span_ = span;
    emit changed();
}

void TimeAxis::follow()
{
    show(whole() ? 0 : width());
}

void TimeAxis::zoom(double time, double factor)
{
    const double wanted = std::max(width() * factor, 4 * step_); // the nearest look, about the same time
    const double before = std::clamp(time - from(), 0.0, width());
    const double begin = from() + before - before * wanted / width();
    stand(begin, begin + wanted);
}

void TimeAxis::pan(double seconds)
{
    if (!whole())
        stand(from() + seconds, to() + seconds);
}

void TimeAxis::stand(double from, double to)
{
    const double wanted = std::max(to - from, 4 * step_);
    if (wanted >= last_ - first_) {
        show(0);
        return;
    }
    from_ = std::clamp(from, first_, last_ - wanted);
    to_ = from_ + wanted;
    live_ = false;
    emit changed();
}

} // namespace plimsoll
