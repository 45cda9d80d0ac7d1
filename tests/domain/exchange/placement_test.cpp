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

/// What pays for an order (RULES.md section 13, Orders).
class PlacementTest : public QObject {
    Q_OBJECT

private slots:
    void paysFromAvailableOnlyWhereAutoLendMayNotRedeem()
    {
        Desk desk{sampleRisk()};
        desk.deposit(1, "SOL", "100");
        desk.deposit(3, "USDC", "100000");
        QVERIFY(desk.lend(3, "USDC", "100000"));
        QVERIFY(desk.take(UpdateSettings{SubaccountId{1}, Flag::On, Flag::On, {}, {}, {}}));
        PlaceOrder order = desk.order(1, Side::Bid, "1", "99");
        order.flags.autoBorrow = Flag::On;
        order.flags.autoLendRedeem = Flag::Off;
        QVERIFY(!desk.take(order));
        QCOMPARE(desk.last().refusal->code, RefusalCode::InsufficientFunds);
        order.flags.autoLendRedeem = Flag::On;
        QVERIFY(desk.take(order));
        QCOMPARE(desk.broken(), std::string{});
    }

    /// What comes in later is free for the orders in order id, and only what that leaves would be borrowed.
    void tellsWhatEachOrderWouldBorrow()
    {
        Desk desk{sampleRisk()};
        desk.deposit(1, "USDC", "100");
        desk.deposit(3, "USDC", "100000");
        QVERIFY(desk.lend(3, "USDC", "100000"));
        PlaceOrder order = desk.order(1, Side::Bid, "2", "99");
        order.flags.autoBorrow = Flag::On;
        QVERIFY(desk.take(order));
        QVERIFY(desk.take(order));
        const auto shortfalls = [&] {
            return AccountView{desk.state, desk.state.account(SubaccountId{1})}.shortfalls();
        };
        const std::vector<Quantity> atFirst = shortfalls();
        QCOMPARE(atFirst.size(), std::size_t{2});
        desk.deposit(1, "USDC", "150");
        const std::vector<Quantity> then = shortfalls();
        QVERIFY(then[0].isZero());
        QCOMPARE(then[1], atFirst[0] + atFirst[1] - constant<Quantity>("150"));
        QCOMPARE(desk.broken(), std::string{});
    }

    void refusesABorrowerTheSeventeenthMarket()
    {
        RiskConfiguration risk = sampleRisk();
        const MarketParameters first = risk.markets.front();
        for (int more = 2; more <= 17; ++more) {
            risk.markets.push_back(first);
            risk.markets.back().symbol = first.symbol + std::to_string(more);
        }
        Desk desk{risk};
        desk.deposit(1, "USDC", "100000");
        desk.deposit(3, "SOL", "1000");
        QVERIFY(desk.lend(3, "SOL", "1000"));
        QVERIFY(desk.borrow(1, "SOL", "1"));
        PlaceOrder order = desk.order(1, Side::Bid, "1", "99");
        for (std::uint16_t market = 0; market < 16; ++market) {
            order.market = MarketId{market};
            QVERIFY(desk.take(order));
        }
        order.market = MarketId{16};
        QVERIFY(!desk.take(order));
        QCOMPARE(desk.last().refusal->code, RefusalCode::InsufficientMargin);
        QCOMPARE(desk.broken(), std::string{});
    }

    /// Nobody borrows on what a parameter is while it is known what it will be; what heals under both passes.
    void reckonsWithWhatIsAnnounced()
    {
        Desk desk = deskWithALong();
        const auto announce = [&](const char* before, const char* after) {
            return desk.take(AnnounceParameters{{{weight, before, after}}, "thin books"});
        };
        const Hash before = hashOf(desk.state);
        // 2,000 USD of SOL, 1,000 owed and 100 required: 1,120 USD of collateral leave 20.
        QVERIFY(announce("0.95", "0.56"));
        QVERIFY(hashOf(desk.state) != before);
        QCOMPARE(desk.sums(1).netEquity(), constant<Usd>("900"));
        QVERIFY(!desk.buy(1, "1", "100"));
        QCOMPARE(desk.last().refusal->code, RefusalCode::InsufficientMargin);
        QCOMPARE(desk.last().refusal->bindingTerm, BindingTerm::Haircut);
        QCOMPARE(desk.last().refusal->announced, std::string{weight} + "=0.56");
        const Quantity most = *desk.last().refusal->maxQuantity;
        QVERIFY(most.isPositive());
        PlaceOrder largest = desk.order(1, Side::Bid, "1", "100");
        largest.flags.autoBorrow = Flag::On;
        largest.quantity = most + desk.state.marketParameters(largest.market).stepSize;
        QVERIFY(!desk.take(largest));
        QVERIFY(!desk.withdraw(1, "SOL", "0.5"));
        QVERIFY(!desk.borrow(1, "USDC", "201"));
        QCOMPARE(desk.last().refusal->announced, std::string{weight} + "=0.56");
        // Of a purchase that would not pass now either, what would pass is less than it is now.
        QVERIFY(!desk.buy(1, "1000", "100"));
        QCOMPARE(*desk.last().refusal->maxQuantity, most);
        QCOMPARE(desk.last().refusal->announced, std::string{weight} + "=0.56");
        QVERIFY(desk.sell(1, "5", "100"));
        QVERIFY(desk.take(CancelAll{SubaccountId{1}, {}}));
        largest.quantity = most;
        QVERIFY(desk.take(largest));
        QVERIFY(desk.take(CancelAll{SubaccountId{1}, {}}));

        const auto again = decodeState(encodeState(desk.state));
        QVERIFY(again.has_value());
        QCOMPARE(hashOf(*again), hashOf(desk.state));
        QCOMPARE(again->risk->announced.size(), std::size_t{1});

        QVERIFY(announce("0.56", "0.95"));
        QVERIFY(desk.state.risk->announced.empty());
        QVERIFY(!desk.buy(1, "1000", "100"));
        QCOMPARE(desk.last().refusal->announced, std::string{});
        QVERIFY(desk.buy(1, "1", "100"));
        QCOMPARE(desk.broken(), std::string{});
    }

