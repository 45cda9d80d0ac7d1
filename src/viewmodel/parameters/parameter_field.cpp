// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/parameters/parameter_field.h"

#include "analysis/limit_corridor.h"
#include "domain/base/decimal.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/enumerations.h"
#include "viewmodel/format/series_points.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {
namespace {

constexpr qsizetype ticksMax = 12;
constexpr double ticksApart = 0.02;

double doubleOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toDouble();
}

} // namespace

ParameterField::ParameterField(ParameterBook& book, const ParameterKind& kind, QObject* parent)
    : QObject(parent)
    , book_(book)
    , kind_(kind)
    , name_(kind.name)
    , words_(wordsOf(name_))
    , description_(QString::fromUtf8(kind.description.data(), static_cast<qsizetype>(kind.description.size())))
    , slidable_(hurtsOf(kind.name) || isPoolLimit(kind.name))
    , limits_(isPoolLimit(kind.name))
{
    choiceTexts_ = choicesOf(kind);
    for (const std::string& text : choiceTexts_)
        choices_ << choiceWords(text);
    connect(&book_, &ParameterBook::changed, this, &ParameterField::refresh);
}

void ParameterField::setOwner(const std::string& owner)
{
    const std::string path = pathOf(kind_, owner);
    if (path != path_)
        corridor_.reset();
    path_ = path;
    const double live = QString::fromStdString(book_.liveText(path_)).toDouble();
    const double highest = doubleOf(kind_.highest);
    const double step = doubleOf(kind_.step);
    slideTop_ = highest > 0 && highest <= 1 ? highest : format::roundTop(live > 0 ? 2 * live : 1);
    // A maintenance requirement is below the initial one, a threshold not above the largest utilization.
    const auto liveOf = [&](std::size_t at, std::size_t length, const char* other) {
        return QString::fromStdString(book_.liveText(std::string{path_}.replace(at, length, other))).toDouble();
    };
    const auto below = path_.find("mmfFunction.");
    const auto within = path_.find("throttleUtilizationThreshold");
    const double bound = below != std::string::npos ? liveOf(below, 3, "imf")
        : within != std::string::npos               ? liveOf(within, std::string::npos, "maxUtilization")
                                                    : 0;
    initialPath_ = below != std::string::npos ? std::string{path_}.replace(below, 3, "imf") : std::string{};
    if (bound > 0)
        slideTop_ = bound;
    slideStep_ = step > 0 && step < slideTop_ / 20 ? step : slideTop_ / 200;
    slideEnd_ = bound > 0 && below != std::string::npos ? slideTop_ - slideStep_ : slideTop_;
    read();
    emit changed();
}

double ParameterField::positionOf(const std::string& text) const
{
    return std::clamp(QString::fromStdString(text).toDouble() / slideTop_, 0.0, 1.0);
}

void ParameterField::refresh()
{
    if (inBook() == read_)
        return;
    read();
    emit changed();
}

ParameterField::Read ParameterField::inBook() const
{
    const ParameterDraft* draft = book_.draft(path_);
    const auto initial = initialPath_.empty() ? std::nullopt : parameterAt(book_.drafted(), initialPath_);
    return {book_.liveVersion(), draft ? std::optional{*draft} : std::nullopt, book_.drafts().size() <= 1,
        initial ? initial->text(book_.drafted()) : std::string{}};
}

void ParameterField::read()
{
    read_ = inBook();
    const std::string live = book_.liveText(path_);
    const ParameterDraft* draft = book_.draft(path_);
    liveShown_ = kind_.optional && live.empty() ? tr("not set") : shown(words_, live);
    livePosition_ = positionOf(live);
    modified_ = draft != nullptr;
    text_ = draft ? draft->typed : editable(words_, live);
    refusal_ = draft ? draft->refusal : QString();
    note_ = draft && draft->overtaken ? tr("changed meanwhile to %1").arg(liveShown_) : QString();
    if (!draft)
        position_ = livePosition_;
    else if (draft->after)
        position_ = positionOf(*draft->after);
    const std::string now = draft && draft->after ? *draft->after : live;
    const auto choice = std::find(choiceTexts_.begin(), choiceTexts_.end(), now);
    chosen_ = choice == choiceTexts_.end() ? -1 : static_cast<int>(choice - choiceTexts_.begin());
    // Below an initial requirement of 0 there is nothing.
    stuck_ = !read_.initial.empty() && QString::fromStdString(read_.initial).toDouble() == 0;
    refreshCorridor();
}

