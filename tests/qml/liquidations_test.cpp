// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/base/decimal.h"
#include "domain/exchange/account.h"
#include "qml/console_driver.h"
#include "support/registration.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/enumerations.h"
#include "viewmodel/format/wording.h"
#include "viewmodel/liquidations/queue_lines.h"

#include <QFile>
#include <QStandardPaths>

#include <cmath>

namespace plimsoll::test {

class LiquidationsTest : public QObject {
    Q_OBJECT

private slots:
    void showsTheLengthOfTheQueueAndItsLanes()
    {
        ConsoleDriver driver;
        open(driver);
        QCOMPARE(driver.text("queueLength"), QString("20"));
        QCOMPARE(driver.text("laneAdlCount"), QString("2"));
        QCOMPARE(driver.text("laneBackstopCount"), QString("6"));
        QCOMPARE(driver.text("laneBookCount"), QString("12"));
    }

    void namesTheFundThatTakesDust()
    {
        ConsoleDriver driver;
        view::LiquidationFill& fill = driver.exchange.world().liquidations.fills.front();
        fill.stage = view::LiquidationStage::Book;
        fill.counterparty = backstopFundId;
        const view::ViewSnapshot& shown = driver.exchange.world();
        QCOMPARE(fillLine(fill, shown).stage, QString("Fund"));
        view::FeedEntry entry;
        entry.kind = view::FeedKind::LiquidationFill;
        entry.subaccount = fill.subaccount;
        entry.stage = fill.stage;
        entry.counterparty = fill.counterparty;
        const QString said = format::sentence(entry, shown).text;
        QVERIFY(said.startsWith("Fund: closed "));
        QVERIFY(!said.contains("4294967295"));
    }

    void countsWhatALaneDoesNotList()
    {
        ConsoleDriver driver;
        open(driver);
        QCOMPARE(driver.text("laneWatchHint"), QString("MMR 80 to 100 %"));
        driver.exchange.unlisted = {1132, 288, 0, 0, 40};
        driver.exchange.publish();
        driver.settle();
        QCOMPARE(driver.text("laneWatchCount"), QString("1,152"));
        QCOMPARE(driver.text("laneWatchHint"), QString::fromUtf8("MMR 80 to 100 % · first 20"));
        QCOMPARE(driver.text("laneBookCount"), QString("300"));
        QCOMPARE(driver.text("laneBookHint"), QString::fromUtf8("sold into the market · first 12"));
        QCOMPARE(driver.text("laneAdlCount"), QString("2"));
        QCOMPARE(driver.text("laneAdlHint"), QString("lenders are paid in kind"));
    }

    void showsHowMuchOfTheProvidersIsUsed()
    {
        ConsoleDriver driver;
        open(driver);
        QCOMPARE(driver.text("capacityValue"), QString("8.41M of 12.00M"));
    }

    /// The exchange remembers the last fills of all; of the account that one looks at, the journal has them all.
    void listsEveryStepOfAnAccount()
    {
        ConsoleDriver driver;
        view::Liquidations& page = driver.exchange.world().liquidations;
        const SubaccountId done = page.done.front().subaccount;
        archive::Row row;
        row.sequence = 7;
        row.time = driver.exchange.world().status.time;
        row.kind = "LiquidationBackstop";
        row.subaccount = done;
        row.symbol = "SOL";
        row.quantity = "12.5";
        row.price = "180.25";
        row.value = "2253.125";
        row.detail = "paid with 2264.325000 USDC, fee 11.2, provider 4";
        row.before = "0.021";
        row.after = "0.034";
        driver.exchange.stepRows = {row};
        open(driver);
        driver.console.console().liquidations()->select(static_cast<int>(done.value));
        driver.settle();
        QTRY_COMPARE_WITH_TIMEOUT(
            driver.text("stepsTotal"), QString::fromUtf8("1 step · margin fraction in %"), patienceMs);
        const StepLine line = stepLine(row, row.time);
        QCOMPARE(line.stage, QString("Backstop"));
        QCOMPARE(line.value, QString("$2,253"));
        QCOMPARE(line.valueExact, QString("$2,253.125"));
        QCOMPARE(line.closed, QString("12.5000 SOL at 180.25, paid with 2,264.32 USDC, fee 11.2000, provider 4"));
        QCOMPARE(line.fraction, QString::fromUtf8("2.10 → 3.40"));
        // Another step, of which the exchange tells first.
        row.sequence = 9;
        driver.exchange.stepRows.insert(driver.exchange.stepRows.begin(), row);
        view::LiquidationFill fill = page.fills.front();
        fill.sequence = 9;
        fill.subaccount = done;
        page.fills.insert(page.fills.begin(), fill);
        driver.exchange.publish();
        driver.settle();
        QTRY_COMPARE_WITH_TIMEOUT(
            driver.text("stepsTotal"), QString::fromUtf8("2 steps · margin fraction in %"), patienceMs);
        // What was left over, and its end, of which no step tells.
        archive::Row deficit;
        deficit.sequence = 10;
        deficit.time = row.time;
        deficit.kind = "Deficit";
        deficit.subaccount = done;
        deficit.symbol = "USDC";
        deficit.quantity = "500";
        deficit.value = "350";
        deficit.detail = "Socialised";
        archive::Row end = deficit;
        end.sequence = 11;
        end.time.ms += 1000;
        end.kind = "LiquidationEnded";
        end.quantity = end.value = end.symbol = "";
        end.detail = "Deficit";
        driver.exchange.stepRows.insert(driver.exchange.stepRows.begin(), {end, deficit});
        page.done.front().left = end.time;
        driver.exchange.publish();
        QTRY_COMPARE_WITH_TIMEOUT(
            driver.text("stepsTotal"), QString::fromUtf8("4 steps · margin fraction in %"), patienceMs);
        QCOMPARE(stepLine(deficit, row.time).stage, QString("Deficit"));
        QCOMPARE(stepLine(deficit, row.time).closed,
            QString("500.0000 USDC owed, with nothing left to pay: lenders bear $350"));
        QCOMPARE(stepLine(deficit, row.time).value, QString());
        QCOMPARE(stepLine(end, row.time).stage, QString("Leaves the queue"));
        QCOMPARE(stepLine(end, row.time).closed, QString("In deficit"));
        driver.console.console().liquidations()->select(1);
        QTRY_COMPARE_WITH_TIMEOUT(driver.console.console().liquidations()->steps()->lines()->rowCount(), 0, patienceMs);
    }

