// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/parameters/parameter_field.h"

#include "viewmodel/format/series_points.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

ParameterField::ParameterField(ParameterBook& book, std::string group, std::string name, QObject* parent)
    : QObject(parent)
    , book_(book)
    , group_(std::move(group))
    , name_(std::move(name))
    , words_(wordsOf(name_))
{
    connect(&book_, &ParameterBook::changed, this, &ParameterField::refresh);
}

void ParameterField::setOwner(const std::string& symbol)
{
    path_ = group_ + "." + symbol + "." + name_;
    const auto parameter = parameterAt(book_.live(), path_);
    if (parameter) {
        description_ = QString::fromUtf8(
            parameter->kind->description.data(), static_cast<qsizetype>(parameter->kind->description.size()));
        const double live = QString::fromStdString(book_.liveText(path_)).toDouble();
        const double highest = QString::fromUtf8(
            parameter->kind->highest.data(), static_cast<qsizetype>(parameter->kind->highest.size()))
                                   .toDouble();
        const double step
            = QString::fromUtf8(parameter->kind->step.data(), static_cast<qsizetype>(parameter->kind->step.size()))
                  .toDouble();
        slideTop_ = highest > 0 && highest <= 1 ? highest : format::roundTop(live > 0 ? 2 * live : 1);
        slideStep_ = step > 0 && step < slideTop_ / 20 ? step : slideTop_ / 200;
    }
    refresh();
}

double ParameterField::positionOf(const std::string& text) const
{
    return std::clamp(QString::fromStdString(text).toDouble() / slideTop_, 0.0, 1.0);
}

void ParameterField::refresh()
{
    const std::string live = book_.liveText(path_);
    const ParameterDraft* draft = book_.draft(path_);
    liveShown_ = shown(words_, live);
    livePosition_ = positionOf(live);
    modified_ = draft != nullptr;
    text_ = draft ? draft->typed : editable(words_, live);
    refusal_ = draft ? draft->refusal : QString();
    note_ = draft && draft->overtaken ? tr("changed meanwhile to %1").arg(liveShown_) : QString();
    if (!draft)
        position_ = livePosition_;
    else if (!draft->after.empty())
        position_ = positionOf(draft->after);
    emit changed();
}

void ParameterField::type(const QString& typed)
{
    if (typed == text_)
        return;
    book_.write(path_, typed, parsedText(words_, typed));
}

void ParameterField::slide(double position)
{
    const double steps = std::round(std::clamp(position, 0.0, 1.0) * slideTop_ / slideStep_);
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
    book_.write(path_, editable(words_, text.toStdString()), text.toStdString());
}

void ParameterField::reset()
{
    book_.discard([this](const std::string& path) { return path == path_; });
}

} // namespace plimsoll
