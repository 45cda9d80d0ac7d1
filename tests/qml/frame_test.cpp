// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/console_driver.h"

#include "app/quit_on_signal.h"
#include "app/window_memory.h"
#include "support/registration.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/enumerations.h"

#include <QAccessible>
#include <QTemporaryDir>
#include <QTimer>

#include <csignal>
#include <functional>
#include <utility>

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

    /// For whoever builds the next page; it has no place of its own, so any page, also the same, closes it.
    void opensTheGalleryFromThePalette()
    {
        ConsoleDriver driver;
        driver.press(Qt::Key_K, Qt::ControlModifier);
        driver.keys("gallery");
        driver.press(Qt::Key_Return);
        QVERIFY(driver.shows("galleryScroll"));
        driver.item("galleryScroll")->setProperty("contentY", 400);
        driver.click("gallerySegments1");
        QCOMPARE(driver.property("gallerySegments", "current"), QString("1"));
        for (const bool dark : {true, false}) {
            driver.console.console().setDark(dark);
            driver.settle();
            for (const char* role :
                {"text", "muted", "accent", "lend", "borrow", "danger", "critical", "draft", "live"})
                QVERIFY2(driver.item(QString("role_%1").arg(role))->property("reached").toDouble() >= 4.5, role);
        }
        driver.press(Qt::Key_1, Qt::ControlModifier);
        QVERIFY(!driver.shows("galleryScroll"));
        driver.console.console().setGallery(true);
        driver.settle();
        driver.press(Qt::Key_Escape);
        QVERIFY(!driver.shows("galleryScroll"));
    }

    void saysSinceWhenChartsStand()
    {
        ConsoleDriver driver;
        driver.press(Qt::Key_2, Qt::ControlModifier);
        QVERIFY(!driver.shows("poolRangeStanding"));
        driver.click("clockPause");
        QCOMPARE(driver.text("poolRangeStanding"), QString("stands at 21:14:05"));
        driver.press(Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(!driver.shows("poolRangeStanding"));
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

    void stopsAnAssetFromThePalette()
    {
        ConsoleDriver driver;
        driver.press(Qt::Key_K, Qt::ControlModifier);
        driver.keys("pause sol");
        driver.press(Qt::Key_Return);
        QCOMPARE(driver.console.console().page(), int(place::Liquidations));
        QTRY_VERIFY_WITH_TIMEOUT(driver.item("assetHoldReason")->hasActiveFocus(), patienceMs);
        driver.keys("Books are thin");
        driver.press(Qt::Key_Return);
        QCOMPARE(driver.exchange.last<HoldLiquidation>()->asset, std::optional(AssetId{4}));
        driver.press(Qt::Key_K, Qt::ControlModifier);
        driver.keys("halt sol book");
        driver.press(Qt::Key_Return);
        QVERIFY(driver.shows("tightenTitle"));
        QCOMPARE(driver.text("tightenTitle"), QString("Book to cancel only"));
        QCOMPARE(driver.console.console().tightening()->assets().at(driver.console.console().tightening()->asset()),
            QString("SOL"));
    }

    /// Not the emergency that brings it to post only, which is named alike.
    void opensTheBookThatWasNamed()
    {
        ConsoleDriver driver;
        driver.press(Qt::Key_K, Qt::ControlModifier);
        driver.keys("book of sol");
        driver.press(Qt::Key_Return);
        QCOMPARE(driver.console.console().page(), int(place::Exchange));
        QCOMPARE(driver.console.console().exchange()->marketName(), QString("SOL / USDC"));
        QVERIFY(!driver.shows("tightenTitle"));
    }

    /// A hand that types "deposit" is not given the form that lends.
    void opensTheFormThatWasNamed()
    {
        ConsoleDriver driver;
        for (const auto& [typed, kind] :
            {std::pair{"deposit", FundsTicket::Deposit}, {"repay", FundsTicket::Repay}, {"lend", FundsTicket::Lend}}) {
            driver.press(Qt::Key_K, Qt::ControlModifier);
            driver.keys(QString(typed) + (kind == FundsTicket::Lend ? " action" : ""));
            driver.press(Qt::Key_Return);
            QCOMPARE(driver.console.console().page(), int(place::Exchange));
            QCOMPARE(driver.console.console().exchange()->panel(), int(ExchangePage::Funds));
            QCOMPARE(driver.console.console().exchange()->funds()->kind(), int(kind));
        }
    }

    void opensAnAccountThatIsNamedAsOne()
    {
        ConsoleDriver driver;
        driver.press(Qt::Key_K, Qt::ControlModifier);
        driver.keys("account 302");
        driver.press(Qt::Key_Return);
        QCOMPARE(driver.exchange.wanted().account, std::optional(SubaccountId{302}));
        QCOMPARE(driver.exchange.wanted().page, view::Page::Margin);
        // Its row, far down, is in sight and has the keys.
        const QQuickItem* rows = driver.item("accountsList");
        QTRY_VERIFY_WITH_TIMEOUT(rows->hasActiveFocus(), patienceMs);
        QVERIFY(rows->property("currentIndex").toInt() > 100);
        const QString row = "account_" + rows->property("currentIndex").toString();
        QTRY_COMPARE_WITH_TIMEOUT(driver.property(row, "selected"), QString("true"), patienceMs);
        const double top = driver.item(row)->mapToItem(rows, QPointF()).y();
        QVERIFY(top >= 0 && top < rows->height());
    }

    void findsWorldsInThePalette()
    {
        ConsoleDriver driver;
        driver.press(Qt::Key_K, Qt::ControlModifier);
        driver.keys("new adl");
        driver.press(Qt::Key_Return);
        QCOMPARE(driver.exchange.last<NewWorld>()->scenario, std::string("adl"));
        QCOMPARE(driver.exchange.last<NewWorld>()->kind, WorldKind::Demo);
        driver.press(Qt::Key_K, Qt::ControlModifier);
        driver.keys("new training adl");
        driver.press(Qt::Key_Return);
        QCOMPARE(driver.exchange.last<NewWorld>()->kind, WorldKind::Training);
        driver.press(Qt::Key_K, Qt::ControlModifier);
        driver.keys("back up");
        driver.press(Qt::Key_Return);
        QVERIFY(driver.shows("worldBackUp"));
        driver.press(Qt::Key_Escape);
        driver.press(Qt::Key_K, Qt::ControlModifier);
        driver.keys("zzz");
        QQuickItem* nothing = driver.item("paletteNothing");
        QQuickItem* list = driver.item("paletteList");
        QVERIFY(list->height() >= nothing->height());
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

    /// In the status bar, the newest before the others; sent away, the one before is seen.
    void saysWhatWasDoneWithoutCoveringAFigure()
    {
        ConsoleDriver driver;
        driver.click("worldButton");
        driver.click("worldRestart");
        const QString first = driver.text("toastText");
        driver.console.console().backUpWorld("second.plimsoll");
        driver.settle();
        QVERIFY(driver.text("toastText").startsWith("Backed up"));
        const QQuickItem* toast = driver.item("toast");
        const qreal page = driver.window().height() - driver.item("clockPause")->parentItem()->height();
        QVERIFY(toast->mapToScene({}).y() >= page);
        driver.click("toastClose");
        QCOMPARE(driver.text("toastText"), first);
        driver.click("toastClose");
        QVERIFY(!driver.shows("toast"));
    }

    /// An order's field that is out of sight takes no figure, whichever way one left it.
    void findsWhoTradesByTheWordsThatThePaletteShows()
    {
        ConsoleDriver driver;
        driver.press(Qt::Key_K, Qt::ControlModifier);
        driver.keys("trade as account 700");
        driver.press(Qt::Key_Return);
        QCOMPARE(driver.console.console().page(), int(place::Exchange));
        QCOMPARE(driver.console.console().exchange()->trader(), 700);
    }

    void menusArePressedThroughTheAccessibilityTreeToo()
    {
        QAccessible::setActive(true);
        ConsoleDriver driver;
        driver.click("operatorButton");
        QAccessibleInterface* item = QAccessible::queryAccessibleInterface(driver.item("operator_viewer"));
        QVERIFY(item != nullptr && item->actionInterface() != nullptr);
        item->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QTRY_VERIFY_WITH_TIMEOUT(!driver.shows("operator_viewer"), patienceMs);
        const auto* asked = driver.exchange.last<SignIn>();
        QVERIFY(asked != nullptr);
        QCOMPARE(asked->name, std::string("viewer"));
        QAccessible::setActive(false);
    }

    void keysActOnThePageInSightOnly()
    {
        ConsoleDriver driver;
        driver.press(Qt::Key_7, Qt::ControlModifier);
        driver.item("orderQuantity")->forceActiveFocus(Qt::MouseFocusReason);
        driver.press(Qt::Key_3);
        QCOMPARE(driver.text("orderQuantity"), QString("3"));
        QQuickItem* field = driver.item("orderQuantity");
        driver.press(Qt::Key_1, Qt::ControlModifier);
        driver.press(Qt::Key_1);
        QCOMPARE(field->property("text").toString(), QString("3"));
        QVERIFY(!field->hasActiveFocus());
        driver.press(Qt::Key_7, Qt::ControlModifier);
        field->forceActiveFocus(Qt::MouseFocusReason);
        driver.press(Qt::Key_K, Qt::ControlModifier);
        for (const Qt::Key key : {Qt::Key_O, Qt::Key_V, Qt::Key_E, Qt::Key_R, Qt::Key_V, Qt::Key_Return})
            driver.press(key);
        QCOMPARE(driver.console.console().page(), int(place::Overview));
        driver.settle();
        driver.press(Qt::Key_1);
        QCOMPARE(field->property("text").toString(), QString("3"));
    }

    /// Wherever the focus was left: on another page, or beside the pages.
    void closesWhatIsOpenOnThePageInSightByEscape()
    {
        ConsoleDriver driver;
        const MarginPage& margin = *driver.console.console().margin();
        for (const char* left : {"journalTable1", "railJournal", "themeButton"}) {
            driver.press(Qt::Key_3, Qt::ControlModifier);
            driver.click("account_0");
            QVERIFY(margin.selected() > 0);
            driver.press(Qt::Key_8, Qt::ControlModifier);
            driver.click(left);
            driver.press(Qt::Key_3, Qt::ControlModifier);
            driver.press(Qt::Key_Escape);
            QCOMPARE(margin.selected(), 0);
        }
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

    void keepsACriticalAlertUntilSomeoneAcknowledgesIt()
    {
        ConsoleDriver driver;
        driver.exchange.world().alerts.erase(driver.exchange.world().alerts.begin());
        driver.exchange.publish();
        driver.settle();
        QCOMPARE(driver.text("alertButton"), QString("3 alerts"));
        driver.click("alertButton");
        QCOMPARE(driver.text("alert0"), QString::fromUtf8("20 accounts in liquidation · ended"));
        QVERIFY(!driver.shows("acknowledge1"));
        driver.exchange.world().status.readOnly = view::ReadOnly::OpenedReadOnly;
        driver.exchange.publish();
        driver.settle();
        QVERIFY(!driver.enabled("acknowledge0"));
        QVERIFY(!driver.enabled("acknowledgeAll"));
        driver.exchange.world().status.readOnly = view::ReadOnly::No;
        driver.exchange.publish();
        driver.settle();
        driver.click("acknowledge0");
        QCOMPARE(driver.text("alertButton"), QString("2 alerts"));
        QVERIFY(!driver.text("alert0").endsWith("· ended"));
    }

    void gathersManyAlertsOfAKindInOneLineWithItsRule()
    {
        ConsoleDriver driver;
        auto& alerts = driver.exchange.world().alerts;
        view::Alert throttled = alerts[1];
        for (const std::uint16_t asset : {std::uint16_t{3}, std::uint16_t{5}, std::uint16_t{6}}) {
            throttled.asset = AssetId{asset};
            alerts.push_back(throttled);
        }
        driver.exchange.publish();
        driver.settle();
        QCOMPARE(driver.text("alertButton"), QString("3 alerts"));
        driver.click("alertButton");
        QCOMPARE(driver.item("alert1")->property("subject").toString(), QString("4 pools throttled"));
        QCOMPARE(driver.text("alert1"), QString::fromUtf8("USDC 93.4 · ETH 93.4 · XRP 93.4 · DOGE 93.4"));
        QVERIFY(driver.item("alert0")->property("rule").toString().startsWith("10 accounts"));
    }

    /// A click beside it takes the cursor to the page; the keys of an emergency have to act all the same.
    void keepsTheKeysOfTheStopsAfterAClickBeside()
    {
        ConsoleDriver driver;
        driver.press(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(driver.shows("stopReason"));
        driver.click("railMargin");
        QVERIFY(driver.shows("stopReason"));
        driver.press(Qt::Key_E, Qt::ControlModifier);
        driver.press(Qt::Key_M);
        for (const char letter : std::string("Bad index"))
            QTest::keyClick(&driver.window(), letter);
        driver.press(Qt::Key_Return);
        QVERIFY(driver.exchange.last<HaltMatching>() != nullptr);
        QVERIFY(!driver.shows("stopReason"));
        driver.press(Qt::Key_E, Qt::ControlModifier);
        driver.click("railLending");
        driver.press(Qt::Key_Escape);
        QVERIFY(!driver.shows("stopReason"));
    }

    /// By two keys and a reason, or out of the palette, like the halt itself.
    void endsAHaltByKeys()
    {
        ConsoleDriver driver;
        const auto type = [&](const std::string& text) {
            for (const char letter : text)
                QTest::keyClick(&driver.window(), letter);
            driver.press(Qt::Key_Return);
        };
        driver.press(Qt::Key_K, Qt::ControlModifier);
        type("resume");
        QVERIFY(driver.exchange.last<HaltMatching>() == nullptr);
        driver.press(Qt::Key_Escape);
        driver.press(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(!driver.shows("stopEnd"));
        driver.press(Qt::Key_M);
        type("Bad index");
        QVERIFY(driver.shows("stopTitle_0"));
        driver.press(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(driver.reads("stopEnd", "End the halt of matching · E"));
        driver.press(Qt::Key_E);
        type("Index is back");
        QCOMPARE(driver.exchange.last<HaltMatching>()->minutes, 0U);
        QVERIFY(!driver.shows("stopTitle_0"));

        driver.press(Qt::Key_E, Qt::ControlModifier);
        driver.press(Qt::Key_L);
        type("Look first");
        QVERIFY(driver.shows("stopTitle_1"));
        driver.press(Qt::Key_K, Qt::ControlModifier);
        type("resume");
        QVERIFY(driver.shows("stopReason"));
        type("Looked");
        QCOMPARE(driver.exchange.last<PauseLiquidations>()->minutes, 0U);
        QVERIFY(!driver.shows("stopTitle_1"));
    }

    /// Whatever lies over the page: the stops are one key away, alone, and take what is typed.
    void asksForTheStopsFromEverySheet()
    {
        ConsoleDriver driver;
        Console& desk = driver.console.console();
        const auto fromFiles = [&](const char* item) {
            driver.press(Qt::Key_6, Qt::ControlModifier);
            driver.click("changeFiles");
            driver.click(item);
        };
        const std::pair<const char*, std::function<void()>> sheets[] = {
            {"railsTitle", [&] { fromFiles("guardRails"); }},
            {"versionsTitle", [&] { fromFiles("configurationVersions"); }},
            {"replayMoment", [&] { emit desk.replay()->asked(QStringLiteral("5")); }},
            {"signInName", [&] { emit desk.door()->asked(false); }},
            {"operatorList", [&] { emit desk.door()->operatorsAsked(); }},
            {"tightenTitle", [&] { emit desk.tightenAsked(0, 4); }},
            {"cheatTitle", [&] { driver.press(Qt::Key_F1); }},
            {"paletteField", [&] { driver.press(Qt::Key_K, Qt::ControlModifier); }},
            // And whatever list or menu is open.
            {"alertList", [&] { driver.click("alertButton"); }},
            {"worldRestart", [&] { driver.click("worldButton"); }},
            {"selfTradePrevention_1",
                [&] {
                    driver.press(Qt::Key_7, Qt::ControlModifier);
                    driver.click("selfTradePrevention");
                }},
        };
        for (const auto& [shown, open] : sheets) {
            open();
            QVERIFY2(driver.shows(shown), shown);
            driver.press(Qt::Key_E, Qt::ControlModifier);
            QVERIFY2(driver.shows("stopReason"), shown);
            QVERIFY2(!driver.shows(shown), shown);
            driver.press(Qt::Key_M);
            QVERIFY2(driver.item("stopReason")->hasActiveFocus(), shown);
            driver.press(Qt::Key_Escape);
            QVERIFY2(!driver.shows("stopReason"), shown);
        }
    }

    void asksForTheStopsOfItsWindowFromASheet()
    {
        ConsoleDriver driver;
        QQuickWindow* apart = tearOff(driver, Qt::Key_6, "Changes");
        QVERIFY(apart != nullptr);
        const auto click = [&](const char* name) {
            QTest::mouseClick(apart, Qt::LeftButton, Qt::NoModifier, driver.centre(driver.itemOf(*apart, name)));
            driver.settle();
        };
        click("changeFiles");
        click("guardRails");
        QVERIFY(driver.itemOf(*apart, "railsTitle") != nullptr);
        QTest::keyClick(apart, Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(driver.itemOf(*apart, "stopReason") != nullptr, patienceMs);
        QVERIFY(driver.itemOf(*apart, "railsTitle") == nullptr);
        QVERIFY(!driver.shows("stopReason"));
        // What tightens one asset opens there too.
        QTest::keyClick(apart, Qt::Key_C);
        QTRY_VERIFY_WITH_TIMEOUT(driver.itemOf(*apart, "tightenTitle") != nullptr, patienceMs);
        QCOMPARE(driver.itemOf(*apart, "tightenTitle")->property("text").toString(), QString("Book to cancel only"));
        QVERIFY(!driver.shows("tightenTitle"));
    }

    void haltsMatchingInTwoKeysAndAReason()
    {
        ConsoleDriver driver;
        driver.press(Qt::Key_E, Qt::ControlModifier);
        driver.press(Qt::Key_M);
        for (const char letter : std::string("Bad index"))
            QTest::keyClick(&driver.window(), letter);
        driver.press(Qt::Key_Return);
        const auto* halt = driver.exchange.last<HaltMatching>();
        QVERIFY(halt != nullptr);
        QCOMPARE(halt->minutes, 5U);
        QCOMPARE(halt->reason, std::string("Bad index"));
        QVERIFY(!driver.shows("stopReason"));
        QCOMPARE(driver.text("stopTitle_0"), QString("Matching is halted"));
        QCOMPARE(driver.text("stopLeft_0"), QString("ends by itself in 5 min 0 s"));
        driver.exchange.advance(60);
        driver.press(Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(driver.text("stopLeft_0"), QString("ends by itself in 4 min 0 s"));
        driver.click("stopEnd_0");
        driver.type("stopReason", "Index is back");
        driver.click("stopApply");
        QCOMPARE(driver.exchange.last<HaltMatching>()->minutes, 0U);
        QVERIFY(!driver.shows("stop_0"));
    }

    void pausesLiquidationsAndCancelsOrdersWithAReasonOnly()
    {
        ConsoleDriver driver;
        driver.click("stopButton");
        driver.click("stopLiquidations");
        QVERIFY(!driver.enabled("stopApply"));
        driver.click("stopMinutes2");
        driver.type("stopReason", "Oracle outage");
        driver.click("stopApply");
        QCOMPARE(driver.exchange.last<PauseLiquidations>()->minutes, 15U);
        QCOMPARE(driver.text("stopTitle_1"), QString("Liquidations are paused"));
        driver.press(Qt::Key_E, Qt::ControlModifier);
        driver.press(Qt::Key_O);
        driver.type("stopReason", "Wrong tick size");
        driver.press(Qt::Key_Return);
        QCOMPARE(driver.exchange.last<CancelAllOrders>()->minutes, 0U);
        QCOMPARE(driver.exchange.last<CancelAllOrders>()->reason, std::string("Wrong tick size"));
    }

    void tearsAPageOffIntoAWindowOfItsOwn()
    {
        ConsoleDriver driver;
        driver.press(Qt::Key_2, Qt::ControlModifier);
        driver.click("tearOffButton");
        driver.press(Qt::Key_3, Qt::ControlModifier);
        QVERIFY(driver.exchange.wanted().shows(view::Page::Lending));
        QVERIFY(driver.exchange.wanted().shows(view::Page::Margin));
        QVERIFY(!driver.exchange.wanted().shows(view::Page::Risk));
        QQuickWindow* apart = driver.windowApart("Lending");
        QVERIFY(apart != nullptr && QTest::qWaitForWindowExposed(apart));
        // What one acts on is said in words there too.
        const QString environment = driver.text("environmentWord");
        QVERIFY(!environment.isEmpty());
        QCOMPARE(driver.itemOf(*apart, "environmentWord")->property("text").toString(), environment);
        QVERIFY2(apart->title().contains(environment), qPrintable(apart->title()));

        // It is alive while the main window shows another page, and acts on the same exchange.
        const QString before = driver.itemOf(*apart, "poolUtilization")->property("text").toString();
        driver.exchange.world().pools[driver.exchange.wanted().pool->value].utilization
            = Ratio::fromRaw(Ratio::scale / 2);
        driver.exchange.publish();
        QTRY_COMPARE_WITH_TIMEOUT(
            driver.itemOf(*apart, "poolUtilization")->property("text").toString(), QString("50.00"), patienceMs);
        QVERIFY(before != "50.00");
        QTest::keyClick(apart, Qt::Key_Period, Qt::ControlModifier);
        QVERIFY(driver.exchange.last<StepClock>() != nullptr);
        QVERIFY(driver.shows("account_0"));

        QTest::keyClick(apart, Qt::Key_W, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(driver.windowApart("Lending") == nullptr, patienceMs);
        driver.settle();
        QVERIFY(!driver.exchange.wanted().shows(view::Page::Lending));
    }

    void escapeInAWindowOfItsOwnActsOnItsPage()
    {
        ConsoleDriver driver;
        QQuickWindow* apart = tearOff(driver, Qt::Key_3, "Margin");
        QVERIFY(apart != nullptr);
        driver.console.console().margin()->select(302);
        QTRY_COMPARE_WITH_TIMEOUT(driver.exchange.wanted().account, std::optional(SubaccountId{302}), patienceMs);
        QTest::keyClick(apart, Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!driver.exchange.wanted().account, patienceMs);
    }

    void goesBackAndForwardFromAWindowApart()
    {
        ConsoleDriver driver;
        QQuickWindow* apart = tearOff(driver, Qt::Key_3, "Margin");
        QVERIFY(apart != nullptr);
        QTest::keyClick(apart, Qt::Key_8, Qt::ControlModifier);
        QCOMPARE(driver.console.console().page(), int(place::Journal));
        QTest::keyClick(apart, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(driver.console.console().page(), int(place::Overview));
        QTest::keyClick(apart, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(driver.console.console().page(), int(place::Journal));
    }

    void goesBackAndForward()
    {
        ConsoleDriver driver;
        driver.press(Qt::Key_2, Qt::ControlModifier);
        driver.press(Qt::Key_5, Qt::ControlModifier);
        driver.press(Qt::Key_Left, Qt::AltModifier);
        driver.press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(driver.console.console().page(), int(place::Overview));
        driver.press(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(driver.console.console().page(), int(place::Lending));
        driver.press(Qt::Key_4, Qt::ControlModifier);
        QVERIFY(driver.console.console().forwardTo().isEmpty());
    }

    /// Whoever goes back by keys has them where they were on that page, and on its first control where they never were.
    void hasTheKeysWhereTheyWereAfterGoingBack()
    {
        ConsoleDriver driver;
        driver.press(Qt::Key_3, Qt::ControlModifier);
        driver.press(Qt::Key_F6);
        driver.press(Qt::Key_Tab);
        const QQuickItem* left = driver.window().activeFocusItem();
        QVERIFY(left != nullptr && left->objectName() != "marginWorst");
        driver.press(Qt::Key_8, Qt::ControlModifier);
        QVERIFY(driver.window().activeFocusItem() != left);
        driver.press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(driver.console.console().page(), int(place::Margin));
        QCOMPARE(driver.window().activeFocusItem(), left);
        driver.press(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(driver.console.console().page(), int(place::Journal));
        const QQuickItem* first = driver.window().activeFocusItem();
        QVERIFY(first != nullptr && first != left && !first->objectName().isEmpty());
    }

    void goesBackAndForwardByButtonsThatSayWhere()
    {
        ConsoleDriver driver;
        QVERIFY(!driver.enabled("backButton"));
        QVERIFY(!driver.enabled("forwardButton"));
        driver.click("railRisk");
        driver.click("railJournal");
        QCOMPARE(driver.property("backButton", "hint"), QString("Back to Risk (Alt+Left)"));
        driver.click("backButton");
        QCOMPARE(driver.console.console().page(), int(place::Risk));
        QCOMPARE(driver.property("backButton", "hint"), QString("Back to Overview (Alt+Left)"));
        QCOMPARE(driver.property("forwardButton", "hint"), QString("Forward to Journal (Alt+Right)"));
        driver.click("forwardButton");
        QCOMPARE(driver.console.console().page(), int(place::Journal));
        QVERIFY(!driver.enabled("forwardButton"));
        driver.click("railLending");
        QVERIFY(!driver.enabled("forwardButton"));
    }

    void saysWhichFileIsOpen()
    {
        ConsoleDriver driver;
        driver.exchange.world().status.worldPath = "/worlds/2025-10-10-crash-3.plimsoll";
        driver.exchange.publish();
        driver.settle();
        QCOMPARE(driver.text("worldFileName"), QString("2025-10-10-crash-3"));
        QVERIFY(driver.window().title().endsWith(QStringLiteral(" · 2025-10-10-crash-3")));
    }

    void watchesAPoolFromThePalette()
    {
        ConsoleDriver driver;
        driver.press(Qt::Key_K, Qt::ControlModifier);
        driver.keys("watch or unwatch sol");
        driver.press(Qt::Key_Return);
        QVERIFY(driver.exchange.last<WatchSubject>() != nullptr);
        QCOMPARE(driver.exchange.latest()->assets[driver.exchange.last<WatchSubject>()->subject.asset->value].symbol,
            std::string("SOL"));
        QVERIFY(driver.exchange.last<WatchSubject>()->on);
    }

    void tellsAssistantsWhichPageIsOpen()
    {
        ConsoleDriver driver;
        driver.press(Qt::Key_3, Qt::ControlModifier);
        const auto state = [&](const char* name) {
            QAccessibleInterface* button = QAccessible::queryAccessibleInterface(driver.item(name));
            return std::pair{button->role(), bool(button->state().selected)};
        };
        QCOMPARE(state("railMargin"), (std::pair{QAccessible::PageTab, true}));
        QCOMPARE(state("railOverview"), (std::pair{QAccessible::PageTab, false}));
    }

    void saysHowFarAnOpeningHasCome()
    {
        ConsoleDriver driver;
        driver.exchange.opens = WorldOpening{"/worlds/big.plimsoll", 0, 0};
        driver.exchange.publish();
        QTRY_COMPARE_WITH_TIMEOUT(
            driver.text("worldBusy"), QString::fromUtf8("Opening big: loading its snapshot…"), patienceMs);
        driver.exchange.opens = WorldOpening{"/worlds/big.plimsoll", 12'000, 48'000};
        driver.exchange.publish();
        QTRY_COMPARE_WITH_TIMEOUT(
            driver.text("worldBusy"), QString("Opening big: replaying 12,000 of 48,000 commands"), patienceMs);
        QCOMPARE(driver.console.console().openingShare(), 0.25);
        driver.exchange.opens.reset();
        driver.exchange.publish();
        QTRY_VERIFY_WITH_TIMEOUT(!driver.shows("worldBusy"), patienceMs);
    }

    void saysWhyTheWorldThatWasLeftIsNotOpen()
    {
        ConsoleDriver driver;
        QVERIFY(!driver.shows("passedOver"));
        OperatorAnswer fault;
        fault.code = "LOCKED";
        fault.detail = "/worlds/a.plimsoll: Another Plimsoll has this world open for writing.";
        fault.file = "/worlds/a.plimsoll";
        driver.exchange.passed = fault;
        driver.exchange.publish();
        driver.settle();
        QCOMPARE(driver.text("passedOver"), QString::fromStdString(fault.detail));
        driver.click("passedOverReadOnly");
        QCOMPARE(driver.exchange.last<OpenWorld>()->path, fault.file);
        QVERIFY(driver.exchange.last<OpenWorld>()->readOnly);
        driver.click("passedOverDismiss");
        driver.exchange.publish();
        driver.settle();
        QVERIFY(!driver.shows("passedOver"));
    }

    void writesWhereWindowsRestWithoutAnEnd()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath("console.conf");
        QSettings settings(file, QSettings::IniFormat);
        ConsoleDriver driver;
        keepWindow(driver.console, settings);
        driver.console.console().tearOff(place::Liquidations);
        driver.settle();
        driver.windowApart("Liquidations")->setGeometry(60, 50, 1200, 720);
        driver.window().setGeometry(20, 10, 1290, 810);
        const auto stored
            = [&](const QString& key) { return QSettings(file, QSettings::IniFormat).value(key).toRect(); };
        QTRY_COMPARE_WITH_TIMEOUT(stored("window/apart/1/place"), QRect(60, 50, 1200, 720), patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(stored("window/place"), QRect(20, 10, 1290, 810), patienceMs);
    }

    void restoresPageThemeAndWindows()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath("console.ini"), QSettings::IniFormat);
        {
            ConsoleDriver driver;
            driver.click("railRisk");
            driver.click("themeButton");
            driver.console.console().tearOff(place::Liquidations);
            driver.settle();
            driver.windowApart("Liquidations")->setGeometry(40, 30, 1300, 820);
            driver.settle();
            rememberWindow(driver.console, settings);
        }
        ConsoleDriver driver;
        restoreWindow(driver.console, settings);
        driver.settle();
        QCOMPARE(driver.exchange.wanted().page, view::Page::Risk);
        QVERIFY(!driver.console.console().dark());
        QVERIFY(driver.shows("risk_SOL_0"));
        QVERIFY(driver.windowApart("Liquidations") != nullptr);
        // The screen of tests is 800 by 800: what is larger is fitted to it, down to the least size of a window.
        QCOMPARE(QGuiApplication::primaryScreen()->availableVirtualGeometry(), QRect(0, 0, 800, 800));
        QCOMPARE(driver.windowApart("Liquidations")->size(), QSize(1080, 800));
    }

    void writesWhatOneChoosesAtOnce()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath("console.conf"), QSettings::IniFormat);
        ConsoleDriver driver;
        keepWindow(driver.console, settings);
        driver.click("themeButton");
        QCOMPARE(QSettings(folder.filePath("console.conf"), QSettings::IniFormat).value("look/theme").toInt(),
            int(Preferences::Light));
        driver.click("worldButton");
        driver.click("worldSlowForQueue");
        QTRY_VERIFY_WITH_TIMEOUT(!settings.value("clock/slowsForQueue", true).toBool(), patienceMs);
        ConsoleDriver next;
        restoreWindow(next.console, settings);
        next.exchange.publish();
        QTRY_VERIFY_WITH_TIMEOUT(next.exchange.last<SlowForQueue>() != nullptr, patienceMs);
        QVERIFY(!next.exchange.last<SlowForQueue>()->on);
    }

    void endsAsByItsButtonWhenTheSystemSaysSo()
    {
        const QuitOnSignal watch;
        QTimer::singleShot(0, [] { std::raise(SIGTERM); });
        QTimer::singleShot(patienceMs, [] { QCoreApplication::exit(1); });
        QCOMPARE(QCoreApplication::exec(), 0);
    }

    void goesIntoThePageByF6()
    {
        ConsoleDriver driver;
        driver.press(Qt::Key_3, Qt::ControlModifier);
        driver.press(Qt::Key_F6);
        const QQuickItem* focus = driver.window().activeFocusItem();
        QVERIFY(focus != nullptr);
        QCOMPARE(focus->objectName(), QString("marginWorst"));
    }

    void hidesAHintOnceItsButtonIsPressed()
    {
        ConsoleDriver driver;
        driver.window().requestActivate();
        QTest::mouseMove(&driver.window(), WindowDriver<ConsoleDriver>::centre(driver.item("worldButton")));
        QTRY_VERIFY_WITH_TIMEOUT(driver.shows("worldButtonHint"), patienceMs);
        driver.click("worldButton");
        QTRY_VERIFY_WITH_TIMEOUT(!driver.shows("worldButtonHint"), patienceMs);
    }

    void takesAHintAwayFromAPointerThatRests()
    {
        ConsoleDriver driver;
        driver.window().requestActivate();
        QTest::mouseMove(&driver.window(), QPoint(640, 400));
        driver.settle();
        QTest::mouseMove(&driver.window(), WindowDriver<ConsoleDriver>::centre(driver.item("worldButton")));
        QTRY_VERIFY_WITH_TIMEOUT(driver.shows("worldButtonHint"), patienceMs);
        // What it says changes: that brings it back no more than it keeps it.
        driver.exchange.world().status.worldPath = "/worlds/second.plimsoll";
        driver.exchange.publish();
        QTRY_VERIFY_WITH_TIMEOUT(!driver.shows("worldButtonHint"), patienceMs);
        driver.exchange.world().status.worldPath = "/worlds/third.plimsoll";
        driver.exchange.publish();
        QTest::qWait(700);
        QVERIFY(!driver.shows("worldButtonHint"));
    }

    void saysReadOnlyInWords()
    {
        ConsoleDriver driver;
        driver.exchange.world().status.readOnly = view::ReadOnly::OpenedReadOnly;
        driver.exchange.publish();
        driver.settle();
        QCOMPARE(driver.text("environmentWord"), QString("DEMO · READ-ONLY"));
        Preferences& preferences = *driver.console.console().settings()->preferences();
        preferences.setTextScale(130);
        driver.settle();
        const QQuickItem* notice = driver.item("readOnlyReason");
        QVERIFY(!notice->property("truncated").toBool());
        QCOMPARE(notice->property("lineCount").toInt(), 1);
        preferences.setTextScale(100);
    }

    void saysWhenFiguresAreOld()
    {
        ConsoleDriver driver;
        QVERIFY(!driver.shows("staleTag"));
        QTRY_VERIFY_WITH_TIMEOUT(driver.shows("staleTag"), 6000);
        driver.exchange.advance(1);
        QTRY_VERIFY_WITH_TIMEOUT(!driver.shows("staleTag"), 2000);
    }

private:
    /// The window apart of a page, shown, with the Overview in the main one; null where it does not come.
    static QQuickWindow* tearOff(ConsoleDriver& driver, Qt::Key page, const QString& title)
    {
        driver.press(page, Qt::ControlModifier);
        driver.click("tearOffButton");
        driver.press(Qt::Key_1, Qt::ControlModifier);
        QQuickWindow* apart = driver.windowApart(title);
        return apart != nullptr && QTest::qWaitForWindowExposed(apart) ? apart : nullptr;
    }
};
PLIMSOLL_TEST(FrameTest);

} // namespace plimsoll::test

#include "frame_test.moc"
