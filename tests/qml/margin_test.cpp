// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window_memory.h"
#include "domain/base/decimal.h"
#include "qml/console_driver.h"
#include "qml/host_driver.h"
#include "support/registration.h"
#include "viewmodel/format/enumerations.h"

#include <QAbstractItemModelTester>
#include <QSettings>
#include <QTemporaryDir>

#include <iterator>
#include <random>

namespace plimsoll::test {

class MarginTest : public QObject {
    Q_OBJECT

private slots:
    /// Rows that grow and shrink under the list, wherever it is and whichever page is in sight: each row in sight has
    /// its account.
    void showsARowForEachPlaceWhateverTheTextGrewTo()
    {
        for (const unsigned seed : {4U, 7U}) {
            ConsoleDriver driver;
            std::mt19937 random(seed);
            const auto draw = [&](unsigned below) { return random() % below; };
            Preferences& looks = *driver.console.console().settings()->preferences();
            driver.press(Qt::Key_3, Qt::ControlModifier);
            QQuickItem* list = driver.item("accountsList");
            const auto number = [&](const char* name) { return list->property(name).toDouble(); };
            QString trail;
            for (int step = 0; step < 30; ++step) {
                const unsigned deed = draw(8);
                const int scale = Preferences::scales[draw(std::size(Preferences::scales))];
                if (deed < 2) {
                    driver.press(deed == 0 ? Qt::Key_3 : Qt::Key_9, Qt::ControlModifier);
                    looks.setTextScale(scale);
                    driver.settle();
                    driver.press(Qt::Key_3, Qt::ControlModifier);
                    trail += QString(" %1 %").arg(scale);
                } else if (deed == 2) {
                    looks.setRelaxed(draw(2) == 1);
                    trail += " relaxed";
                } else if (deed == 3) {
                    list->setProperty("contentY", number("originY") + draw(100) * number("contentHeight") / 100);
                    trail += " wheel";
                } else {
                    static constexpr Qt::Key keys[]{Qt::Key_End, Qt::Key_PageDown, Qt::Key_PageUp, Qt::Key_Home};
                    list->forceActiveFocus();
                    driver.press(keys[deed - 4]);
                    trail += QString(" key %1").arg(deed - 4);
                }
                QTRY_VERIFY2_WITH_TIMEOUT(rowsInSight(*list) > 5, qPrintable(trail), patienceMs);
            }
            looks.setTextScale(100);
            looks.setRelaxed(false);
        }
    }

    void beginsAtItsTopWhateverItIsAskedAnew()
    {
        ConsoleDriver driver;
        open(driver);
        QQuickItem* list = driver.item("accountsList");
        const auto deeds = std::to_array<std::function<void()>>({[&] { driver.click("bandFilter1"); },
            [&] { driver.click("head_exposure"); }, [&] { driver.type("accountFilter", "1"); },
            [&] {
                driver.drag("marginHistogram", {200, 0});
            },
            [&] { driver.click("clearFilters"); }});
        for (const auto& deed : deeds) {
            QVERIFY(driver.tabTo("accountsList"));
            for (int page = 0; page < 3; ++page)
                driver.press(Qt::Key_PageDown);
            QVERIFY(!list->property("atYBeginning").toBool());
            deed();
            driver.settle();
            QVERIFY(list->property("atYBeginning").toBool());
            QTRY_VERIFY_WITH_TIMEOUT(rowsInSight(*list) > 5, patienceMs);
        }
    }

    /// The row that the keys are on stays that of its account; a press of the pointer holds nothing once it is away.
    void holdsTheOrderUnderTheKeys()
    {
        ConsoleDriver driver;
        open(driver);
        const auto held = [&] { return driver.exchange.wanted().table.freezeOrder; };
        QVERIFY(!held());
        QVERIFY(driver.tabTo("accountsList"));
        driver.press(Qt::Key_Down);
        QVERIFY(held());
        QVERIFY(driver.text("accountsFoot").startsWith("order held while the keys are on a row"));
        driver.item("accountFilter")->forceActiveFocus();
        driver.settle();
        QVERIFY(!held());
        driver.click("account_2");
        QTest::mouseMove(&driver.window(), QPoint(5, 5));
        driver.settle();
        QVERIFY(driver.item("accountsList")->hasActiveFocus());
        QVERIFY(!held());
    }

    /// Whoever is nearest to the line is open first, and nobody else instead of whom one chose, or closed.
    void opensOnTheAccountNearestToTheLine()
    {
        ConsoleDriver driver;
        open(driver);
        MarginPage& margin = *driver.console.console().margin();
        const int worst = static_cast<int>(driver.exchange.latest()->accounts.rows.front().subaccount.value);
        QCOMPARE(margin.selected(), worst);
        driver.click("account_2");
        const int chosen = margin.selected();
        QVERIFY(chosen != worst);
        driver.press(Qt::Key_1, Qt::ControlModifier);
        driver.press(Qt::Key_3, Qt::ControlModifier);
        driver.exchange.advance(1);
        driver.settle();
        QCOMPARE(margin.selected(), chosen);
        driver.press(Qt::Key_Escape);
        driver.exchange.advance(1);
        driver.settle();
        QCOMPARE(margin.selected(), 0);
    }

