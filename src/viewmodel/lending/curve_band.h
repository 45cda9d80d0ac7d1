// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/curve_corridor.h"

#include <QList>
#include <QPointF>
#include <QString>

#include <vector>

namespace plimsoll {

/// A corridor as it is drawn behind a draft of its curve, and as it is said.
struct CurveBand {
    /// What one point alone may sweep, over the whole curve; in per cent.
    QList<QPointF> upper;
    QList<QPointF> lower;
    std::vector<QString> safe; ///< one a point: "safe rate 4 – 16.2 %"
    std::vector<QString> why;  ///< what breaks first on either side
    QString verdict;           ///< what the draft breaks; empty where nothing is drafted and nobody goes over anyway
    int tone = 0;
};

CurveBand bandOf(const CurveCorridor& corridor, const UtilizationCurve& draft, Ratio fee);

} // namespace plimsoll
