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
const QString apart = QStringLiteral("window/apart");
const QString apartPage = QStringLiteral("page");
const QString apartPlace = QStringLiteral("place");
const QString idleMinutes = QStringLiteral("desk/idleMinutes");
const QString reducedMotion = QStringLiteral("look/reducedMotion");

} // namespace

void restoreWindow(ConsoleWindow& console, QSettings& settings)
{
    const QSize wanted = settings.value(size).toSize();
    if (wanted.isValid())
        console.window()->resize(wanted.expandedTo(console.window()->minimumSize()));
    Preferences& preferences = *console.console().settings()->preferences();
    preferences.setTheme(settings.value(theme, int(Preferences::Dark)).toInt());
    preferences.setTextScale(settings.value(textScale, 100).toInt());
    preferences.setRelaxed(settings.value(relaxed, false).toBool());
    preferences.setIdleMinutes(settings.value(idleMinutes, 10).toInt());
    preferences.setReducedMotion(settings.value(reducedMotion, false).toBool());
    if (!settings.value(slowsForQueue, true).toBool())
        console.console().setSlowForQueue(false);
    console.console().settings()->setSettingsFile(settings.fileName());
    const int wantedPage = settings.value(page, 0).toInt();
    if (wantedPage >= place::Overview && wantedPage <= place::Settings)
        console.console().setPage(wantedPage);
    const int windows = settings.beginReadArray(apart);
    for (int at = 0; at < windows; ++at) {
        settings.setArrayIndex(at);
        console.console().tearOff(settings.value(apartPage).toInt(), settings.value(apartPlace).toRect());
    }
    settings.endArray();
}

void rememberWindow(ConsoleWindow& console, QSettings& settings)
{
    settings.setValue(size, console.window()->size());
    const Preferences& preferences = *console.console().settings()->preferences();
    settings.setValue(theme, preferences.theme());
    settings.setValue(textScale, preferences.textScale());
    settings.setValue(relaxed, preferences.relaxed());
    settings.setValue(idleMinutes, preferences.idleMinutes());
    settings.setValue(reducedMotion, preferences.reducedMotion());
    settings.setValue(page, console.console().page());
    if (console.console().ready())
        settings.setValue(slowsForQueue, console.console().status().slowsForQueue);
    const auto& windows = console.console().apart()->rows();
    settings.remove(apart);
    settings.beginWriteArray(apart, static_cast<int>(windows.size()));
    for (std::size_t at = 0; at < windows.size(); ++at) {
        settings.setArrayIndex(static_cast<int>(at));
        settings.setValue(apartPage, windows[at].page);
        settings.setValue(apartPlace, windows[at].place);
    }
    settings.endArray();
    settings.sync();
}

void keepWindow(ConsoleWindow& console, QSettings& settings)
{
    Console& desk = console.console();
    const auto remember = [&console, &settings] { rememberWindow(console, settings); };
    QObject::connect(desk.settings()->preferences(), &Preferences::changed, &desk, remember);
    QObject::connect(&desk, &Console::pageChanged, &desk, remember);
    QObject::connect(&desk, &Console::apartChanged, &desk, remember);
    QObject::connect(&desk, &Console::statusChanged, &desk, [&desk, &settings, remember] {
        if (desk.ready() && desk.status().slowsForQueue != settings.value(slowsForQueue, true).toBool())
            remember();
    });
}

} // namespace plimsoll
