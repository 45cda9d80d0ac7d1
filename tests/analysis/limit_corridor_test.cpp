// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/limit_corridor.h"

#include "domain/base/decimal.h"
#include "domain/exchange/account_view.h"
#include "domain/exchange/placement.h"
#include "support/desk.h"
#include "support/plain_risk.h"
#include "support/random_world.h"
#include "support/registration.h"

#include <QTest>

namespace plimsoll::test {

namespace {

/// 3 lends 100 SOL; 1 offers 10 SOL that it would borrow, 2 offers 30.
Desk deskWithShorts()
{
    Desk desk{plainRisk("0.95")};
    desk.deposit(3, "SOL", "100");
    desk.lend(3, "SOL", "100");
    desk.deposit(1, "USDC", "100000");
    desk.deposit(2, "USDC", "100000");
    desk.deposit(4, "USDC", "100000");
    if (!desk.sell(1, "10", "110") || !desk.sell(2, "30", "111"))
        qFatal("the shorts were refused");
    return desk;
}

PoolParameters& poolOf(RiskConfiguration& risk, AssetId asset)
{
    return risk.pools[asset.value];
}

State under(const State& state, const RiskConfiguration& risk)
{
    State other = state;
    other.risk = std::make_shared<const RiskInForce>(risk);
    return other;
}

/// Whose resting orders' borrow the pool refuses.
std::size_t refusedBorrows(const State& state, AssetId asset)
{
    std::size_t refused = 0;
    for (std::uint32_t i = 1; i <= state.accounts.size(); ++i) {
        const Account& account = state.account(SubaccountId{i});
        if (account.liquidating)
            continue;
        for (const MarginLine& line : AccountView{state, account}.restingLines())
            refused += line.asset == asset && line.wouldBorrow.isPositive()
                    && supplyRefusal(state, asset, {}, line.wouldBorrow)
                ? 1
                : 0;
    }
    return refused;
}

} // namespace

class LimitCorridorTest : public QObject {
    Q_OBJECT

private slots:
    void endsWhereTheArithmeticSays()
    {
        const Desk desk = deskWithShorts();
        const AssetId sol = desk.asset("SOL");
        const auto most = limitCorridorOf(desk.state, sol, "maxUtilization");
        QVERIFY(most && most->line == CorridorLine::Borrow && most->hurts == Hurts::Falling);
        // 30 and 10 of 100, nothing borrowed yet.
        QCOMPARE(most->crossings.size(), std::size_t{2});
        QCOMPARE(most->crossings[0].subaccount, SubaccountId{2});
        QCOMPARE(toText(most->safeUntil()), std::string{"0.3"});
        QCOMPARE(toText(most->crossings[1].value), std::string{"0.099999999999999999"});
        QCOMPARE(toText(most->crossings[0].exposure), std::string{"3000"});
        QCOMPARE(toText(most->crossings[1].exposure), std::string{"4000"});
        QCOMPARE(toText(*most->noBorrowFrom), std::string{"0.000000000000999999"});
        QVERIFY(!most->noLendFrom);

        const auto limit = limitCorridorOf(desk.state, sol, "openBorrowLendLimit");
        QCOMPARE(toText(limit->safeUntil()), std::string{"30"});
        QCOMPARE(toText(*limit->noLendFrom), std::string{"100"});
        QVERIFY(!limitCorridorOf(desk.state, sol, "fee"));
        QVERIFY(!limitCorridorOf(desk.state, sol, "throttleUpdateFraction"));
    }

    /// The last value that is safe lets the order fill, one step of the figure further it expires.
    void agreesWithTheEngineAtTheFill()
    {
        for (const bool isSafe : {true, false}) {
            Desk desk = deskWithShorts();
            const auto limit = limitCorridorOf(desk.state, desk.asset("SOL"), "openBorrowLendLimit");
            RiskConfiguration risk = desk.state.configuration();
            poolOf(risk, desk.asset("SOL")).openBorrowLendLimit
                = constant<Quantity>(isSafe ? toText(limit->safeUntil()) : "29.9999999999");
            desk.state = under(desk.state, risk);
            QVERIFY(desk.take(Command{CancelAll{SubaccountId{1}, {}}}));
            QVERIFY(desk.buy(4, "30", "111"));
            QCOMPARE(desk.owed(2, "SOL"), std::string{isSafe ? "30" : "0"});
            QCOMPARE(desk.broken(), std::string{});
        }
    }

    void countsLikeOneByOne()
    {
        std::size_t met = 0;
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            const State state = randomState(Theme::Trading, seed);
            for (std::uint16_t a = 0; a < state.assets.size(); ++a) {
                const AssetId asset{a};
                const std::size_t now = refusedBorrows(state, asset);
                for (const char* name : {"maxUtilization", "throttleUtilizationThreshold", "openBorrowLendLimit"}) {
                    const auto corridor = limitCorridorOf(state, asset, name);
                    QVERIFY(corridor);
                    std::vector<Ratio> values{Ratio{}, corridor->safeUntil(), corridor->now};
                    for (const Corridor::Crossing& crossing : corridor->crossings)
                        values.push_back(crossing.value);
                    for (const Ratio value : values) {
                        RiskConfiguration risk = state.configuration();
                        PoolParameters& pool = poolOf(risk, asset);
                        if (std::string_view{name} == "maxUtilization")
                            pool.maxUtilization = value;
                        else if (std::string_view{name} == "openBorrowLendLimit")
                            pool.openBorrowLendLimit = Quantity::fromRaw(value.raw / powerOfTen(8));
                        else
                            pool.throttleUtilizationThreshold = value;
                        QCOMPARE(now + corridor->at(value).accounts, refusedBorrows(under(state, risk), asset));
                    }
                    met += corridor->crossings.size();
                }
            }
        }
        QVERIFY(met > 20);
    }
};

PLIMSOLL_TEST(LimitCorridorTest);

} // namespace plimsoll::test

#include "limit_corridor_test.moc"
