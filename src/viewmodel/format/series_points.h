// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/view_series.h"

#include <QList>
#include <QPointF>

namespace plimsoll::format {

/// A series as points for drawing: x in seconds since 1970, y as sampled.
QList<QPointF> points(const view::Series& series);

/// The same with what holds now after its last sample, where there is one.
QList<QPointF> pointsUntil(const view::Series& series, Timestamp now, double value);

/// A round number at or above `value` (1, 2, 5 times a power of ten), for the end of an axis.
double roundTop(double value);

} // namespace plimsoll::format
