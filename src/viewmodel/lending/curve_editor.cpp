// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/lending/curve_editor.h"

#include "domain/base/decimal.h"
#include "domain/exchange/parameter_text.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/series_points.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {
namespace {

constexpr int samples = 101;
constexpr std::size_t undoMax = 100;
/// Steps of dragging and of keys: a thousandth of utilization, half a thousandth of a rate.
const Ratio utilizationStep = constant<Ratio>("0.001");
const Ratio rateStep = constant<Ratio>("0.0005");

QString percentText(Ratio ratio)
{
    return format::everyDigit(ratio.raw, Ratio::decimals - 2).remove(u',');
}

Ratio snapped(double percent, Ratio step)
{
    const double steps = std::round(percent / 100 / format::toDouble(step));
    return Ratio::fromRaw(step.raw * static_cast<Int128>(std::clamp(steps, -1e9, 1e9)));
}

QList<QPointF> borrowLine(const std::vector<CurvePoint>& points)
{
    QList<QPointF> line;
    for (const CurvePoint& point : points)
        line << QPointF(format::toDouble(point.utilization) * 100, format::toDouble(point.rate) * 100);
    return line;
}

/// borrow x utilization x (1 - fee), drawn.
QList<QPointF> lendLine(const UtilizationCurve& curve, Ratio fee)
{
    QList<QPointF> line;
    const double kept = 1 - format::toDouble(fee);
    for (int at = 0; at < samples; ++at) {
        const Ratio utilization = Ratio::fromRaw(constant<Ratio>("0.01").raw * at);
        line << QPointF(at, format::toDouble(curve.rateAt(utilization)) * at * kept);
    }
    return line;
}

} // namespace

CurveEditor::CurveEditor(ParameterBook& book, QObject* parent)
    : QObject(parent)
    , book_(book)
{
    connect(&book_, &ParameterBook::changed, this, &CurveEditor::follow);
}

void CurveEditor::setOwner(const std::string& symbol)
{
    if (symbol == symbol_)
        return;
    symbol_ = symbol;
    path_ = "borrowLendMarkets." + symbol + ".utilizationCurve";
    undone_.clear();
    rateTop_ = 0;
    load();
    refresh();
}

const PoolParameters* CurveEditor::pool() const
{
    const auto asset = book_.live().assetBySymbol(symbol_);
    return asset ? &book_.live().pools[asset->value] : nullptr;
}

CurveEditor::Texts CurveEditor::textsOf(const std::vector<CurvePoint>& points)
{
    Texts texts;
    for (const CurvePoint& point : points)
        texts.push_back({percentText(point.utilization), percentText(point.rate)});
    return texts;
}

/// What is live, or the draft that the book still holds for this pool.
void CurveEditor::load()
{
    const ParameterDraft* draft = book_.draft(path_);
    const auto drafted = draft && draft->after ? curvePointsFromText(*draft->after) : std::nullopt;
    if (drafted)
        texts_ = textsOf(*drafted);
    else if (const PoolParameters* live = pool())
        texts_ = textsOf(live->utilizationCurve.points());
}

bool CurveEditor::isReadable(const PointText& text)
{
    return format::parsePercent(text.utilization) && format::parsePercent(text.rate);
}

std::vector<CurvePoint> CurveEditor::parsedPoints(std::vector<QString>& refusals) const
{
    std::vector<CurvePoint> points;
    refusals.assign(texts_.size(), {});
    if (texts_.empty())
        return points;
    for (std::size_t at = 0; at < texts_.size(); ++at) {
        const auto utilization = format::parsePercent(texts_[at].utilization);
        const auto rate = format::parsePercent(texts_[at].rate);
        if (!utilization || !rate)
            refusals[at]
                = format::whyNotRead(utilization ? texts_[at].rate : texts_[at].utilization, tr("is not a number"));
        points.push_back({utilization.value_or(Ratio{}), rate.value_or(Ratio{})});
    }
    if (std::any_of(refusals.begin(), refusals.end(), [](const QString& refusal) { return !refusal.isEmpty(); }))
        return points;
    for (const CurveFault& fault : UtilizationCurve::faultsOf(points)) {
        QString& refusal = refusals[std::min(fault.point, refusals.size() - 1)];
        if (!refusal.isEmpty())
            continue;
        const Ratio before = fault.point > 0 ? points[fault.point - 1].rate : Ratio{};
        const Ratio left = fault.point > 0 ? points[fault.point - 1].utilization : Ratio{};
        using Rule = CurveFault::Rule;
        switch (fault.rule) {
        case Rule::PointCount:
            refusal = tr("a curve has 2 to 16 points");
            break;
        case Rule::FirstUtilization:
            refusal = tr("the first point lies at 0 %");
            break;
        case Rule::LastUtilization:
            refusal = tr("the last point lies at 100 %");
            break;
        case Rule::UtilizationNotRising:
            refusal = tr("utilization must be above %1 %").arg(percentText(left));
            break;
        case Rule::RateFalls:
            refusal = tr("rate must not fall below %1 %").arg(percentText(before));
            break;
        case Rule::RateOutOfRange:
            refusal = tr("rate must be 0 to 10,000 %");
            break;
        }
    }
    return points;
}

