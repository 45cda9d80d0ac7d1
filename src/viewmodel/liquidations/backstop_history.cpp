// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/liquidations/backstop_history.h"

#include "viewmodel/format/series_points.h"

#include <algorithm>

namespace plimsoll {
namespace {

constexpr double million = 1e6;

QList<QPointF> inMillions(const view::Series& series)
{
    QList<QPointF> points = format::points(series);
    for (QPointF& point : points)
        point.setY(point.y() / million);
    return points;
}

std::vector<LongHistory::Figure> figuresInMillions()
{
    return {[](const archive::Minute& minute) { return std::optional{minute.backstopFund / million}; },
        [](const archive::Minute& minute) {
            return minute.backstopCapacity ? std::optional{*minute.backstopCapacity / million} : std::nullopt;
        },
        [](const archive::Minute& minute) { return std::optional{minute.badDebt / million}; }};
}

} // namespace

BackstopHistory::BackstopHistory(Session& session, ArchivePort& archive, QObject* parent)
    : QObject(parent)
    , session_(session)
    , history_(session, archive, figuresInMillions())
{
    connect(&history_, &LongHistory::changed, this, &BackstopHistory::fit);
    connect(&session_, &Session::worldChanged, this, [this] {
        top_ = 1;
        bottom_ = 0;
        owes_ = false;
    });
}

void BackstopHistory::refresh()
{
    const view::Liquidations& page = session_.snapshot().liquidations;
    history_.setRecent(
        {inMillions(page.fundHistory), inMillions(page.capacityHistory), inMillions(page.badDebtHistory)});
}

/// The axis only grows, so that nothing jumps; it begins at 0 unless the fund owes more than it has.
void BackstopHistory::fit()
{
    for (std::size_t figure = 0; figure < 3; ++figure)
        for (const QPointF& point : history_.line(figure)) {
            top_ = std::max(top_, format::roundTop(point.y() * 1.1));
            bottom_ = std::min(bottom_, point.y() < 0 ? -format::roundTop(-point.y() * 1.1) : 0);
            owes_ = owes_ || (figure == 2 && point.y() > 0);
        }
    emit changed();
}

} // namespace plimsoll
