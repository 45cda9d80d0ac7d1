// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/frame_probe.h"

#include "viewmodel/format/enumerations.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QMetaEnum>
#include <QTimer>

#include <algorithm>
#include <iomanip>
#include <vector>

namespace plimsoll {
namespace {

constexpr int timerMs = 5;

void writeSpread(std::ostream& out, std::vector<double>& times)
{
    if (times.empty()) {
        out << "      -      -      -";
        return;
    }
    std::sort(times.begin(), times.end());
    const auto at
        = [&](std::size_t percent) { return times[std::min(times.size() - 1, times.size() * percent / 100)]; };
    out << std::fixed << std::setprecision(1) << std::setw(7) << at(50) << std::setw(7) << at(99) << std::setw(7)
        << times.back();
}

} // namespace

void probeFrames(ConsoleWindow& console, int secondsPerPage, std::ostream& out)
{
    QQuickWindow& window = *console.window();
    while (!console.console().ready())
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, timerMs);
    out << "page           frames  frame: median    p99  worst   waited: median    p99  worst  (ms)\n";
    const QMetaEnum pages = QMetaEnum::fromType<place::Which>();
    for (int page = 0; page < pages.keyCount(); ++page) {
        console.console().setPage(pages.value(page));
        std::vector<double> frames;
        std::vector<double> waits;
        QElapsedTimer frame;
        QElapsedTimer sinceTick;
        QObject watched;
        // The software renderer draws on this thread; with another one the signals come from the render thread.
        QObject::connect(
            &window, &QQuickWindow::beforeSynchronizing, &watched, [&] { frame.start(); }, Qt::DirectConnection);
        QObject::connect(
            &window, &QQuickWindow::afterRendering, &watched,
            [&] {
                if (frame.isValid())
                    frames.push_back(static_cast<double>(frame.nsecsElapsed()) / 1e6);
            },
            Qt::DirectConnection);
        QTimer tick;
        tick.setTimerType(Qt::PreciseTimer);
        QObject::connect(&tick, &QTimer::timeout, &watched, [&] {
            if (sinceTick.isValid())
                waits.push_back(std::max(0.0, static_cast<double>(sinceTick.nsecsElapsed()) / 1e6 - timerMs));
            sinceTick.start();
        });
        tick.start(timerMs);
        QElapsedTimer total;
        total.start();
        while (total.elapsed() < 1000 * secondsPerPage)
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, timerMs);
        out << std::left << std::setw(15) << pages.key(page) << std::right << std::setw(6) << frames.size()
            << "        ";
        writeSpread(out, frames);
        out << "          ";
        writeSpread(out, waits);
        out << '\n';
    }
}

} // namespace plimsoll
