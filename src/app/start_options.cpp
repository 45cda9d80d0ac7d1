// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/start_options.h"

namespace plimsoll {
namespace {

constexpr int framesMax = 3600;

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
        {QStringLiteral("speed"), QStringLiteral("0 (paused), 1, 10, 60 or 600."), QStringLiteral("speed"),
            QStringLiteral("10")},
        {QStringLiteral("data"), QStringLiteral("Where worlds are kept."), QStringLiteral("folder")},
        {QStringLiteral("renderer"), QStringLiteral("auto, software or gl."), QStringLiteral("renderer"),
            QStringLiteral("auto")},
        {QStringLiteral("tour"),
            QStringLiteral("Draws every page into PNG files and ends; of --world it opens a copy."),
            QStringLiteral("folder")},
        {QStringLiteral("self-test"), QStringLiteral("Opens every page; fails on any QML warning.")},
        {QStringLiteral("frames"),
            QStringLiteral(
                "Prints what the start took, shows every page for so long, prints what frames took, and ends."),
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

} // namespace plimsoll