const UtilizationCurve& CurveEditor::drafted() const
{
    static const UtilizationCurve none;
    const auto asset = book_.drafted().assetBySymbol(symbol_);
    return asset ? book_.drafted().pools[asset->value].utilizationCurve : none;
}

void CurveEditor::remember()
{
    if (!undone_.empty() && undone_.back() == texts_)
        return;
    undone_.push_back(texts_);
    if (undone_.size() > undoMax)
        undone_.erase(undone_.begin());
}

/// Gives the book what the texts say: the curve where it is lawful, else nothing that could go live.
void CurveEditor::write()
{
    std::vector<QString> refusals;
    const std::vector<CurvePoint> points = parsedPoints(refusals);
    const auto curve = UtilizationCurve::make(points);
    const auto refused
        = std::find_if(refusals.begin(), refusals.end(), [](const QString& refusal) { return !refusal.isEmpty(); });
    const bool readable = refused == refusals.end();
    const QString fault = readable ? QString() : tr("point %1: %2").arg(refused - refusals.begin() + 1).arg(*refused);
    writing_ = true;
    const bool lawful = readable && curve.ok();
    written_ = lawful ? std::optional(toText(curve.value())) : std::nullopt;
    book_.write(path_, lawful ? tr("curve") : tr("refused"), written_, fault);
    writing_ = false;
    refresh();
}

/// Most drafts are about something else.
void CurveEditor::follow()
{
    if (inBook() != read_)
        refresh();
}

CurveEditor::Read CurveEditor::inBook() const
{
    const ParameterDraft* draft = book_.draft(path_);
    Read read{book_.liveVersion(), draft ? std::optional{*draft} : std::nullopt, {}, {}};
    if (const auto asset = book_.drafted().assetBySymbol(symbol_)) {
        const PoolParameters& drafted = book_.drafted().pools[asset->value];
        read.fee = drafted.fee;
        read.optimalUtilization = drafted.optimalUtilization;
    }
    return read;
}

void CurveEditor::refresh()
{
    const PoolParameters* live = pool();
    if (live == nullptr || writing_)
        return;
    read_ = inBook();
    const ParameterDraft* draft = book_.draft(path_);
    modified_ = draft != nullptr;
    // A draft that was not drawn here came back from before.
    if (!draft || (draft->after && draft->after != written_)) {
        written_ = draft ? draft->after : std::nullopt;
        load();
    }
    std::vector<QString> refusals;
    const std::vector<CurvePoint> points = parsedPoints(refusals);
    std::vector<CurvePointLine> lines;
    refusal_.clear();
    const Texts liveTexts = textsOf(live->utilizationCurve.points());
    for (std::size_t at = 0; at < points.size(); ++at) {
        CurvePointLine line;
        line.key = static_cast<qint64>(at);
        line.utilization = texts_[at].utilization;
        line.rate = texts_[at].rate;
        line.refusal = refusals[at];
        line.modified = at >= liveTexts.size() || texts_[at] != liveTexts[at];
        line.end = at == 0 || at + 1 == points.size();
        line.x = format::toDouble(points[at].utilization) * 100;
        line.y = format::toDouble(points[at].rate) * 100;
        if (!isReadable(texts_[at]) && at < lines_.rows().size()) {
            line.x = lines_.rows()[at].x;
            line.y = lines_.rows()[at].y;
        }
        if (refusal_.isEmpty() && !line.refusal.isEmpty())
            refusal_ = tr("Point %1: %2").arg(at + 1).arg(line.refusal);
        lines.push_back(line);
    }
    refreshBand(points);
    for (std::size_t at = 0; at < std::min(lines.size(), band_.safe.size()); ++at) {
        lines[at].safe = band_.safe[at];
        lines[at].why = band_.why[at];
    }
    lines_.assign(lines);
    redraw(refusal_.isEmpty());
    emit changed();
}

