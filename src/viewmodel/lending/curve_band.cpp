// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/lending/curve_band.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/enumerations.h"

#include <QCoreApplication>
#include <QStringList>

namespace plimsoll {
namespace {

QString tr(const char* text, int count = -1)
{
    return QCoreApplication::translate("CurveBand", text, nullptr, count);
}

/// To a hundredth of a percent, towards the safe side; to all that is known where that would leave nothing between.
QString safeRates(const PointCorridor& point)
{
    const Int128 known = CurveCorridor::step.raw;
    const auto lowest = [&](Int128 step) { return divideRounded(point.lowest.raw, step, Rounding::Up); };
    const auto highest = [&](Int128 step) { return divideRounded(point.highest.raw, step, Rounding::Down); };
    const bool wide = lowest(100 * known) <= highest(100 * known);
    const Int128 step = wide ? 100 * known : known;
    const int decimals = wide ? 2 : 4;
    const QString from = format::everyDigit(lowest(step), decimals);
    return point.highest == UtilizationCurve::rateMax
        ? tr("safe rate from %1 % up").arg(from)
        : tr("safe rate %1 – %2 %").arg(from, format::everyDigit(highest(step), decimals));
}

/// How many times the one is of the other, cut to a hundredth.
QString times(Ratio of, Ratio base)
{
    return format::fixedPoint(divide(of, base, Rounding::Down).raw, Ratio::decimals, 2);
}

QString overSaid(const CurveBreach& breach)
{
    return tr("interest takes account %1 over MMR 100 % in %2 h").arg(breach.account.value).arg(breach.hour);
}

QString breakSaid(const CurveBreach& breach)
{
    switch (breach.bound) {
    case CurveBound::Cost:
        return tr("borrowers pay more than twice as much an hour");
    case CurveBound::Yield:
        return tr("lenders earn less than half");
    case CurveBound::Margin:
        return overSaid(breach);
    case CurveBound::Rule:
        break;
    }
    return tr("rates never fall, and end at 10,000 %");
}

QString whoBreaks(
    const CurveCorridor& corridor, const CurveBreach& breach, const PoolRates& before, const PoolRates& then)
{
    switch (breach.bound) {
    case CurveBound::Cost:
        return before.borrow.isZero()
            ? tr("borrowers (%1) pay where they paid nothing").arg(format::count(corridor.borrowers))
            : tr("borrowers (%1) pay %2 times as much an hour")
                  .arg(format::count(corridor.borrowers), times(then.borrow, before.borrow));
    case CurveBound::Yield:
        return tr("lenders (%1) earn %2 of what they do")
            .arg(format::count(corridor.lenders), times(then.lend, before.lend));
    case CurveBound::Margin:
    case CurveBound::Rule:
        break;
    }
    return overSaid(breach);
}

QPointF place(Ratio utilization, Ratio rate)
{
    return {format::toDouble(utilization) * 100, format::toDouble(rate) * 100};
}

/// The farther of what either end of each stretch sweeps while the other end stays.
QList<QPointF> envelope(const std::vector<CurvePoint>& points, const std::vector<Ratio>& ends)
{
    QList<QPointF> line;
    for (std::size_t at = 0; at < points.size(); ++at) {
        const QPointF end = place(points[at].utilization, ends[at]);
        if (at > 0) {
            const QPointF left = line.back();
            const double fromLeft = left.y() - format::toDouble(points[at - 1].rate) * 100;
            const double fromRight = end.y() - format::toDouble(points[at].rate) * 100;
            if (fromLeft * fromRight > 0) {
                const double along = fromLeft / (fromLeft + fromRight);
                const double met = left.y() + along * (format::toDouble(points[at].rate) * 100 - left.y());
                line << QPointF(left.x() + along * (end.x() - left.x()), met);
            }
        }
        line << end;
    }
    return line;
}

void sayPoint(CurveBand& band, const std::optional<PointCorridor>& point)
{
    if (!point) {
        band.safe.push_back(tr("no safe rate while only this point moves"));
        band.why.emplace_back();
        return;
    }
    band.safe.push_back(safeRates(*point));
    QStringList why;
    if (point->below.bound != CurveBound::Rule)
        why << tr("below: %1").arg(breakSaid(point->below));
    if (point->above.bound != CurveBound::Rule)
        why << tr("above: %1").arg(breakSaid(point->above));
    band.why.push_back(why.isEmpty() ? tr("on either side: %1").arg(breakSaid({})) : why.join(QStringLiteral("; ")));
}

} // namespace

CurveBand bandOf(const CurveCorridor& corridor, const UtilizationCurve& draft, Ratio fee)
{
    CurveBand band;
    const std::vector<CurvePoint>& points = draft.points();
    std::vector<Ratio> highest;
    std::vector<Ratio> lowest;
    const auto found = corridor.points(draft, fee);
    for (std::size_t at = 0; at < points.size(); ++at) {
        highest.push_back(found[at] ? found[at]->highest : points[at].rate);
        lowest.push_back(found[at] ? found[at]->lowest : points[at].rate);
        sayPoint(band, found[at]);
    }
    band.upper = envelope(points, highest);
    band.lower = envelope(points, lowest);

    const PoolParameters& live = corridor.live();
    QStringList broken;
    if (draft != live.utilizationCurve || fee != live.fee) {
        const PoolRates before = corridor.ratesUnder(live.utilizationCurve, live.fee);
        const PoolRates then = corridor.ratesUnder(draft, fee);
        for (const CurveBreach& breach : corridor.breaches(draft, fee))
            broken << whoBreaks(corridor, breach, before, then);
        const QString inside = corridor.anyway > 0
            ? tr("Inside the corridor: no cost doubles, no yield halves, interest takes nobody else over MMR 100 % in "
                 "24 h")
            : tr("Inside the corridor: no cost doubles, no yield halves, interest takes nobody over MMR 100 % in 24 h");
        band.verdict
            = broken.isEmpty() ? inside : tr("Outside the corridor: %1").arg(broken.join(QStringLiteral("; ")));
        band.tone = broken.isEmpty() ? tone::Good : tone::Grave;
    }
    if (corridor.anyway > 0) {
        const QString who = format::accounts(corridor.anyway);
        band.verdict = band.verdict.isEmpty()
            ? tr("Interest takes %1 over MMR 100 % in 24 h under the live curve").arg(who)
            : tr("%1. Interest takes %2 over MMR 100 % in 24 h under the live curve too").arg(band.verdict, who);
        // Of a draft that keeps inside it is no fault.
        if (band.tone == tone::Quiet)
            band.tone = tone::Warning;
    }
    return band;
}

} // namespace plimsoll
