// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/settings/settings_page.h"

#include "service/host/live_world.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/wording.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace plimsoll {
namespace {

constexpr qint64 readAgainMs = 1000;

/// "12.4 MB", decimal multiples.
QString bytes(qint64 size)
{
    static constexpr const char* units[]{"B", "kB", "MB", "GB", "TB"};
    double value = static_cast<double>(size);
    std::size_t unit = 0;
    while (value >= 1000 && unit + 1 < std::size(units)) {
        value /= 1000;
        ++unit;
    }
    return QStringLiteral("%1 %2").arg(value, 0, 'f', unit == 0 ? 0 : 1).arg(QLatin1String(units[unit]));
}

} // namespace

SettingsPage::SettingsPage(Session& session, QObject* parent)
    : QObject(parent)
    , session_(session)
{
    connect(&session_, &Session::snapshotChanged, this, &SettingsPage::refresh);
    enterParts();
    enterShortcuts();
}

void SettingsPage::setSettingsFile(const QString& path)
{
    settingsFile_ = path;
    emit changed();
}

void SettingsPage::refresh()
{
    if (!session_.wanted().shows(view::Page::Settings) || !session_.hasSnapshot())
        return;
    if (sinceRead_.isValid() && sinceRead_.elapsed() < readAgainMs)
        return;
    sinceRead_.start();
    const QString world = QString::fromStdString(session_.snapshot().status.worldPath);
    std::vector<FileLine> lines;
    qint64 total = 0;
    const auto add = [&](const QString& what, const QString& path) {
        const QFileInfo file(path);
        FileLine line;
        line.key = static_cast<qint64>(lines.size());
        line.what = what;
        line.path = path;
        if (file.exists() && file.isFile()) {
            line.size = bytes(file.size());
            line.sizeExact = tr("%1 bytes").arg(format::count(static_cast<std::uint64_t>(file.size())));
            total += file.size();
        }
        lines.push_back(line);
    };
    add(tr("World"), world);
    add(tr("Write-ahead log"), world + QStringLiteral("-wal"));
    add(tr("Shared memory"), world + QStringLiteral("-shm"));
    worldSize_ = bytes(total);
    add(tr("New worlds go to"), QFileInfo(world).absolutePath());
    if (!settingsFile_.isEmpty())
        add(tr("These settings"), settingsFile_);
    files_.assign(lines);
    emit changed();
}

void SettingsPage::enterParts()
{
    std::vector<PartLine> lines;
    const auto add = [&](const QString& name, const QString& version, const QString& licence) {
        PartLine line;
        line.key = static_cast<qint64>(lines.size());
        line.name = name;
        line.version = version;
        line.licence = licence;
        lines.push_back(line);
    };
    add(QStringLiteral("Plimsoll"), QCoreApplication::applicationVersion(), QStringLiteral("GPL-3.0-or-later"));
    add(tr("Engine and journal layout"), QString::fromStdString(engineFingerprint()), {});
    add(QStringLiteral("Qt Quick, Controls"), QString::fromLatin1(qVersion()), QStringLiteral("LGPL-3.0"));
    add(QStringLiteral("Qt Charts"), QString::fromLatin1(qVersion()), QStringLiteral("GPL-3.0"));
    add(QStringLiteral("SQLite"), {}, tr("public domain"));
    add(QStringLiteral("libsodium"), {}, QStringLiteral("ISC"));
    add(QStringLiteral("xxHash"), {}, QStringLiteral("BSD-2-Clause"));
    add(QStringLiteral("JSON for Modern C++"), {}, QStringLiteral("MIT"));
    add(QStringLiteral("Inter, JetBrains Mono"), {}, QStringLiteral("OFL-1.1"));
    parts_.assign(lines);
}

void SettingsPage::enterShortcuts()
{
    std::vector<ShortcutLine> lines;
    const auto add = [&](const QString& group, const QString& keys, const QString& what) {
        ShortcutLine line;
        line.key = static_cast<qint64>(lines.size());
        line.group = group;
        line.keys = keys;
        line.what = what;
        lines.push_back(line);
    };
    const QString everywhere = tr("Everywhere");
    add(everywhere, "Ctrl+K", tr("find a page, pool, account or action"));
    add(everywhere, "F1", tr("this list of keys"));
    add(everywhere, "Alt+Left, Alt+Right", tr("back and forward between pages"));
    add(everywhere, "Ctrl+Shift+W", tr("this page in a window of its own; there: close it"));
    add(everywhere, "Ctrl+T", tr("dark or light"));
    add(everywhere, "Ctrl+L", tr("lock the desk, or sign in, where it asks for a passphrase"));
    add(everywhere, "F6", tr("into the page, past the bars"));
    add(everywhere, "Tab, Shift+Tab", tr("next and previous control"));
    add(everywhere, "Esc", tr("close what is open"));
    const QString stops = tr("Stop the venue");
    add(stops, "Ctrl+E", tr("choose a stop, then give a reason"));
    add(stops, "Ctrl+E, M", tr("halt matching"));
    add(stops, "Ctrl+E, L", tr("pause liquidations"));
    add(stops, "Ctrl+E, O", tr("cancel all orders"));
    add(stops, "Ctrl+H", tr("reason to hold or release the chosen account"));
    add(stops, "Up", tr("in a reason: the one given last, then those before it"));
    const QString tighten = tr("Tighten in an emergency");
    add(tighten, "Ctrl+E, W", tr("lower an asset's collateral weight"));
    add(tighten, "Ctrl+E, R", tr("its pool to repay only"));
    add(tighten, "Ctrl+E, C", tr("its book to cancel only"));
    add(tighten, "Ctrl+E, P", tr("its book to post only"));
    add(tighten, "Ctrl+E, B", tr("lower the limit of its pool"));
    const QString pages = tr("Pages");
    const QStringList names = format::pageNames();
    for (int page = 0; page < names.size(); ++page)
        add(pages, format::pageKey(page), names[page]);
    const QString clock = tr("Clock");
    add(clock, "Ctrl+Space", tr("pause or go on"));
    add(clock, "Ctrl+.", tr("one step while paused"));
    const QString tables = tr("Tables and lists");
    add(tables, "Up, Down", tr("row by row"));
    add(tables, "PgUp, PgDn", tr("page by page"));
    add(tables, "Home, End", tr("first and last row"));
    add(tables, "Enter", tr("open the row; in a book, take its price"));
    add(tables, "Ctrl+C, Ctrl+Shift+C", tr("copy the row; below its heads"));
    add(tables, "Shift+F10", tr("choose columns, save all rows"));
    add(tables, "Delete", tr("cancel the order, remove the point"));
    const QString forms = tr("Forms");
    add(forms, "Space", tr("press the button, tick the box"));
    add(forms, "Enter", tr("send what is typed, if nothing refuses it"));
    add(forms, "Arrows", tr("move a curve point; Shift: ten steps"));
    add(forms, "Ctrl+Z", tr("undo the last step of a curve, or of a draft on Risk"));
    const QString charts = tr("Charts over time");
    add(charts, "+, -", tr("nearer, farther"));
    add(charts, "Left, Right", tr("earlier, later; Shift: read sample by sample"));
    add(charts, "Home, End", tr("all there is; follow the newest again"));
    shortcuts_.assign(lines);
}

} // namespace plimsoll
