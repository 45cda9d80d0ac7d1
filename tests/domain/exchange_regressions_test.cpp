// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/decimal.h"
#include "domain/exchange/account_view.h"
#include "domain/exchange/parameter.h"
#include "support/desk.h"
#include "support/registration.h"
#include "support/sample_risk.h"

#include <QTest>

namespace plimsoll::test {

namespace {

Desk desk(std::string_view solWeight = "0.95")
{
    RiskConfiguration risk = sampleRisk();
    risk.assets[1].haircutFunction = {constant<Ratio>(solWeight), HaircutFunction::Kind::Identity, {}, {}};
    risk.assets[1].imfFunction = risk.assets[0].imfFunction;
    risk.assets[1].mmfFunction = risk.assets[0].mmfFunction;
    Desk desk{std::move(risk)};
    for (const char* symbol : {"USDC", "SOL"}) {
        desk.deposit(3, symbol, "100000");
        desk.lend(3, symbol, "100000");
        desk.deposit(4, symbol, "100000");
    }
    return desk;
}

} // namespace

/// What random streams found, each in as few commands as it takes.
class ExchangeRegressionsTest : public QObject {
    Q_OBJECT

private slots:
    void aTradeWithoutFeesLeavesTheTreasuryEmpty()
    {
        Desk world = desk();
        QVERIFY(world.sell(4, "1", "100"));
        world.deposit(1, "USDC", "100");
        QVERIFY(world.buy(1, "1", "100"));
        QCOMPARE(world.held(1, "SOL"), std::string{"1"});
        QVERIFY(world.state.treasury.positions.empty());
        QCOMPARE(world.broken(), std::string{});
    }

    void locksFallWithTheMakerFee()
    {
        Desk world = desk();
        QVERIFY(world.take(SetParameters{{{"markets.SOL_USDC.makerFee", "0", "10"}}, "a fee"}));
        world.deposit(1, "USDC", "1000");
        QVERIFY(world.buy(1, "1", "90"));
        QCOMPARE(world.held(1, "USDC"), std::string{"909.91"});
        QVERIFY(world.take(SetParameters{{{"markets.SOL_USDC.makerFee", "10", "2"}}, "a lower one"}));
        QCOMPARE(world.held(1, "USDC"), std::string{"909.982"});
        QCOMPARE(world.broken(), std::string{});
    }

    /// All resting: equity 1,000, exposure 5,500. Bid filled and no asks: 250 of 500. But bid filled beside resting
    /// asks: 250 of 3,000, and that is what the account would be at once.
    void aFillBesideRestingAsksMustBeCovered()
    {
        Desk world = desk("0.5");
        world.deposit(1, "USDC", "1000");
        QVERIFY(world.sell(4, "100", "100"));
        QVERIFY(world.sell(1, "40", "101"));
        QVERIFY(!world.buy(1, "15", "100"));
        QVERIFY(world.last().refusal->code == RefusalCode::InsufficientMargin);
        const Quantity most = world.last().refusal->maxQuantity.value();
        QVERIFY(world.take(world.order(1, Side::Bid, toText(most), "100")));
        QVERIFY(world.sums(1).coversInitial());
        QCOMPARE(world.broken(), std::string{});
    }

    /// RULES.md section 6: with autoLend on all free quantity is lent, what once could not be too.
    void autoLendTakesAlongWhatHadToStay()
    {
        Desk world = desk();
        world.deposit(1, "USDC", "100");
        QVERIFY(world.take(SetPoolState{world.asset("USDC"), {}, PoolState::RepayOnly, "a pause"}));
        QVERIFY(world.take(UpdateSettings{SubaccountId{1}, {}, Flag::On, {}, {}, {}}));
        QCOMPARE(world.held(1, "USDC"), std::string{"100"});
        QVERIFY(world.take(SetPoolState{world.asset("USDC"), {}, PoolState::Open, "it is over"}));
        world.deposit(1, "USDC", "5");
        QCOMPARE(world.lent(1, "USDC"), std::string{"105"});
        QCOMPARE(world.held(1, "USDC"), std::string{"0"});
        QCOMPARE(world.broken(), std::string{});
    }

