// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/decimal.h"
#include "support/desk.h"
#include "support/plain_risk.h"
#include "support/registration.h"

#include <QTest>

namespace plimsoll::test {

namespace {

/// With ETH at 4,000, weight 0.95, traded in steps of 1e-10.
RiskConfiguration riskWithEth()
{
    RiskConfiguration risk = plainRisk("0.95");
    risk.assets.push_back(risk.assets[1]);
    risk.assets[2].symbol = "ETH";
    risk.pools.push_back(risk.pools[1]);
    risk.markets.push_back(risk.markets[0]);
    risk.markets[1].symbol = "ETH_USDC";
    risk.markets[1].base = AssetId{2};
    risk.markets[1].stepSize = risk.markets[1].minQuantity = Quantity::fromRaw(1);
    risk.markPrices.push_back(Price::whole(4000));
    return risk;
}

/// Subaccount 1 has 1,200 USDC and owes 10 SOL; 2 trades, 3 lends SOL.
Desk deskWithShort()
{
    Desk desk{riskWithEth()};
    desk.deposit(3, "SOL", "100");
    desk.lend(3, "SOL", "100");
    desk.deposit(2, "SOL", "100");
    desk.deposit(2, "USDC", "10000");
    desk.deposit(1, "USDC", "1200");
    desk.borrow(1, "SOL", "10");
    desk.withdraw(1, "SOL", "10");
    return desk;
}

std::string story(const Desk& desk)
{
    std::string text;
    for (const std::string& line : desk.told())
        text += (text.empty() ? "" : " | ") + line;
    return text;
}

} // namespace

/// No dust keeps an account open (RULES.md section 7): what buys less than the smallest order is dust too.
class DustTest : public QObject {
    Q_OBJECT

private slots:
    void whatBuysNothingDoesNotStallTheBook()
    {
        // 0.0001 ETH would pay first and bring 0.4 USDC, a step of SOL costs 1.16; the fund has no USDC to buy it.
        Desk desk = deskWithShort();
        desk.deposit(1, "ETH", "0.0001");
        PlaceOrder bid = desk.order(2, Side::Bid, "1", "4000");
        bid.market = MarketId{1};
        QVERIFY(desk.take(bid));
        desk.mark("SOL", "116");
        QVERIFY(desk.take(desk.order(2, Side::Ask, "20", "116")));
        desk.pass(1);
        QVERIFY2(story(desk).starts_with("Book 1 SOL by 117.16 USDC"), story(desk).c_str());
        QCOMPARE(desk.held(1, "ETH"), std::string{"0.0001"});
        QCOMPARE(desk.broken(), std::string{});
    }

    void theFundBuysItWhereItHasTheMoney()
    {
        Desk desk = deskWithShort();
        desk.deposit(1, "ETH", "0.0001");
        desk.take(DepositToFund{desk.asset("USDC"), Quantity::whole(1000), "a start"});
        PlaceOrder bid = desk.order(2, Side::Bid, "1", "4000");
        bid.market = MarketId{1};
        QVERIFY(desk.take(bid));
        desk.mark("SOL", "116");
        QVERIFY(desk.take(desk.order(2, Side::Ask, "20", "116")));
        desk.pass(1);
        QVERIFY2(story(desk).starts_with("FundDust 0 SOL by 0.0001 ETH with fund"), story(desk).c_str());
        QCOMPARE(desk.held(1, "USDC"), std::string{"1200.4"});
        QCOMPARE(desk.broken(), std::string{});
    }

    void theFundTakesDebtForTheLastMoney()
    {
        // 0.59 SOL cost 1,185.9; the 14.1 left are less than a step at 20.1. The fund takes 14.1 / 2,000 SOL for them.
        Desk desk = deskWithShort();
        desk.mark("SOL", "2000");
        QVERIFY(desk.take(desk.order(2, Side::Ask, "20", "2010")));
        desk.pass(1);
        QVERIFY2(story(desk).starts_with("Book 0.59 SOL by 1185.9 USDC"), story(desk).c_str());
        desk.pass(1);
        QVERIFY2(story(desk).starts_with("FundDust 0.00705 SOL by 14.1 USDC with fund"), story(desk).c_str());
        QVERIFY(!desk.isQueued(1));
        QCOMPARE(desk.broken(), std::string{});
    }
};

PLIMSOLL_TEST(DustTest);

} // namespace plimsoll::test

#include "dust_test.moc"
