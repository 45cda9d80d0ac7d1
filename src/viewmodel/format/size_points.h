// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/margin/asset_risk.h"

#include <QList>
#include <QPointF>

namespace plimsoll::format {

/// A function of the size of a balance or a debt.
using OverSize = double (RoughRisk::*)(double) const;

/// The end of an axis of sizes in millions of USD: twice the largest that one account has.
double sizeTop(Usd largest);
/// The function of an asset for drawing: x from 0 to `top` in millions of USD, y in per cent.
QList<QPointF> sizePoints(const AssetParameters& asset, OverSize function, double top);

} // namespace plimsoll::format