    /// What comes in above does not take the row from under the keys; Return opens its account.
    void holdsRecentFillsUnderTheKeys()
    {
        ConsoleDriver driver;
        open(driver);
        driver.item("fillsList")->forceActiveFocus(Qt::TabFocusReason);
        driver.press(Qt::Key_Down);
        const auto ringed = [&] {
            const auto* row = driver.item("fillsList")->property("currentItem").value<QQuickItem*>();
            return row ? row->property("subaccount").toInt() : -1;
        };
        const int account = ringed();
        QVERIFY(account > 0);
        view::Liquidations& page = driver.exchange.world().liquidations;
        for (int more = 0; more < 5; ++more) {
            view::LiquidationFill fill = page.fills.front();
            ++fill.sequence;
            fill.subaccount = SubaccountId{static_cast<std::uint32_t>(900 + more)};
            page.fills.insert(page.fills.begin(), fill);
            driver.exchange.publish();
            driver.settle();
            QCOMPARE(ringed(), account);
        }
        driver.press(Qt::Key_Return);
        QCOMPARE(driver.console.console().liquidations()->property("selected").toInt(), account);
        // As does one of a margin call.
        driver.click("queueOrCalls1");
        const int called = driver.item("call_0")->property("subaccount").toInt();
        driver.item("marginCallsList")->forceActiveFocus(Qt::TabFocusReason);
        driver.press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(driver.console.console().margin()->selected(), called, patienceMs);
    }

    /// A queue that moves each second: no card over another, none missing, in order.
    void keepsTheCardsOfALaneApart()
    {
        ConsoleDriver driver;
        open(driver);
        auto& queue = driver.exchange.world().liquidations.queue;
        for (int second = 0; second < 12; ++second) {
            std::rotate(queue.begin() + 8, queue.begin() + 9 + second % 3, queue.end());
            if (second % 4 == 3)
                queue.erase(queue.begin() + 8);
            driver.exchange.advance(1);
            QTest::qWait(30);
        }
        driver.settle();
        QQuickItem* list = driver.item("laneBookList");
        std::vector<QQuickItem*> cards;
        for (QQuickItem* card : list->property("contentItem").value<QQuickItem*>()->childItems())
            if (card->objectName().startsWith("queue_") && card->isVisible() && !card->property("pooled").toBool())
                cards.push_back(card);
        std::sort(cards.begin(), cards.end(), [](QQuickItem* a, QQuickItem* b) { return a->y() < b->y(); });
        QVERIFY(!cards.empty());
        const auto inSight
            = static_cast<std::size_t>(std::lround((list->height() + 2) / (cards.front()->height() + 2)));
        QVERIFY(inSight > 3);
        QCOMPARE(cards.size(), std::min(queue.size() - 8, inSight));
        for (std::size_t at = 0; at < cards.size(); ++at) {
            QCOMPARE(cards[at]->property("account").toString(), QString::number(queue[8 + at].subaccount.value));
            QCOMPARE(cards[at]->y(), static_cast<double>(at) * (cards[0]->height() + 2));
        }
    }