void CurveEditor::setCorridor(std::optional<CurveCorridor> corridor)
{
    corridor_ = std::move(corridor);
    bandFor_.reset();
    refresh();
}

/// Nothing is said of a draft that is no curve.
void CurveEditor::refreshBand(const std::vector<CurvePoint>& points)
{
    const auto curve = UtilizationCurve::make(points);
    if (!corridor_ || !refusal_.isEmpty() || !curve.ok()) {
        band_ = {};
        bandFor_.reset();
        return;
    }
    const auto asset = book_.drafted().assetBySymbol(symbol_);
    const std::pair wanted{curve.value(), book_.drafted().pools[asset->value].fee};
    if (bandFor_ == wanted)
        return;
    band_ = bandOf(*corridor_, wanted.first, wanted.second);
    bandFor_ = wanted;
}

/// What is typed is drawn also while it is refused: one sees what to mend.
void CurveEditor::redraw(bool lawful)
{
    const PoolParameters* live = pool();
    liveBorrow_ = borrowLine(live->utilizationCurve.points());
    liveLend_ = lendLine(live->utilizationCurve, live->fee);
    draftBorrow_.clear();
    draftLend_.clear();
    const auto asset = book_.live().assetBySymbol(symbol_);
    const Ratio fee = book_.drafted().pools[asset->value].fee;
    const auto& optimal = book_.drafted().pools[asset->value].optimalUtilization;
    draftOptimal_ = optimal && optimal != live->optimalUtilization ? format::toDouble(*optimal) * 100 : -1;
    const bool feeDrafted = fee != live->fee;
    if (modified_)
        for (const CurvePointLine& line : lines_.rows())
            draftBorrow_ << QPointF(line.x, line.y);
    if ((modified_ && lawful) || feeDrafted)
        draftLend_ = lendLine(drafted(), fee);
    double top = 0;
    for (const QPointF& point : liveBorrow_ + draftBorrow_)
        top = std::max(top, point.y());
    // Room above, and never lower while this pool is shown: an axis that jumps cannot be read.
    if (lawful || rateTop_ <= 0)
        rateTop_ = std::max(rateTop_, format::roundTop(top * 1.04));
}

void CurveEditor::typeUtilization(int point, const QString& typed)
{
    if (point < 0 || point >= static_cast<int>(texts_.size()))
        return;
    PointText& text = texts_[static_cast<std::size_t>(point)];
    if (text.utilization == typed)
        return;
    remember();
    text.utilization = typed;
    write();
}

void CurveEditor::typeRate(int point, const QString& typed)
{
    if (point < 0 || point >= static_cast<int>(texts_.size()))
        return;
    PointText& text = texts_[static_cast<std::size_t>(point)];
    if (text.rate == typed)
        return;
    remember();
    text.rate = typed;
    write();
}

void CurveEditor::beginDrag()
{
    remember();
}

void CurveEditor::drag(int point, double utilization, double rate)
{
    std::vector<QString> refusals;
    const std::vector<CurvePoint> points = parsedPoints(refusals);
    const auto at = static_cast<std::size_t>(point);
    if (at >= points.size())
        return;
    const bool first = at == 0;
    const bool last = at + 1 == points.size();
    CurvePoint wanted{snapped(utilization, utilizationStep), snapped(rate, rateStep)};
    CurvePoint moved = wanted;
    limitNote_.clear();
    if (first || last)
        moved.utilization = points[at].utilization;
    else
        moved.utilization = std::clamp(wanted.utilization, points[at - 1].utilization + utilizationStep,
            std::max(points[at - 1].utilization + utilizationStep, points[at + 1].utilization - utilizationStep));
    const Ratio lowest = first ? Ratio{} : points[at - 1].rate;
    const Ratio highest = last ? UtilizationCurve::rateMax : points[at + 1].rate;
    moved.rate = std::clamp(wanted.rate, lowest, std::max(lowest, highest));
    if (wanted.rate < lowest && !first)
        limitNote_ = tr("Rates never fall: at least %1 %").arg(percentText(lowest));
    else if (wanted.rate > highest)
        limitNote_
            = last ? tr("At most 10,000 %") : tr("Rates never fall: at most %1 % here").arg(percentText(highest));
    else if (!first && !last && moved.utilization != wanted.utilization)
        limitNote_ = tr("Points keep their order");
    const PointText text{percentText(moved.utilization), percentText(moved.rate)};
    if (text == texts_[at]) {
        emit changed();
        return;
    }
    texts_[at] = text;
    write();
}

