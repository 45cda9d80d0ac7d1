// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window_memory.h"
#include "qml/console_driver.h"
#include "qml/host_driver.h"
#include "support/registration.h"

#include "viewmodel/format/amount_format.h"

#include <QFileInfo>

namespace plimsoll::test {

class SettingsTest : public QObject {
    Q_OBJECT

private slots:
    void changesThemeTextRowsAndMotion()
    {
        ConsoleDriver driver;
        open(driver);
        const Preferences& preferences = *driver.console.console().settings()->preferences();
        driver.click("themeChoice1");
        QVERIFY(!driver.console.console().dark());
        driver.press(Qt::Key_T, Qt::ControlModifier);
        QVERIFY(driver.console.console().dark());
        QCOMPARE(preferences.theme(), int(Preferences::Dark));
        const int before = size(driver, "shortcut1");
        driver.click("textScale3");
        QVERIFY(size(driver, "shortcut1") > before);
        QCOMPARE(preferences.textScale(), 130);
        driver.click("textScale1");
        QCOMPARE(size(driver, "shortcut1"), before);
        driver.click("density1");
        QCOMPARE(size(driver, "shortcut1"), before + 6);
        driver.click("motionChoice1");
        QVERIFY(preferences.reducedMotion());
    }

    /// The largest text in a window of the usual size, with a stop in force: its band has a place of its own, and what
    /// has no room above it comes into sight by the keys.
    void leavesTheStopBandItsPlaceInLargeText()
    {
        ConsoleDriver driver;
        Preferences& preferences = *driver.console.console().settings()->preferences();
        preferences.setTextScale(130);
        preferences.setRelaxed(true);
        driver.press(Qt::Key_E, Qt::ControlModifier);
        driver.press(Qt::Key_M);
        driver.keys("Bad index");
        driver.press(Qt::Key_Return);
        open(driver);
        const QQuickItem* band = driver.item("stop_0");
        QCOMPARE(band->property("color").value<QColor>().alpha(), 255);
        const double foot = band->mapToScene(QPointF()).y();
        QVERIFY(driver.tabTo("idleChoice"));
        driver.settle();
        const QQuickItem* focus = driver.window().activeFocusItem();
        QVERIFY(focus->mapToScene(QPointF(0, focus->height())).y() <= foot);
        for (const char* list : {"fileList", "partList", "choicesPane"}) {
            const QQuickItem* pane = driver.item(list);
            QVERIFY2(pane->mapToScene(QPointF(0, pane->height())).y() <= foot, list);
        }
        preferences.setTextScale(100);
        preferences.setRelaxed(false);
    }

    void keepsTheClockFromSlowing()
    {
        ConsoleDriver driver;
        open(driver);
        driver.click("slowForQueue1");
        QVERIFY(driver.exchange.last<SlowForQueue>() != nullptr);
        QCOMPARE(driver.exchange.last<SlowForQueue>()->on, false);
        driver.click("slowForQueue0");
        QCOMPARE(driver.exchange.last<SlowForQueue>()->on, true);
    }

    void saysWhereTheWorldLiesAndHowLargeItIs()
    {
        HostDriver driver;
        open(driver);
        QTRY_VERIFY_WITH_TIMEOUT(driver.shows("fileSize0"), patienceMs);
        const QFileInfo world(QString::fromStdString(driver.host.latest()->status.worldPath));
        QVERIFY(world.exists());
        const auto bytes
            = [&] { return format::count(static_cast<std::uint64_t>(QFileInfo(world.filePath()).size())) + " bytes"; };
        QTRY_COMPARE_WITH_TIMEOUT(driver.property("fileSize0", "exact"), bytes(), patienceMs);
        QCOMPARE(driver.text("partVersion2"), QString::fromLatin1(qVersion()));
    }

    void showsTheKeysOnF1()
    {
        ConsoleDriver driver;
        driver.press(Qt::Key_F1);
        QVERIFY(driver.shows("cheatTitle"));
        QCOMPARE(driver.property("shortcut0", "keys"), QString("Ctrl+K"));
        driver.press(Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!driver.shows("cheatTitle"), patienceMs);
    }

    void remembersPreferences()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath("console.ini"), QSettings::IniFormat);
        {
            ConsoleDriver driver;
            open(driver);
            driver.click("themeChoice1");
            driver.click("textScale2");
            driver.click("density1");
            rememberWindow(driver.console, settings);
        }
        ConsoleDriver driver;
        restoreWindow(driver.console, settings);
        driver.settle();
        const Preferences& preferences = *driver.console.console().settings()->preferences();
        QVERIFY(!driver.console.console().dark());
        QCOMPARE(preferences.textScale(), 115);
        QVERIFY(preferences.relaxed());
        QVERIFY(driver.shows("themeChoice1"));
    }

private:
    template <class Driver>
    static void open(Driver& driver)
    {
        driver.press(Qt::Key_0, Qt::ControlModifier);
        QVERIFY(driver.shows("themeChoice0"));
    }
    /// Height of a row, which follows type and density.
    static int size(ConsoleDriver& driver, const QString& name)
    {
        return driver.item(name) ? int(driver.item(name)->height()) : 0;
    }
};
PLIMSOLL_TEST(SettingsTest);

} // namespace plimsoll::test

#include "settings_test.moc"
