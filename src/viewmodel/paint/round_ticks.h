// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace plimsoll {

/// A value of an axis that its label states exactly.
struct RoundTick {
    double value = 0;
    QString label;
};

/// The step of 1, 2 or 5 times a power of ten that puts about `wanted` ticks on the axis.
double roundStep(double min, double max, int wanted);
/// Decimals that state every multiple of such a step.
int stepDecimals(double step);
/// The multiples of the step on the axis, lowest first.
std::vector<RoundTick> roundTicks(double min, double max, int wanted);

/// The same for charts written in QML.
class RoundTicks : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    using QObject::QObject;
    Q_INVOKABLE double step(double min, double max, int wanted) const { return roundStep(min, max, wanted); }
    Q_INVOKABLE int decimals(double step) const { return stepDecimals(step); }
};

} // namespace plimsoll