void CurveEditor::nudge(int point, int utilizationSteps, int rateSteps)
{
    const auto at = static_cast<std::size_t>(point);
    if (at >= lines_.rows().size())
        return;
    remember();
    const CurvePointLine& line = lines_.rows()[at];
    drag(point, line.x + utilizationSteps * format::toDouble(utilizationStep) * 100,
        line.y + rateSteps * format::toDouble(rateStep) * 100);
}

void CurveEditor::add()
{
    double widest = 0;
    double middle = 50;
    for (std::size_t at = 1; at < lines_.rows().size(); ++at) {
        const double left = lines_.rows()[at - 1].x;
        const double right = lines_.rows()[at].x;
        if (right - left > widest) {
            widest = right - left;
            middle = (left + right) / 2;
        }
    }
    addAt(middle);
}

void CurveEditor::addAt(double utilization)
{
    std::vector<QString> refusals;
    const std::vector<CurvePoint> points = parsedPoints(refusals);
    const auto curve = UtilizationCurve::make(points);
    if (!canAdd() || !curve.ok())
        return;
    const Ratio where = snapped(utilization, utilizationStep);
    const auto after = std::find_if(
        points.begin(), points.end(), [&](const CurvePoint& point) { return point.utilization >= where; });
    if (after == points.begin() || after == points.end() || after->utilization == where)
        return;
    remember();
    // Beside a neighbour that is nearer than a step, that one's rate.
    const Ratio rate = std::clamp(
        snapped(format::toDouble(curve.value().rateAt(where)) * 100, rateStep), std::prev(after)->rate, after->rate);
    const PointText text{percentText(where), percentText(rate)};
    texts_.insert(texts_.begin() + (after - points.begin()), text);
    write();
}

void CurveEditor::remove(int point)
{
    if (point <= 0 || point + 1 >= static_cast<int>(texts_.size()))
        return;
    remember();
    texts_.erase(texts_.begin() + point);
    write();
}

void CurveEditor::shape(Preset preset)
{
    std::vector<QString> refusals;
    const std::vector<CurvePoint> points = parsedPoints(refusals);
    if (!UtilizationCurve::make(points).ok())
        return;
    const CurvePoint first = points.front();
    const CurvePoint last = points.back();
    const auto between = [&](Ratio utilization, int percent) {
        const Ratio up = Ratio::fromRaw((last.rate - first.rate).raw / 100 * percent);
        return CurvePoint{utilization, snapped(format::toDouble(first.rate + up) * 100, rateStep)};
    };
    const auto percent = [](int value) { return Ratio::fromRaw(Ratio::scale / 100 * value); };
    std::vector<CurvePoint> shaped{first};
    if (preset == Preset::Kinked) {
        const PoolParameters* live = pool();
        shaped.push_back(between(live->optimalUtilization.value_or(percent(80)), 10));
    } else if (preset == Preset::Steep) {
        shaped.push_back(between(percent(80), 5));
        shaped.push_back(between(percent(95), 25));
    }
    shaped.push_back(last);
    // Rounded to its step, a rate between two that lie close may leave them.
    for (std::size_t at = 1; at + 1 < shaped.size(); ++at)
        shaped[at].rate = std::clamp(shaped[at].rate, shaped[at - 1].rate, last.rate);
    Texts texts = textsOf(shaped);
    if (texts == texts_)
        return;
    remember();
    texts_ = std::move(texts);
    limitNote_.clear();
    write();
}

void CurveEditor::endDrag()
{
    if (limitNote_.isEmpty())
        return;
    limitNote_.clear();
    emit changed();
}

void CurveEditor::undo()
{
    if (undone_.empty())
        return;
    texts_ = undone_.back();
    undone_.pop_back();
    limitNote_.clear();
    write();
}

void CurveEditor::reset()
{
    undone_.clear();
    limitNote_.clear();
    book_.discard([this](const std::string& path) { return path == path_; });
}

} // namespace plimsoll
