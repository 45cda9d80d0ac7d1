// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console_window.h"
#include "app/frame_probe.h"
#include "app/quit_on_signal.h"
#include "app/renderer.h"
#include "app/start_options.h"
#include "app/tour.h"
#include "app/window_memory.h"
#include "domain/exchange/parameter.h"
#include "formats/change_reader.h"
#include "formats/scenario_folder.h"
#include "service/host/exchange_host.h"
#include "storage/sqlite_world_files.h"
#include "storage/world_archive.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QQuickStyle>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <optional>

namespace {

using namespace plimsoll;

/// Beside an installation and beside a build folder alike: ../share/plimsoll from the program.
QString resourceFolder()
{
    return QDir{QCoreApplication::applicationDirPath()}.absoluteFilePath(QStringLiteral("../share/plimsoll"));
}

/// Whether a window can be shown. Where it cannot, what needs none is done off screen; false: this start needs one.
bool findDisplay(int argc, char** argv)
{
    const auto isSet = [](const char* name) { return !qEnvironmentVariableIsEmpty(name); };
    if (isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || isSet("QT_QPA_PLATFORM"))
        return true;
    const auto needsNone = [](const char* argument) {
        const QByteArray word{argument};
        for (const char* option : {"--tour", "--self-test", "--frames", "-platform"})
            if (word == option || word.startsWith(QByteArray{option} + '='))
                return true;
        return false;
    };
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::any_of(argv + 1, argv + argc, needsNone);
}

/// Whether there is no world, and then on stderr why.
bool sayOpenFault(const ExchangeHost& host)
{
    const auto fault = host.openFault();
    if (fault)
        std::fprintf(stderr, "plimsoll: %s\n", fault->detail.c_str());
    return fault.has_value();
}

/// Waits for the first figures, or for the reason why there will be none.
bool comesUp(const ExchangeHost& host)
{
    while (!host.latest() && !host.openFault())
        QThread::msleep(20);
    return !sayOpenFault(host);
}

/// Lets simulated time run until the fall is under way, then stops the clock: pictures need something to see.
void runIntoTheFall(ExchangeHost& host, std::int64_t minutes)
{
    host.submit(SlowForQueue{false}, [](const OperatorAnswer&) {});
    QElapsedTimer timer;
    timer.start();
    constexpr qint64 patienceMs = 120'000;
    constexpr std::uint32_t queueToShow = 5;
    constexpr std::uint32_t riskToSlow = 20;
    bool slowed = false;
    std::int64_t start = 0;
    while (timer.elapsed() < patienceMs) {
        QThread::msleep(20);
        const auto seen = host.latest();
        if (!seen)
            continue;
        if (start == 0)
            start = seen->status.time.ms;
        // A queue comes and goes within seconds: near it, the clock must not outrun what is seen of it.
        if (!slowed && seen->overview.accountsAtRisk >= riskToSlow) {
            host.submit(SetClockSpeed{60}, [](const OperatorAnswer&) {});
            slowed = true;
        }
        if (seen->status.time.ms - start >= minutes * msPerMinute || seen->liquidations.queueLength >= queueToShow)
            break;
    }
    host.submit(SetClockSpeed{0}, [](const OperatorAnswer&) {});
}

/// Lets liquidations sell SOL down to 0.8 of its mark. With the 0.98 that is shipped, whoever crosses MMR 100 % holds
/// more than they owe at the worst price, and no slider has a red part (docs/changes.md).
void widenBooks(ExchangeHost& host)
{
    constexpr auto path = "markets.SOL_USDC.filters.price.minImpactMultiplier";
    const auto risk = host.latest()->risk;
    if (const auto parameter = parameterAt(*risk, path))
        host.submit(Command{SetParameters{{{path, parameter->text(*risk), "0.8"}}, "Depth of SOL is gone"}},
            [](const OperatorAnswer&) {});
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("plimsoll"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PLIMSOLL_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("main", "Risk console over a spot-margin exchange."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    addStartOptions(parser);
    // What it says of itself it says anywhere, also where no window can be opened. Not in every start: with the first
    // application that ends, Qt forgets how to tell assistive programs of windows.
    QStringList arguments;
    std::transform(argv, argv + argc, std::back_inserter(arguments),
        [](const char* each) { return QString::fromLocal8Bit(each); });
    if (parser.parse(arguments) && (parser.isSet(help) || parser.isSet(version))) {
        const QCoreApplication words{argc, argv};
        parser.process(words);
    }
    if (!findDisplay(argc, argv)) {
        std::fputs("plimsoll: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set); "
                   "--tour FOLDER draws the pages without one\n",
            stderr);
        return 2;
    }
    QApplication app{argc, argv};
    QGuiApplication::setDesktopFileName(QStringLiteral("org.plimsoll.Plimsoll"));
    QQuickStyle::setStyle(QStringLiteral("Fusion"));

    const bool parses = parser.parse(QCoreApplication::arguments());
    if (parses)
        parser.process(app); // help and version, behind options of Qt
    if (const QString fault = parses ? usageFault(parser) : parser.errorText(); !fault.isEmpty()) {
        std::fprintf(stderr, "plimsoll: %s\n", qPrintable(fault));
        return 2;
    }
    const auto isSet = [&parser](const char* option) { return parser.isSet(QString::fromLatin1(option)); };
    const auto value = [&parser](const char* option) { return parser.value(QString::fromLatin1(option)); };
    chooseRenderer(value("renderer"));

    const bool forLooking = isSet("tour") || isSet("self-test");
    const bool passes = forLooking || isSet("frames");
    QTemporaryDir passing;
    HostOptions options;
    options.dataFolder = (isSet("data") ? value("data")
            : passes                    ? passing.path()
                                        : QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
                             .toStdString();
    options.operatorName = qEnvironmentVariable("USER", QStringLiteral("operator")).toStdString();
    options.openPath = value("world").toStdString();
    options.openReadOnly = isSet("read-only");
    options.scenario = value("scenario").toStdString();
    options.goesOn = !passes;
    if (isSet("live"))
        options.kind = WorldKind::Live;
    options.speed = forLooking ? 600 : value("speed").toUInt();
    options.keepsSpeed = !forLooking && !isSet("speed");

    if (isSet("tour"))
        if (const QString fault = folderFault(QDir{value("tour")}); !fault.isEmpty()) {
            std::fprintf(stderr, "plimsoll: --tour %s: %s\n", qPrintable(value("tour")), qPrintable(fault));
            return 2;
        }

    const auto rails = readRailsFile((resourceFolder() + QStringLiteral("/rails.json")).toStdString());
    if (!rails.ok()) {
        std::fprintf(stderr, "%s\n", rails.error().text().c_str());
        return 2;
    }
    options.rails = rails.value();

    storage::SqliteWorldFiles files;
    // What is looked at stays as it is: the tour has verbs at a desk.
    if (forLooking && !options.openPath.empty() && !options.openReadOnly) {
        const std::string copy = passing.filePath(QStringLiteral("world.plimsoll")).toStdString();
        if (const auto fault = files.copy(options.openPath, copy, Existing::Keep, std::nullopt)) {
            std::fprintf(stderr, "plimsoll: %s\n", toText(*fault).c_str());
            return 2;
        }
        options.openPath = copy;
    }
    const ScenarioFolder scenarios{(resourceFolder() + QStringLiteral("/scenarios")).toStdString(), "2025-10-10-crash"};
    std::optional<QuitOnSignal> quitOnSignal; // before there is a world to be closed
    if (!passes)
        quitOnSignal.emplace();
    ExchangeHost host{files, scenarios, options};
    if (forLooking && !comesUp(host))
        return 2;
    if (forLooking)
        runIntoTheFall(host, isSet("tour") ? 34 : 1);
    storage::WorldArchive archive;
    ConsoleWindow console{host, archive};
    if (console.window() == nullptr) {
        for (const QString& warning : console.warnings())
            std::fprintf(stderr, "%s\n", qPrintable(warning));
        return 2;
    }
    if (isSet("self-test"))
        return runSelfTest(console) == 0 ? 0 : 1;
    if (isSet("tour")) {
        const QDir pictures{value("tour")};
        int failed = runTour(console, pictures);
        widenBooks(host);
        failed += runLossTour(console, pictures);
        options.speed = 1;
        options.openReadOnly = true;
        for (const std::string& path :
            {host.latest()->status.worldPath, passing.filePath(QStringLiteral("nowhere.plimsoll")).toStdString()}) {
            options.openPath = path;
            ExchangeHost looked{files, scenarios, options};
            ConsoleWindow looking{looked, archive};
            failed += runStateTour(looking, pictures);
        }
        // Who may take a desk is asked in live worlds only.
        options.openPath.clear();
        options.openReadOnly = false;
        options.kind = WorldKind::Live;
        ExchangeHost live{files, scenarios, options};
        if (!comesUp(live))
            return 2;
        ConsoleWindow door{live, archive};
        failed += runDoorTour(door, pictures);
        return failed == 0 ? 0 : 1;
    }
    if (isSet("frames")) {
        if (isSet("size"))
            console.window()->resize(windowSize(parser));
        if (probeFrames(console, value("frames").toInt(), std::cout))
            return 0;
        sayOpenFault(host);
        return 2;
    }
    QSettings settings{QStringLiteral("plimsoll"), QStringLiteral("console")};
    restoreWindow(console, settings);
    if (isSet("size"))
        console.window()->resize(windowSize(parser));
    keepWindow(console, settings);
    QObject::connect(console.console().session(), &Session::openFaultChanged, &app, [&host] { sayOpenFault(host); });
    const int code = app.exec();
    rememberWindow(console, settings);
    return code;
}
