// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/decimal.h"
#include "domain/base/ensure.h"
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
    addAssetLikeSol(risk, "ETH");
    risk.markets[1].stepSize = risk.markets[1].minQuantity = Quantity::fromRaw(1);
    risk.markPrices[2] = Price::whole(4000);
    return risk;
}

/// Both books stand, and SOL has risen until account 1 is liquidated. It holds 0.0001 ETH, which pay first and bring
/// 0.4 USDC, while a step of SOL costs 1.16.
Desk deskWithDust(Quantity inFund)
{
    Desk desk = deskWithAShort(riskWithEth());
    desk.deposit(1, "ETH", "0.0001");
    if (inFund.isPositive())
        desk.take(DepositToFund{desk.asset("USDC"), inFund, "a start"});
    PlaceOrder bid = desk.order(2, Side::Bid, "1", "4000");
    bid.market = MarketId{1};
    ENSURE(desk.take(bid), "nobody bids for ETH");
    desk.mark("SOL", "116");
    ENSURE(desk.take(desk.order(2, Side::Ask, "20", "116")), "nobody asks for SOL");
    return desk;
}

} // namespace

/// No dust keeps an account open (RULES.md section 7): what buys less than the smallest order is dust too.
class DustTest : public QObject {
    Q_OBJECT

private slots:
    /// Without a market nothing says what is too little to take: providers at their limit must not go on for ever with
    /// what the rounding up of the collateral frees.
    void providersAtTheirLimitLeaveDustToTheLenders()
    {
        RiskConfiguration risk = plainRisk("0.9");
        risk.markets.clear();
        risk.markPrices[1] = constant<Price>("121400");
        risk.pools[0].openBorrowLendLimit = Quantity::whole(10'000'000);
        Desk desk{risk};
        desk.deposit(4, "USDC", "1500000");
        QVERIFY(desk.lend(4, "USDC", "1500000"));
        for (const unsigned provider : {2U, 3U}) {
            desk.deposit(provider, "USDC", provider == 2 ? "3000" : "9000");
            QVERIFY(desk.take(SetBackstopProvider{SubaccountId{provider}, Usd::whole(900'000), "on duty"}));
        }
        desk.deposit(1, "SOL", "5.3542009884");
        QVERIFY(desk.borrow(1, "USDC", "500000"));
        QVERIFY(desk.withdraw(1, "USDC", "500000"));
        desk.mark("SOL", "107000");
        QVERIFY(desk.isQueued(1));
        desk.pass(120);
        QVERIFY(!desk.isQueued(1));
        QCOMPARE(desk.broken(), std::string{});
    }

    void whatBuysNothingDoesNotStallTheBook()
    {
        Desk desk = deskWithDust({});
        desk.pass(1);
        QVERIFY2(desk.story().starts_with("Book 1 SOL by 117.16 USDC"), desk.story().c_str());
        QCOMPARE(desk.held(1, "ETH"), std::string{"0.0001"});
        QCOMPARE(desk.broken(), std::string{});
    }

    void theFundBuysItWhereItHasTheMoney()
    {
        Desk desk = deskWithDust(Quantity::whole(1000));
        desk.pass(1);
        QVERIFY2(desk.story().starts_with("FundDust 0 SOL by 0.0001 ETH with fund"), desk.story().c_str());
        QCOMPARE(desk.held(1, "USDC"), std::string{"1200.4"});
        QCOMPARE(desk.broken(), std::string{});
    }

    void theFundTakesDebtForTheLastMoney()
    {
        // 0.59 SOL cost 1,185.9; the 14.1 left are less than a step at 20.1. The fund takes 14.1 / 2,000 SOL for them.
        Desk desk = deskWithAShort(riskWithEth());
        desk.mark("SOL", "2000");
        QVERIFY(desk.take(desk.order(2, Side::Ask, "20", "2010")));
        desk.pass(1);
        QVERIFY2(desk.story().starts_with("Book 0.59 SOL by 1185.9 USDC"), desk.story().c_str());
        desk.pass(1);
        QVERIFY2(desk.story().starts_with("FundDust 0.00705 SOL by 14.1 USDC with fund"), desk.story().c_str());
        QVERIFY(!desk.isQueued(1));
        QCOMPARE(desk.broken(), std::string{});
    }
};

PLIMSOLL_TEST(DustTest);

} // namespace plimsoll::test

#include "dust_test.moc"
