// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/frame_probe.h"

#include "app/hand_probe.h"
#include "app/probe.h"
#include "viewmodel/format/enumerations.h"

#include <QElapsedTimer>
#include <QMetaEnum>
#include <QTimer>

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <ctime>
#include <fstream>
#include <iomanip>
#include <iterator>
#include <numeric>
#include <sstream>
#include <string>
#include <vector>

namespace plimsoll {
namespace {

/// Seconds since this program was executed, as the kernel counts them: in steps of 10 ms.
double secondsSinceExec()
{
    std::ifstream file{"/proc/self/stat"};
    std::string words{std::istreambuf_iterator<char>{file}, {}};
    std::istringstream afterName{words.substr(words.rfind(')') + 1)};
    constexpr int startField = 20; // the 22nd of all
    double ticks = 0;
    std::string word;
    for (int field = 1; field <= startField && afterName >> word; ++field)
        if (field == startField)
            ticks = std::stod(word);
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9
        - ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

/// Of all threads of this program.
double processorSeconds()
{
    timespec used{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

struct Since {
    double exec{};
    double processor{};
};

std::ostream& operator<<(std::ostream& out, const Since& since)
{
    return out << std::fixed << std::setprecision(2) << since.exec << " s (" << since.processor << " s of processor)";
}

/// Waits until what `holds` waits for has been seen in a frame; when that was.
template <class Holds>
Since timeToFrame(QQuickWindow& window, Holds holds)
{
    std::atomic<bool> swapped{false};
    const auto connection = QObject::connect(
        &window, &QQuickWindow::frameSwapped, &window, [&] { swapped = true; }, Qt::DirectConnection);
    while (!holds())
        waitForEvents();
    swapped = false;
    window.update();
    while (!swapped)
        waitForEvents();
    const Since since{secondsSinceExec(), processorSeconds()};
    QObject::disconnect(connection);
    return since;
}

} // namespace

bool probeFrames(ConsoleWindow& console, int secondsPerPage, std::ostream& out)
{
    QQuickWindow& window = *console.window();
    const Session& session = *console.console().session();
    QTimer wakes;
    wakes.setTimerType(Qt::PreciseTimer);
    wakes.start(probeTimerMs);
    const Since first = timeToFrame(window, [] { return true; });
    const Since figures
        = timeToFrame(window, [&] { return console.console().ready() || session.openFault().has_value(); });
    if (!console.console().ready())
        return false;
    out << "from the start to the first frame " << first << ", to the first figures " << figures << '\n';
    if (secondsPerPage == 0)
        return true;
    console.console().settings()->preferences()->setSlowsForQueue(false);
    const auto& bands = session.snapshot().overview.accountsByBand;
    out << std::accumulate(bands.begin(), bands.end(), 0U) << " subaccounts with exposure, " << window.width() << 'x'
        << window.height() << '\n'
        << "page           pace  frames  frame: median    p99  worst   waited: median    p99  worst  (ms)\n";
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
        QObject::connect(&wakes, &QTimer::timeout, &watched, [&] {
            if (sinceTick.isValid())
                waits.push_back(std::max(0.0, static_cast<double>(sinceTick.nsecsElapsed()) / 1e6 - probeTimerMs));
            sinceTick.start();
        });
        QElapsedTimer total;
        total.start();
        const Timestamp began = session.snapshot().status.time;
        while (total.elapsed() < 1000 * secondsPerPage)
            waitForEvents();
        const auto passed = static_cast<double>(session.snapshot().status.time.ms - began.ms);
        out << std::left << std::setw(15) << pages.key(page) << std::right << std::setw(3) << std::fixed
            << std::setprecision(0) << passed / static_cast<double>(total.elapsed()) << 'x' << std::setw(8)
            << frames.size() << "        ";
        writeSpread(out, frames);
        out << "          ";
        writeSpread(out, waits);
        out << '\n';
    }
    probeHands(console, secondsPerPage, out);
    return true;
}

} // namespace plimsoll
