// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window_memory.h"

#include "viewmodel/format/enumerations.h"

#include <QGuiApplication>
#include <QScreen>
#include <QTimer>

#include <algorithm>

namespace plimsoll {
namespace {

const QString windowPlace = QStringLiteral("window/place");
const QString page = QStringLiteral("window/page");
const QString theme = QStringLiteral("look/theme");
const QString textScale = QStringLiteral("look/textScale");
const QString relaxed = QStringLiteral("look/relaxed");
const QString slowsForQueue = QStringLiteral("clock/slowsForQueue");
const QString apart = QStringLiteral("window/apart");
const QString apartPage = QStringLiteral("page");
const QString apartPlace = QStringLiteral("place");
const QString idleMinutes = QStringLiteral("desk/idleMinutes");
const QString filters = QStringLiteral("margin/filters");
const QString marginShown = QStringLiteral("margin/shown");
const QString exchangeShown = QStringLiteral("exchange/shown");
const QString tableColumns = QStringLiteral("tables/columns");
const QString journalTable = QStringLiteral("journal/table");
const QString reducedMotion = QStringLiteral("look/reducedMotion");

constexpr int restMs = 500;

/// Where it was, or from the corner of the first screen where no screen is there any more; no larger than all screens
/// together, and then in sight.
QRect onScreen(const QRect& wanted, const QSize& least)
{
    const QScreen* first = QGuiApplication::primaryScreen();
    if (first == nullptr)
        return wanted;
    const QList<QScreen*> screens = QGuiApplication::screens();
    const bool there = std::any_of(screens.begin(), screens.end(),
        [&](const QScreen* screen) { return screen->availableGeometry().intersects(wanted); });
    const QRect room = first->availableVirtualGeometry();
    const QSize size = wanted.size().boundedTo(room.size()).expandedTo(least);
    QPoint corner = there ? wanted.topLeft() : first->availableGeometry().topLeft();
    if (size.width() < wanted.width())
        corner.setX(room.left());
    if (size.height() < wanted.height())
        corner.setY(room.top());
    return {corner, size};
}

} // namespace

void restoreWindow(ConsoleWindow& console, QSettings& settings)
{
    if (const QRect wanted = settings.value(windowPlace).toRect(); wanted.isValid()) {
        const QRect there = onScreen(wanted, console.window()->minimumSize());
        console.window()->setPosition(there.topLeft());
        console.window()->resize(there.size());
    }
    Preferences& preferences = *console.console().settings()->preferences();
    preferences.setTheme(settings.value(theme, int(Preferences::Dark)).toInt());
    preferences.setTextScale(settings.value(textScale, 100).toInt());
    preferences.setRelaxed(settings.value(relaxed, false).toBool());
    preferences.setIdleMinutes(settings.value(idleMinutes, 10).toInt());
    preferences.setReducedMotion(settings.value(reducedMotion, false).toBool());
    preferences.setSlowsForQueue(settings.value(slowsForQueue, true).toBool());
    console.console().margin()->filters()->restore(settings.value(filters).toList());
    console.console().margin()->restore(settings.value(marginShown).toMap());
    console.console().exchange()->restore(settings.value(exchangeShown).toMap());
    console.console().tables()->restore(settings.value(tableColumns).toMap());
    console.console().journal()->setTable(settings.value(journalTable, 0).toInt());
    console.console().settings()->setSettingsFile(settings.fileName());
    const int wantedPage = settings.value(page, 0).toInt();
    if (wantedPage >= place::Overview && wantedPage <= place::Settings)
        console.console().setPage(wantedPage);
    const int windows = settings.beginReadArray(apart);
    for (int at = 0; at < windows; ++at) {
        settings.setArrayIndex(at);
        const QRect wanted = settings.value(apartPlace).toRect();
        console.console().tearOff(settings.value(apartPage).toInt(),
            wanted.isValid() ? onScreen(wanted, console.window()->minimumSize()) : wanted);
    }
    settings.endArray();
}

void rememberWindow(ConsoleWindow& console, QSettings& settings)
{
    settings.setValue(filters, console.console().margin()->filters()->stored());
    settings.setValue(marginShown, console.console().margin()->stored());
    settings.setValue(exchangeShown, console.console().exchange()->stored());
    settings.setValue(tableColumns, console.console().tables()->stored());
    settings.setValue(journalTable, console.console().journal()->table());
    settings.setValue(windowPlace, console.window()->geometry());
    const Preferences& preferences = *console.console().settings()->preferences();
    settings.setValue(theme, preferences.theme());
    settings.setValue(textScale, preferences.textScale());
    settings.setValue(relaxed, preferences.relaxed());
    settings.setValue(idleMinutes, preferences.idleMinutes());
    settings.setValue(reducedMotion, preferences.reducedMotion());
    settings.setValue(page, console.console().page());
    settings.setValue(slowsForQueue, preferences.slowsForQueue());
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
    auto* rest = new QTimer(&desk);
    rest->setSingleShot(true);
    rest->setInterval(restMs);
    QObject::connect(rest, &QTimer::timeout, &desk, remember);
    const auto begin = [rest] { rest->start(); };
    for (const auto moved : {&QWindow::xChanged, &QWindow::yChanged, &QWindow::widthChanged, &QWindow::heightChanged})
        QObject::connect(console.window(), moved, rest, begin);
    QObject::connect(desk.apart(), &QAbstractItemModel::dataChanged, rest, begin);
    QObject::connect(desk.margin(), &MarginPage::requestChanged, rest, begin);
    QObject::connect(desk.margin(), &MarginPage::selectedChanged, rest, begin);
    QObject::connect(desk.journal(), &JournalPage::filterChanged, rest, begin);
    QObject::connect(desk.exchange(), &ExchangePage::placeChanged, rest, begin);
    QObject::connect(desk.settings()->preferences(), &Preferences::changed, &desk, remember);
    QObject::connect(&desk, &Console::pageChanged, &desk, remember);
    QObject::connect(&desk, &Console::apartChanged, &desk, remember);
    QObject::connect(desk.tables(), &TableDesk::columnsChanged, rest, begin);
    QObject::connect(desk.margin()->filters(), &SavedFilters::edited, &desk, remember);
}

} // namespace plimsoll
