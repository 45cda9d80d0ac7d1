// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/changes/review_plot.h"

#include "viewmodel/changes/edited_values.h"
#include "viewmodel/format/series_points.h"
#include "viewmodel/format/size_points.h"

#include <QCoreApplication>

#include <algorithm>
#include <string_view>

namespace plimsoll {
namespace {

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
struct SizePlot {
    std::string_view prefix;
    const char* title;
    const char* unit;
    const char* xUnit;
    Usd view::Asset::*largest;
    format::OverSize value;
};
constexpr SizePlot functions[] = {
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

} // namespace

QList<ReviewPlot> reviewPlotsOf(const std::vector<ParameterEdit>& edits, const view::ViewSnapshot& snapshot)
{
    QList<ReviewPlot> plots;
    for (const ParameterEdit& edit : edits) {
        ReviewPlot plot;
        const auto parameter = parameterAt(*snapshot.risk, edit.path);
        if (!parameter || parameter->owner >= snapshot.assets.size())
            continue;
        const QString owner = QString::fromStdString(snapshot.assets[parameter->owner].symbol);
        const std::string live = parameter->text(*snapshot.risk);
        const bool isBetween = live != edit.before && live != edit.after;
        if (parameter->kind->name == "utilizationCurve") {
            plot.before = curvePoints(edit.before);
            plot.after = curvePoints(edit.after);
            if (isBetween)
                plot.live = curvePoints(live);
            if (plot.before.isEmpty() || plot.after.isEmpty())
                continue;
            plot.title = tr("%1 borrow rate").arg(owner);
            plot.unit = tr("% a year over utilization in % · after dotted");
            plot.xUnit = tr("utilization in %");
            plot.along = tr("utilization %1 %");
            plot.xTop = 100;
        } else {
            const auto* function = std::find_if(std::begin(functions), std::end(functions), [&](const SizePlot& each) {
                return parameter->kind->group == ParameterGroup::Assets
                    && parameter->kind->name.starts_with(each.prefix);
            });
            if (function == std::end(functions))
                continue;
            const view::Asset& asset = snapshot.assets[parameter->owner];
            plot.xTop = format::sizeTop(asset.*function->largest);
            const auto drawn = [&](const RiskConfiguration& risk) {
                return format::sizePoints(risk.assets[parameter->owner], function->value, plot.xTop);
            };
            plot.before = drawn(withEdits(*snapshot.risk, edits, &ParameterEdit::before));
            plot.after = drawn(withEdits(*snapshot.risk, edits, &ParameterEdit::after));
            if (isBetween)
                plot.live = drawn(*snapshot.risk);
            plot.title = tr(function->title).arg(owner);
            plot.unit = tr(function->unit);
            plot.xUnit = tr(function->xUnit);
            plot.along = tr("$%1M");
        }
        const auto isIt = [&](const ReviewPlot& other) { return other.title == plot.title; };
        if (std::any_of(plots.begin(), plots.end(), isIt))
            continue;
        const double top = std::max({highest(plot.before), highest(plot.after), highest(plot.live)});
        plot.weight = parameter->kind->name.starts_with("haircutFunction.");
        plot.yTop = plot.weight ? 100 : format::roundTop(top * 1.1);
        plots << plot;
    }
    return plots;
}

} // namespace plimsoll
