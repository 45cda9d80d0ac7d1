// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/base/decimal.h"
#include "qml/console_driver.h"
#include "support/registration.h"
#include "viewmodel/format/amount_format.h"

#include <QAccessible>
#include <QRegularExpression>

#include <algorithm>

namespace plimsoll::test {

class RiskTest : public QObject {
    Q_OBJECT

private slots:
    void readsWeightAndRequirementsAtThePointer()
    {
        ConsoleDriver driver;
        open(driver);
        QTest::mouseMove(&driver.window(), driver.plotPoint("weightChart", 0.5));
        QTRY_VERIFY_WITH_TIMEOUT(driver.shows("chartReading"), patienceMs);
        const QString weight = driver.text("chartReading");
        QVERIFY2(
            QRegularExpression(R"(^\$[\d.]+M · weight \d+\.\d\d %$)").match(weight).hasMatch(), qPrintable(weight));
        QTest::mouseMove(&driver.window(), driver.plotPoint("requirementChart", 0.5));
        QTRY_VERIFY_WITH_TIMEOUT(driver.text("chartReading").contains("maintenance "), patienceMs);
        const QString requirement = driver.text("chartReading");
        QVERIFY2(QRegularExpression(R"(initial \d+\.\d\d % · maintenance \d+\.\d\d %$)").match(requirement).hasMatch(),
            qPrintable(requirement));
        Preferences& preferences = *driver.console.console().settings()->preferences();
        preferences.setTextScale(130);
        driver.settle();
        QTest::mouseMove(&driver.window(), driver.plotPoint("requirementChart", 0.6));
        driver.settle();
        QVERIFY(!driver.item("chartReading")->property("truncated").toBool());
        preferences.setTextScale(100);
    }

    /// The cell that the keys are on is what assistive programs are told of; Enter edits it.
    void goesFromACellOfTheGridToItsField()
    {
        ConsoleDriver driver;
        open(driver);
        QVERIFY(driver.tabTo("risk_SOL_0") || driver.tabTo("risk_USDC_0"));
        const auto focus = [&] { return driver.window().activeFocusItem(); };
        const QString first = focus()->objectName();
        driver.press(Qt::Key_Down);
        QVERIFY2(focus()->objectName() != first && focus()->objectName().startsWith("risk_"),
            qPrintable(focus()->objectName()));
        const QAccessibleInterface* cell = QAccessible::queryAccessibleInterface(focus());
        QVERIFY(cell != nullptr);
        QCOMPARE(cell->role(), QAccessible::Cell);
        QVERIFY2(cell->text(QAccessible::Name).contains(driver.console.console().risk()->owner()),
            qPrintable(cell->text(QAccessible::Name)));
        driver.press(Qt::Key_Right);
        QVERIFY(focus()->objectName().endsWith("_1"));
        driver.press(Qt::Key_Return);
        const QString path = driver.console.console().risk()->path();
        const QString field = "field_" + path.section('.', 2);
        QVERIFY2(focus()->objectName() == field || focus()->objectName() == "choice_" + path.section('.', 2),
            qPrintable(focus()->objectName() + " for " + path));
    }

    void takesBackTheLastStepOfADraft()
    {
        ConsoleDriver driver;
        open(driver);
        const auto shown = [&] { return driver.text("field_haircutFunction.weight"); };
        const QString live = shown();
        driver.item("slider_haircutFunction.weight")->forceActiveFocus(Qt::TabFocusReason);
        driver.press(Qt::Key_Left);
        driver.press(Qt::Key_Left);
        const QString slid = shown();
        QVERIFY(slid != live);
        QTest::qWait(800); // a pause begins another step
        driver.press(Qt::Key_Left);
        QVERIFY(shown() != slid);
        driver.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(shown(), slid);
        driver.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(shown(), live);
        QCOMPARE(driver.text("changeTitle"), QString("No draft"));
        driver.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(shown(), live);
    }

    void readsWeightAndRequirementsByTheKeys()
    {
        ConsoleDriver driver;
        open(driver);
        QTest::mouseMove(&driver.window(), QPoint(driver.window().width() / 2, 2));
        driver.item("weightChart")->forceActiveFocus(Qt::TabFocusReason);
        QVERIFY(driver.shows("chartReading"));
        const QString middle = driver.text("chartReading");
        driver.press(Qt::Key_Right, Qt::ShiftModifier);
        const QString further = driver.text("chartReading");
        QVERIFY2(further != middle && further.contains("M · weight "), qPrintable(further));
        driver.press(Qt::Key_End);
        QVERIFY(driver.text("chartReading") != further);
        driver.press(Qt::Key_Escape);
        QVERIFY(!driver.shows("chartReading"));
    }