void ParameterField::setCorridor(std::optional<Corridor> corridor, QString at, QString atExact)
{
    corridor_ = std::move(corridor);
    foundAt_ = std::move(at);
    foundAtExact_ = std::move(atExact);
    refreshCorridor();
    emit changed();
}

void ParameterField::refreshCorridor()
{
    ticks_.clear();
    consequence_.clear();
    consequenceTone_ = tone::Quiet;
    if (!corridor_)
        return;
    if (!hasCorridor()) {
        consequence_ = tr("moves with the initial one only, which is 0");
        return;
    }
    const auto place = [&](Ratio value) { return std::clamp(format::toDouble(value) / slideTop_, 0.0, 1.0); };
    const Ratio safe = corridor_->safeUntil();
    hurtsBelow_ = corridor_->hurts == Hurts::Falling;
    const Ratio bound = std::max(corridor_->noBorrowFrom.value_or(Ratio{}), corridor_->noLendFrom.value_or(Ratio{}));
    safe_ = place(std::max(safe, bound));
    const Ratio lossless = corridor_->withoutLossUntil();
    lossless_ = place(lossless);
    // Bad debt is told before what the books take.
    const Ratio until
        = liquidates() ? corridor_->absorbedUntil() : corridor_->noBorrowFrom.value_or(corridor_->extreme);
    absorbed_ = hurtsBelow_ ? std::max(place(until), lossless_) : std::min(place(until), lossless_);
    for (const Corridor::Crossing& crossing : corridor_->crossings) {
        const double at = place(crossing.value);
        if (ticks_.isEmpty() || std::abs(at - ticks_.last()) >= ticksApart)
            ticks_ << at;
        if (ticks_.size() == ticksMax)
            break;
    }
    const ParameterDraft* draft = book_.draft(path_);
    const auto value = draft == nullptr ? std::optional{corridor_->now}
        : draft->after                  ? fromText<Ratio>(*draft->after)
                                        : std::nullopt;
    if (!value)
        return;
    // Impact is that of all drafts together.
    const QString alone = draft != nullptr && book_.drafts().size() > 1 ? tr("by itself: ") : QString();
    consequenceTone_ = draft != nullptr ? tone::Good : tone::Quiet;
    if (limits_)
        sayLimit(*value, alone);
    else
        sayConsequence(*value, alone);
}

void ParameterField::sayConsequence(Ratio value, const QString& alone)
{
    const Ratio safe = corridor_->safeUntil();
    const Ratio lossless = corridor_->withoutLossUntil();
    const Corridor::Reach reach = corridor_->at(value);
    if (reach.accounts == 0 && !corridor_->autoClosesAt(value)) {
        consequence_ = alone
            + (corridor_->isSafeThroughout() ? tr("safe over the whole track at these marks")
                    : hurtsBelow_            ? tr("safe down to %1 at these marks").arg(shownRounded(safe, true))
                                             : tr("safe up to %1 at these marks").arg(shownRounded(safe, false)));
        return;
    }
    const QString accounts = format::accounts(reach.accounts);
    const QString exposure = "$" + format::usdCompact(reach.exposure);
    const QString free = corridor_->free().isZero() ? tr("nothing") : "$" + format::usdCompact(corridor_->free());
    consequenceTone_ = tone::Warning;
    if (reach.accounts == 0) {
        consequence_ = alone + tr("nobody new is liquidated");
    } else if (corridor_->line == CorridorLine::Initial) {
        consequence_ = alone + tr("%1 cannot add exposure, %2").arg(accounts, exposure);
    } else if (hurtsBelow_ ? value < lossless : value > lossless) {
        consequence_ = alone
            + tr("%1 liquidated, %2: bad debt may be left, somebody’s holdings may not pay their debts")
                  .arg(accounts, exposure);
        consequenceTone_ = tone::Grave;
    } else if (reach.exposure <= corridor_->free()) {
        consequence_ = alone
            + (corridor_->queued.isZero() ? tr("%1 liquidated, %2: the books hold as much now")
                                          : tr("%1 liquidated, %2: the books hold as much now, behind the queue"))
                  .arg(accounts, exposure);
    } else if (corridor_->queued.isZero()) {
        consequence_ = alone
            + tr("%1 liquidated, %2: the books hold %3 of it now, the rest waits for them or goes to backstop and ADL")
                  .arg(accounts, exposure, free);
    } else {
        // The queue takes less where its accounts recover on the way: what is played tells how it goes.
        consequence_ = alone
            + tr("%1 liquidated, %2: once the whole queue is sold the books hold %3 of it; the impact plays it")
                  .arg(accounts, exposure, free);
    }
    if (corridor_->autoClosesAt(value))
        consequence_ += tr("; somebody in the queue goes to the backstop at once (auto-close)");
}

