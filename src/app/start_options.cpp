// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/start_options.h"

#include <QRegularExpression>

namespace plimsoll {
namespace {

constexpr int framesMax = 3600;
constexpr QSize windowMin{1080, 640}; // as qml/DeskWindow.qml has it
constexpr QSize windowMax{16384, 16384};

} // namespace

void addStartOptions(QCommandLineParser& parser)
{
    parser.addOptions({
        {QStringLiteral("world"),
            QStringLiteral("Opens this world; without it, the one that was left last, or a new one."),
            QStringLiteral("file")},
        {QStringLiteral("read-only"), QStringLiteral("Opens the world for looking only.")},
        {QStringLiteral("scenario"), QStringLiteral("Starts a new world from it."), QStringLiteral("name or file")},
        {QStringLiteral("live"),
            QStringLiteral("The new world is a live one: operators sign in, parameters move by changes only.")},
        {QStringLiteral("speed"),
            QStringLiteral(
                "0 (paused), 1, 10, 60 or 600; else as the world was left, a new one at 10. One that was left paused "
                "stays so; a live one, where nobody has signed in yet, opens at 1 at most."),
            QStringLiteral("speed"), QStringLiteral("10")},
        {QStringLiteral("data"), QStringLiteral("Where worlds are kept."), QStringLiteral("folder")},
        {QStringLiteral("renderer"), QStringLiteral("auto, software or gl."), QStringLiteral("renderer"),
            QStringLiteral("auto")},
        {QStringLiteral("size"), QStringLiteral("Of the window, as 2560x1440."), QStringLiteral("size")},
        {QStringLiteral("tour"),
            QStringLiteral("Draws every page into PNG files and ends; of --world it opens a copy."),
            QStringLiteral("folder")},
        {QStringLiteral("self-test"), QStringLiteral("Opens every page; fails on any QML warning.")},
        {QStringLiteral("frames"),
            QStringLiteral(
                "Prints what the start took, shows every page and drags two controls for so long, prints what frames "
                "took, and ends."),
            QStringLiteral("seconds")},
    });
}

QString usageFault(const QCommandLineParser& parser)
{
    const auto fault = [&](const QString& option, const QString& allowed) {
        return QStringLiteral("--%1 '%2': %3").arg(option, parser.value(option), allowed);
    };
    const auto oneOf = [&](const QString& option, const QStringList& allowed) {
        return allowed.contains(parser.value(option))
            ? QString()
            : fault(option, QStringLiteral("must be one of ") + allowed.join(QStringLiteral(", ")));
    };
    if (const QStringList words = parser.positionalArguments(); !words.isEmpty())
        return QStringLiteral("'%1': takes options only, see --help").arg(words.first());
    for (const char* name : {"world", "scenario", "data", "tour"})
        if (const QString option = QString::fromLatin1(name);
            parser.isSet(option) && parser.value(option).trimmed().isEmpty())
            return fault(option, QStringLiteral("must name a file or folder"));
    if (const QString speed = oneOf(QStringLiteral("speed"), {"0", "1", "10", "60", "600"}); !speed.isEmpty())
        return speed;
    if (const QString renderer = oneOf(QStringLiteral("renderer"), {"auto", "software", "gl"}); !renderer.isEmpty())
        return renderer;
    if (const QString size = QStringLiteral("size"); parser.isSet(size) && windowSize(parser).isEmpty())
        return fault(size, QStringLiteral("must be width x height from 1080x640 to 16384x16384, as 2560x1440"));
    if (const QString frames = QStringLiteral("frames"); parser.isSet(frames)) {
        bool isNumber = false;
        const int seconds = parser.value(frames).toInt(&isNumber);
        if (!isNumber || seconds < 0 || seconds > framesMax)
            return fault(frames, QStringLiteral("must be whole seconds from 0 to %1").arg(framesMax));
    }
    if (parser.isSet(QStringLiteral("world"))) {
        if (parser.isSet(QStringLiteral("scenario")))
            return fault(QStringLiteral("scenario"), QStringLiteral("starts a new world, so not with --world"));
        if (parser.isSet(QStringLiteral("live")))
            return QStringLiteral("--live with --world '%1': only a new world is made a live one, so not with --world")
                .arg(parser.value(QStringLiteral("world")));
    }
    return {};
}

QSize windowSize(const QCommandLineParser& parser)
{
    static const QRegularExpression form{QStringLiteral("^([0-9]{1,5})x([0-9]{1,5})$")};
    const auto match = form.match(parser.value(QStringLiteral("size")));
    const QSize size{match.captured(1).toInt(), match.captured(2).toInt()};
    const bool fits = size.expandedTo(windowMin) == size && size.boundedTo(windowMax) == size;
    return fits ? size : QSize{};
}

} // namespace plimsoll
