// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/risk/size_plots.h"

#include "viewmodel/format/series_points.h"
#include "viewmodel/format/size_points.h"

#include <algorithm>
#include <tuple>

namespace plimsoll {

bool SizePlots::suits(const view::Asset& asset) const
{
    return balanceTop_ == format::sizeTop(asset.largestBalance) && notionalTop_ == format::sizeTop(asset.largestBorrow);
}

void SizePlots::assign(const AssetParameters& live, const AssetParameters& drafted, const view::Asset& asset)
{
    const auto shown = [this] {
        return std::tuple{balanceTop_, notionalTop_, requirementTop_, sized_, weightLive_, weightDraft_, imfLive_,
            imfDraft_, mmfLive_, mmfDraft_};
    };
    const auto before = shown();
    balanceTop_ = format::sizeTop(asset.largestBalance);
    notionalTop_ = format::sizeTop(asset.largestBorrow);
    sized_ = drafted.haircutFunction.kind == HaircutFunction::Kind::InverseSqrt;
    const auto weight
        = [&](const AssetParameters& from) { return format::sizePoints(from, &RoughRisk::weightAt, balanceTop_); };
    const auto imf
        = [&](const AssetParameters& from) { return format::sizePoints(from, &RoughRisk::imfAt, notionalTop_); };
    const auto mmf
        = [&](const AssetParameters& from) { return format::sizePoints(from, &RoughRisk::mmfAt, notionalTop_); };
    weightLive_ = weight(live);
    weightDraft_ = drafted.haircutFunction == live.haircutFunction ? QList<QPointF>() : weight(drafted);
    imfLive_ = imf(live);
    mmfLive_ = mmf(live);
    imfDraft_ = drafted.imfFunction == live.imfFunction ? QList<QPointF>() : imf(drafted);
    mmfDraft_ = drafted.mmfFunction == live.mmfFunction ? QList<QPointF>() : mmf(drafted);
    double top = imfLive_.back().y();
    if (!imfDraft_.isEmpty())
        top = std::max(top, imfDraft_.back().y());
    requirementTop_ = format::roundTop(top * 1.1);
    if (shown() != before)
        emit changed();
}

} // namespace plimsoll