    /// Ten minutes of a fall: what is newest, or next, is what one reads, until somebody scrolls.
    void staysAtTheTopOfWhatMoves()
    {
        ConsoleDriver driver;
        open(driver);
        view::Liquidations& page = driver.exchange.world().liquidations;
        const auto first = [&](const char* name, const char* what) {
            QQuickItem* list = driver.item(name);
            QQuickItem* row = nullptr;
            const qreal top = list->property("contentY").toReal();
            QMetaObject::invokeMethod(
                list, "itemAt", Q_RETURN_ARG(QQuickItem*, row), Q_ARG(qreal, 5), Q_ARG(qreal, top + 5));
            if (row == nullptr || row->y() != top)
                return QStringLiteral("cut");
            return row->property(what).toString();
        };
        std::uint64_t sequence = 9'000'000;
        const auto fall = [&](int seconds) {
            for (int second = 0; second < seconds; ++second) {
                for (int fill = 0; fill < 3; ++fill) {
                    view::LiquidationFill next = page.fills.back();
                    next.sequence = ++sequence;
                    next.subaccount = SubaccountId{1000U + static_cast<std::uint32_t>(sequence % 1000)};
                    page.fills.insert(page.fills.begin(), next);
                }
                page.fills.resize(std::min<std::size_t>(page.fills.size(), 100));
                std::rotate(page.queue.begin() + 8, page.queue.begin() + 9 + second % 4, page.queue.end());
                driver.exchange.advance(1);
                QTest::qWait(20);
            }
            driver.settle();
        };
        fall(40);
        QCOMPARE(first("fillsList", "account"), QString::number(page.fills.front().subaccount.value));
        QCOMPARE(first("laneBookList", "account"), QString::number(page.queue[8].subaccount.value));
        driver.item("fillsList")->setProperty("contentY", driver.item("fillsList")->property("originY").toReal() + 300);
        QMetaObject::invokeMethod(driver.item("fillsList"), "settle");
        fall(3);
        QVERIFY(first("fillsList", "account") != QString::number(page.fills.front().subaccount.value));
    }

    /// In the second before a click the queue moves on; what is clicked is what was read.
    void keepsTheRowsOfALaneUnderThePointer()
    {
        ConsoleDriver driver;
        open(driver);
        view::Liquidations& page = driver.exchange.world().liquidations;
        const auto card
            = [&](std::size_t at) { return driver.item("queue_" + QString::number(page.queue[at].subaccount.value)); };
        QQuickItem* first = card(8);
        const QString account = first->property("account").toString();
        QTest::mouseMove(&driver.window(), WindowDriver<ConsoleDriver>::centre(first));
        QTRY_VERIFY(driver.text("laneBookHint").endsWith("order held while you point"));
        QQuickItem* list = driver.item("laneBookList");
        const auto underPointer = [&] {
            QQuickItem* row = nullptr;
            QMetaObject::invokeMethod(list, "itemAt", Q_RETURN_ARG(QQuickItem*, row), Q_ARG(qreal, 5),
                Q_ARG(qreal, list->property("contentY").toReal() + 5));
            return row;
        };
        QCOMPARE(underPointer()->property("account").toString(), account);
        std::rotate(page.queue.begin() + 8, page.queue.begin() + 11, page.queue.end());
        driver.exchange.advance(1);
        driver.settle();
        QCOMPARE(underPointer()->property("account").toString(), account);
        std::erase_if(
            page.queue, [&](const view::QueueRow& row) { return QString::number(row.subaccount.value) == account; });
        driver.exchange.advance(1);
        driver.settle();
        QCOMPARE(underPointer()->property("account").toString(), account);
        QCOMPARE(underPointer()->property("note").toString(), QString("left this lane"));
        QTest::mouseMove(&driver.window(), QPoint(640, 2));
        driver.settle();
        QCOMPARE(underPointer()->property("account").toString(), QString::number(page.queue[8].subaccount.value));
    }

    void keepsTheRowsOfALaneUnderTheKeys()
    {
        ConsoleDriver driver;
        open(driver);
        LiquidationsPage& page = *driver.console.console().liquidations();
        QVERIFY(driver.tabTo("laneBookList"));
        driver.press(Qt::Key_Down);
        const auto on = [&] {
            const auto* item = driver.item("laneBookList")->property("currentItem").value<QQuickItem*>();
            return item == nullptr ? 0 : item->property("subaccount").toInt();
        };
        const int chosen = on();
        std::vector<view::QueueRow>& queue = driver.exchange.world().liquidations.queue;
        std::erase_if(queue, [&](const view::QueueRow& row) { return row.subaccount.value == unsigned(chosen); });
        driver.exchange.advance(1);
        driver.settle();
        QCOMPARE(on(), chosen);
        QCOMPARE(driver.property("queue_" + QString::number(chosen), "note"), QString("left this lane"));
        // Elsewhere with the keys, the lane goes on.
        driver.item("queueOrCalls0")->forceActiveFocus(Qt::TabFocusReason);
        driver.exchange.advance(1);
        driver.settle();
        QCOMPARE(page.pointed(), -1);
        QVERIFY(on() != chosen);
    }