void ParameterField::sayLimit(Ratio value, const QString& alone)
{
    const Corridor::Reach reach = corridor_->at(value);
    QStringList said;
    if (reach.accounts > 0)
        said << tr("orders of %1 no longer borrow, $%2: they expire at their fill")
                    .arg(format::accounts(reach.accounts), format::usdCompact(reach.exposure));
    if (corridor_->noBorrowFrom && value <= *corridor_->noBorrowFrom)
        said << tr("nobody borrows");
    if (corridor_->noLendFrom && value <= *corridor_->noLendFrom)
        said << tr("nobody lends more");
    if (!said.isEmpty()) {
        consequence_ = alone + said.join(QStringLiteral(", "));
        consequenceTone_ = book_.draft(path_) != nullptr ? tone::Warning : tone::Quiet;
        return;
    }
    if (corridor_->noLendFrom)
        said << tr("nobody lends more from %1 down").arg(shownRounded(*corridor_->noLendFrom, true));
    if (!corridor_->crossings.empty())
        said << tr("down to %1 every resting order borrows what it would")
                    .arg(shownRounded(corridor_->safeUntil(), true));
    else if (corridor_->noBorrowFrom)
        said << tr("nobody borrows from %1 down").arg(shownRounded(*corridor_->noBorrowFrom, true));
    consequence_ = alone
        + (said.isEmpty() ? tr("the throttle’s bound in force is above it, and is what binds now")
                          : said.join(QStringLiteral(", ")));
}

/// A safe end in the unit of the screen, cut towards the safe side to what a hand would type.
QString ParameterField::shownRounded(Ratio value, bool up) const
{
    const int digits = words_.percent ? 4 : slideTop_ >= 0.1 ? 4 : 8;
    const Int128 step = powerOfTen(Ratio::decimals - digits);
    const Int128 cut = up ? (value.raw + step - 1) / step * step : value.raw / step * step;
    const QString text = shown(words_, toText(Ratio::fromRaw(cut)));
    return words_.percent ? text + QStringLiteral(" %") : text;
}

void ParameterField::type(const QString& typed)
{
    if (typed == text_)
        return;
    if (kind_.optional && typed.trimmed().isEmpty()) {
        book_.write(path_, typed, std::string{});
        return;
    }
    const std::string parsed = parsedText(words_, typed);
    book_.write(path_, typed, parsed.empty() ? std::nullopt : std::optional(parsed));
}

void ParameterField::slide(double position)
{
    const double steps = std::round(std::min(std::clamp(position, 0.0, 1.0) * slideTop_, slideEnd_) / slideStep_);
    int decimals = 0;
    for (double part = slideStep_; decimals < 12 && std::abs(part - std::round(part)) > 1e-9; part *= 10)
        ++decimals;
    QString text = QString::number(steps * slideStep_, 'f', decimals);
    if (text.contains(u'.')) {
        while (text.endsWith(u'0'))
            text.chop(1);
        if (text.endsWith(u'.'))
            text.chop(1);
    }
    book_.write(path_, editable(words_, text.toStdString()), text.toStdString(), {}, ParameterBook::By::Hand);
}

void ParameterField::choose(int choice)
{
    const std::string& text = choiceTexts_.at(static_cast<std::size_t>(choice));
    book_.write(path_, QString::fromStdString(text), text);
}

void ParameterField::reset()
{
    book_.discard([this](const std::string& path) { return path == path_; });
}

} // namespace plimsoll
