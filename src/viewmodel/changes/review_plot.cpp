// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/changes/review_plot.h"

#include "domain/margin/asset_risk.h"
#include "viewmodel/changes/edited_values.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/series_points.h"

#include <QCoreApplication>

#include <algorithm>
#include <string_view>

namespace plimsoll {
namespace {

constexpr int samples = 120;

QString tr(const char* text)
{
    return QCoreApplication::translate("changes", text);
}

double highest(const QList<QPointF>& points)
{
    double top = 0;
    for (const QPointF& point : points)
        top = std::max(top, point.y());
    return top;
}

/// One function of the size of a balance or a debt, and the parameters that move it.
struct OverSize {
    std::string_view prefix;
    const char* title;
    const char* unit;
    const char* xUnit;
    Usd view::Asset::*largest;
    double (RoughRisk::*value)(double) const;
};
constexpr OverSize functions[] = {
    {"haircutFunction.", QT_TRANSLATE_NOOP("changes", "%1 collateral weight"),
        QT_TRANSLATE_NOOP("changes", "% over balance in $M · after dotted"),
        QT_TRANSLATE_NOOP("changes", "balance in $M"), &view::Asset::largestBalance, &RoughRisk::weightAt},
    {"imfFunction.", QT_TRANSLATE_NOOP("changes", "%1 initial requirement"),
        QT_TRANSLATE_NOOP("changes", "% over $M owed · after dotted"), QT_TRANSLATE_NOOP("changes", "borrow in $M"),
        &view::Asset::largestBorrow, &RoughRisk::imfAt},
    {"mmfFunction.", QT_TRANSLATE_NOOP("changes", "%1 maintenance requirement"),
        QT_TRANSLATE_NOOP("changes", "% over $M owed · after dotted"), QT_TRANSLATE_NOOP("changes", "borrow in $M"),
        &view::Asset::largestBorrow, &RoughRisk::mmfAt},
};

QList<QPointF> overSize(const OverSize& function, const AssetParameters& asset, double top)
{
    const RoughRisk risk = AssetRisk{asset}.rough();
    QList<QPointF> points;
    for (int at = 0; at <= samples; ++at) {
        const double size = top * at / samples;
        points << QPointF(size, (risk.*function.value)(size * 1e6) * 100);
    }
    return points;
}

} // namespace

ReviewPlot reviewPlotOf(const std::vector<ParameterEdit>& edits, const view::ViewSnapshot& snapshot)
{
    ReviewPlot plot;
    for (const ParameterEdit& edit : edits) {
        const auto parameter = parameterAt(*snapshot.risk, edit.path);
        if (!parameter || parameter->owner >= snapshot.assets.size())
            continue;
        const QString owner = QString::fromStdString(snapshot.assets[parameter->owner].symbol);
        if (parameter->kind->name == "utilizationCurve") {
            plot.before = curvePoints(edit.before);
            plot.after = curvePoints(edit.after);
            if (plot.before.isEmpty() || plot.after.isEmpty())
                return {};
            plot.title = tr("%1 borrow rate").arg(owner);
            plot.unit = tr("% a year over utilization in % · after dotted");
            plot.xUnit = tr("utilization in %");
            plot.xTop = 100;
        } else {
            const auto* function = std::find_if(std::begin(functions), std::end(functions), [&](const OverSize& each) {
                return parameter->kind->group == ParameterGroup::Assets
                    && parameter->kind->name.starts_with(each.prefix);
            });
            if (function == std::end(functions))
                continue;
            const view::Asset& asset = snapshot.assets[parameter->owner];
            plot.xTop = format::roundTop(std::max(1.0, 2 * format::toDouble(asset.*function->largest) / 1e6));
            const auto drawn = [&](std::string ParameterEdit::*side) {
                return overSize(*function, withEdits(*snapshot.risk, edits, side).assets[parameter->owner], plot.xTop);
            };
            plot.before = drawn(&ParameterEdit::before);
            plot.after = drawn(&ParameterEdit::after);
            plot.title = tr(function->title).arg(owner);
            plot.unit = tr(function->unit);
            plot.xUnit = tr(function->xUnit);
        }
        const double top = std::max(highest(plot.before), highest(plot.after));
        plot.weight = parameter->kind->name.starts_with("haircutFunction.");
        plot.yTop = plot.weight ? 100 : format::roundTop(top * 1.1);
        return plot;
    }
    return plot;
}

} // namespace plimsoll
