// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window_memory.h"

#include "viewmodel/format/enumerations.h"

namespace plimsoll {
namespace {

const QString size = QStringLiteral("window/size");
const QString page = QStringLiteral("window/page");
const QString theme = QStringLiteral("look/theme");
const QString textScale = QStringLiteral("look/textScale");
const QString relaxed = QStringLiteral("look/relaxed");
const QString slowsForQueue = QStringLiteral("clock/slowsForQueue");
const QString reducedMotion = QStringLiteral("look/reducedMotion");

} // namespace

void restoreWindow(ConsoleWindow& console, const QSettings& settings)
{
    const QSize wanted = settings.value(size).toSize();
    if (wanted.isValid())
        console.window()->resize(wanted.expandedTo(console.window()->minimumSize()));
    Preferences& preferences = *console.console().settings()->preferences();
    preferences.setTheme(settings.value(theme, int(Preferences::Dark)).toInt());
    preferences.setTextScale(settings.value(textScale, 100).toInt());
    preferences.setRelaxed(settings.value(relaxed, false).toBool());
    preferences.setReducedMotion(settings.value(reducedMotion, false).toBool());
    if (!settings.value(slowsForQueue, true).toBool())
        console.console().setSlowForQueue(false);
    console.console().settings()->setSettingsFile(settings.fileName());
    const int wantedPage = settings.value(page, 0).toInt();
    if (wantedPage >= place::Overview && wantedPage <= place::Settings)
        console.console().setPage(wantedPage);
}

void rememberWindow(ConsoleWindow& console, QSettings& settings)
{
    settings.setValue(size, console.window()->size());
    const Preferences& preferences = *console.console().settings()->preferences();
    settings.setValue(theme, preferences.theme());
    settings.setValue(textScale, preferences.textScale());
    settings.setValue(relaxed, preferences.relaxed());
    settings.setValue(reducedMotion, preferences.reducedMotion());
    settings.setValue(page, console.console().page());
    if (console.console().ready())
        settings.setValue(slowsForQueue, console.console().status().slowsForQueue);
    settings.sync();
}

void keepWindow(ConsoleWindow& console, QSettings& settings)
{
    Console& desk = console.console();
    const auto remember = [&console, &settings] { rememberWindow(console, settings); };
    QObject::connect(desk.settings()->preferences(), &Preferences::changed, &desk, remember);
    QObject::connect(&desk, &Console::pageChanged, &desk, remember);
    QObject::connect(&desk, &Console::statusChanged, &desk, [&desk, &settings, remember] {
        if (desk.ready() && desk.status().slowsForQueue != settings.value(slowsForQueue, true).toBool())
            remember();
    });
}

} // namespace plimsoll
