// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/console_driver.h"

#include "app/window_memory.h"
#include "support/registration.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/enumerations.h"

#include <QTemporaryDir>

namespace plimsoll::test {

class FrameTest : public QObject {
    Q_OBJECT

private slots:
    void setsTheClockByItsButtons()
    {
        ConsoleDriver driver;
        driver.click("clock600x");
        QVERIFY(driver.exchange.last<SetClockSpeed>() != nullptr);
        QCOMPARE(driver.exchange.last<SetClockSpeed>()->speed, 600U);
        QCOMPARE(driver.console.console().status().speed, 600);
        driver.click("clockPause");
        QCOMPARE(driver.exchange.last<SetClockSpeed>()->speed, 0U);
        QCOMPARE(driver.text("clockTime"), QString("2025-10-10 21:14:05"));
        driver.press(Qt::Key_Period, Qt::ControlModifier);
        QVERIFY(driver.exchange.last<StepClock>() != nullptr);
        QCOMPARE(driver.text("clockTime"), QString("2025-10-10 21:14:06"));
        driver.press(Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(driver.exchange.last<SetClockSpeed>()->speed, 600U);
    }

    void showsTheSequenceAsItGrows()
    {
        ConsoleDriver driver;
        QCOMPARE(driver.text("appliedSequence"), QString("1,204,118"));
        driver.exchange.advance(60);
        driver.settle();
        QCOMPARE(driver.text("appliedSequence"), QString("1,207,718"));
    }

    void opensAPoolFromThePalette()
    {
        ConsoleDriver driver;
        driver.press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(driver.shows("paletteField"));
        for (const char letter : {'s', 'o', 'l'})
            QTest::keyClick(&driver.window(), letter);
        driver.press(Qt::Key_Return);
        QCOMPARE(driver.console.console().page(), int(place::Lending));
        QCOMPARE(driver.exchange.wanted().pool, std::optional(AssetId{4}));
        QCOMPARE(driver.text("poolUtilization"), QString("73.18"));
    }

    void movesBetweenPagesByKeysAndRail()
    {
        ConsoleDriver driver;
        driver.press(Qt::Key_5, Qt::ControlModifier);
        QCOMPARE(driver.exchange.wanted().page, view::Page::Risk);
        driver.click("railOverview");
        QCOMPARE(driver.exchange.wanted().page, view::Page::Overview);
        driver.press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(driver.exchange.wanted().page, view::Page::Risk);
    }

    void restartsTheWorldFromItsMenu()
    {
        ConsoleDriver driver;
        driver.click("worldButton");
        driver.click("worldRestart");
        QVERIFY(driver.exchange.last<RestartWorld>() != nullptr);
        QVERIFY(driver.shows("toast"));
    }

    void followsAnAlertToItsPlace()
    {
        ConsoleDriver driver;
        QCOMPARE(driver.text("alertButton"), QString("3 alerts"));
        driver.click("alertButton");
        driver.click("alert1");
        QCOMPARE(driver.console.console().page(), int(place::Lending));
        QCOMPARE(driver.exchange.wanted().pool, std::optional(AssetId{0}));
    }

    void restoresPageAndTheme()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath("console.ini"), QSettings::IniFormat);
        {
            ConsoleDriver driver;
            driver.click("railRisk");
            driver.click("themeButton");
            rememberWindow(driver.console, settings);
        }
        ConsoleDriver driver;
        restoreWindow(driver.console, settings);
        driver.settle();
        QCOMPARE(driver.exchange.wanted().page, view::Page::Risk);
        QVERIFY(!driver.console.console().dark());
        QVERIFY(driver.shows("risk_SOL_0"));
    }

    void saysReadOnlyInWords()
    {
        ConsoleDriver driver;
        driver.exchange.world().status.readOnly = view::ReadOnly::OpenedReadOnly;
        driver.exchange.publish();
        driver.settle();
        QCOMPARE(driver.text("environmentWord"), QString("DEMO · READ-ONLY"));
    }

    void saysWhenFiguresAreOld()
    {
        ConsoleDriver driver;
        QVERIFY(!driver.shows("staleTag"));
        QTRY_VERIFY_WITH_TIMEOUT(driver.shows("staleTag"), 6000);
        driver.exchange.advance(1);
        QTRY_VERIFY_WITH_TIMEOUT(!driver.shows("staleTag"), 2000);
    }
};
PLIMSOLL_TEST(FrameTest);

} // namespace plimsoll::test

#include "frame_test.moc"
