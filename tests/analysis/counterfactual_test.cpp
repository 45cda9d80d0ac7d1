// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/counterfactual.h"

#include "domain/base/decimal.h"
#include "domain/exchange/apply.h"
#include "domain/exchange/parameter.h"
#include "support/desk.h"
#include "support/random_world.h"
#include "support/registration.h"

#include <QTest>

namespace plimsoll::test {

namespace {

constexpr auto weight = "assets.SOL.haircutFunction.weight";

Command markOf(const Desk& desk, const char* price)
{
    return SetMarkPrice{{{desk.asset("SOL"), constant<Price>(price)}}};
}

} // namespace

class CounterfactualTest : public QObject {
    Q_OBJECT

private slots:
    void aChangeThatChangesNothingChangesNothing_data()
    {
        QTest::addColumn<int>("theme");
        for (int theme = 0; theme < static_cast<int>(themeCount); ++theme)
            QTest::addRow("theme %d", theme) << theme;
    }
    void aChangeThatChangesNothingChangesNothing()
    {
        QFETCH(int, theme);
        const auto kind = static_cast<Theme>(theme);
        State state = State::begin(randomRisk(kind, 5), Timestamp{1'760'000'000'000});
        for (const Command& command : opening(kind, 5))
            plimsoll::apply(state, command);
        const std::string now = parameterAt(state.configuration(), weight)->text(state.configuration());
        auto both = Counterfactual::begin(state, {{weight, "whatever it was", now}});
        if (!both.ok())
            QSKIP("the exchange of this theme refuses the edit");
        Counterfactual played = std::move(both).value();
        for (std::uint64_t i = 0; i < 1500; ++i) {
            const Command command = nextCommand(state, kind, 31 + i * 104729);
            plimsoll::apply(state, command);
            played.play(command);
        }
        QCOMPARE(toText(hashOf(played.recorded())), toText(hashOf(state)));
        const auto figures = played.figures();
        QCOMPARE(figures.after.liquidations, figures.before.liquidations);
        QCOMPARE(figures.after.repaidOnBook, figures.before.repaidOnBook);
        QCOMPARE(figures.after.repaidByBackstop, figures.before.repaidByBackstop);
        QCOMPARE(figures.after.repaidByAdl, figures.before.repaidByAdl);
        QCOMPARE(figures.after.badDebt, figures.before.badDebt);
        QCOMPARE(figures.after.interestCharged, figures.before.interestCharged);
        QCOMPARE(figures.after.traded, figures.before.traded);
        QVERIFY(figures.after.refused == figures.before.refused);
    }

    void aLowerWeightLiquidatesWhomTheFallSpared()
    {
        Desk desk = deskWithALong();
        desk.deposit(2, "USDC", "10000");
        Counterfactual played = Counterfactual::begin(desk.state, {{weight, {}, "0.9"}}).value();
        // Beyond 100 % MMR at 0.9 below 58.33, at 0.95 below 55.26.
        played.play(markOf(desk, "57"));
        played.play(desk.order(2, Side::Bid, "50", "56.9"));
        played.play(Tick{Timestamp{desk.state.now.ms + 5000}, {}});
        const auto figures = played.figures();
        QCOMPARE(figures.before.liquidations, std::uint64_t{0});
        QCOMPARE(figures.after.liquidations, std::uint64_t{1});
        QVERIFY((figures.after.repaidOnBook + figures.after.repaidByBackstop + figures.after.repaidByAdl).isPositive());
    }

    /// The ramp of an hour ago is undone with all of it: what it announced too, before the stretch and in it.
    void whatWasAnnouncedOfTheChangeIsLeftOut()
    {
        const auto borrow = [](const Desk& desk) {
            return Borrow{SubaccountId{1}, desk.asset("USDC"), Quantity::whole(201)};
        };
        const AnnounceParameters announce{{{weight, "0.95", "0.56"}}, "a ramp"};
        Desk desk = deskWithALong();
        Counterfactual within = Counterfactual::begin(desk.state, {{weight, {}, "0.94"}}).value();
        within.play(announce);
        within.play(borrow(desk));
        QCOMPARE(within.figures().before.othersRefused(), std::uint64_t{1});
        QCOMPARE(within.figures().after.othersRefused(), std::uint64_t{0});

        QVERIFY(desk.take(announce));
        Counterfactual before = Counterfactual::begin(desk.state, {{weight, {}, "0.95"}}).value();
        before.play(borrow(desk));
        QCOMPARE(before.figures().before.othersRefused(), std::uint64_t{1});
        QCOMPARE(before.figures().after.othersRefused(), std::uint64_t{0});
    }

    void aCancelFindsItsOrderUnderAnotherNumber()
    {
        const Desk desk = deskWithALong();
        Counterfactual played = Counterfactual::begin(desk.state, {{weight, {}, "0.5"}}).value();
        // Account 1 may borrow for this at a weight of 0.95, at 0.5 it may not.
        const OrderId refusedThere{desk.state.lastOrder + 1};
        const OrderId second{desk.state.lastOrder + 2};
        const OrderId third{desk.state.lastOrder + 3};
        played.play(desk.order(1, Side::Bid, "5", "96"));
        played.play(desk.order(4, Side::Ask, "7", "104"));
        played.play(desk.order(4, Side::Ask, "9", "105"));
        played.play(CancelOrder{SubaccountId{4}, second});
        played.play(CancelOrder{SubaccountId{1}, refusedThere});
        const auto figures = played.figures();
        QCOMPARE(figures.before.ordersRefused(), std::uint64_t{0});
        QCOMPARE(figures.after.ordersRefused(), std::uint64_t{1});
        QVERIFY(played.recorded().account(SubaccountId{1}).openOrders.empty());
        // What remains of account 4's is the third, on both sides: a buyer of all of it trades 9.
        QCOMPARE(third.value, played.recorded().lastOrder);
        played.play(Deposit{SubaccountId{3}, desk.asset("USDC"), Quantity::whole(10'000)});
        played.play(desk.order(3, Side::Bid, "20", "105"));
        const auto traded = played.figures();
        QCOMPARE(traded.before.traded, Usd::whole(900));
        QCOMPARE(traded.after.traded, Usd::whole(900));
    }

    void laterEditsOfItsParametersAreLeftOut()
    {
        const Desk desk = deskWithALong();
        Counterfactual played = Counterfactual::begin(desk.state, {{weight, {}, "0.9"}}).value();
        played.play(SetParameters{{{weight, "0.95", "0.99"}}, "recorded"});
        played.play(markOf(desk, "57"));
        QCOMPARE(played.figures().after.liquidations, std::uint64_t{1});
        QCOMPARE(played.recorded().configuration().assets[1].haircutFunction.weight, constant<Ratio>("0.99"));
    }

    void whatTheExchangeRefusesIsSaid()
    {
        const Desk desk = deskWithALong();
        const auto both = Counterfactual::begin(desk.state, {{weight, {}, "1.5"}});
        QVERIFY(!both.ok());
        QCOMPARE(both.error().code, RefusalCode::BadParameter);
    }
};

PLIMSOLL_TEST(CounterfactualTest);

} // namespace plimsoll::test

#include "counterfactual_test.moc"
