// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/console_driver.h"
#include "qml/sol_corridor.h"
#include "support/registration.h"
#include "viewmodel/format/amount_format.h"

#include "viewmodel/format/enumerations.h"

#include "viewmodel/paint/chart_file.h"

#include <QAccessible>
#include <QImage>
#include <QTemporaryDir>

namespace plimsoll::test {

class LendingTest : public QObject {
    Q_OBJECT

private slots:
    void readsTheCurveAtThePointer()
    {
        ConsoleDriver driver;
        driver.console.console().openPool(0);
        driver.settle();
        QTest::mouseMove(&driver.window(), driver.plotPoint("curveChart", 0.4));
        QTRY_VERIFY_WITH_TIMEOUT(driver.shows("chartReading"), patienceMs);
        const QString read = driver.text("chartReading");
        QVERIFY2(read.startsWith("utilization 40.") && read.contains("borrow 4.0") && read.contains("lend 1.3"),
            qPrintable(read));
    }

    void typesAPointAndAppliesIt()
    {
        ConsoleDriver driver;
        open(driver);
        QCOMPARE(driver.text("poolBorrowRate"), QString("17.75"));
        driver.type("curveRate1", "12.5");
        QCOMPARE(driver.text("poolBorrowRate"), QString("17.75"));
        QCOMPARE(driver.text("poolDraftRate"), QString("21.77"));
        QVERIFY(!driver.enabled("applyButton"));
        driver.type("reasonField", "SOL lenders leave");
        driver.click("applyButton");
        const auto* change = driver.exchange.last<SetParameters>();
        QVERIFY(change != nullptr);
        QCOMPARE(change->reason, std::string("SOL lenders leave"));
        QCOMPARE(change->edits.size(), std::size_t{1});
        QCOMPARE(change->edits[0].path, std::string("borrowLendMarkets.SOL.utilizationCurve"));
        QCOMPARE(change->edits[0].before, std::string(R"([["0","0"],["0.7","0.08"],["1","1"]])"));
        QCOMPARE(change->edits[0].after, std::string(R"([["0","0"],["0.7","0.125"],["1","1"]])"));
        QCOMPARE(driver.text("poolBorrowRate"), QString("21.77"));
        QVERIFY(!driver.shows("poolDraftRate"));
        QVERIFY(driver.text("changeAnswer").startsWith("Applied and stored"));
    }

    void savesTheCurveAsFiguresAndAsAPicture()
    {
        const QTemporaryDir folder;
        ConsoleDriver driver;
        open(driver);
        driver.click("saveChart");
        QCOMPARE(driver.answerDialog(folder.filePath("curve.csv")),
            QString("utilization-curve-sol-october-2025-10-10-21-14-05.png"));
        const auto answered = [&](const QString& path) {
            return QTest::qWaitFor(
                [&] { return driver.text("panelUnit") == "saved as " + QFileInfo(path).fileName(); }, patienceMs);
        };
        QVERIFY(answered(folder.filePath("curve.csv")));
        QFile figures(folder.filePath("curve.csv"));
        QVERIFY(figures.open(QIODevice::ReadOnly));
        const QStringList rows = QString::fromUtf8(figures.readAll()).split(u'\n');
        QCOMPARE(rows.front(), QString("chart,series,x: utilization in %,y: rate in % a year"));
        const QString of
            = QString::fromUtf8("Utilization curve · SOL · %1,").arg(driver.console.console().status().stamp);
        QVERIFY(rows.contains(of + "borrow rate,70,8"));
        QVERIFY(rows.contains(of + "borrow rate,100,100"));
        QVERIFY(rows.filter("lend rate,").size() > 1);
        QCOMPARE(rows.filter("today, borrow").size(), 1);
        QCOMPARE(rows.filter("throttle").size(), 2);

        driver.console.console().setDark(false);
        driver.click("saveChart");
        driver.answerDialog(folder.filePath("curve.png"));
        QVERIFY(answered(folder.filePath("curve.png")));
        const QImage picture(folder.filePath("curve.png"));
        QVERIFY(picture.width() > 400 && picture.height() > 200);
        // One ground into the corners, that of the line with what it is and when.
        const QColor ground = picture.pixelColor(0, picture.height() - 1);
        QCOMPARE(ground, QColor("#FFFFFF"));
        QCOMPARE(picture.pixelColor(0, 0), ground);
        QCOMPARE(picture.pixelColor(picture.width() - 1, 0), ground);
    }

