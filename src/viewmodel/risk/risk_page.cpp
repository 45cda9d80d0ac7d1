// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/risk/risk_page.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/series_points.h"
#include "viewmodel/format/wording.h"
#include "viewmodel/parameters/parameter_words.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plimsoll {
namespace {

struct GridColumn {
    const char* group;
    const char* name;
};

constexpr std::array gridColumns{
    GridColumn{"assets", "haircutFunction.weight"},
    GridColumn{"assets", "haircutFunction.kind.base"},
    GridColumn{"assets", "haircutFunction.kind.positiveCurvePenalty"},
    GridColumn{"assets", "imfFunction.base"},
    GridColumn{"assets", "imfFunction.factor"},
    GridColumn{"assets", "mmfFunction.base"},
    GridColumn{"assets", "mmfFunction.factor"},
    GridColumn{"borrowLendMarkets", "fee"},
    GridColumn{"borrowLendMarkets", "maxUtilization"},
    GridColumn{"borrowLendMarkets", "throttleUtilizationThreshold"},
    GridColumn{"borrowLendMarkets", "openBorrowLendLimit"},
};
constexpr int plotSamples = 120;

/// Large limits are cut to three digits in the grid; the editor has them all.
QString inGrid(const ParameterWords& words, std::string_view name, const std::string& text)
{
    if (name != "openBorrowLendLimit")
        return shown(words, text);
    const auto limit = format::parseQuantity(QString::fromStdString(text));
    return limit ? format::quantityCompact(*limit) : shown(words, text);
}

/// Weight in per cent over a balance in USD (RULES.md section 3), drawn.
double weightAt(const HaircutFunction& function, double balance)
{
    const double weight = format::toDouble(function.weight);
    if (function.kind == HaircutFunction::Kind::Identity)
        return weight * 100;
    const double sized
        = format::toDouble(function.base) / (1 + format::toDouble(function.positiveCurvePenalty) * std::sqrt(balance));
    return std::min(weight, sized) * 100;
}

/// Requirement in per cent over a notional in USD (RULES.md section 4), drawn.
double requirementAt(const MarginFunction& function, double notional)
{
    return std::max(format::toDouble(function.base), format::toDouble(function.factor) * std::sqrt(notional)) * 100;
}

/// Points over 0..top, x in millions.
template <class Function>
QList<QPointF> drawn(double top, Function value)
{
    QList<QPointF> points;
    for (int at = 0; at <= plotSamples; ++at) {
        const double x = top * at / plotSamples;
        points << QPointF(x, value(x * 1e6));
    }
    return points;
}

} // namespace

RiskPage::RiskPage(Session& session, ImpactPort& impacts, ParameterBook& book, QObject* parent)
    : QObject(parent)
    , session_(session)
    , book_(book)
    , fields_(book)
    , corridors_(session, impacts, fields_)
    , change_(session, book)
    , impact_(session, impacts, book, view::Page::Risk)
    , state_(session)
{
    connect(&session_, &Session::snapshotChanged, this, &RiskPage::refresh);
    connect(&book_, &ParameterBook::changed, this, [this] {
        refreshGrid();
        refreshPlots();
    });
}

QStringList RiskPage::heads() const
{
    QStringList heads;
    for (const GridColumn& column : gridColumns)
        heads << wordsOf(column.name).shortTitle;
    return heads;
}

QStringList RiskPage::units() const
{
    QStringList units;
    for (const GridColumn& column : gridColumns)
        units << wordsOf(column.name).unit;
    return units;
}

int RiskPage::columnOf(const QString& name) const
{
    const auto found = std::find_if(gridColumns.begin(), gridColumns.end(),
        [&](const GridColumn& column) { return name == QLatin1String(column.name); });
    return found == gridColumns.end() ? -1 : static_cast<int>(found - gridColumns.begin());
}

std::string RiskPage::pathOf(std::size_t asset, std::size_t column) const
{
    return std::string(gridColumns[column].group) + "." + book_.live().assets[asset].symbol + "."
        + gridColumns[column].name;
}

QString RiskPage::symbol() const
{
    const auto& assets = book_.live().assets;
    return asset_ >= 0 && static_cast<std::size_t>(asset_) < assets.size()
        ? QString::fromStdString(assets[static_cast<std::size_t>(asset_)].symbol)
        : QString();
}

QString RiskPage::parameterTitle() const
{
    return wordsOf(gridColumns[static_cast<std::size_t>(column_)].name).title;
}

void RiskPage::select(int asset, int column)
{
    if (!book_.ready() || asset < 0 || static_cast<std::size_t>(asset) >= book_.live().assets.size())
        return;
    if (asset != asset_) {
        asset_ = asset;
        fields_.setOwner(book_.live().assets[static_cast<std::size_t>(asset)].symbol);
        corridors_.setAsset(AssetId{static_cast<std::uint16_t>(asset)});
        state_.setAsset(AssetId{static_cast<std::uint16_t>(asset)});
    }
    column_ = std::clamp(column, 0, static_cast<int>(gridColumns.size()) - 1);
    emit selectionChanged();
    refreshPlots();
    loadHistory();
}

