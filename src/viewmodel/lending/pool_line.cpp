// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/lending/pool_line.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/dollars.h"
#include "viewmodel/format/enumerations.h"
#include "viewmodel/format/series_points.h"
#include "viewmodel/format/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace plimsoll {
namespace {

int toneOf(const view::Pool& pool)
{
    if (pool.throttled)
        return tone::Warning;
    if (pool.optimalUtilization && pool.utilization > *pool.optimalUtilization)
        return tone::Notice;
    return tone::Quiet;
}

QString markNote(const view::Asset& asset)
{
    if (asset.markState == view::MarkState::Held)
        return QCoreApplication::translate("pools", "held");
    if (asset.markState == view::MarkState::Stale)
        return QCoreApplication::translate("pools", "stale");
    switch (asset.source) {
    case view::PriceSource::FollowsBitcoin:
        return QCoreApplication::translate("pools", "follows BTC");
    case view::PriceSource::Seeded:
        return QCoreApplication::translate("pools", "simulated");
    case view::PriceSource::Recorded:
    case view::PriceSource::Fixed:
        break;
    }
    return {};
}

PoolLine line(const view::Pool& pool, const view::ViewSnapshot& snapshot)
{
    const view::Asset& asset = snapshot.assets[pool.asset.value];
    PoolLine line;
    line.key = pool.asset.value;
    line.asset = pool.asset.value;
    line.symbol = QString::fromStdString(asset.symbol);
    line.displayName = QString::fromStdString(asset.displayName);
    if (pool.state != PoolState::Open)
        line.state = format::poolStateName(pool.state);
    line.utilizationText = format::percent(pool.utilization);
    line.utilizationExact = format::percentExact(pool.utilization);
    line.borrowRate = format::percent(pool.borrowInterestRate);
    line.lendRate = format::percent(pool.lendInterestRate);
    line.exactly.value = {pool.borrowInterestRate, pool.lendInterestRate, asset.changeOneHour};
    line.headroom = format::quantityCompact(pool.headroomQuantity);
    line.headroomExact = format::exact(pool.headroomQuantity) + u' ' + line.symbol;
    line.mark = format::price(asset.markPrice);
    if (asset.source == view::PriceSource::FollowsBitcoin || asset.source == view::PriceSource::Seeded)
        line.mark.prepend(QStringLiteral("≈ "));
    line.markExact = format::dollars(format::exact(asset.markPrice));
    line.markNote = markNote(asset);
    line.markHeld = asset.markState != view::MarkState::Live;
    line.change = format::percentOr(asset.changeOneHour, 1);
    if (asset.changeOneHour && line.change != format::percent(Ratio{}, 1))
        line.direction = asset.changeOneHour->isNegative() ? -1 : 1;
    line.utilization = format::toDouble(pool.utilization);
    line.optimal = pool.optimalUtilization ? format::toDouble(*pool.optimalUtilization) : -1;
    line.threshold = format::toDouble(pool.throttleUtilizationThreshold);
    line.tone = toneOf(pool);
    line.throttled = pool.throttled;
    line.trend = format::points(pool.utilizationHour);
    return line;
}

} // namespace

std::vector<PoolLine> poolLines(const view::ViewSnapshot& snapshot)
{
    std::vector<PoolLine> lines;
    for (const view::Pool& pool : snapshot.pools)
        if (pool.asset.value < snapshot.assets.size())
            lines.push_back(line(pool, snapshot));
    return lines;
}

std::vector<PoolLine> poolLinesByUtilization(const view::ViewSnapshot& snapshot)
{
    std::vector<PoolLine> lines = poolLines(snapshot);
    std::stable_sort(lines.begin(), lines.end(), [&](const PoolLine& a, const PoolLine& b) {
        return snapshot.pools[static_cast<std::size_t>(a.asset)].utilization
            > snapshot.pools[static_cast<std::size_t>(b.asset)].utilization;
    });
    return lines;
}

} // namespace plimsoll