    /// The wheel zooms about the pointer, in both charts of the pool; what is zoomed stands still while samples come.
    void zoomsTheHistoryByTheWheel()
    {
        ConsoleDriver driver;
        open(driver);
        const TimeAxis& axis = *driver.console.console().lending()->time();
        const double all = axis.to() - axis.from();
        QCOMPARE(all, 239.0 * 60);
        QVERIFY(axis.live());
        const QPoint pointer = driver.plotPoint("rateHistory", 0.75);
        QTest::mouseMove(&driver.window(), pointer);
        driver.settle();
        const double read = axis.cursor();
        driver.wheel(pointer, 3);
        QVERIFY(!axis.live());
        QVERIFY(std::abs(axis.to() - axis.from() - all * 0.8 * 0.8 * 0.8) < 1);
        QVERIFY(std::abs((read - axis.from()) / (axis.to() - axis.from()) - 0.75) < 0.02);
        const double from = axis.from();
        const double last = axis.last();
        driver.exchange.advance(180);
        driver.settle();
        QCOMPARE(axis.last(), last + 180);
        QCOMPARE(axis.from(), from);
        driver.click("poolRangeLive");
        QVERIFY(axis.live());
        QCOMPARE(axis.to(), axis.last());
        QTest::mouseDClick(&driver.window(), Qt::LeftButton, Qt::NoModifier, pointer);
        driver.settle();
        QVERIFY(axis.whole());
        QTest::mouseMove(&driver.window(), pointer + QPoint(1, 0));
        driver.settle();
        QVERIFY(axis.cursor() > 0);
        QTest::mouseMove(&driver.window(), QPoint(640, 70));
        driver.settle();
        QCOMPARE(axis.cursor(), -1.0);
    }

    void pansTheHistoryByDragging()
    {
        ConsoleDriver driver;
        open(driver);
        const TimeAxis& axis = *driver.console.console().lending()->time();
        driver.click("poolRange1");
        QCOMPARE(axis.to() - axis.from(), 3600.0);
        const double from = axis.from();
        driver.drag("utilizationHistory", QPoint(80, 0));
        QVERIFY(!axis.live());
        QCOMPARE(axis.to() - axis.from(), 3600.0);
        QVERIFY2(axis.from() < from - 600, qPrintable(QString::number(from - axis.from())));
        driver.click("poolRange2");
        QVERIFY(axis.whole());
    }