    /// A count beside a choice changes all the time.
    void keepsTheKeysOnAChoiceThatSaysAnotherFigure()
    {
        ConsoleDriver driver;
        open(driver);
        driver.item("queueOrCalls1")->forceActiveFocus(Qt::TabFocusReason);
        const QString before = driver.property("queueOrCalls1", "title");
        driver.exchange.world().overview.accountsAtRisk += 7;
        driver.exchange.publish();
        driver.settle();
        QVERIFY(driver.property("queueOrCalls1", "title") != before);
        QCOMPARE(driver.window().activeFocusItem()->objectName(), QString("queueOrCalls1"));
        driver.press(Qt::Key_Left);
        QCOMPARE(driver.window().activeFocusItem()->objectName(), QString("queueOrCalls0"));
        QVERIFY(!driver.console.console().liquidations()->calling());
    }

    void saysWhatABarMeans()
    {
        ConsoleDriver driver;
        const view::ViewSnapshot& shown = driver.exchange.world();
        view::QueueRow row = shown.liquidations.queue.back();
        row.exposureNow = Usd::whole(25);
        row.exposureAtTrigger = Usd::whole(100);
        QCOMPARE(queueLine(row, shown).shareWords, QString("25 % of the exposure at trigger still open"));
        row.stage = view::LiquidationStage::Done;
        QVERIFY(queueLine(row, shown).share < 0);
        QCOMPARE(queueLine(row, shown).note, QString("recovered"));
        row.liquidated = Usd::whole(30);
        QCOMPARE(queueLine(row, shown).note, QString("30 % closed"));
        // What its owner repaid since is none of it.
        row.exposureNow = Usd::whole(5);
        QCOMPARE(queueLine(row, shown).note, QString("30 % closed"));
        row.liquidated = constant<Usd>("0.5");
        QCOMPARE(queueLine(row, shown).note, QString("<1 % closed"));
        for (const auto& [mmr, band] : {std::pair<const char*, band::Which>{"0.49", band::Healthy},
                 {"0.5", band::Watch}, {"0.8", band::Danger}, {"1.02", band::Critical}}) {
            row.mmr = constant<Ratio>(mmr);
            QCOMPARE(queueLine(row, shown).band, static_cast<int>(band));
        }
        row.stage = view::LiquidationStage::Watch;
        row.mmr = constant<Ratio>("0.9");
        QCOMPARE(queueLine(row, shown).shareWords, QString("50 % of the way from MMR 80 to 100 %"));
    }

    void holdsByEnterAndSaysWhatAStepReallyClosed()
    {
        ConsoleDriver driver;
        open(driver);
        const SubaccountId next = driver.exchange.latest()->liquidations.queue.front().subaccount;
        driver.click("queue_" + QString::number(next.value));
        driver.type("holdReason", "By hand");
        driver.press(Qt::Key_Return);
        QVERIFY(driver.exchange.last<HoldLiquidation>() != nullptr);
        driver.type("holdReason", "Not yet");
        driver.press(Qt::Key_Return);
        QVERIFY(driver.exchange.last<ReleaseLiquidation>() != nullptr);
        // In a hurry a reason is taken from those given before: Up the last, once more the one before it.
        driver.item("holdReason")->forceActiveFocus();
        driver.press(Qt::Key_Up);
        QCOMPARE(driver.text("holdReason"), QString("Not yet"));
        driver.press(Qt::Key_Up);
        QCOMPARE(driver.text("holdReason"), QString("By hand"));
        driver.press(Qt::Key_Down);
        driver.press(Qt::Key_Down);
        QCOMPARE(driver.text("holdReason"), QString());
        driver.click("holdReasonBefore");
        QCOMPARE(driver.text("holdReason"), QString("Not yet"));
        driver.click("takeOverButton");
        QCOMPARE(driver.exchange.last<TakeOverLiquidation>()->reason, std::string("Not yet"));
        driver.exchange.stepCloses = constant<Quantity>("1.25");
        driver.type("stepQuantity", "9");
        driver.click("stepButton");
        QVERIFY(driver.text("stepAnswer").startsWith("Closed through Book: 1.25 of 9 "));
        QVERIFY(driver.text("stepAnswer").contains("where the books have no more inside their bands"));
        QVERIFY(driver.text("stepAnswer").endsWith(" at 180.00, paid with 225.0000 USDC"));
        QCOMPARE(driver.text("queueAnswer"), QString());
        // The step that ends the liquidation takes the account out of the queue; what it did stands.
        view::Liquidations& page = driver.exchange.world().liquidations;
        std::erase_if(page.queue, [&](const view::QueueRow& row) { return row.subaccount == next; });
        driver.exchange.advance(1);
        driver.settle();
        QVERIFY(driver.text("stepAnswer").startsWith("Closed through Book: 1.25 of 9 "));
        QVERIFY(driver.shows("stepAnswer"));
        QVERIFY(!driver.shows("stepButton"));
    }

