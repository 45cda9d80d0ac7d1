// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/settings/preferences.h"

#include <QEvent>
#include <QGuiApplication>
#include <QPalette>

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace plimsoll {
namespace {

/// Qt 6.4 does not name the system's scheme: a window darker than its text is a dark one.
bool isSystemDark()
{
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

} // namespace

Preferences::Preferences(QObject* parent)
    : QObject(parent)
    , systemDark_(isSystemDark())
{
    qApp->installEventFilter(this);
}

bool Preferences::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == qApp && event->type() == QEvent::ApplicationPaletteChange && isSystemDark() != systemDark_) {
        systemDark_ = !systemDark_;
        emit changed();
    }
    return false;
}

void Preferences::setTheme(int theme)
{
    const int wanted = std::clamp(theme, int(Dark), int(System));
    if (wanted == theme_)
        return;
    theme_ = wanted;
    emit changed();
}

void Preferences::setTextScale(int percent)
{
    const int nearest = *std::min_element(std::begin(scales), std::end(scales),
        [&](int one, int other) { return std::abs(one - percent) < std::abs(other - percent); });
    if (nearest == textScale_)
        return;
    textScale_ = nearest;
    emit changed();
}

QStringList Preferences::scaleNames()
{
    QStringList names;
    for (const int scale : scales)
        names << tr("%1 %").arg(scale);
    return names;
}

int Preferences::scaleChoice() const
{
    return static_cast<int>(std::find(std::begin(scales), std::end(scales), textScale_) - std::begin(scales));
}

void Preferences::setScaleChoice(int choice)
{
    setTextScale(scales[std::clamp(choice, 0, static_cast<int>(std::size(scales)) - 1)]);
}

void Preferences::setSlowsForQueue(bool on)
{
    if (on == slowsForQueue_)
        return;
    slowsForQueue_ = on;
    emit changed();
}

void Preferences::setIdleMinutes(int minutes)
{
    const int nearest = *std::min_element(std::begin(idles), std::end(idles),
        [&](int one, int other) { return std::abs(one - minutes) < std::abs(other - minutes); });
    if (nearest == idleMinutes_)
        return;
    idleMinutes_ = nearest;
    emit changed();
}

QStringList Preferences::idleNames()
{
    QStringList names;
    for (const int idle : idles)
        names << tr("%1 min").arg(idle);
    return names;
}

int Preferences::idleChoice() const
{
    return static_cast<int>(std::find(std::begin(idles), std::end(idles), idleMinutes_) - std::begin(idles));
}

void Preferences::setIdleChoice(int choice)
{
    setIdleMinutes(idles[std::clamp(choice, 0, static_cast<int>(std::size(idles)) - 1)]);
}

void Preferences::setRelaxed(bool on)
{
    if (on == relaxed_)
        return;
    relaxed_ = on;
    emit changed();
}

void Preferences::setReducedMotion(bool on)
{
    if (on == reducedMotion_)
        return;
    reducedMotion_ = on;
    emit changed();
}

} // namespace plimsoll
