// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/format/mmr_band.h"

#include "domain/base/decimal.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/enumerations.h"

#include <QCoreApplication>

namespace plimsoll::format {

view::MmrBand bandOf(const std::optional<Ratio>& mmr, Usd exposure)
{
    static const Ratio watch = constant<Ratio>("0.5");
    static const Ratio danger = constant<Ratio>("0.8");
    if (!exposure.isPositive())
        return view::MmrBand::NoExposure;
    if (!mmr || *mmr >= Ratio::whole(1))
        return view::MmrBand::Critical;
    return *mmr >= danger ? view::MmrBand::Danger : *mmr >= watch ? view::MmrBand::Watch : view::MmrBand::Healthy;
}

view::MmrBand bandOf(const view::QueueRow& row)
{
    return bandOf(row.mmr, row.exposureNow);
}

int toneOf(view::MmrBand band)
{
    switch (band) {
    case view::MmrBand::NoExposure:
        return tone::Quiet;
    case view::MmrBand::Healthy:
        return tone::Good;
    case view::MmrBand::Watch:
        return tone::Notice;
    case view::MmrBand::Danger:
        return tone::Warning;
    case view::MmrBand::Critical:
        return tone::Grave;
    }
    return tone::Quiet;
}

QString mmr(const std::optional<Ratio>& mmr, view::MmrBand band, int decimals)
{
    if (mmr)
        return percent(*mmr, decimals);
    return band == view::MmrBand::NoExposure ? none() : QCoreApplication::translate("format", "beyond");
}

} // namespace plimsoll::format