    void saysWhyAnAccountOutsideTheQueueCannotBeHeld()
    {
        ConsoleDriver driver;
        open(driver);
        const SubaccountId watched = driver.exchange.latest()->liquidations.watch.front().subaccount;
        driver.press(Qt::Key_K, Qt::ControlModifier);
        driver.keys("hold " + QString::number(watched.value));
        driver.press(Qt::Key_Return);
        QCOMPARE(driver.text("queueTitle"), "Account " + QString::number(watched.value));
        QCOMPARE(driver.text("queueGone"), QString("Not in the queue: nothing to hold, release or take over"));
        QVERIFY(!driver.shows("holdReason"));
    }

    void saysThatTheChosenAccountLeft()
    {
        ConsoleDriver driver;
        open(driver);
        view::Liquidations& page = driver.exchange.world().liquidations;
        driver.click("queue_" + QString::number(page.queue.front().subaccount.value));
        QVERIFY(!driver.shows("queueGone"));
        page.queue.erase(page.queue.begin());
        driver.exchange.advance(1);
        driver.settle();
        QVERIFY(driver.shows("queueGone"));
    }

    void drainsAsAccountsLeave()
    {
        ConsoleDriver driver;
        open(driver);
        view::Liquidations& page = driver.exchange.world().liquidations;
        page.queue.erase(page.queue.begin());
        --page.queueLength;
        driver.exchange.advance(1);
        driver.settle();
        QCOMPARE(driver.text("queueLength"), QString("19"));
        QCOMPARE(driver.text("laneAdlCount"), QString("1"));
    }

    void marksTheCardsThatAHoldOnAnAssetStops()
    {
        ConsoleDriver driver;
        driver.press(Qt::Key_4, Qt::ControlModifier);
        view::QueueRow& row = driver.exchange.world().liquidations.queue.front();
        const QString card = "queue_" + QString::number(row.subaccount.value);
        row.debtHold = view::Hold{std::nullopt, AssetId{0},
            Timestamp{driver.exchange.world().status.time.ms + 4 * msPerMinute}, "ada", "thin"};
        row.nextSlice.reset();
        driver.exchange.publish();
        QTRY_COMPARE_WITH_TIMEOUT(driver.item(card)->property("note").toString(), QString("USDC held"), patienceMs);
        QVERIFY(driver.item(card)->property("held").toBool());
    }

    void holdsAnAccountWithAReason()
    {
        ConsoleDriver driver;
        open(driver);
        const SubaccountId next = driver.exchange.latest()->liquidations.queue.front().subaccount;
        driver.click("queue_" + QString::number(next.value));
        QVERIFY(!driver.enabled("holdButton"));
        driver.click("holdMinutes2");
        driver.type("holdReason", "Client wires USDC");
        driver.click("holdButton");
        const auto* hold = driver.exchange.last<HoldLiquidation>();
        QVERIFY(hold != nullptr);
        QCOMPARE(hold->subaccount, std::optional(next));
        QCOMPARE(hold->minutes, std::optional(15U));
        QCOMPARE(hold->reason, std::string("Client wires USDC"));
        QCOMPARE(driver.text("queueAnswer"), QString("Held for 15 min"));
        QVERIFY(
            driver.item("queue_" + QString::number(next.value))->property("note").toString().startsWith("held 15 min"));
        // One may take it over from the hold: a step might come between a release and that.
        driver.type("holdReason", "Wire has come");
        QVERIFY(driver.enabled("takeOverButton"));
        driver.click("releaseButton");
        QCOMPARE(driver.exchange.last<ReleaseLiquidation>()->subaccount, std::optional(next));
        QVERIFY(!driver.exchange.latest()->liquidations.queue.front().hold);
        QVERIFY(driver.shows("holdButton"));
    }

    void takesAnAccountOver()
    {
        ConsoleDriver driver;
        open(driver);
        const SubaccountId next = driver.exchange.latest()->liquidations.queue.front().subaccount;
        driver.click("queue_" + QString::number(next.value));
        driver.type("holdReason", "By hand");
        driver.click("takeOverButton");
        QCOMPARE(driver.exchange.last<TakeOverLiquidation>()->subaccount, next);
        QCOMPARE(
            driver.item("queue_" + QString::number(next.value))->property("note").toString(), QString("taken over"));
        // Whoever has the desk next reads whom to ask.
        QStringList facts;
        const QAbstractItemModel& rows = *driver.console.console().liquidations()->facts();
        const QHash<int, QByteArray> names = rows.roleNames();
        for (int i = 0; i < rows.rowCount(); ++i)
            facts << rows.index(i, 0).data(names.key("label")).toString() + ": "
                    + rows.index(i, 0).data(names.key("value")).toString();
        QVERIFY2(facts.contains("Taken over by: m.hart") && facts.contains("Reason: By hand"),
            qPrintable(facts.join(u'\n')));
    }

