// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/console_window.h"
#include "app/renderer.h"
#include "app/tour.h"
#include "support/fake_exchange.h"

#include <QApplication>
#include <QQuickStyle>
#include <QTimer>

/// The console on the fake exchange of the tests, to look at: `console_on_fake [--tour FOLDER | --self-test]`.
int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QQuickStyle::setStyle(QStringLiteral("Fusion"));
    plimsoll::chooseRenderer(QStringLiteral("auto"));
    plimsoll::test::FakeExchange exchange;
    plimsoll::ConsoleWindow console(exchange, exchange);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == u"--tour")
        return plimsoll::runTour(console, QDir(arguments.value(2)));
    if (arguments.value(1) == u"--self-test")
        return plimsoll::runSelfTest(console);
    QTimer clock;
    QObject::connect(&clock, &QTimer::timeout, [&] { exchange.advance(6); });
    clock.start(100);
    return application.exec();
}