    /// By keys alone: in, out, left, right, all, live, and the crosshair from sample to sample, read out.
    void readsTheHistoryByKeys()
    {
        ConsoleDriver driver;
        open(driver);
        TimeAxis& axis = *driver.console.console().lending()->time();
        QVERIFY(driver.tabTo("utilizationHistory"));
        QQuickItem* chart = driver.item("utilizationHistory");
        QCOMPARE(chart->property("reading").toString(), QString::fromUtf8("21:13 · utilization 73.18 %"));
        const auto says = [&] { return QAccessible::queryAccessibleInterface(chart)->text(QAccessible::Description); };
        QCOMPARE(says(), chart->property("reading").toString());
        driver.press(Qt::Key_Left, Qt::ShiftModifier); // to the last sample
        driver.press(Qt::Key_Left, Qt::ShiftModifier);
        driver.press(Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(axis.cursor(), axis.last() - 120);
        QVERIFY2(says().startsWith("21:11 "), qPrintable(says()));
        QVERIFY(driver.property("rateHistory", "reading").startsWith("21:11 "));
        driver.press(Qt::Key_Plus);
        QCOMPARE(axis.to() - axis.from(), 239.0 * 30);
        driver.press(Qt::Key_Left);
        QVERIFY(axis.to() < axis.last() - 800);
        driver.press(Qt::Key_Minus);
        QVERIFY(axis.whole());
        driver.press(Qt::Key_Plus);
        driver.press(Qt::Key_End);
        QVERIFY(axis.live() && axis.to() == axis.last());
        driver.press(Qt::Key_Home);
        QVERIFY(axis.whole());
        driver.press(Qt::Key_Escape);
        QCOMPARE(axis.cursor(), -1.0);
    }

    /// Keys move the crosshair under a pointer that rests; it goes with the keys, or by a press elsewhere.
    void letsGoOfTheCrosshairThatKeysMoved()
    {
        ConsoleDriver driver;
        open(driver);
        TimeAxis& axis = *driver.console.console().lending()->time();
        QTest::mouseMove(&driver.window(), driver.plotPoint("utilizationHistory", 0.5));
        driver.settle();
        const double pointed = axis.cursor();
        QVERIFY(pointed > axis.first() && pointed < axis.last());
        driver.wheel(driver.plotPoint("utilizationHistory", 0.5), 1);
        QVERIFY(driver.item("utilizationHistory")->hasActiveFocus());
        driver.press(Qt::Key_Left, Qt::ShiftModifier);
        QTest::qWait(100);
        QCOMPARE(axis.cursor(), pointed - 60);
        QTest::mouseMove(&driver.window(), QPoint(640, 82));
        driver.settle();
        QCOMPARE(axis.cursor(), pointed - 60);
        QTest::mouseClick(&driver.window(), Qt::LeftButton, Qt::NoModifier, QPoint(640, 82));
        driver.settle();
        QCOMPARE(axis.cursor(), -1.0);
        driver.press(Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(axis.cursor() > 0);
        driver.press(Qt::Key_Tab);
        QCOMPARE(axis.cursor(), -1.0);
    }

    /// What lies before the hours that the view carries is read from the world's file when it comes into sight.
    void readsOlderMinutesWhenTheyComeIntoSight()
    {
        ConsoleDriver driver;
        const std::int64_t now = driver.exchange.world().status.time.ms;
        for (int hour = 48; hour > 0; --hour)
            driver.exchange.minutesKept.push_back({{now - hour * msPerHour}, hour / 100.0, 0.5, 0.25, 0, {}, 0});
        driver.exchange.minutesHeld = true;
        open(driver);
        driver.exchange.releaseMinutes(); // since when there are any
        driver.settle();
        LendingPage& page = *driver.console.console().lending();
        QCOMPARE(page.time()->to() - page.time()->from(), 6.0 * 3600);
        QVERIFY(QTest::qWaitFor([&] { return driver.shows("chartLoading"); }, patienceMs));
        driver.exchange.minutesHeld = false;
        driver.exchange.releaseMinutes();
        driver.click("poolRange4");
        QVERIFY(page.time()->whole());
        QTRY_COMPARE_WITH_TIMEOUT(page.utilizationHistory().front().y(), 48.0, patienceMs);
        QCOMPARE(page.borrowHistory().front().y(), 50.0);
        QVERIFY(!driver.shows("chartLoading"));
        const archive::MinuteQuery& asked = driver.exchange.minutesAsked.back();
        QCOMPARE(asked.symbol, std::string("SOL"));
        QCOMPARE(asked.from.ms, now - 48 * msPerHour);
        // Each sample once, in order, with the view's own behind them.
        const QList<QPointF> line = page.utilizationHistory();
        for (qsizetype at = 1; at < line.size(); ++at)
            QVERIFY(line[at - 1].x() < line[at].x());
        QCOMPARE(line.back().x(), page.time()->last());
        driver.console.console().openPool(0);
        driver.settle();
        QVERIFY(page.time()->whole());
    }

    void savesOnlyTheStretchInSight()
    {
        const QTemporaryDir folder;
        ConsoleDriver driver;
        open(driver);
        driver.console.console().lending()->time()->show(900);
        driver.settle();
        ChartFile file;
        file.setProperty("chart", QVariant::fromValue(driver.item("utilizationHistory")));
        const QStringList rows = file.figures().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(rows.size(), qsizetype{1 + 16});
        QVERIFY2(rows.back().contains("utilization,2025-10-10T21:13:05Z,73.18"), qPrintable(rows.back()));
    }

    void keepsTheFolderThatIsTypedWhenAnEndingIsPicked()
    {
        const QTemporaryDir folder;
        ConsoleDriver driver;
        open(driver);
        driver.click("saveChart");
        QFileDialog* dialog = nullptr;
        QVERIFY(QTest::qWaitFor(
            [&] {
                for (QWidget* widget : QApplication::topLevelWidgets())
                    if (widget->isVisible() && qobject_cast<QFileDialog*>(widget) != nullptr)
                        dialog = qobject_cast<QFileDialog*>(widget);
                return dialog != nullptr;
            },
            patienceMs));
        auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
        name->selectAll();
        QTest::keyClicks(name, folder.filePath("rates"));
        emit dialog->filterSelected(dialog->nameFilters().value(1));
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(driver.text("panelUnit"), QString("saved as rates.csv"), patienceMs);
        QVERIFY(QFile::exists(folder.filePath("rates.csv")));
    }

    void refusesARateThatFallsBesideTheField()
    {
        ConsoleDriver driver;
        open(driver);
        driver.type("curveRate2", "5");
        QCOMPARE(driver.text("curveRefusal2"), QString("rate must not fall below 8 %"));
        // Live and draft both stay drawn, the draft as it is typed.
        const CurveEditor& curve = *driver.console.console().lending()->curve();
        QVERIFY(curve.property("liveBorrow").value<QList<QPointF>>().size() > 1);
        QCOMPARE(curve.property("draftBorrow").value<QList<QPointF>>().value(2), QPointF(100, 5));
        driver.type("reasonField", "no");
        QVERIFY(!driver.enabled("applyButton"));
        const auto* lines
            = dynamic_cast<const GadgetListModel<ChangeLine>*>(driver.console.console().lending()->change()->lines());
        QVERIFY(lines != nullptr && lines->count() == 1);
        const ChangeLine& line = lines->rows().front();
        QCOMPARE(line.before, QString("live curve"));
        QCOMPARE(line.refusal, QString("point 3: rate must not fall below 8 %"));
        driver.press(Qt::Key_Return);
        QVERIFY(driver.exchange.commands().empty());
        driver.click("curveUndo");
        QVERIFY(!driver.shows("curveRefusal2"));
    }

    void saysWhatToDoAboutADecimalComma()
    {
        ConsoleDriver driver;
        open(driver);
        driver.type("curveRate1", "12,5");
        QCOMPARE(
            driver.text("curveRefusal1"), QString("Decimals follow a point, as 0.2; commas only group, as 1,234,567"));
    }

    /// A rate that may not be is above the axis, which does not grow for it: the handle stays in sight, at the edge.
    void marksAPointBeyondThePlotAtItsEdge()
    {
        ConsoleDriver driver;
        open(driver);
        QVERIFY(!driver.shows("curveHandle1Beyond"));
        driver.type("curveRate1", "200");
        QVERIFY(driver.shows("curveHandle1Beyond"));
        const QQuickItem* handle = driver.item("curveHandle1");
        QCOMPARE(handle->y(), -handle->height() / 2);
        driver.click("curveUndo");
        QVERIFY(!driver.shows("curveHandle1Beyond"));
    }

    void dragsAPointOnTheChart()
    {
        ConsoleDriver driver;
        open(driver);
        driver.drag("curveHandle1", QPoint(-30, -20));
        driver.type("reasonField", "drag");
        driver.click("applyButton");
        const auto* change = driver.exchange.last<SetParameters>();
        QVERIFY(change != nullptr);
        const std::string& after = change->edits[0].after;
        QVERIFY2(after != change->edits[0].before, after.c_str());
        const UtilizationCurve& live = driver.exchange.latest()->risk->pools[4].utilizationCurve;
        QVERIFY(live.points()[1].utilization < Ratio::fromRaw(Ratio::whole(7).raw / 10));
        QVERIFY(live.points()[1].rate > Ratio::fromRaw(Ratio::whole(8).raw / 100));
    }

    void dragsAPointByTouch()
    {
        ConsoleDriver driver;
        open(driver);
        const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
        const QPoint from = driver.centre(driver.item("curveHandle1"));
        QTest::touchEvent(&driver.window(), screen.get()).press(0, from, &driver.window());
        for (int step = 1; step <= 8; ++step)
            QTest::touchEvent(&driver.window(), screen.get())
                .move(0, from + QPoint(-30, -20) * step / 8, &driver.window());
        QTest::touchEvent(&driver.window(), screen.get()).release(0, from + QPoint(-30, -20), &driver.window());
        driver.settle();
        driver.type("reasonField", "touch");
        driver.click("applyButton");
        QVERIFY(driver.exchange.last<SetParameters>() != nullptr);
        const UtilizationCurve& live = driver.exchange.latest()->risk->pools[4].utilizationCurve;
        QVERIFY(live.points()[1].utilization < Ratio::fromRaw(Ratio::whole(7).raw / 10));
        QVERIFY(live.points()[1].rate > Ratio::fromRaw(Ratio::whole(8).raw / 100));
    }

    void keepsADraggedPointLawful()
    {
        ConsoleDriver driver;
        open(driver);
        driver.drag("curveHandle1", QPoint(0, -600));
        driver.type("reasonField", "too high");
        driver.click("applyButton");
        const auto& points = driver.exchange.latest()->risk->pools[4].utilizationCurve.points();
        QCOMPARE(points[1].rate, points[2].rate);
    }

    void movesAPointByKeys()
    {
        ConsoleDriver driver;
        open(driver);
        driver.item("curveHandle1")->forceActiveFocus();
        driver.press(Qt::Key_Up);
        driver.press(Qt::Key_Left, Qt::ShiftModifier);
        driver.type("reasonField", "keys");
        driver.press(Qt::Key_Return);
        const auto* change = driver.exchange.last<SetParameters>();
        QVERIFY(change != nullptr);
        QCOMPARE(change->edits[0].after, std::string(R"([["0","0"],["0.69","0.0805"],["1","1"]])"));
    }

    void addsAndRemovesPoints()
    {
        ConsoleDriver driver;
        open(driver);
        driver.click("curveAdd");
        QCOMPARE(driver.text("curveUtilization1"), QString("35"));
        QCOMPARE(driver.text("curveRate1"), QString("4"));
        driver.click("curveRemove1");
        QCOMPARE(driver.text("curveUtilization1"), QString("70"));
        // Where a double click falls, to the steps of dragging: 33.3 of 70 of 8 % are 3.8057...
        driver.console.console().lending()->curve()->addAt(33.3333);
        driver.settle();
        QCOMPARE(driver.text("curveUtilization1"), QString("33.3"));
        QCOMPARE(driver.text("curveRate1"), QString("3.8"));
        QVERIFY(driver.exchange.commands().empty());
    }

    void saysWhatOneMoreWouldDo()
    {
        ConsoleDriver driver;
        open(driver);
        QQuickItem* scroll = driver.item("poolScroll");
        const QPointF at = driver.item("poolMoveQuantity")->mapToItem(scroll, QPointF());
        scroll->setProperty("contentY", at.y() - scroll->height() / 2);
        driver.settle();
        const view::Pool& pool = driver.exchange.latest()->pools[4];
        driver.type("poolMoveQuantity", "1000");
        const auto said = [&] { return driver.text("poolSupposed"); };
        const Ratio after = divide(pool.borrowedQuantity + Quantity::whole(1000), pool.lentQuantity, Rounding::Up);
        QVERIFY2(said().startsWith("Utilization " + format::percent(pool.utilization) + " → " + format::percent(after)
                     + " %, borrow "),
            qPrintable(said()));
        driver.type("poolMoveQuantity", "52000.5");
        QVERIFY(said().startsWith("Utilization"));
        driver.type("poolMoveQuantity", "60000"); // the headroom is 52.66k
        QVERIFY2(said().startsWith("Refused: utilization would be"), qPrintable(said()));
        driver.click("poolMove1");
        QVERIFY2(said().startsWith("Refused: utilization would be"), qPrintable(said()));
        driver.type("poolMoveQuantity", "70000");
        QVERIFY2(said().startsWith("Refused: the pool holds"), qPrintable(said()));
        QVERIFY(driver.exchange.commands().empty());
    }

    void opensALargeBorrower()
    {
        ConsoleDriver driver;
        open(driver);
        auto* row = driver.item("poolBorrower1");
        QVERIFY(row != nullptr);
        QCOMPARE(row->property("subaccount").toInt(), 321);
        QMetaObject::invokeMethod(row, "opened");
        driver.settle();
        QCOMPARE(driver.exchange.wanted().page, view::Page::Margin);
        QCOMPARE(driver.exchange.wanted().account, std::optional{SubaccountId{321}});
    }

    void beginsFromAShape()
    {
        ConsoleDriver driver;
        open(driver);
        const auto choose = [&](const char* shape) {
            driver.click("curveShapes");
            driver.click(shape);
        };
        const QString last = driver.text("curveRate2");
        choose("curveSteep");
        QCOMPARE(driver.text("curveUtilization1"), QString("80"));
        QCOMPARE(driver.text("curveUtilization2"), QString("95"));
        QCOMPARE(driver.text("curveRate3"), last);
        choose("curveLinear");
        QCOMPARE(driver.text("curveUtilization1"), QString("100"));
        QCOMPARE(driver.text("curveRate1"), last);
        choose("curveKinked");
        QCOMPARE(driver.text("curveUtilization1"), QString("70")); // the pool's optimum
        QCOMPARE(driver.text("curveRate1").toDouble(), 0.1 * last.toDouble());
        driver.item("curveChart")->forceActiveFocus();
        driver.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(driver.text("curveUtilization1"), QString("100"));
        driver.type("reasonField", "straight");
        driver.click("applyButton");
        const auto* change = driver.exchange.last<SetParameters>();
        QVERIFY(change != nullptr);
        QCOMPARE(driver.exchange.latest()->risk->pools[4].utilizationCurve.points().size(), std::size_t{2});
    }

    void refusesAThresholdAboveTheMaximum()
    {
        ConsoleDriver driver;
        open(driver);
        driver.type("field_throttleUtilizationThreshold", "101");
        QVERIFY(driver.text("refusal_throttleUtilizationThreshold").startsWith("must be"));
        QVERIFY(!driver.enabled("applyButton"));
        driver.type("field_throttleUtilizationThreshold", "90");
        driver.type("reasonField", "earlier");
        driver.click("applyButton");
        const auto* change = driver.exchange.last<SetParameters>();
        QVERIFY(change != nullptr);
        QCOMPARE(change->edits[0].before, std::string("0.92"));
        QCOMPARE(change->edits[0].after, std::string("0.9"));
        QCOMPARE(driver.text("field_throttleUtilizationThreshold"), QString("90"));
    }

    void keepsADraftWhenFiguresArrive()
    {
        ConsoleDriver driver;
        open(driver);
        driver.type("curveRate1", "9.25");
        driver.exchange.advance(60);
        driver.settle();
        QCOMPARE(driver.text("curveRate1"), QString("9.25"));
        driver.click("pool_BTC");
        driver.click("pool_SOL");
        QCOMPARE(driver.text("curveRate1"), QString("9.25"));
    }

    void saysWhenTheValueChangedMeanwhile()
    {
        ConsoleDriver driver;
        open(driver);
        driver.type("field_fee", "20");
        driver.type("reasonField", "fee");
        OperatorAnswer refused;
        refused.code = "BEFORE_DIFFERS";
        refused.field = "borrowLendMarkets.SOL.fee";
        refused.value = "0.15";
        refused.limit = "0.17";
        driver.exchange.refuseNext(refused);
        driver.click("applyButton");
        QCOMPARE(driver.text("changeAnswer"), QString("Changed meanwhile: it is 0.17 now, not 0.15"));
        QCOMPARE(driver.text("field_fee"), QString("20"));
    }

    void shadesHowFarAPointMayGo()
    {
        ConsoleDriver driver;
        driver.exchange.curveAnswer = corridorOfSol();
        open(driver);
        CurveEditor& curve = *driver.console.console().lending()->curve();
        QTRY_VERIFY_WITH_TIMEOUT(curve.bandUpper().size() > 3, patienceMs);
        // A tenth of the way from the second point to the third: 0.9 x 0.271 + 0.1 is twice 0.9 x 0.08 + 0.1.
        const QString safe = driver.text("curveSafe1");
        QCOMPARE(safe, QString("safe rate 0 – 27.11 %"));
        // The verdict's place is kept while there is none, and a row's while it has nothing to say.
        const QString none = driver.text("curveVerdict");
        QVERIFY2(none.startsWith("What a moved point would do"), qPrintable(none));
        const auto place = [&] { return driver.item("field_fee")->mapToScene(QPointF()).y(); };
        const double before = place();
        driver.type("curveRate1", "12.5");
        QCOMPARE(driver.text("curveVerdict"),
            QString(
                "Inside the corridor: no cost doubles, no yield halves, interest takes nobody over MMR 100 % in 24 h"));
        driver.type("curveRate1", "95");
        const QString broken = driver.text("curveVerdict");
        QVERIFY2(broken.startsWith("Outside the corridor: borrowers (1) pay 5.5"), qPrintable(broken));
        // A draft that is no curve has no corridor.
        driver.type("curveRate2", "5");
        QCOMPARE(driver.text("curveVerdict"), none);
        QVERIFY(driver.shows("curveRefusal2"));
        QCOMPARE(place(), before);
        QVERIFY(curve.bandUpper().isEmpty());
    }

    void keepsNamesOffTheCurve()
    {
        ConsoleDriver driver;
        open(driver);
        driver.settle();
        const CurveEditor& curve = *driver.console.console().lending()->curve();
        const auto* plot = driver.item("curveChart")->findChild<QQuickItem*>("plot");
        QVERIFY(plot != nullptr && plot->height() > 0);
        const auto placeOf = [&](const QString& name) {
            QQuickItem* item = driver.item(name);
            return item->mapRectToItem(plot, item->boundingRect());
        };
        QVERIFY(placeOf("curveToday").top() >= plot->height());
        const auto line = curve.property("liveBorrow").value<QList<QPointF>>();
        const double top = curve.property("rateTop").toDouble();
        for (const char* name : {"curveLimit1", "curveLimit2", "curveLimit3", "curveLimit4"}) {
            const QRectF place = placeOf(name);
            const double right = place.right() / plot->width() * 100;
            const auto to = std::ranges::find_if(line, [&](const QPointF& point) { return point.x() >= right; });
            QVERIFY(to != line.end() && to != line.begin());
            const QPointF from = *(to - 1);
            const double rate = from.y() + (to->y() - from.y()) * (right - from.x()) / (to->x() - from.x());
            QVERIFY2(plot->height() * (1 - rate / top) >= place.bottom(), name);
        }
    }

    void saysWhomInterestTakesOverTheLineAnyway()
    {
        ConsoleDriver driver;
        driver.exchange.curveAnswer = corridorOfSol();
        driver.exchange.curveAnswer->anyway = 2;
        open(driver);
        const QString said = "Interest takes 2 accounts over MMR 100 % in 24 h under the live curve";
        QTRY_COMPARE_WITH_TIMEOUT(driver.text("curveVerdict"), said, patienceMs);
        driver.type("curveRate1", "12.5");
        QVERIFY(driver.text("curveVerdict").endsWith(". " + said + " too"));
    }

    void setsThePoolState()
    {
        ConsoleDriver driver;
        open(driver);
        driver.click("choice_state");
        driver.click("choice_state_1");
        driver.type("reasonField", "wind down");
        driver.click("applyButton");
        const auto* change = driver.exchange.last<SetParameters>();
        QVERIFY(change != nullptr);
        QCOMPARE(change->edits[0].path, std::string("borrowLendMarkets.SOL.state"));
        QCOMPARE(change->edits[0].before, std::string("Open"));
        QCOMPARE(change->edits[0].after, std::string("RepayOnly"));
        QCOMPARE(driver.exchange.latest()->pools[4].state, PoolState::RepayOnly);
        QVERIFY(driver.text("changeAnswer").startsWith("Applied and stored"));
    }

    void readsTheCurveBesideTheNamesOfItsLimits()
    {
        ConsoleDriver driver;
        Console& desk = driver.console.console();
        open(driver);
        desk.lending()->curve()->drag(1, 72, 11);
        const auto placeOf = [&](const QString& name) {
            const QQuickItem* item = driver.item(name);
            return item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
        };
        for (const int scale : {100, 130}) {
            desk.settings()->preferences()->setTextScale(scale);
            driver.settle();
            for (const double across : {0.1, 0.5, 0.93}) {
                QTest::mouseMove(&driver.window(), driver.plotPoint("curveChart", across));
                driver.settle();
                const QRectF reading = placeOf("chartReading");
                for (int limit = 0; limit < 5; ++limit)
                    if (const QString name = QString("curveLimit%1").arg(limit); driver.shows(name))
                        QVERIFY2(!reading.intersects(placeOf(name)), qPrintable(name));
            }
        }
    }

    /// What is refused has no name of its own, and one Ctrl+Z takes it back, from its field too.
    void takesARefusedCurveBack()
    {
        ConsoleDriver driver;
        open(driver);
        const QString rate = driver.text("curveRate1");
        driver.type("curveRate1", "x");
        QVERIFY(driver.shows("curveRefusal1"));
        QCOMPARE(driver.console.console().lending()->change()->nameOfEdits(), QString());
        driver.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(driver.text("curveRate1"), rate);
        QVERIFY(!driver.shows("curveRefusal1"));
        QVERIFY(!driver.console.console().lending()->curve()->canUndo());
    }

private:
    static void open(ConsoleDriver& driver)
    {
        driver.press(Qt::Key_2, Qt::ControlModifier);
        driver.click("pool_SOL");
        QCOMPARE(driver.exchange.wanted().pool, std::optional(AssetId{4}));
    }
};
PLIMSOLL_TEST(LendingTest);

} // namespace plimsoll::test

#include "lending_test.moc"