    void stepsATakenOverAccountByHand()
    {
        ConsoleDriver driver;
        open(driver);
        const SubaccountId next = driver.exchange.latest()->liquidations.queue.front().subaccount;
        driver.click("queue_" + QString::number(next.value));
        QVERIFY(!driver.shows("stepButton"));
        driver.type("holdReason", "By hand");
        driver.click("takeOverButton");
        driver.click("stepStage1");
        driver.click("stepLeg");
        driver.click("stepLeg_1");
        driver.type("stepQuantity", "2.5");
        driver.click("stepButton");
        const auto* step = driver.exchange.last<LiquidateStep>();
        QVERIFY(step != nullptr);
        QCOMPARE(step->subaccount, next);
        QCOMPARE(step->stage, LiquidationStage::Backstop);
        QCOMPARE(step->debt, AssetId{4});
        QCOMPARE(step->quantity, constant<Quantity>("2.5"));
        QCOMPARE(driver.text("stepAnswer"), QString("Closed through Backstop: 2.5 SOL"));
        driver.click("stepAll");
        QCOMPARE(driver.text("stepQuantity"), QString("9.5"));
    }

    void holdsAnAssetAndCountsDown()
    {
        ConsoleDriver driver;
        open(driver);
        driver.click("queueAside2");
        driver.click("holdAsset");
        driver.click("holdAsset_4");
        driver.click("assetHoldMinutes0");
        driver.type("assetHoldReason", "Book is empty");
        driver.click("assetHoldButton");
        const auto* hold = driver.exchange.last<HoldLiquidation>();
        QVERIFY(hold != nullptr);
        QCOMPARE(hold->asset, std::optional(AssetId{4}));
        QVERIFY(!hold->subaccount);
        QCOMPARE(hold->minutes, std::optional(1U));
        QCOMPARE(driver.text("hold_asset4_remaining"), QString("1 min 0 s"));
        // Whoever is at another page is told too, and comes here from there.
        driver.press(Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(driver.text("stopTitle_3"), QString("Debts in SOL are on hold"));
        QVERIFY(!driver.shows("stopEnd_3"));
        driver.click("stopHolds");
        driver.exchange.advance(18);
        driver.settle();
        QCOMPARE(driver.text("hold_asset4_remaining"), QString("42 s"));
        driver.click("hold_asset4_release");
        QVERIFY(driver.exchange.last<ReleaseLiquidation>() == nullptr);
        QVERIFY(!driver.enabled("hold_asset4_release"));
        driver.keys("Makers are back");
        driver.click("hold_asset4_release");
        QCOMPARE(driver.exchange.last<ReleaseLiquidation>()->reason, std::string("Makers are back"));
        QCOMPARE(driver.exchange.last<ReleaseLiquidation>()->asset, std::optional(AssetId{4}));
        QVERIFY(!driver.shows("hold_asset4_remaining"));
        QVERIFY(!driver.shows("stop_3"));
        QCOMPARE(driver.text("assetHoldAnswer"), QString("Debts in SOL released"));
    }

    void setsAProvidersCapacity()
    {
        ConsoleDriver driver;
        open(driver);
        driver.click("queueAside1");
        driver.click("provider_22");
        driver.type("providerCapacity", "3,250,000.5");
        driver.type("providerReason", "New agreement");
        driver.click("providerButton");
        const auto* set = driver.exchange.last<SetBackstopProvider>();
        QVERIFY(set != nullptr);
        QCOMPARE(set->subaccount, SubaccountId{22});
        QCOMPARE(set->capacity, constant<Usd>("3250000.5"));
        QCOMPARE(set->reason, std::string("New agreement"));
        QCOMPARE(driver.text("providerCapacity_22"), QString("3.25M"));
        driver.type("providerCapacity", "-1");
        driver.type("providerReason", "Typo");
        driver.click("providerButton");
        QCOMPARE(driver.text("providerAnswer"), QString("Capacity must be 0 or more, in USD"));
    }

    /// Beneath the last field of a panel that scrolls, whatever has the keys then.
    void bringsTheAnswerOfACapacityInSight()
    {
        ConsoleDriver driver;
        driver.window().resize(1280, 720);
        open(driver);
        driver.click("queueAside1");
        const auto isInSight = [&] {
            const QQuickItem* answer = driver.item("providerAnswer");
            const QQuickItem* pane = driver.item("backstopPane");
            const QRectF place = answer->mapRectToItem(pane, answer->boundingRect());
            return place.height() > 10 && pane->boundingRect().contains(place);
        };
        driver.item("providerReason")->forceActiveFocus();
        driver.settle();
        driver.type("providerAccount", "22");
        driver.type("providerCapacity", "3250000");
        driver.type("providerReason", "New agreement");
        driver.click("providerButton");
        QTRY_VERIFY_WITH_TIMEOUT(isInSight(), patienceMs);
        // What holds now stands in the field as soon as the exchange tells it, whoever set it.
        QCOMPARE(driver.property("providerCapacity", "placeholderText"), QString("now 3,250,000"));
        for (view::BackstopProvider& provider : driver.exchange.world().liquidations.providers)
            if (provider.subaccount == SubaccountId{22})
                provider.capacity = Usd::whole(1'000);
        driver.exchange.advance(1);
        driver.settle();
        QCOMPARE(driver.property("providerCapacity", "placeholderText"), QString("now 1,000"));
        driver.type("providerCapacity", "-1");
        driver.type("providerReason", "Typo");
        driver.press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(isInSight(), patienceMs);
    }

    /// An answer that comes late takes out what was sent, and not what was typed meanwhile.
    void emptiesOnlyWhatWasSent()
    {
        ConsoleDriver driver;
        open(driver);
        driver.type("depositQuantity", "250000");
        driver.type("depositReason", "Top up");
        driver.exchange.holdAnswers();
        driver.click("depositButton");
        QVERIFY(driver.exchange.last<DepositToFund>() != nullptr);
        driver.type("depositQuantity", "7");
        driver.exchange.releaseAnswers();
        driver.settle();
        QCOMPARE(driver.text("depositQuantity"), QString("7"));
        QCOMPARE(driver.text("depositReason"), QString());
    }

    /// What is said of a hold is true while it lasts.
    void saysThatAnAccountIsHeldNoLongerThanItIs()
    {
        ConsoleDriver driver;
        open(driver);
        const SubaccountId next = driver.exchange.latest()->liquidations.queue.front().subaccount;
        driver.click("queue_" + QString::number(next.value));
        driver.type("holdReason", "Client wires");
        driver.click("holdButton");
        QCOMPARE(driver.text("queueAnswer"), QString("Held for 5 min"));
        driver.exchange.advance(1);
        driver.settle();
        QCOMPARE(driver.text("queueAnswer"), QString("Held for 5 min"));
        driver.exchange.world().liquidations.queue.front().hold.reset();
        driver.exchange.advance(1);
        QTRY_COMPARE_WITH_TIMEOUT(driver.text("queueAnswer"), QString(), patienceMs);
        driver.type("holdReason", "Again");
        driver.click("holdButton");
        driver.type("holdReason", "Enough");
        driver.click("releaseButton");
        QCOMPARE(driver.text("queueAnswer"), QString("Released"));
        // Accepted in the second in which the account left: it does not go without a word.
        driver.type("holdReason", "Once more");
        driver.click("holdButton");
        std::vector<view::QueueRow>& queue = driver.exchange.world().liquidations.queue;
        std::erase_if(queue, [&](const view::QueueRow& row) { return row.subaccount == next; });
        driver.exchange.advance(1);
        QTRY_COMPARE_WITH_TIMEOUT(
            driver.text("queueGone"), QString("It left the queue: the hold on it is over"), patienceMs);
    }

    void tellsACapacityThatIsNoneBesideIt()
    {
        ConsoleDriver driver;
        open(driver);
        driver.click("queueAside1");
        driver.click("provider_22");
        const auto isRefused = [&] { return driver.item("providerCapacity")->property("refused").toBool(); };
        driver.keys("12000000");
        QVERIFY(!isRefused());
        driver.keys("agreed");
        QVERIFY(isRefused());
        driver.type("providerCapacity", "12000000");
        driver.press(Qt::Key_Return);
        driver.keys("agreed");
        QCOMPARE(driver.text("providerCapacity"), QString("12000000"));
        QCOMPARE(driver.text("providerReason"), QString("agreed"));
    }

    /// What drains stays in sight while one acts: the lanes of the queue, their first rows above all.
    void stopsAndPaletteLieBesideTheQueue()
    {
        ConsoleDriver driver;
        open(driver);
        for (const char* opens : {"stopButton", "paletteButton"}) {
            driver.click(opens);
            const QQuickItem* sheet = driver.item(opens == QByteArray("stopButton") ? "stopReason" : "paletteField");
            while (sheet->parentItem()->parentItem() != nullptr && !sheet->inherits("QQuickPopupItem"))
                sheet = sheet->parentItem();
            const QRectF place = sheet->mapRectToScene(QRectF(0, 0, sheet->width(), sheet->height()));
            for (const char* lane : {"laneWatch", "laneBook", "laneBackstop", "laneAdl"}) {
                const QQuickItem* item = driver.item(lane);
                const QRectF rows = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
                QVERIFY2(!place.intersects(rows), lane);
            }
            driver.press(Qt::Key_Escape);
        }
    }

    /// The fund and bad debt, once there is some, stand on one axis, in millions; what the providers could take, far
    /// more of it, on one of its own. What holds now is their last point. The panel scrolls, so the wheel alone does
    /// not zoom.
    void drawsTheBackstopOverTime()
    {
        ConsoleDriver driver;
        open(driver);
        BackstopHistory& history = *driver.console.console().liquidations()->history();
        QVERIFY(driver.property("backstopHistory", "reading").endsWith("fund 2.94"));
        const QString free
            = QString::number(format::toDouble(driver.exchange.latest()->liquidations.backstopCapacity) / 1e6, 'f', 2);
        QVERIFY(driver.property("capacityHistory", "reading").endsWith("capacity " + free));
        QVERIFY(history.badDebt().isEmpty());
        QCOMPARE(history.property("capacityTop").toDouble(), 10.0);
        QVERIFY(history.property("top").toDouble() < 5.0);
        const QPoint pointer = driver.plotPoint("backstopHistory", 0.5);
        driver.wheel(pointer, 1);
        QVERIFY(history.time()->whole());
        const double all = history.time()->to() - history.time()->from();
        driver.wheel(pointer, 1, Qt::ControlModifier);
        QVERIFY(std::abs(history.time()->to() - history.time()->from() - 0.8 * all) < 1);

        view::Series& owed = driver.exchange.world().liquidations.badDebtHistory;
        owed.values.back() = 1.5e6;
        driver.exchange.world().liquidations.badDebt = Usd::whole(1'500'000);
        for (view::Series* each : {&driver.exchange.world().liquidations.fundHistory, &owed})
            each->first.ms += msPerMinute;
        driver.exchange.publish();
        driver.settle();
        QCOMPARE(history.badDebt().back().y(), 1.5);
        history.time()->follow();
        history.time()->setCursor(-1);
        const QString reading = driver.property("backstopHistory", "reading");
        QVERIFY2(reading.endsWith("bad debt 1.50"), qPrintable(reading));
    }

    void depositsToTheFund()
    {
        ConsoleDriver driver;
        open(driver);
        const Usd before = driver.exchange.latest()->liquidations.backstopFund;
        driver.type("depositQuantity", "250000");
        driver.type("depositReason", "Top up");
        driver.click("depositButton");
        const auto* deposit = driver.exchange.last<DepositToFund>();
        QVERIFY(deposit != nullptr);
        QCOMPARE(deposit->asset, AssetId{0});
        QCOMPARE(deposit->quantity, Quantity::whole(250000));
        QVERIFY(driver.exchange.latest()->liquidations.backstopFund > before);
        QCOMPARE(driver.text("fundValue"), format::usdCompact(driver.exchange.latest()->liquidations.backstopFund));
    }

    void exportsTheMarginCallsWithEveryDigit()
    {
        QStandardPaths::setTestModeEnabled(true);
        ConsoleDriver driver;
        open(driver);
        driver.click("queueOrCalls1");
        const auto atRisk = driver.exchange.latest()->overview.accountsAtRisk;
        driver.settle();
        QCOMPARE(driver.item("call_0")->property("account").toString(),
            QString::number(driver.exchange.latest()->liquidations.queue.front().subaccount.value));
        driver.click("callsExport");
        const QString said = driver.text("callsAnswer");
        QVERIFY2(said.startsWith(format::count(atRisk) + " accounts written to "), qPrintable(said));
        QFile file(said.mid(said.indexOf(u'/')));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readLine(),
            QByteArray("subaccount,mmr,marginFraction,netEquity,totalExposure,toDeposit,largestDebt,"
                       "largestDebtValue,liquidationDistance\n"));
        const QByteArray first = file.readLine();
        QVERIFY(first.startsWith(driver.item("call_0")->property("account").toString().toUtf8() + ","));
        QCOMPARE(file.readAll().count('\n') + 1, int(atRisk));
        file.remove();
    }

    void saysWhyAHoldIsRefused()
    {
        ConsoleDriver driver;
        open(driver);
        const SubaccountId next = driver.exchange.latest()->liquidations.queue.front().subaccount;
        driver.click("queue_" + QString::number(next.value));
        OperatorAnswer refused;
        refused.code = "IO_FAULT";
        refused.detail = "database or disk is full";
        driver.exchange.refuseNext(refused);
        driver.type("holdReason", "Wait");
        driver.click("holdButton");
        QCOMPARE(driver.text("queueAnswer"), QString("Not stored: database or disk is full"));
    }

private:
    static void open(ConsoleDriver& driver) { driver.press(Qt::Key_4, Qt::ControlModifier); }
};
PLIMSOLL_TEST(LiquidationsTest);

} // namespace plimsoll::test

#include "liquidations_test.moc"
