// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window_memory.h"

#include "viewmodel/format/enumerations.h"

namespace plimsoll {
namespace {

const QString size = QStringLiteral("window/size");
const QString page = QStringLiteral("window/page");
const QString dark = QStringLiteral("window/dark");

} // namespace

void restoreWindow(ConsoleWindow& console, const QSettings& settings)
{
    const QSize wanted = settings.value(size).toSize();
    if (wanted.isValid())
        console.window()->resize(wanted.expandedTo(console.window()->minimumSize()));
    console.console().setDark(settings.value(dark, true).toBool());
    const int wantedPage = settings.value(page, 0).toInt();
    if (wantedPage >= place::Overview && wantedPage <= place::Risk)
        console.console().setPage(wantedPage);
}

void rememberWindow(ConsoleWindow& console, QSettings& settings)
{
    settings.setValue(size, console.window()->size());
    settings.setValue(dark, console.console().dark());
    settings.setValue(page, console.console().page());
}

} // namespace plimsoll