    /// openBorrowLendLimit, raised later: asking for autoLend again lends what stayed.
    void autoLendAskedForAgainLendsWhatStayed()
    {
        Desk world = desk();
        QVERIFY(
            world.take(SetParameters{{{"borrowLendMarkets.USDC.openBorrowLendLimit",
                                         parameterText(world, "borrowLendMarkets.USDC.openBorrowLendLimit"), "100060"}},
                "narrow"}));
        QVERIFY(world.take(UpdateSettings{SubaccountId{1}, {}, Flag::On, {}, {}, {}}));
        world.deposit(1, "USDC", "100");
        QCOMPARE(world.lent(1, "USDC"), std::string{"60"});
        QCOMPARE(world.held(1, "USDC"), std::string{"40"});
        QVERIFY(
            world.take(SetParameters{{{"borrowLendMarkets.USDC.openBorrowLendLimit", "100060", "200000"}}, "wide"}));
        QCOMPARE(world.held(1, "USDC"), std::string{"40"});
        QVERIFY(world.take(UpdateSettings{SubaccountId{1}, {}, Flag::On, {}, {}, {}}));
        QCOMPARE(world.lent(1, "USDC"), std::string{"100"});
        QCOMPARE(world.broken(), std::string{});
    }

    void whatAllOfAnAssetIsWorthIsBounded()
    {
        Desk world = desk();
        world.deposit(1, "SOL", "1000000000");
        std::optional<State> decoded = decodeState(encodeState(world.state));
        QVERIFY(decoded.has_value());
        const Command mark = SetMarkPrice{{{world.asset("SOL"), Price::largest()}}};
        QVERIFY(!world.take(mark));
        QVERIFY(world.last().refusal->code == RefusalCode::NumberOverflow);
        QVERIFY(plimsoll::apply(*decoded, mark).refusal->code == RefusalCode::NumberOverflow);
        QCOMPARE(world.broken(), std::string{});
    }

    void liquidationsBearMarksNearNothing()
    {
        Desk world = desk();
        world.deposit(1, "USDC", "1000");
        QVERIFY(world.borrow(1, "SOL", "50"));
        QVERIFY(world.withdraw(1, "SOL", "2"));
        world.mark("USDC", "0.00000001");
        QVERIFY(world.isQueued(1));
        world.pass(30);
        QVERIFY(world.last().accepted());
        QCOMPARE(world.broken(), std::string{});
    }

    /// RULES.md section 5: what is left beyond the impact band expires with PriceImpact, of market orders too.
    void aMarketOrderEndsAtItsBandWithPriceImpact()
    {
        Desk world = desk();
        QVERIFY(world.take(
            SetParameters{{{"markets.SOL_USDC.filters.price.maxImpactMultiplier",
                              parameterText(world, "markets.SOL_USDC.filters.price.maxImpactMultiplier"), "1.02"}},
                "a narrow band"}));
        QVERIFY(world.sell(4, "1", "100"));
        QVERIFY(world.sell(4, "1", "103"));
        world.deposit(1, "USDC", "1000");
        PlaceOrder order = world.order(1, Side::Bid, "3", "100");
        order.type = OrderType::Market;
        order.price.reset();
        QVERIFY(world.take(order));
        QCOMPARE(world.held(1, "SOL"), std::string{"1"});
        QCOMPARE(lastStatus(world).expiryReason, OrderExpiryReason::PriceImpact);
        // Nothing to fill against is no impact.
        QVERIFY(world.take(CancelAll{SubaccountId{4}, std::nullopt}));
        QVERIFY(world.take(order));
        QCOMPARE(lastStatus(world).expiryReason, OrderExpiryReason::ImmediateOrCancel);
    }

    /// Exposure counts what other resting orders would borrow, so a maker without a debt is checked as well.
    void aMakerWhoseOtherOrdersWouldBorrowIsCheckedAtTheFill()
    {
        Desk world = desk();
        world.deposit(1, "USDC", "600");
        QVERIFY(world.buy(1, "6", "100"));
        QVERIFY(world.buy(1, "5", "95"));
        world.mark("SOL", "8");
        QVERIFY(!world.isQueued(1));
        QVERIFY(world.sell(4, "6", "100"));
        QCOMPARE(world.held(1, "SOL"), std::string{"0"});
        QCOMPARE(world.broken(), std::string{});
    }