    void putsTheWorstAccountOnTop()
    {
        ConsoleDriver driver;
        open(driver);
        const view::AccountRow worst = driver.exchange.latest()->accounts.rows.front();
        QCOMPARE(driver.text("marginWorst"), QString::number(worst.subaccount.value));
        QCOMPARE(driver.item("account_0")->property("account").toString(), QString::number(worst.subaccount.value));
        QCOMPARE(driver.text("marginMatching"), QString("5,000"));
    }

    /// While a popup has the keys the rows move on; the keys that come back are on the account that they left.
    void hasTheKeysOnTheSameAccountAfterAPopup()
    {
        ConsoleDriver driver;
        open(driver);
        const int named = 2468;
        driver.console.console().openAccount(named);
        const auto focused = [&] {
            const QQuickItem* item = driver.window().activeFocusItem();
            return item != nullptr ? item->property("subaccount").toInt() : -1;
        };
        QTRY_COMPARE_WITH_TIMEOUT(focused(), named, patienceMs);
        driver.press(Qt::Key_K, Qt::ControlModifier);
        for (std::uint32_t risen = 4001; risen <= 4200; ++risen) {
            view::AccountRow& row = driver.exchange.account(risen);
            row.band = view::MmrBand::Critical;
            row.mmr = Ratio::whole(1'000 + static_cast<std::int64_t>(risen));
        }
        driver.exchange.publish();
        driver.settle();
        driver.press(Qt::Key_Escape);
        QTRY_COMPARE_WITH_TIMEOUT(focused(), named, patienceMs);
        driver.settle();
        QCOMPARE(focused(), named);
        QCOMPARE(driver.console.console().margin()->selected(), named);
    }

    void opensWhoWasTypedByReturn()
    {
        ConsoleDriver driver;
        open(driver);
        driver.type("accountFilter", "302");
        driver.press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(driver.console.console().margin()->selected(), 302, patienceMs);
        driver.type("accountFilter", "nobody");
        driver.press(Qt::Key_Return);
        driver.settle();
        QCOMPARE(driver.console.console().margin()->selected(), 302);
    }

    /// An exchange remembers no further than to when its world was opened; the journal does.
    void tellsTheStoryThatTheJournalKeeps()
    {
        ConsoleDriver driver;
        const auto row = [&](std::uint64_t sequence, const char* kind, const char* symbol, const char* detail) {
            archive::Row kept;
            kept.sequence = sequence;
            kept.time = {driver.exchange.world().status.time.ms - 3'600'000};
            kept.kind = kind;
            kept.subaccount = SubaccountId{77};
            kept.symbol = symbol;
            kept.quantity = "12.5";
            kept.price = std::string_view{kind} == "Fill" ? "180" : "";
            kept.detail = detail;
            return kept;
        };
        driver.exchange.stepRows = {row(9, "OrderExpired", "SOL_USDC", "InsufficientMargin"),
            row(8, "Fill", "SOL_USDC", "taker Bid, maker 8"), row(7, "Borrow", "USDC", "EntryFee"),
            row(6, "Borrow", "USDC", "SpotMargin"), row(5, "OrderNew", "SOL_USDC", "")};
        open(driver);
        driver.console.console().margin()->select(77);
        const auto* story = driver.console.console().margin()->story();
        const auto told = [&] {
            QStringList lines;
            for (int line = 0; line < story->rowCount(); ++line)
                lines << story->data(story->index(line, 0), story->roleNames().key("text")).toString();
            return lines;
        };
        QTRY_VERIFY_WITH_TIMEOUT(told().contains("borrows 12.5000 USDC"), patienceMs);
        const QStringList lines = told();
        QVERIFY2(lines.contains("buys 12.5000 SOL ($2.25k) at 180.00"), qPrintable(lines.join('\n')));
        QVERIFY2(lines.contains("an order in SOL expires: a fill would leave too little margin"),
            qPrintable(lines.join('\n')));
        QCOMPARE(lines.filter("borrows").size(), qsizetype{1});
    }

    /// Rows come above it while its row is asked for and brought in sight: the ring is on the account all the same.
    void theRingLandsOnWhoWasNamedWhileRowsMove()
    {
        ConsoleDriver driver;
        open(driver);
        const int named = 2468;
        driver.console.console().openAccount(named);
        std::uint32_t risen = 4000;
        const auto publish = [&] {
            // Ten more are worse than all before.
            for (int more = 0; more < 10; ++more) {
                view::AccountRow& row = driver.exchange.account(++risen);
                row.band = view::MmrBand::Critical;
                row.mmr = Ratio::whole(1'000 + static_cast<std::int64_t>(risen));
            }
            driver.exchange.publish();
        };
        const auto ringed = [&] {
            const auto* row = driver.item("accountsList")->property("currentItem").value<QQuickItem*>();
            return row ? row->property("subaccount").toInt() : -1;
        };
        // Each time that it is looked for it is ten rows further down.
        for (int tick = 0; tick < 20 && ringed() != named; ++tick) {
            publish();
            driver.settle();
        }
        QCOMPARE(ringed(), named);
        QVERIFY(driver.window().activeFocusItem() != nullptr);
        QCOMPARE(driver.window().activeFocusItem()->property("subaccount").toInt(), named);
        // It goes with the account while that is in sight, and by a key to the next one.
        publish();
        QTRY_COMPARE_WITH_TIMEOUT(driver.console.console().margin()->ring()->property("row").toInt(),
            driver.item("accountsList")->property("currentIndex").toInt(), patienceMs);
        QVERIFY(ringed() == named || ringed() == -1);
        driver.console.console().openAccount(named);
        QTRY_COMPARE_WITH_TIMEOUT(ringed(), named, patienceMs);
        driver.settle();
        const int row = driver.item("accountsList")->property("currentIndex").toInt();
        driver.press(Qt::Key_Down);
        QCOMPARE(driver.item("accountsList")->property("currentIndex").toInt(), row + 1);
        QVERIFY(ringed() > 0 && ringed() != named);
        // Who passes no filter has no row.
        driver.console.console().margin()->setText("77");
        driver.console.console().openAccount(1);
        QTRY_COMPARE_WITH_TIMEOUT(ringed(), -1, patienceMs);
    }

    void namesTheWorstAccountWhateverTheOrder()
    {
        ConsoleDriver driver;
        open(driver);
        view::ViewSnapshot& world = driver.exchange.world();
        world.liquidations.queue.back().marginFraction = constant<Ratio>("0.0001");
        driver.exchange.publish();
        driver.settle();
        QCOMPARE(driver.text("marginWorst"), QString::number(world.liquidations.queue.back().subaccount.value));
        QVERIFY(driver.item("account_0")->property("account").toString() != driver.text("marginWorst"));
    }

    void tonesTheWorstByItsOwnBandAndOpensItWhateverIsShown()
    {
        ConsoleDriver driver;
        open(driver);
        const auto worst = [&] { return driver.console.console().margin()->property("worstBand").toInt(); };
        QCOMPARE(worst(), int(band::Critical));
        view::ViewSnapshot& world = driver.exchange.world();
        world.liquidations.queue.back().marginFraction = constant<Ratio>("0.0001");
        world.liquidations.queue.back().mmr = constant<Ratio>("0.9");
        driver.exchange.publish();
        driver.settle();
        QCOMPARE(worst(), int(band::Danger));
        const QString number = QString::number(world.liquidations.queue.back().subaccount.value);
        driver.type("accountFilter", "4999");
        driver.click("head_exposure");
        QCOMPARE(driver.text("marginWorst"), number);
        driver.click("marginWorst");
        QCOMPARE(driver.text("accountTitle"), QString("Account %1").arg(number));
    }

    void filtersBySizeAndFlagsAndTakesThemAwayByChips()
    {
        ConsoleDriver driver;
        open(driver);
        const view::AccountTableRequest& table = driver.exchange.wanted().table;
        const auto matching = [&] { return driver.exchange.latest()->accounts.matching; };
        driver.click("moreFilters");
        driver.keys("100,000");
        QCOMPARE(table.netEquity.from, std::optional(Usd::whole(100000)));
        const auto large = matching();
        QVERIFY(large > 0 && large < 5000);
        driver.type("sizeMost_1", "0,5");
        QVERIFY(driver.text("sizeFault_1").contains("point"));
        QVERIFY(!table.totalExposure.to);
        driver.type("sizeMost_1", "0.5m");
        QCOMPARE(table.totalExposure.to, std::optional(Usd::whole(500'000)));
        driver.type("sizeMost_1", "5000000");
        QCOMPARE(table.totalExposure.to, std::optional(Usd::whole(5000000)));
        driver.click("flagFilter_0");
        QVERIFY(table.flags[std::size_t(view::AccountFlag::Liquidating)]);
        QVERIFY(matching() > 0 && matching() < large);
        for (const view::AccountRow& row : driver.exchange.latest()->accounts.rows)
            QVERIFY(row.flags.liquidating && row.netEquity >= Usd::whole(100000));
        driver.press(Qt::Key_Escape);
        QVERIFY(!driver.shows("moreFiltersPopup"));
        QCOMPARE(driver.text("moreFilters"), QString::fromUtf8("More · 3"));
        QCOMPARE(driver.text("filterChip_0"), QString("equity at least $100,000"));
        QCOMPARE(driver.text("filterChip_2"), QString("in liquidation"));
        driver.click("filterChip_0");
        QVERIFY(!table.netEquity.from);
        QCOMPARE(driver.text("filterChip_1"), QString("in liquidation"));
        driver.click("clearFilters");
        QVERIFY(table.flags.none() && !table.totalExposure.to);
        QVERIFY(!driver.shows("filterChip_0"));
        QCOMPARE(driver.text("marginMatching"), QString("5,000"));
    }

    void findsByWhatARowSaysWhereItsNumberDoesNotMatch()
    {
        ConsoleDriver driver;
        open(driver);
        driver.type("accountFilter", "held");
        const auto& rows = driver.exchange.latest()->accounts.rows;
        QVERIFY(!rows.empty());
        for (const view::AccountRow& row : rows)
            QVERIFY(row.flags.held);
        QCOMPARE(driver.item("account_0")->property("flags").toString(), QString("held"));
        driver.type("accountFilter", "eth");
        QVERIFY(driver.exchange.latest()->accounts.matching > 0);
        for (const view::AccountRow& row : driver.exchange.latest()->accounts.rows)
            QCOMPARE(row.largestDebt, std::optional(AssetId{3}));
    }

    void keepsSizesAndFlagsOverARestart()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath("console.conf"), QSettings::IniFormat);
        {
            ConsoleDriver driver;
            keepWindow(driver.console, settings);
            open(driver);
            driver.click("moreFilters");
            driver.type("sizeLeast_2", "250.5");
            driver.click("flagFilter_8");
            driver.press(Qt::Key_Escape);
            driver.click("savedFilters");
            driver.type("filterName", "Debtors");
            driver.click("filterSave");
            QTRY_VERIFY_WITH_TIMEOUT(settings.value("margin/shown").toMap().contains("more"), patienceMs);
        }
        ConsoleDriver driver;
        restoreWindow(driver.console, settings);
        open(driver);
        QTRY_COMPARE_WITH_TIMEOUT(driver.text("savedFilters"), QString("Debtors"), patienceMs);
        const view::AccountTableRequest& table = driver.exchange.wanted().table;
        QCOMPARE(table.largestDebt.from, std::optional(constant<Usd>("250.5")));
        QVERIFY(table.flags[std::size_t(view::AccountFlag::AutoLendOff)]);
        QCOMPARE(driver.text("filterChip_0"), QString("largest debt at least $250.5"));
        driver.click("savedFilters");
        QCOMPARE(driver.item("filter_0")->property("words").toString(),
            QString("largest debt at least $250.5, auto-lend off"));
    }

    void namesNobodyWorstWithoutExposure()
    {
        ConsoleDriver driver;
        driver.exchange.closeAllExposure();
        driver.exchange.publish();
        open(driver);
        QCOMPARE(driver.text("marginWorst"), QString::fromUtf8("–"));
    }

    void beginsAnewWithAnotherWorld()
    {
        ConsoleDriver driver;
        driver.exchange.world().status.worldPath = "/worlds/first.plimsoll";
        driver.exchange.publish();
        open(driver);
        driver.click("bandFilter1");
        driver.click("account_2");
        driver.exchange.world().status.worldPath = "/worlds/second.plimsoll";
        driver.exchange.publish();
        driver.settle();
        driver.settle();
        QTRY_COMPARE_WITH_TIMEOUT(driver.text("marginMatching"), QString("5,000"), patienceMs);
        // Nobody was chosen here: whoever is nearest to the line is open, as in any world that is new.
        QCOMPARE(driver.exchange.wanted().account,
            std::optional(driver.exchange.latest()->accounts.rows.front().subaccount));
        QCOMPARE(driver.console.console().margin()->bandFilter(), 0);
    }

    void opensAnAccountInFull()
    {
        ConsoleDriver driver;
        open(driver);
        const view::AccountRow third = driver.exchange.latest()->accounts.rows[2];
        driver.click("account_2");
        QCOMPARE(driver.exchange.wanted().account, std::optional(third.subaccount));
        QCOMPARE(driver.text("accountTitle"), QString("Account %1").arg(third.subaccount.value));
        QCOMPARE(driver.text("accountFraction"), driver.item("account_2")->property("marginFraction").toString());
        driver.click("accountClose");
        QVERIFY(!driver.exchange.wanted().account);
    }

    void sortsByAHead()
    {
        ConsoleDriver driver;
        open(driver);
        driver.click("head_exposure");
        driver.click("head_exposure");
        QCOMPARE(driver.exchange.wanted().table.sort, view::AccountSort::TotalExposure);
        QCOMPARE(driver.exchange.wanted().table.direction, view::SortDirection::Descending);
        const auto& rows = driver.exchange.latest()->accounts.rows;
        QVERIFY(rows[0].totalExposure >= rows[1].totalExposure);
        QCOMPARE(driver.item("account_0")->property("account").toString(), QString::number(rows[0].subaccount.value));
    }

    void filtersByTextAndBand()
    {
        ConsoleDriver driver;
        open(driver);
        driver.type("accountFilter", "302");
        QCOMPARE(driver.exchange.wanted().table.text, std::string("302"));
        const auto matching = driver.exchange.latest()->accounts.matching;
        QCOMPARE(driver.text("marginMatching"), QString("%1 of 5,000").arg(matching));
        driver.click("clearFilters");
        driver.click("bandFilter3");
        QCOMPARE(driver.exchange.latest()->accounts.matching, driver.exchange.latest()->liquidations.queueLength);
        QVERIFY(driver.text("marginMatching").startsWith("20 of"));
    }

    void filtersByBrushingTheHistogram()
    {
        ConsoleDriver driver;
        open(driver);
        driver.drag("marginHistogram", QPoint(60, 0));
        QVERIFY(driver.exchange.wanted().table.mmrFrom.has_value());
        QVERIFY(driver.exchange.wanted().table.mmrTo.has_value());
        QVERIFY(driver.exchange.latest()->accounts.matching < 5000);
        QVERIFY(driver.text("marginMatching").contains(" of "));
    }

    void brushesTheHistogramByKeys()
    {
        ConsoleDriver driver;
        open(driver);
        const MarginPage& margin = *driver.console.console().margin();
        const auto brushed = [&] { return std::pair(margin.brushFrom(), margin.brushTo()); };
        const auto says = [&] {
            return QAccessible::queryAccessibleInterface(driver.item("marginHistogram"))
                ->text(QAccessible::Description);
        };
        QVERIFY(driver.tabTo("marginHistogram"));
        QCOMPARE(says(), QString("not filtered"));
        driver.press(Qt::Key_Right);
        driver.press(Qt::Key_Right);
        QCOMPARE(brushed(), std::pair(1, 2));
        driver.press(Qt::Key_Right, Qt::ShiftModifier);
        driver.press(Qt::Key_Right, Qt::ShiftModifier);
        driver.press(Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(brushed(), std::pair(1, 3));
        QVERIFY2(says().startsWith("MMR 2 to 6 %: "), qPrintable(says()));
        QCOMPARE(driver.exchange.wanted().table.mmrFrom, std::optional(constant<Ratio>("0.02")));
        driver.press(Qt::Key_End, Qt::ShiftModifier);
        QVERIFY2(says().startsWith("MMR beyond 2 %: "), qPrintable(says()));
        driver.press(Qt::Key_Escape);
        QCOMPARE(brushed(), std::pair(-1, -1));
    }

    void doesNotCallABrushedRangeAll()
    {
        ConsoleDriver driver;
        open(driver);
        QVERIFY(driver.property("bandFilter0", "active") == "true");
        driver.console.console().margin()->brush(1, 3);
        QVERIFY(driver.property("bandFilter0", "active") == "false");
        QVERIFY2(
            driver.text("histogramReading").startsWith("MMR 2 to 6 %: "), qPrintable(driver.text("histogramReading")));
        driver.click("bandFilter0");
        QCOMPARE(driver.console.console().margin()->brushFrom(), -1);
        QVERIFY(driver.property("bandFilter0", "active") == "true");
    }

    void brushesTheHistogramByTyping()
    {
        ConsoleDriver driver;
        open(driver);
        const MarginPage& margin = *driver.console.console().margin();
        driver.click("moreFilters");
        driver.type("ratioLeast", "81");
        driver.press(Qt::Key_Return);
        QCOMPARE(driver.exchange.wanted().table.mmrFrom, std::optional(constant<Ratio>("0.8")));
        QVERIFY(!driver.exchange.wanted().table.mmrTo);
        QCOMPARE(driver.text("ratioLeast"), QString("80"));
        driver.type("ratioMost", "99");
        driver.press(Qt::Key_Tab);
        QCOMPARE(driver.exchange.wanted().table.mmrTo, std::optional(Ratio::whole(1)));
        driver.type("ratioMost", "70");
        driver.press(Qt::Key_Return);
        QVERIFY(driver.text("ratioFault").startsWith("At least is above"));
        QCOMPARE(margin.brushTo(), 50);
        driver.type("ratioMost", "");
        driver.press(Qt::Key_Backspace);
        driver.press(Qt::Key_Return);
        QVERIFY(!driver.shows("ratioFault") && !driver.exchange.wanted().table.mmrTo);
    }

    void filtersByAsset()
    {
        ConsoleDriver driver;
        open(driver);
        driver.click("assetFilter");
        driver.click("assetFilter_4");
        QCOMPARE(driver.exchange.wanted().table.asset, std::optional(AssetId{3}));
        const auto matching = driver.exchange.latest()->accounts.matching;
        QVERIFY(matching > 0 && matching < 5000);
        QVERIFY(driver.text("marginMatching").endsWith(" of 5,000"));
        QVERIFY(driver.item("account_0")->property("debt").toString().startsWith("ETH"));
        driver.click("clearFilters");
        QVERIFY(!driver.exchange.wanted().table.asset);
        QCOMPARE(driver.text("marginMatching"), QString("5,000"));
    }

    void brushesMarginFractionsToo()
    {
        ConsoleDriver driver;
        open(driver);
        driver.click("histogramOver1");
        QQuickItem* histogram = driver.item("marginHistogram");
        const QPoint left = histogram->mapToScene(QPointF(50, histogram->height() / 2)).toPoint();
        QTest::mousePress(&driver.window(), Qt::LeftButton, Qt::NoModifier, left);
        for (int step = 1; step <= 8; ++step)
            QTest::mouseMove(&driver.window(), left + QPoint(4 * step, 0), 5);
        QTest::mouseRelease(&driver.window(), Qt::LeftButton, Qt::NoModifier, left + QPoint(32, 0));
        driver.settle();
        const view::AccountTableRequest& table = driver.exchange.wanted().table;
        QVERIFY(table.marginFractionFrom && table.marginFractionTo && !table.mmrFrom);
        for (const view::AccountRow& row : driver.exchange.latest()->accounts.rows)
            QVERIFY(row.marginFraction >= table.marginFractionFrom && row.marginFraction < table.marginFractionTo);
        QVERIFY(driver.text("marginMatching").contains(" of "));
        driver.click("histogramOver0");
        QVERIFY(!driver.exchange.wanted().table.marginFractionFrom);
    }

    void saysWhatEquityHasAboveItsRequirement()
    {
        ConsoleDriver driver;
        open(driver);
        driver.click("account_0");
        QVERIFY(driver.text("accountRoom").endsWith("short of maintenance"));
    }

    void asksOnlyForTheRowsOnScreen()
    {
        ConsoleDriver driver;
        open(driver);
        QVERIFY(driver.exchange.wanted().table.count <= 100);
        QVERIFY(driver.exchange.latest()->accounts.rows.size() <= 100);
        QAbstractItemModelTester tester(
            driver.console.console().margin()->accounts(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QQuickItem* list = driver.item("account_0")->parentItem()->parentItem();
        list->setProperty("contentY", 22.0 * 3000);
        QMetaObject::invokeMethod(list, "settle");
        QTRY_VERIFY_WITH_TIMEOUT(driver.exchange.wanted().table.first > 2900, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(driver.item("account_3005")->property("account").toString(),
            QString::number(driver.exchange.latest()
                                ->accounts.rows[3005 - driver.exchange.latest()->accounts.first]
                                .subaccount.value),
            patienceMs);
        driver.exchange.advance(60);
        driver.settle();
    }

    void saysBeforehandWhatAMovedPriceWillDo()
    {
        HostDriver driver;
        driver.quote(Side::Ask, "100", "20");
        PlaceOrder buy;
        buy.subaccount = SubaccountId{1};
        buy.side = Side::Bid;
        buy.price = constant<Price>("100");
        buy.quantity = constant<Quantity>("20");
        buy.flags.autoBorrow = Flag::On;
        QVERIFY(driver.act(buy).accepted);
        driver.console.console().openAccount(1);
        QVERIFY(!driver.shows("accountOrdersMenu"));
        PlaceOrder rests = buy;
        rests.price = constant<Price>("90");
        rests.quantity = constant<Quantity>("1.5");
        QVERIFY(driver.act(rests).accepted);
        QTRY_VERIFY_WITH_TIMEOUT(driver.shows("accountOrdersMenu"), patienceMs);
        QCOMPARE(driver.property("accountOrder_0", "market"), QString("SOL / USDC"));
        QCOMPARE(driver.property("accountOrder_0", "quantity"), QString("1.5"));
        QVERIFY(driver.act(CancelAll{SubaccountId{1}, {}}).accepted);
        QTRY_VERIFY_WITH_TIMEOUT(!driver.shows("accountOrdersMenu"), patienceMs);
        driver.item("priceMove_SOL")->forceActiveFocus();
        for (int press = 0; press < 20; ++press)
            driver.press(Qt::Key_Left);
        QVERIFY(driver.enabled("whatIfReset"));
        const QString now = driver.text("accountMmr");
        const auto answered = [&] {
            const auto& moves = driver.host.latest()->request.whatIf;
            return !moves.empty() && moves.front().move == Ratio::fromRaw(-Ratio::scale / 10);
        };
        QTRY_VERIFY_WITH_TIMEOUT(answered(), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(driver.text("whatIfMmr") != now, patienceMs);
        driver.settle();
        const QString mmr = driver.text("whatIfMmr");
        const QString fraction = driver.text("whatIfFraction");
        QCOMPARE(driver.text("whatIfVerdict"), QString("not liquidated: healthy"));
        driver.type("priceMoveTyped_SOL", "-12.345");
        driver.press(Qt::Key_Return);
        QCOMPARE(driver.console.console().margin()->whatIf().known, true);
        QTRY_COMPARE_WITH_TIMEOUT(
            driver.host.latest()->request.whatIf.front().move, constant<Ratio>("-0.12345"), patienceMs);
        driver.click("whatIfReset");
        QCOMPARE(driver.text("whatIfMmr"), now);
        // What is settled in too.
        driver.type("priceMoveTyped_USDC", "-10");
        driver.press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(driver.console.console().margin()->whatIf().known, patienceMs);
        driver.click("whatIfReset");
        QTRY_VERIFY_WITH_TIMEOUT(driver.host.latest()->request.whatIf.empty(), patienceMs);
        QCOMPARE(driver.text("whatIfMmr"), now);

        QVERIFY(driver.act(SetMarkPrice{{{HostDriver::sol, Price::whole(90)}}}).accepted);
        QVERIFY(driver.reads("accountMmr", mmr));
        QVERIFY(driver.reads("accountFraction", fraction));

        driver.item("priceMove_SOL")->forceActiveFocus();
        for (int press = 0; press < 120; ++press)
            QTest::keyClick(&driver.window(), Qt::Key_Left);
        QTRY_VERIFY2_WITH_TIMEOUT(
            driver.text("whatIfVerdict").startsWith("a deficit of $"), qPrintable(driver.text("whatIfVerdict")), 3000);
    }

    void movesAPriceByPagesAndToItsEndsWithoutMovingTheSliders()
    {
        ConsoleDriver driver;
        open(driver);
        driver.click("account_2");
        driver.settle();
        const auto& lines = driver.console.console().margin()->priceMoves();
        const QString symbol = lines->data(lines->index(0, 0), lines->roleNames().key("symbol")).toString();
        const QString slider = "priceMove_" + symbol;
        const double y = driver.item(slider)->mapToScene(QPointF()).y();
        QVERIFY(driver.item("whatIfMmr")->mapToScene(QPointF()).y() < y);
        driver.item(slider)->forceActiveFocus();
        const auto moved = [&] { return driver.exchange.wanted().whatIf.front().move; };
        driver.press(Qt::Key_PageUp);
        QCOMPARE(moved(), constant<Ratio>("0.06"));
        QCOMPARE(driver.item(slider)->mapToScene(QPointF()).y(), y);
        driver.press(Qt::Key_Home);
        QCOMPARE(moved(), constant<Ratio>("-0.6"));
        driver.press(Qt::Key_End);
        QCOMPARE(moved(), constant<Ratio>("0.6"));
        driver.press(Qt::Key_PageDown);
        QCOMPARE(moved(), constant<Ratio>("0.54"));
        driver.press(Qt::Key_Left);
        QCOMPARE(moved(), constant<Ratio>("0.535"));
    }

    void goesOnTellingWhatTheExchangeForgets()
    {
        ConsoleDriver driver;
        int subaccount = 0;
        for (const view::FeedEntry& entry : driver.exchange.world().feed)
            if (entry.subaccount && subaccount == 0)
                subaccount = static_cast<int>(entry.subaccount->value);
        driver.console.console().openAccount(subaccount);
        driver.settle();
        const QAbstractItemModel* story = driver.console.console().margin()->story();
        QTRY_VERIFY_WITH_TIMEOUT(story->rowCount() > 0, patienceMs);
        const int told = story->rowCount();
        driver.exchange.world().feed.clear();
        driver.exchange.advance(1);
        driver.settle();
        QCOMPARE(story->rowCount(), told);
        driver.console.console().openAccount(subaccount + 1);
        QTRY_COMPARE_WITH_TIMEOUT(story->rowCount(), 0, patienceMs);
    }

    void keepsFiltersUnderTheirNamesOverARestart()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath("console.conf"), QSettings::IniFormat);
        {
            ConsoleDriver driver;
            keepWindow(driver.console, settings);
            open(driver);
            driver.click("bandFilter2");
            driver.click("assetFilter");
            driver.click("assetFilter_4");
            driver.click("head_exposure");
            driver.click("savedFilters");
            driver.type("filterName", "ETH in danger");
            driver.click("filterSave");
            QCOMPARE(driver.text("savedFilters"), QString("ETH in danger"));
            driver.click("bandFilter3");
            QCOMPARE(driver.text("savedFilters"), QString("Filters"));
            driver.click("savedFilters");
            driver.type("filterName", "Critical");
            driver.press(Qt::Key_Return);
            QCOMPARE(driver.text("savedFilters"), QString("Critical"));
        }
        ConsoleDriver driver;
        restoreWindow(driver.console, settings);
        keepWindow(driver.console, settings);
        open(driver);
        driver.click("savedFilters");
        QCOMPARE(driver.property("filterList", "count"), QString("2"));
        driver.click("filter_0");
        QVERIFY(!driver.shows("filterList"));
        const view::AccountTableRequest& table = driver.exchange.wanted().table;
        QCOMPARE(table.asset, std::optional(AssetId{3}));
        QCOMPARE(table.sort, view::AccountSort::TotalExposure);
        QVERIFY(!table.bands[band::Watch] && table.bands[band::Danger]);
        QCOMPARE(driver.text("savedFilters"), QString("ETH in danger"));
        // By keys: open, take the first one away, pick the other.
        driver.item("savedFilters")->forceActiveFocus(Qt::TabFocusReason);
        driver.press(Qt::Key_Space);
        driver.press(Qt::Key_Delete);
        QCOMPARE(driver.property("filterList", "count"), QString("1"));
        driver.press(Qt::Key_Return);
        QCOMPARE(driver.text("savedFilters"), QString("Critical"));
        QVERIFY(!table.bands[band::Danger] && table.bands[band::Critical]);
        QCOMPARE(settings.value("margin/filters").toList().size(), 1);
    }

    void showsAfterARestartWhatItShowedBefore()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath("console.conf"), QSettings::IniFormat);
        QString chosen;
        {
            ConsoleDriver driver;
            keepWindow(driver.console, settings);
            open(driver);
            driver.click("bandFilter2");
            driver.click("assetFilter");
            driver.click("assetFilter_4");
            driver.click("account_1");
            chosen = QString::number(driver.console.console().margin()->selected());
            QVERIFY(chosen != "0");
            driver.console.console().journal()->setTable(2);
            rememberWindow(driver.console, settings);
        }
        {
            // Who never comes to the page loses nothing.
            ConsoleDriver driver;
            restoreWindow(driver.console, settings);
            rememberWindow(driver.console, settings);
        }
        ConsoleDriver driver;
        restoreWindow(driver.console, settings);
        QCOMPARE(driver.console.console().journal()->table(), 2);
        open(driver);
        const view::AccountTableRequest& table = driver.exchange.wanted().table;
        QCOMPARE(table.asset, std::optional(AssetId{3}));
        QVERIFY(!table.bands[band::Watch] && table.bands[band::Danger]);
        QCOMPARE(QString::number(driver.console.console().margin()->selected()), chosen);
    }

    void watchesAnAccountAndLeavesANoteForTheNextShift()
    {
        HostDriver driver;
        driver.console.console().openAccount(2);
        driver.settle();
        driver.click("accountShiftWatch");
        driver.click("accountShiftNote");
        driver.keys("calls back at nine");
        driver.press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(driver.shows("accountNotes0Text"), patienceMs);
        QCOMPARE(driver.text("accountNotes0Text"), QString("calls back at nine"));
        QVERIFY(!driver.shows("accountNotesField"));
        QCOMPARE(driver.window().activeFocusItem()->objectName(), QString("accountShiftNote"));
        QTRY_COMPARE_WITH_TIMEOUT(driver.property("accountShiftWatch", "checked"), QString("true"), patienceMs);

        driver.press(Qt::Key_1, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(driver.property("shiftList", "count"), QString("2"), patienceMs);
        QVERIFY(driver.text("shiftText_0").startsWith("no exposure · equity"));
        QCOMPARE(driver.text("shiftText_1"), QString("calls back at nine"));
        driver.click("shift_1");
        QCOMPARE(driver.text("accountTitle"), QString("Account 2"));
        driver.click("accountNotes0Remove");
        QTRY_VERIFY_WITH_TIMEOUT(!driver.shows("accountNotes0Text"), patienceMs);

        driver.press(Qt::Key_1, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(driver.property("shiftList", "count"), QString("1"), patienceMs);
        driver.item("shiftList")->forceActiveFocus(Qt::TabFocusReason);
        driver.press(Qt::Key_Delete);
        QTRY_COMPARE_WITH_TIMEOUT(driver.property("shiftList", "count"), QString("0"), patienceMs);
        QVERIFY(driver.host.latest()->shift->watched.empty());
    }

    void costsTheSameWithAHundredThousandAccounts()
    {
        const auto rowsMade = [](std::uint32_t accounts) {
            ConsoleDriver driver(accounts);
            open(driver);
            for (std::size_t asked = 0; asked != driver.exchange.requestCount();) {
                asked = driver.exchange.requestCount();
                driver.settle();
                driver.settle();
            }
            const AccountTable* table = driver.console.console().margin()->accounts();
            const std::uint64_t before = table->rowsMade();
            for (int publication = 0; publication < 5; ++publication) {
                driver.exchange.advance(6);
                driver.settle();
            }
            return table->rowsMade() - before;
        };
        const std::uint64_t few = rowsMade(1000);
        QVERIFY(few > 0);
        QCOMPARE(rowsMade(100000), few);
    }

private:
    /// How many rows of a list are in sight; 0 where one of them has no account.
    static int rowsInSight(const QQuickItem& list)
    {
        int rows = 0;
        const double top = list.property("contentY").toDouble();
        for (const QQuickItem* row : list.property("contentItem").value<QQuickItem*>()->childItems()) {
            const QVariant account = row->property("subaccount");
            if (!row->isVisible() || !account.isValid() || row->y() + row->height() <= top + 1
                || row->y() >= top + list.height() - 1)
                continue;
            if (account.toInt() <= 0)
                return 0;
            ++rows;
        }
        return rows;
    }
    static void open(ConsoleDriver& driver) { driver.press(Qt::Key_3, Qt::ControlModifier); }
};
PLIMSOLL_TEST(MarginTest);

} // namespace plimsoll::test

#include "margin_test.moc"