    void editsAHaircutAndSeesItLive()
    {
        ConsoleDriver driver;
        open(driver);
        driver.type("field_haircutFunction.weight", "0.9");
        driver.type("reasonField", "Thin books");
        driver.click("applyButton");
        const auto* change = driver.exchange.last<SetParameters>();
        QVERIFY(change != nullptr);
        QCOMPARE(change->edits[0].path, std::string("assets.SOL.haircutFunction.weight"));
        QCOMPARE(change->edits[0].before, std::string("0.95"));
        QCOMPARE(change->edits[0].after, std::string("0.9"));
        QCOMPARE(driver.item("risk_SOL_0")->property("live").toString(), QString("0.9"));
        QCOMPARE(driver.item("historyList")->property("count").toInt(), 4);
    }

    /// On its way to 0.0505 a field reads 0.050, which is what is live in another spelling.
    void keepsWhatIsTypedUnderTheCursor()
    {
        ConsoleDriver driver;
        open(driver);
        const QString base = "field_mmfFunction.base";
        QCOMPARE(driver.text(base), QString("0.05"));
        driver.click(base);
        driver.press(Qt::Key_A, Qt::ControlModifier);
        for (const char digit : std::string_view{"0.0505"})
            driver.keys(QString(QLatin1Char(digit)));
        QCOMPARE(driver.text(base), QString("0.0505"));
        driver.type(base, "0.050");
        QCOMPARE(driver.text(base), QString("0.050"));
        QCOMPARE(driver.text("changeTitle"), QString("No draft"));
        driver.press(Qt::Key_Tab);
        QCOMPARE(driver.text(base), QString("0.05"));
        driver.type(base, "0.050");
        driver.press(Qt::Key_Escape);
        QCOMPARE(driver.text(base), QString("0.05"));
    }

    void refusesAMaintenanceBaseAboveTheInitial()
    {
        ConsoleDriver driver;
        open(driver);
        driver.type("field_mmfFunction.base", "0.2");
        QVERIFY(driver.text("refusal_mmfFunction.base").contains("must be"));
        // Its slider ends below what is refused.
        QMetaObject::invokeMethod(driver.item("slider_mmfFunction.base"), "go", Q_ARG(int, 200));
        QVERIFY(!driver.shows("refusal_mmfFunction.base"));
        driver.type("field_mmfFunction.base", "0.2");
        QVERIFY(!driver.enabled("applyButton"));
        driver.type("field_imfFunction.base", "0.25");
        QVERIFY(!driver.shows("refusal_mmfFunction.base"));
        driver.type("reasonField", "Both up");
        driver.click("applyButton");
        const auto* change = driver.exchange.last<SetParameters>();
        QVERIFY(change != nullptr);
        QCOMPARE(change->edits.size(), std::size_t{2});
        QCOMPARE(driver.item("risk_SOL_5")->property("live").toString(), QString("0.2"));
    }

    void opensAnAssetByItsName()
    {
        ConsoleDriver driver;
        open(driver);
        driver.click("riskOwner_ETH");
        QCOMPARE(driver.console.console().risk()->owner(), QString("ETH"));
    }

    void refusesWhatIsNoNumber()
    {
        ConsoleDriver driver;
        open(driver);
        driver.type("field_haircutFunction.weight", "0.9x");
        QCOMPARE(driver.text("refusal_haircutFunction.weight"), QString("is not a value"));
        driver.press(Qt::Key_Escape);
        driver.type("field_haircutFunction.weight", "0,9");
        QVERIFY(driver.text("refusal_haircutFunction.weight").startsWith("Decimals follow a point"));
        driver.press(Qt::Key_Escape);
        QCOMPARE(driver.text("field_haircutFunction.weight"), QString("0.95"));
        QVERIFY(driver.exchange.commands().empty());
    }

