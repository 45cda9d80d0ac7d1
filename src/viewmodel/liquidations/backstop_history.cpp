// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/liquidations/backstop_history.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/series_points.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {
namespace {

constexpr double million = 1e6;

QList<QPointF> inMillions(const view::Series& series, Timestamp now, Usd value)
{
    QList<QPointF> points = format::pointsUntil(series, now, format::toDouble(value));
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
        top_ = topLeast;
        capacityTop_ = topLeast;
        bottom_ = 0;
        owes_ = false;
    });
}

void BackstopHistory::refresh()
{
    const view::Liquidations& page = session_.snapshot().liquidations;
    const Timestamp now = session_.snapshot().status.time;
    history_.setRecent({inMillions(page.fundHistory, now, page.backstopFund),
                           inMillions(page.capacityHistory, now, page.backstopCapacity),
                           inMillions(page.badDebtHistory, now, page.badDebt)},
        std::ceil(static_cast<double>(now.ms) / msPerMinute) * (msPerMinute / msPerSecond));
}

/// The axes only grow, so that nothing jumps; that of the fund begins at 0 unless it owes more than it has.
void BackstopHistory::fit()
{
    for (std::size_t figure = 0; figure < 3; ++figure)
        for (const QPointF& point : history_.line(figure)) {
            double& top = figure == 1 ? capacityTop_ : top_;
            top = std::max(top, format::roundTop(point.y() * 1.1));
            bottom_ = std::min(bottom_, point.y() < 0 ? -format::roundTop(-point.y() * 1.1) : 0);
            owes_ = owes_ || (figure == 2 && point.y() > 0);
        }
    emit changed();
}

} // namespace plimsoll