    /// At a mark of 97 the bid leaves 50 SOL against 4,000 USDC: 850 of equity, and the ask that borrowed them before
    /// now has them. Were the SOL not counted for it, exposure would be 8,559.
    void whatAFillBringsCoversTheOtherOrdersOfItsMaker()
    {
        Desk world = desk("1");
        world.deposit(1, "USDC", "1000");
        QVERIFY(world.sell(1, "47", "101"));
        QVERIFY(world.buy(1, "50", "100"));
        world.mark("SOL", "97");
        QVERIFY(world.sell(4, "50", "100"));
        QCOMPARE(world.held(1, "SOL"), std::string{"50"});
        QVERIFY(world.sums(1).coversInitial());
        QCOMPARE(world.broken(), std::string{});
    }

    /// A lend takes away what an order pays with that may not redeem: the order would borrow instead.
    void aLendMayNotMakeAnOrderBorrowBeyondItsMargin()
    {
        Desk world = desk();
        world.deposit(1, "USDC", "2000");
        QVERIFY(world.buy(4, "60", "100"));
        QVERIFY(world.sell(1, "60", "100"));
        PlaceOrder order = world.order(1, Side::Bid, "86", "100");
        order.flags = AutoFlags{};
        order.flags.autoBorrow = Flag::On;
        order.flags.autoLendRedeem = Flag::Off;
        QVERIFY(world.take(order));
        world.deposit(1, "USDC", "600");
        world.mark("SOL", "130");
        const Hash before = hashOf(world.state);
        QVERIFY(!world.lend(1, "USDC", "600"));
        QCOMPARE(world.last().refusal->code, RefusalCode::InsufficientMargin);
        UpdateSettings settings{SubaccountId{1}, {}, Flag::On, {}, {}, {}};
        QVERIFY(!world.take(settings));
        QCOMPARE(world.last().refusal->code, RefusalCode::InsufficientMargin);
        QVERIFY(hashOf(world.state) == before);
        // At a mark with room it is no harm.
        world.mark("SOL", "100");
        QVERIFY(world.lend(1, "USDC", "600"));
        QCOMPARE(world.broken(), std::string{});
    }

    void cancellingAllOrdersDoesNotShortenAHalt()
    {
        Desk world = desk();
        QVERIFY(world.take(HaltMatching{60, "halt"}));
        const Timestamp until = world.state.matchingHaltedUntil;
        world.pass(60);
        QVERIFY(world.take(CancelAllOrders{1, "cancel"}));
        QVERIFY(world.state.matchingHaltedUntil == until);
        QVERIFY(!world.buy(4, "1", "100"));
        QVERIFY(world.take(HaltMatching{0, "over"}));
        QVERIFY(world.buy(4, "1", "100"));
    }

    void aLowerLeverageLimitOfTheVenueBindsAtOnce()
    {
        Desk world = desk();
        world.deposit(1, "USDC", "100");
        QVERIFY(world.take(SetParameters{{{"venue.leverageLimitMax", "10", "5"}}, "calmer"}));
        // 600 borrowed and held against 100: 10x, where 5x is the most now.
        QVERIFY(!world.borrow(1, "USDC", "600"));
        QVERIFY(world.borrow(1, "USDC", "490"));
        // Another setting may change, the account's own limit only within the new bound.
        QVERIFY(world.take(UpdateSettings{SubaccountId{1}, {}, {}, Flag::On, {}, {}}));
        QVERIFY(!world.take(UpdateSettings{SubaccountId{1}, {}, {}, {}, Ratio::whole(6), {}}));
        QVERIFY(world.take(UpdateSettings{SubaccountId{1}, {}, {}, {}, Ratio::whole(5), {}}));
        QCOMPARE(world.broken(), std::string{});
    }

private:
    static std::string parameterText(const Desk& world, std::string_view path)
    {
        return parameterAt(world.state.configuration(), path)->text(world.state.configuration());
    }
    static OrderChanged lastStatus(const Desk& world)
    {
        OrderChanged last;
        for (const Event& event : world.last().events)
            if (const auto* changed = std::get_if<OrderChanged>(&event))
                last = *changed;
        return last;
    }
};

PLIMSOLL_TEST(ExchangeRegressionsTest);

} // namespace plimsoll::test

#include "exchange_regressions_test.moc"