    void appliesDraftsOfSeveralAssetsTogether()
    {
        ConsoleDriver driver;
        open(driver);
        driver.type("field_haircutFunction.weight", "0.9");
        driver.click("risk_ETH_0");
        driver.type("field_haircutFunction.weight", "0.92");
        QCOMPARE(driver.text("changeTitle"), QString("2 changes, not live"));
        driver.type("reasonField", "Crash");
        driver.click("applyButton");
        QCOMPARE(driver.exchange.last<SetParameters>()->edits.size(), std::size_t{2});
        QCOMPARE(driver.text("changeTitle"), QString("No draft"));
    }

    void setsThePoolStateWithTheOtherParameters()
    {
        ConsoleDriver driver;
        open(driver);
        scrollTo(driver, "choice_state");
        driver.click("choice_state");
        driver.click("choice_state_1");
        driver.type("reasonField", "Wind down");
        driver.click("applyButton");
        const auto* change = driver.exchange.last<SetParameters>();
        QVERIFY(change != nullptr);
        QCOMPARE(change->edits[0].path, std::string("borrowLendMarkets.SOL.state"));
        QCOMPARE(change->edits[0].before, std::string("Open"));
        QCOMPARE(change->edits[0].after, std::string("RepayOnly"));
        QCOMPARE(driver.exchange.latest()->pools[4].state, PoolState::RepayOnly);
    }

    void editsBookStateFeesAndBandsOfAMarket()
    {
        ConsoleDriver driver;
        open(driver);
        driver.click("riskSheet1");
        const MarketParameters& market = driver.exchange.latest()->risk->markets[0];
        const QString symbol = QString::fromStdString(market.symbol);
        driver.click("risk_" + symbol + "_0");
        driver.click("choice_orderBookState");
        driver.click("choice_orderBookState_2");
        driver.type("field_takerFee", "7.5");
        ParameterField* band = driver.console.console().risk()->marketFields()->field("filters.price.maxMultiplier");
        band->type("0.5");
        QVERIFY(band->property("refusal").toString().startsWith("must be"));
        QVERIFY(!driver.enabled("applyButton"));
        band->type("1.3");
        driver.type("reasonField", "Calm the book");
        driver.click("applyButton");
        const auto* change = driver.exchange.last<SetParameters>();
        QVERIFY(change != nullptr);
        QCOMPARE(change->edits.size(), std::size_t{3});
        QCOMPARE(driver.item("risk_" + symbol + "_0")->property("live").toString(), QString("Limit only"));
        QCOMPARE(driver.item("risk_" + symbol + "_2")->property("live").toString(), QString("7.5"));
        QCOMPARE(driver.exchange.latest()->risk->markets[0].orderBookState, OrderBookState::LimitOnly);
    }

    void editsTheVenueAndTurnsTheMarkGuardOn()
    {
        ConsoleDriver driver;
        open(driver);
        driver.click("riskSheet2");
        driver.type("field_liquidationSlice", "101");
        QVERIFY(driver.text("refusal_liquidationSlice").startsWith("must be"));
        driver.type("field_liquidationSlice", "12.5");
        scrollTo(driver, "field_markGuard.maxStep");
        QCOMPARE(driver.text("field_markGuard.maxStep"), QString());
        driver.type("field_markGuard.maxStep", "20");
        driver.type("reasonField", "Feed is shaky");
        driver.click("applyButton");
        const auto* change = driver.exchange.last<SetParameters>();
        QVERIFY(change != nullptr);
        QCOMPARE(change->edits[0].path, std::string("venue.liquidationSlice"));
        QCOMPARE(change->edits[0].after, std::string("0.125"));
        QCOMPARE(change->edits[1].path, std::string("venue.markGuard.maxStep"));
        QCOMPARE(change->edits[1].before, std::string());
        QVERIFY(driver.exchange.latest()->risk->venue.markGuard.has_value());
        QCOMPARE(driver.item("historyList")->property("count").toInt(), 2);
    }

    void acceptsAMarkThatTheGuardHolds()
    {
        ConsoleDriver driver;
        view::Asset& asset = driver.exchange.world().assets[4];
        asset.markState = view::MarkState::Held;
        asset.pendingMark = Price::fromRaw(asset.markPrice.raw / 2);
        driver.exchange.publish();
        open(driver);
        driver.click("riskSheet3");
        QCOMPARE(driver.text("marksHeld"), QString("1"));
        QCOMPARE(driver.text("markState_SOL"), QString("held: jumped"));
        QVERIFY(driver.text("markQuestion").contains(format::price(*asset.pendingMark)));
        QVERIFY(!driver.enabled("markAccept"));
        driver.type("markReason", "Three venues agree");
        driver.click("markAccept");
        const auto* decided = driver.exchange.last<DecideMark>();
        QVERIFY(decided != nullptr);
        QCOMPARE(decided->asset, AssetId{4});
        QCOMPARE(decided->decision, MarkDecision::Accept);
        QCOMPARE(decided->reason, std::string("Three venues agree"));
        QCOMPARE(driver.text("markState_SOL"), QString("in force"));
        QCOMPARE(driver.text("marksHeld"), QString("0"));
    }