    /// 120 USD of equity under what comes cover 1,000 owed at a limit of 9, not of 8; 900 of now would cover both.
    void refusesALeverageLimitThatWhatIsAnnouncedWouldNotCover()
    {
        Desk desk = deskWithALong();
        const auto limit = [&](const char* value) {
            return desk.take(UpdateSettings{SubaccountId{1}, {}, {}, {}, constant<Ratio>(value), {}});
        };
        QVERIFY(desk.take(AnnounceParameters{{{weight, "0.95", "0.56"}}, "thin books"}));
        QVERIFY(!limit("8"));
        QCOMPARE(desk.last().refusal->code, RefusalCode::MaxLeverageReached);
        QCOMPARE(desk.last().refusal->announced, std::string{weight} + "=0.56");
        QVERIFY(limit("9"));
        QVERIFY(desk.take(AnnounceParameters{{{weight, "0.56", "0.95"}}, "no longer"}));
        QVERIFY(limit("8"));
        QVERIFY(!limit("1"));
        QCOMPARE(desk.last().refusal->announced, std::string{});
        const std::string least = desk.last().refusal->limit;
        QVERIFY(limit(least.c_str()));
        QVERIFY(!limit(toText(*fromText<Ratio>(least) - constant<Ratio>("0.01")).c_str()));
        QCOMPARE(desk.broken(), std::string{});
    }

    void whatIsAnnouncedIsNamedAndEndsWithItsValue()
    {
        Desk desk = deskWithALong();
        const auto refusal = [&](const Command& command) {
            return desk.take(command) ? std::string{} : desk.last().refusal->value + " " + desk.last().refusal->limit;
        };
        const auto announce = [](const char* path, const char* before, const char* after) {
            return AnnounceParameters{{{path, before, after}}, "thin books"};
        };
        constexpr const char* imf = "assets.SOL.imfFunction.base";
        constexpr const char* mmf = "assets.SOL.mmfFunction.base";
        QCOMPARE(refusal(announce(weight, "0.9", "0.5")), std::string{"assets.SOL.haircutFunction.weight=0.9 0.95"});
        QVERIFY(refusal(announce(weight, "0.95", "1.5")).starts_with("assets.SOL.haircutFunction.weight=1.5 "));
        QCOMPARE(refusal(announce("venue.liquidationSlice", "0.1", "0.2")),
            std::string{"venue.liquidationSlice a margin parameter of an asset"});
        QCOMPARE(refusal(announce("assets.NONE.haircutFunction.weight", "0.9", "0.5")),
            std::string{"assets.NONE.haircutFunction.weight "});
        QVERIFY(!desk.take(AnnounceParameters{{}, "nothing"}));
        QVERIFY(desk.state.risk->announced.empty());

        // What is announced is replaced by naming it, and ends once it is in force.
        QVERIFY(desk.take(announce(weight, "0.95", "0.5")));
        QCOMPARE(refusal(announce(weight, "0.95", "0.6")), std::string{"assets.SOL.haircutFunction.weight=0.95 0.5"});
        QVERIFY(desk.take(announce(weight, "0.50", "0.6")));
        QVERIFY(desk.take(SetParameters{{{weight, "0.95", "0.7"}}, "a step"}));
        QCOMPARE(desk.state.risk->announced.size(), std::size_t{1});
        QVERIFY(desk.take(SetParameters{{{weight, "0.7", "0.6"}}, "the last"}));
        QVERIFY(desk.state.risk->announced.empty());

        // Nothing is set that it could not go with.
        const std::string imfNow = parameterAt(desk.state.configuration(), imf)->text(desk.state.configuration());
        const std::string mmfNow = parameterAt(desk.state.configuration(), mmf)->text(desk.state.configuration());
        QVERIFY(desk.take(SetParameters{{{imf, imfNow, "0.3"}}, "room"}));
        QVERIFY(desk.take(AnnounceParameters{{{mmf, mmfNow, "0.25"}}, "stricter"}));
        QVERIFY(!desk.take(SetParameters{{{imf, "0.3", "0.2"}}, "below what comes"}));
        QCOMPARE(desk.last().refusal->code, RefusalCode::BadParameter);
        QCOMPARE(desk.broken(), std::string{});
    }

private:
    static constexpr const char* weight = "assets.SOL.haircutFunction.weight";
};

PLIMSOLL_TEST(PlacementTest);

} // namespace plimsoll::test

#include "placement_test.moc"
