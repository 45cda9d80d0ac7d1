// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tour.h"

#include "viewmodel/format/enumerations.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QTextStream>

#include <functional>
#include <vector>

namespace plimsoll {
namespace {

constexpr int settleMs = 450;
constexpr int firstFiguresMs = 5000;
constexpr int longestMs = 20'000;

struct Stop {
    QString name;
    std::function<void(Console&)> go;
    std::function<bool(Console&)> isDone = [](Console&) { return true; };
};

std::vector<Stop> stops()
{
    const auto open = [](int place) { return [place](Console& console) { console.setPage(place); }; };
    return {
        {QStringLiteral("overview"), open(place::Overview)},
        {QStringLiteral("lending"), open(place::Lending)},
        {QStringLiteral("lending-draft"),
            [](Console& console) {
                console.setPage(place::Lending);
                console.lending()->curve()->drag(1, 72, 11);
                console.lending()->fields()->threshold()->type(QStringLiteral("101"));
            }},
        {QStringLiteral("margin"), open(place::Margin)},
        {QStringLiteral("margin-account"), [](Console& console) { console.margin()->selectRow(2); }},
        {QStringLiteral("liquidations"),
            [](Console& console) {
                console.margin()->select(0);
                console.setPage(place::Liquidations);
            }},
        {QStringLiteral("liquidations-account"), [](Console& console) { console.liquidations()->selectFirst(); }},
        {QStringLiteral("risk"),
            [](Console& console) {
                console.liquidations()->select(0);
                console.lending()->change()->discard();
                console.setPage(place::Risk);
            }},
        {QStringLiteral("risk-impact"),
            [](Console& console) {
                console.risk()->select(4, 0);
                console.risk()->fields()->weight()->type(QStringLiteral("0.9"));
            },
            [](Console& console) {
                const ChangeImpact& impact = *console.risk()->impact();
                return impact.shown() && !impact.computing() && !impact.playing();
            }},
        {QStringLiteral("risk-draft"),
            [](Console& console) {
                console.risk()->select(4, 0);
                console.risk()->fields()->weight()->type(QStringLiteral("0.9"));
                console.risk()->fields()->mmfBase()->type(QStringLiteral("0.2"));
            }},
    };
}

void settle(int ms)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < ms)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

void awaitFigures(const Console& console)
{
    for (int waited = 0; !console.ready() && waited < firstFiguresMs; waited += 50)
        settle(50);
}

bool draw(QQuickWindow& window, const QString& path)
{
    const QImage picture = window.grabWindow();
    return !picture.isNull() && picture.save(path);
}

} // namespace

int runTour(ConsoleWindow& console, const QDir& folder)
{
    if (console.window() == nullptr || !folder.mkpath(QStringLiteral(".")))
        return 1;
    awaitFigures(console.console());
    int failed = 0;
    for (const QSize size : {QSize(1280, 800), QSize(2560, 1440)}) {
        console.window()->resize(size);
        for (const bool dark : {true, false}) {
            console.console().setDark(dark);
            console.console().risk()->change()->discard();
            for (const Stop& stop : stops()) {
                stop.go(console.console());
                settle(settleMs);
                for (int waited = 0; !stop.isDone(console.console()) && waited < longestMs; waited += settleMs)
                    settle(settleMs);
                const QString name = QStringLiteral("%1-%2-%3.png")
                                         .arg(stop.name, dark ? QStringLiteral("dark") : QStringLiteral("light"))
                                         .arg(size.width());
                if (!draw(*console.window(), folder.filePath(name)))
                    ++failed;
            }
        }
    }
    return failed;
}

int runSelfTest(ConsoleWindow& console)
{
    if (console.window() != nullptr) {
        awaitFigures(console.console());
        for (const bool dark : {false, true}) {
            console.console().setDark(dark);
            console.console().risk()->change()->discard();
            for (const Stop& stop : stops()) {
                stop.go(console.console());
                settle(settleMs);
            }
        }
    }
    QTextStream errors(stderr);
    for (const QString& warning : console.warnings())
        errors << warning << '\n';
    return static_cast<int>(console.warnings().size()) + (console.window() == nullptr ? 1 : 0);
}

} // namespace plimsoll