void RiskPage::refresh()
{
    if (session_.wanted().page != view::Page::Risk || !book_.ready())
        return;
    refreshGrid();
    if (asset_ < 0)
        select(0, 0);
    if (historyVersion_ != session_.snapshot().riskVersion)
        loadHistory();
}

void RiskPage::refreshGrid()
{
    if (!book_.ready())
        return;
    std::vector<RiskLine> lines;
    for (std::size_t asset = 0; asset < book_.live().assets.size(); ++asset) {
        RiskLine line;
        line.key = static_cast<qint64>(asset);
        line.asset = static_cast<int>(asset);
        line.symbol = QString::fromStdString(book_.live().assets[asset].symbol);
        if (book_.live().pools[asset].state != PoolState::Open)
            line.state = format::poolStateName(book_.live().pools[asset].state);
        for (std::size_t column = 0; column < gridColumns.size(); ++column) {
            const std::string path = pathOf(asset, column);
            const ParameterWords words = wordsOf(gridColumns[column].name);
            const ParameterDraft* draft = book_.draft(path);
            line.live << inGrid(words, gridColumns[column].name, book_.liveText(path));
            line.drafts << (draft ? draft->typed : QString());
            line.refusals << (draft ? draft->refusal : QString());
            line.modified = line.modified || draft != nullptr;
        }
        lines.push_back(line);
    }
    grid_.assign(lines);
    emit changed();
}

void RiskPage::refreshPlots()
{
    const auto at = static_cast<std::size_t>(asset_);
    if (asset_ < 0 || at >= book_.live().assets.size() || at >= session_.snapshot().assets.size())
        return;
    const AssetParameters& live = book_.live().assets[at];
    const AssetParameters& drafted = book_.drafted().assets[at];
    const view::Asset& asset = session_.snapshot().assets[at];
    balanceTop_ = format::roundTop(std::max(1.0, 2 * format::toDouble(asset.largestBalance) / 1e6));
    notionalTop_ = format::roundTop(std::max(1.0, 2 * format::toDouble(asset.largestBorrow) / 1e6));
    sized_ = live.haircutFunction.kind == HaircutFunction::Kind::InverseSqrt;
    const auto weight = [&](const AssetParameters& from) {
        return drawn(balanceTop_, [&](double x) { return weightAt(from.haircutFunction, x); });
    };
    const auto requirement = [&](const MarginFunction& from) {
        return drawn(notionalTop_, [&](double x) { return requirementAt(from, x); });
    };
    weightLive_ = weight(live);
    weightDraft_ = drafted.haircutFunction == live.haircutFunction ? QList<QPointF>() : weight(drafted);
    imfLive_ = requirement(live.imfFunction);
    mmfLive_ = requirement(live.mmfFunction);
    imfDraft_ = drafted.imfFunction == live.imfFunction ? QList<QPointF>() : requirement(drafted.imfFunction);
    mmfDraft_ = drafted.mmfFunction == live.mmfFunction ? QList<QPointF>() : requirement(drafted.mmfFunction);
    double top = imfLive_.back().y();
    if (!imfDraft_.isEmpty())
        top = std::max(top, imfDraft_.back().y());
    requirementTop_ = format::roundTop(top * 1.1);
    emit changed();
}

void RiskPage::loadHistory()
{
    historyVersion_ = session_.snapshot().riskVersion;
    const std::string path = pathOf(static_cast<std::size_t>(asset_), static_cast<std::size_t>(column_));
    session_.history(path, this, [this, path](const std::vector<view::ParameterChange>& changes) {
        if (path != pathOf(static_cast<std::size_t>(asset_), static_cast<std::size_t>(column_)))
            return;
        const ParameterWords words = wordsOf(nameOf(path));
        std::vector<HistoryLine> lines;
        historySteps_.clear();
        for (const view::ParameterChange& change : changes) {
            HistoryLine line;
            line.key = static_cast<qint64>(change.sequence);
            if (change.time.ms > 0)
                line.time = format::dateTime(change.time);
            line.actor = change.sequence == 0 ? tr("start of the world") : QString::fromStdString(change.actor);
            line.reason = QString::fromStdString(change.reason);
            line.before = change.before.empty() ? QString() : shown(words, change.before);
            line.after = shown(words, change.after);
            line.sequence = format::count(change.sequence);
            lines.insert(lines.begin(), line);
            // The start of the world may carry no time: it is drawn one hour before what follows it.
            const std::int64_t ms
                = change.time.ms > 0 || changes.size() < 2 ? change.time.ms : changes[1].time.ms - msPerHour;
            historySteps_ << QPointF(static_cast<double>(ms) / 1000,
                QString::fromStdString(change.after).toDouble() * (words.percent ? 100 : 1));
        }
        if (!historySteps_.isEmpty())
            historySteps_ << QPointF(
                static_cast<double>(session_.snapshot().status.time.ms) / 1000, historySteps_.back().y());
        history_.assign(lines);
        emit historyChanged();
    });
}

} // namespace plimsoll
