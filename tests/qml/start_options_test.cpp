// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/start_options.h"
#include "support/registration.h"

#include <QTest>

namespace plimsoll::test {

/// What `plimsoll` is started with.
class StartOptionsTest : public QObject {
    Q_OBJECT

private slots:
    void refusesWhatMeansNothing_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* typed, const char* said) {
            QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(said);
        };
        row("--frames=abc", "--frames 'abc': must be whole seconds from 0 to 3600");
        row("--frames=-1", "--frames '-1': must be whole seconds from 0 to 3600");
        row("--speed=7", "--speed '7': must be one of 0, 1, 10, 60, 600");
        row("--speed=abc", "--speed 'abc': must be one of 0, 1, 10, 60, 600");
        row("--renderer=foo", "--renderer 'foo': must be one of auto, software, gl");
        row("--size=big", "--size 'big': must be width x height from 1080x640 to 16384x16384, as 2560x1440");
        row("--size=640x480", "--size '640x480': must be width x height from 1080x640 to 16384x16384, as 2560x1440");
        row("--size=2560x1440 --frames=5", "");
        row("--tour=", "--tour '': must name a file or folder");
        row("some words", "'some': takes options only, see --help");
        row("--world=X --scenario=Y", "--scenario 'Y': starts a new world, so not with --world");
        row("--live --world=DEMO",
            "--live with --world 'DEMO': only a new world is made a live one, so not with --world");
        row("--live --scenario=Y --speed=60 --renderer=gl", "");
        row("--world=X --read-only --frames=0", "");
        row("", "");
    }
    void refusesWhatMeansNothing()
    {
        QFETCH(QString, typed);
        QFETCH(QString, said);
        QCommandLineParser parser;
        addStartOptions(parser);
        QVERIFY(parser.parse(QStringList{"plimsoll"} + typed.split(u' ', Qt::SkipEmptyParts)));
        QCOMPARE(usageFault(parser), said);
    }
};
PLIMSOLL_TEST(StartOptionsTest);

} // namespace plimsoll::test

#include "start_options_test.moc"