    void setsTheThrottleBound()
    {
        ConsoleDriver driver;
        open(driver);
        scrollTo(driver, "throttleField");
        driver.type("throttleField", "95.5");
        scrollTo(driver, "throttleReason");
        driver.type("throttleReason", "Lender wants out");
        driver.click("throttleApply");
        const auto* reset = driver.exchange.last<ResetThrottle>();
        QVERIFY(reset != nullptr);
        QCOMPARE(reset->pool, AssetId{4});
        QCOMPARE(reset->bound, constant<Ratio>("0.955"));
        QCOMPARE(driver.text("throttleBound"), QString("95.50 %"));
    }

    void refusesAllWhileReadOnly()
    {
        ConsoleDriver driver;
        driver.exchange.world().status.readOnly = view::ReadOnly::JournalFault;
        driver.exchange.world().status.readOnlyDetail = "database or disk is full";
        driver.exchange.publish();
        open(driver);
        driver.type("field_haircutFunction.weight", "0.9");
        driver.type("reasonField", "try");
        QVERIFY(!driver.enabled("applyButton"));
        QCOMPARE(driver.text("changeAnswer"), QString("The journal cannot be written: database or disk is full"));
    }

    void showsWhatADraftWouldDoBeforeItIsMade()
    {
        ConsoleDriver driver;
        Impact impact;
        impact.sequence = 4711;
        impact.lines.before.liquidation = 3;
        impact.lines.after.liquidation = 5;
        impact.lines.after.autoClose = 1;
        // The requirements stand still; they are what the collateral that moves is held against.
        const auto still = [](std::uint64_t usd) { return BeforeAfter<Usd>{Usd::whole(usd), Usd::whole(usd)}; };
        impact.assets.push_back({AssetId{1}, {Usd::whole(190), Usd::whole(180)}, still(60), still(40)});
        impact.assets.push_back({AssetId{0}, still(7), still(4), still(2)});
        impact.liquidatedExposure = Usd::whole(1'230'000);
        for (const std::uint32_t account : {17U, 18U}) {
            AccountImpact row;
            row.subaccount = SubaccountId{account};
            row.exposure = Usd::whole(615'000);
            row.mmr = {Ratio::fromRaw(powerOfTen(16) * 81), Ratio::fromRaw(powerOfTen(16) * 104)};
            row.liquidated = true;
            impact.crossings.push_back(row);
        }
        AccountImpact queued;
        queued.subaccount = SubaccountId{19};
        queued.mmr = {Ratio::whole(1), Ratio::whole(2)};
        queued.autoClose = true;
        impact.crossings.push_back(queued);
        AccountImpact full;
        full.subaccount = SubaccountId{20};
        full.imr = {Ratio::fromRaw(powerOfTen(15) * 565), Ratio::fromRaw(powerOfTen(15) * 1130)};
        full.mmr = {Ratio::fromRaw(powerOfTen(15) * 282), Ratio::fromRaw(powerOfTen(15) * 282)};
        full.cannotAdd = true;
        impact.crossings.push_back(full);
        driver.exchange.impactAnswer = impact;
        BeforeAfter<Aftermath> aftermath;
        aftermath.after.badDebt = Usd::whole(250);
        driver.exchange.aftermathAnswer = aftermath;
        open(driver);
        QVERIFY(!driver.shows("impactVerdict"));
        driver.type("field_haircutFunction.weight", "0.9");
        QCOMPARE(driver.exchange.impactAsked.size(), std::size_t{1});
        QCOMPARE(driver.exchange.impactAsked[0].path, std::string("assets.SOL.haircutFunction.weight"));
        QCOMPARE(driver.exchange.impactAsked[0].before, std::string("0.95"));
        QCOMPARE(driver.exchange.impactAsked[0].after, std::string("0.9"));
        QVERIFY(driver.exchange.commands().empty());
        QCOMPARE(driver.text("impactVerdict"),
            QString("2 accounts are liquidated, $1.23M; 1 in the queue goes to auto-close"));
        const QStringList figures = figuresOf(*driver.console.console().risk()->impact()->figures());
        for (const char* figure : {"All at auto-close: 0, then 1", "USDT collateral: $190.00, then $180.00",
                 "USDT initial: $60.00, then $60.00", "USDT maintenance: $40.00, then $40.00"})
            QVERIFY2(figures.contains(figure), qPrintable(figures.join(u'\n')));
        QCOMPARE(driver.item("impactFigures")->property("count").toInt(), 9);
        QCOMPARE(driver.text("impactAccount_17"), QString("81.0 → 104.0"));
        QCOMPARE(driver.text("impactAccount_19"), QString("100.0 → 200.0"));
        QCOMPARE(driver.text("impactAccount_20"), QString("IMR 56.5 → 113.0"));
        driver.click("impactAccount_18");
        QCOMPARE(driver.exchange.wanted().account->value, 18U);
    }

    /// Under a hand nothing comes and goes; another draft begins anew.
    void keepsTheRowsOfAnImpactWhileItsValueMoves()
    {
        ConsoleDriver driver;
        Impact impact;
        impact.lines.after.autoClose = 1;
        driver.exchange.impactAnswer = impact;
        open(driver);
        const auto figures = [&] { return figuresOf(*driver.console.console().risk()->impact()->figures()); };
        driver.item("slider_haircutFunction.weight")->forceActiveFocus();
        driver.press(Qt::Key_Left);
        // What assistive programs read of it is the value, not a place on its track.
        QCOMPARE(driver.item("slider_haircutFunction.weight")->property("value").toDouble(), 0.94);
        QCOMPARE(driver.item("slider_haircutFunction.weight")->property("maximumValue").toDouble(), 1.0);
        // Each press moves the value, by what it can take.
        QCOMPARE(driver.exchange.impactAsked.at(0).after, std::string("0.94"));
        QVERIFY(figures().contains("All at auto-close: 0, then 1"));
        Impact none;
        none.mayTakeMore = 3;
        driver.exchange.impactAnswer = none;
        driver.press(Qt::Key_Left);
        QCOMPARE(driver.exchange.impactAsked.at(0).after, std::string("0.93"));
        QTRY_VERIFY(figures().contains("All at auto-close: 0, then 0"));
        QCOMPARE(driver.text("impactVerdict"), QString("Nobody is liquidated; 3 accounts may take more"));
        driver.type("field_haircutFunction.weight", "0.95");
        driver.type("field_haircutFunction.weight", "0.96");
        QVERIFY(driver.shows("impactVerdict"));
        QVERIFY(!figures().contains("All at auto-close: 0, then 0"));
    }

    /// The charts come back where the impact stood, though the draft goes while another page is shown.
    void showsItsChartsAgainWhenADraftLeftElsewhere()
    {
        ConsoleDriver driver;
        driver.exchange.impactAnswer = Impact{};
        open(driver);
        QVERIFY(driver.shows("weightPanel"));
        driver.type("field_haircutFunction.weight", "0.9");
        driver.settle();
        QVERIFY(driver.shows("impactVerdict"));
        QVERIFY(!driver.shows("weightPanel"));
        driver.press(Qt::Key_2, Qt::ControlModifier);
        driver.console.console().risk()->change()->discard();
        driver.settle();
        driver.press(Qt::Key_5, Qt::ControlModifier);
        driver.settle();
        QVERIFY(!driver.shows("impactVerdict"));
        for (const char* panel : {"weightPanel", "requirementPanel", "asidePanel"}) {
            QVERIFY2(driver.shows(panel), panel);
            QVERIFY2(driver.item(panel)->width() > 200 && driver.item(panel)->height() > 100, panel);
        }
        QVERIFY(driver.item("weightPanel")->x() < driver.item("requirementPanel")->x());
        QVERIFY(driver.item("requirementPanel")->x() < driver.item("asidePanel")->x());
    }

    void keepsItsImpactOnTheCardInASmallWindowUnderABand()
    {
        ConsoleDriver driver;
        driver.exchange.impactAnswer = Impact{};
        driver.exchange.impactAnswer->crossings.resize(20);
        driver.exchange.world().liquidations.matchingHalted
            = view::VenueStop{{driver.exchange.world().status.time.ms + msPerHour}, "ada", "drill"};
        driver.exchange.publish();
        open(driver);
        driver.window().resize(1080, 640);
        driver.type("field_haircutFunction.weight", "0.9");
        driver.settle();
        const QQuickItem* accounts = driver.item("impactAccounts");
        const QQuickItem* card = accounts;
        while (card != nullptr && QString::fromLatin1(card->metaObject()->className()).left(6) != "Panel_")
            card = card->parentItem();
        QVERIFY(card != nullptr);
        QVERIFY(accounts->height() > 22);
        const double bottom = accounts->mapToScene(QPointF(0, accounts->height())).y();
        QVERIFY(bottom <= card->mapToScene(QPointF(0, card->height())).y());
        QVERIFY(bottom < driver.window().height() - 26);
    }

    void keepsItsButtonsUnderTheHandWhileTheReasonIsTyped()
    {
        ConsoleDriver driver;
        open(driver);
        driver.type("field_haircutFunction.weight", "0.9");
        QCOMPARE(driver.text("changeAnswer"), QString("Give a reason"));
        const auto place = [&](const char* name) { return driver.item(name)->mapToScene(QPointF()).y(); };
        const double check = place("planCheck");
        const double field = place("reasonField");
        const double propose = place("proposeButton");
        const double apply = place("applyButton");
        driver.type("reasonField", "T");
        QVERIFY(driver.enabled("applyButton"));
        QCOMPARE(place("planCheck"), check);
        QCOMPARE(place("reasonField"), field);
        QCOMPARE(place("proposeButton"), propose);
        QCOMPARE(place("applyButton"), apply);
    }

    void playsTheLastHourUnderADraft()
    {
        ConsoleDriver driver;
        driver.exchange.impactAnswer = Impact{};
        PastUnder past;
        past.figures.before.liquidations = 733;
        past.figures.after.liquidations = 3'438;
        past.figures.after.badDebt = Usd::whole(1'200);
        past.differed = {{"assets.SOL.haircutFunction.weight", "0.95", "0.97"}};
        past.ofToday = {{"assets.SOL.imfFunction.base", "0.1", "0.4"}};
        past.leftOut = {{"assets.SOL.mmfFunction.base", "0.3"}};
        driver.exchange.pastAnswer = past;
        open(driver);
        driver.type("field_haircutFunction.weight", "0.9");
        const int shown = driver.item("impactFigures")->property("count").toInt();
        driver.click("playPastButton");
        driver.click("playPast_4");
        QCOMPARE(driver.exchange.pastHoursAsked, 4U);
        QCOMPARE(driver.exchange.impactAsked[0].after, std::string("0.9"));
        // Liquidations and bad debt, and interest and revenue, which are equal, all the same.
        QCOMPARE(driver.item("impactFigures")->property("count").toInt(), shown + 4);
        QVERIFY(driver.text("impactPast").contains("others’ orders unchanged"));
        for (const char* note :
            {" was 0.97 then, not 0.95", " as today, 0.4 instead of 0.1", " to 0.3, announced then"})
            QVERIFY2(driver.text("impactPast").contains(note), qPrintable(driver.text("impactPast")));
        QVERIFY(driver.exchange.commands().empty());
        driver.type("field_haircutFunction.weight", "0.91");
        QCOMPARE(driver.item("impactFigures")->property("count").toInt(), shown);
        QVERIFY(!driver.shows("impactPast"));
    }

    void coloursTheTrackByConsequence()
    {
        ConsoleDriver driver;
        Corridor corridor;
        corridor.now = Ratio::fromRaw(powerOfTen(16) * 95);
        corridor.depth = Usd::whole(1'000);
        corridor.crossings = {{SubaccountId{5}, Ratio::fromRaw(powerOfTen(17) * 9), Usd::whole(600)},
            {SubaccountId{6}, Ratio::fromRaw(powerOfTen(17) * 8), Usd::whole(1'800)}};
        driver.exchange.corridorAnswers["haircutFunction.weight"] = corridor;
        open(driver);
        const QString track = "consequence_haircutFunction.weight";
        QCOMPARE(driver.text(track), QString("safe down to 0.9001 at these marks"));
        driver.type("field_haircutFunction.weight", "0.9");
        QCOMPARE(driver.text(track), QString("1 account liquidated, $600.00: the books hold as much now"));
        driver.type("field_haircutFunction.weight", "0.7");
        QCOMPARE(driver.text(track),
            QString("2 accounts liquidated, $1.80k: the books hold $1.00k of it now, the rest waits for them "
                    "or goes to backstop and ADL"));
        driver.type("field_haircutFunction.weight", "0.91");
        QCOMPARE(driver.text(track), QString("safe down to 0.9001 at these marks"));
    }

    /// A maintenance factor above 0 would be above an initial one of 0: the exchange refuses all of the track.
    void callsNothingSafeThatIsRefused()
    {
        ConsoleDriver driver;
        auto risk = std::make_shared<RiskConfiguration>(*driver.exchange.latest()->risk);
        risk->assets[4].imfFunction.factor = Ratio{};
        risk->assets[4].mmfFunction.factor = Ratio{};
        driver.exchange.world().risk = risk;
        Corridor corridor;
        corridor.hurts = Hurts::Rising;
        corridor.extreme = Ratio::whole(1);
        driver.exchange.corridorAnswers["mmfFunction.factor"] = corridor;
        driver.exchange.corridorAnswers["mmfFunction.base"] = corridor;
        open(driver);
        QCOMPARE(driver.text("consequence_mmfFunction.base"), QString("safe over the whole track at these marks"));
        QCOMPARE(driver.text("consequence_mmfFunction.factor"), QString("moves with the initial one only, which is 0"));
        driver.type("field_mmfFunction.factor", "0.01");
        QVERIFY(driver.shows("refusal_mmfFunction.factor"));
        // With the initial one it moves, and tells whom it meets.
        driver.type("field_imfFunction.factor", "0.02");
        QVERIFY(!driver.shows("refusal_mmfFunction.factor"));
        QVERIFY(driver.text("consequence_mmfFunction.factor").startsWith("by itself: safe"));
    }

    /// The draft is the same, and overtaken, each time.
    void saysTheLiveValueThatOvertookADraftLast()
    {
        ConsoleDriver driver;
        open(driver);
        driver.type("field_haircutFunction.weight", "0.8");
        const auto* lines
            = dynamic_cast<const GadgetListModel<ChangeLine>*>(driver.console.console().risk()->change()->lines());
        for (const char* live : {"0.9", "0.85"}) {
            auto risk = std::make_shared<RiskConfiguration>(*driver.exchange.latest()->risk);
            QVERIFY(!setParameter(*risk, *parameterAt(*risk, "assets.SOL.haircutFunction.weight"), live));
            driver.exchange.world().risk = risk;
            driver.exchange.publish();
            driver.settle();
            QTRY_COMPARE(lines->rows().at(0).refusal, QString("changed meanwhile to %1").arg(live));
        }
    }

    void saysWhatTheQueueLeavesOfTheBooks()
    {
        ConsoleDriver driver;
        Corridor corridor;
        corridor.now = Ratio::fromRaw(powerOfTen(16) * 95);
        corridor.depth = Usd::whole(1'000);
        corridor.queued = Usd::whole(1'000);
        corridor.crossings = {{SubaccountId{5}, Ratio::fromRaw(powerOfTen(17) * 9), Usd::whole(600)}};
        driver.exchange.corridorAnswers["haircutFunction.weight"] = corridor;
        open(driver);
        QVERIFY(!driver.shows("foundAt_haircutFunction.weight"));
        driver.type("field_haircutFunction.weight", "0.9");
        QCOMPARE(driver.text("foundAt_haircutFunction.weight"), format::clock(driver.exchange.world().status.time));
        QCOMPARE(driver.text("consequence_haircutFunction.weight"),
            QString("1 account liquidated, $600.00: once the whole queue is sold the books hold nothing of it; the "
                    "impact plays it"));
    }

    void saysWhomALimitStops()
    {
        ConsoleDriver driver;
        Corridor corridor;
        corridor.line = CorridorLine::Borrow;
        corridor.now = Ratio::whole(1);
        corridor.crossings = {{SubaccountId{5}, Ratio::fromRaw(powerOfTen(16) * 96), Usd::whole(600)}};
        corridor.noBorrowFrom = Ratio::fromRaw(powerOfTen(16) * 94);
        driver.exchange.corridorAnswers["maxUtilization"] = corridor;
        open(driver);
        ParameterField* limit = driver.console.console().risk()->ownFields()->field("maxUtilization");
        const QString track = "consequence_maxUtilization";
        QCOMPARE(driver.text(track), QString("down to 96.01 % every resting order borrows what it would"));
        limit->type("96");
        QTRY_COMPARE(
            driver.text(track), QString("orders of 1 account no longer borrow, $600.00: they expire at their fill"));
        limit->type("94");
        QTRY_COMPARE(driver.text(track),
            QString("orders of 1 account no longer borrow, $600.00: they expire at their fill, nobody borrows"));
        QVERIFY(driver.item("slider_maxUtilization")->isVisible());
    }

    void beginsAnewWithAnotherWorld()
    {
        ConsoleDriver driver;
        const auto safeDownTo = [&](int percent) {
            Corridor corridor;
            corridor.now = Ratio::fromRaw(powerOfTen(16) * 95);
            corridor.crossings = {{SubaccountId{5}, Ratio::fromRaw(powerOfTen(16) * percent), Usd::whole(600)}};
            driver.exchange.corridorAnswers["haircutFunction.weight"] = corridor;
        };
        safeDownTo(90);
        driver.exchange.impactAnswer = Impact{};
        driver.exchange.pastAnswer = PastUnder{};
        driver.press(Qt::Key_5, Qt::ControlModifier);
        const QString track = "consequence_haircutFunction.weight";
        const QString first = driver.text(track);
        QVERIFY(first.startsWith("safe down to 0.9"));
        RiskPage* page = driver.console.console().risk();
        const QString path = page->path();
        driver.click("risk_SOL_0");
        QVERIFY(driver.item("historyList")->property("count").toInt() > 0);
        driver.type("field_haircutFunction.weight", "0.93");
        driver.click("playPastButton");
        driver.click("playPast_1");
        QVERIFY(driver.shows("impactPast"));

        driver.exchange.corridorAnswers.clear();
        driver.exchange.openAnother("another.plimsoll");
        view::Asset& asset = driver.exchange.world().assets[0];
        asset.largestBalance = asset.largestBorrow = Usd{};
        driver.exchange.publish();
        QTRY_COMPARE_WITH_TIMEOUT(driver.item("historyList")->property("count").toInt(), 0, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(page->path(), path, patienceMs);
        QVERIFY(!driver.shows(track) || driver.text(track).isEmpty());
        QVERIFY(!driver.shows("impactVerdict"));
        QVERIFY(!driver.shows("impactPast"));
        QCOMPARE(page->plots()->property("notionalTop").toDouble(), 1.0);

        asset.largestBalance = asset.largestBorrow = Usd::whole(40'000'000);
        driver.exchange.publish();
        QTRY_VERIFY_WITH_TIMEOUT(page->plots()->property("notionalTop").toDouble() >= 80, patienceMs);
        QVERIFY(page->plots()->property("balanceTop").toDouble() >= 80);

        safeDownTo(80);
        driver.exchange.openAnother("third.plimsoll");
        driver.exchange.publish();
        QTRY_COMPARE_WITH_TIMEOUT(driver.text(track), QString("safe down to 0.8001 at these marks"), patienceMs);
    }

private:
    static QStringList figuresOf(const QAbstractItemModel& model)
    {
        const QHash<int, QByteArray> roles = model.roleNames();
        const auto told
            = [&](int row, const char* role) { return model.data(model.index(row, 0), roles.key(role)).toString(); };
        QStringList figures;
        for (int row = 0; row < model.rowCount(); ++row)
            figures << told(row, "title") + ": " + told(row, "before") + ", then " + told(row, "after");
        return figures;
    }
    static void open(ConsoleDriver& driver)
    {
        driver.press(Qt::Key_5, Qt::ControlModifier);
        driver.click("risk_SOL_0");
    }
    /// Brings an item of a list that scrolls into view.
    static void scrollTo(ConsoleDriver& driver, const QString& name)
    {
        QQuickItem* item = driver.item(name);
        QVERIFY(item != nullptr);
        for (QQuickItem* up = item; up != nullptr; up = up->parentItem())
            if (up->inherits("QQuickFlickable")) {
                const double content = up->property("contentHeight").toDouble();
                const double at = item->mapToItem(up->property("contentItem").value<QQuickItem*>(), QPointF()).y();
                up->setProperty(
                    "contentY", std::clamp(at - up->height() / 2, 0.0, std::max(0.0, content - up->height())));
                break;
            }
        driver.settle();
    }
};
PLIMSOLL_TEST(RiskTest);

} // namespace plimsoll::test

#include "risk_test.moc"
