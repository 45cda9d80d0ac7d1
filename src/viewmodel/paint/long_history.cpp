// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/paint/long_history.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace plimsoll {
namespace {

constexpr std::uint32_t stretches = 720; ///< three samples each, where they are thinned
constexpr int settledMs = 120;
constexpr double minute = 60;
constexpr double atFirst = 6 * 3600; ///< seconds in sight
/// The view carries half of them; more of those that passed meanwhile are kept, so that the file is seldom asked.
constexpr qsizetype recentMax = 1440;

double secondsOf(Timestamp time)
{
    return static_cast<double>(time.ms) / msPerSecond;
}

Timestamp timeOf(double seconds)
{
    return {std::llround(seconds * msPerSecond)};
}

qsizetype placeAfter(const QList<QPointF>& line, double time)
{
    const auto later = [](double wanted, const QPointF& point) { return wanted < point.x(); };
    return std::upper_bound(line.begin(), line.end(), time, later) - line.begin();
}

} // namespace

LongHistory::LongHistory(Session& session, ArchivePort& archive, std::vector<Figure> figures, QObject* parent)
    : QObject(parent)
    , session_(session)
    , archive_(archive)
    , figures_(std::move(figures))
    , recent_(figures_.size())
    , lines_(figures_.size())
{
    axis_.show(atFirst);
    settled_.setSingleShot(true);
    settled_.setInterval(settledMs);
    connect(&settled_, &QTimer::timeout, this, &LongHistory::look);
    connect(&axis_, &TimeAxis::changed, this, [this] {
        if (!isCovered())
            settled_.start();
    });
    connect(&session_, &Session::worldChanged, this, [this] {
        forget();
        axis_.show(atFirst);
    });
}

void LongHistory::setSubject(const std::string& symbol)
{
    symbol_ = symbol;
    forget();
}

void LongHistory::forget()
{
    recent_.assign(figures_.size(), {});
    lines_.assign(figures_.size(), {});
    older_ = {};
    asked_.reset();
    kept_.reset();
    fault_.clear();
    ++subjects_;
    axis_.setCursor(-1);
    emit changed();
}

double LongHistory::recentFrom() const
{
    return recent_.front().isEmpty() ? 0 : recent_.front().front().x();
}

void LongHistory::setRecent(std::vector<QList<QPointF>> recent, std::optional<double> until)
{
    bool isKnown
        = !recent.front().isEmpty() && !recent_.front().isEmpty() && recent.front().front().x() >= recentFrom();
    for (std::size_t figure = 0; isKnown && figure < recent_.size(); ++figure)
        isKnown = recent[figure].isEmpty() == recent_[figure].isEmpty()
            && (recent[figure].isEmpty() || recent[figure].back() == recent_[figure].back());
    if (recent.front().isEmpty() || isKnown)
        return;
    for (std::size_t figure = 0; figure < recent_.size(); ++figure) {
        QList<QPointF>& line = recent_[figure];
        const QList<QPointF>& newest = recent[figure];
        const bool goesOn = !line.isEmpty() && !newest.isEmpty() && newest.front().x() <= line.back().x()
            && newest.front().x() >= line.front().x() && line.size() < recentMax;
        line = goesOn ? line.first(placeAfter(line, newest.front().x() - 1)) + newest : newest;
    }
    join();
    axis_.setExtent(std::min(kept_.value_or(recentFrom()), recentFrom()), until.value_or(recent_.front().back().x()));
    if (!kept_)
        look();
    emit changed();
}

/// Whether all that is in sight is there, as finely as it can be drawn.
bool LongHistory::isCovered() const
{
    if (!kept_)
        return false;
    const double from = std::max(axis_.from(), *kept_);
    const double until = std::min(axis_.to(), recentFrom());
    if (until <= from)
        return true;
    const double fine = std::max(minute, 2 * (axis_.to() - axis_.from()) / stretches);
    return older_.from <= from && older_.until >= until && older_.apart <= fine;
}

void LongHistory::look()
{
    if (asked_ || recent_.front().isEmpty() || !session_.hasSnapshot() || isCovered())
        return;
    // Where the world begins to keep minutes is not known yet: that alone is asked.
    if (!kept_)
        return ask(recentFrom(), recentFrom());
    const double width = axis_.to() - axis_.from();
    ask(std::max(*kept_, axis_.from() - width / 2), std::min(recentFrom(), axis_.to() + width / 2));
}

void LongHistory::ask(double from, double until)
{
    asked_ = archive::MinuteQuery{
        session_.snapshot().status.worldPath, symbol_, timeOf(from), timeOf(until), 2 * stretches};
    archive_.minutes(*asked_, session_.onGui(this, [this, subject = subjects_](const archive::Minutes& answer) {
        if (subject == subjects_)
            take(answer);
    }));
    emit changed();
}

void LongHistory::take(const archive::Minutes& answer)
{
    const double from = secondsOf(answer.query.from);
    const double until = secondsOf(answer.query.until);
    asked_.reset();
    fault_ = answer.fault ? QString::fromStdString(toText(*answer.fault)) : QString();
    // What was drawn stays; it is asked again when one looks elsewhere.
    if (answer.fault)
        return emit changed();
    kept_ = answer.first ? secondsOf(*answer.first) : recentFrom();
    if (until > from) {
        older_ = {from, until, std::max(minute, (until - from) / answer.query.stretches), {}};
        for (const Figure& figure : figures_) {
            QList<QPointF> line;
            for (const archive::Minute& minute : answer.minutes)
                if (const auto value = figure(minute))
                    line << QPointF(secondsOf(minute.time), *value);
            older_.lines.push_back(line);
        }
        join();
    }
    axis_.setExtent(std::min(*kept_, recentFrom()), axis_.last());
    if (!isCovered())
        look();
    emit changed();
}

void LongHistory::join()
{
    for (std::size_t figure = 0; figure < lines_.size(); ++figure) {
        const QList<QPointF>& recent = recent_[figure];
        lines_[figure] = recent;
        if (older_.lines.empty())
            continue;
        const QList<QPointF>& older = older_.lines[figure];
        lines_[figure] = recent.isEmpty() ? older : older.first(placeAfter(older, recent.front().x() - 1)) + recent;
    }
}

} // namespace plimsoll
