// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/decimal.h"
#include "support/desk.h"
#include "support/plain_risk.h"
#include "support/registration.h"

#include <QTest>

namespace plimsoll::test {

namespace {

/// The fund owes 4 SOL at a mark of 200 and has `money` USDC; 2 has SOL and USDC to trade.
Desk deskWithOwingFund(std::string_view money)
{
    Desk desk = deskWithAShort(plainRisk("0.95"));
    desk.take(DepositToFund{desk.asset("USDC"), constant<Quantity>(money), "a start"});
    desk.mark("SOL", "200");
    while (desk.isQueued(1))
        desk.pass(1);
    return desk;
}

std::string fundOwes(const Desk& desk)
{
    const Position* position = desk.state.backstopFund.find(desk.asset("SOL"));
    return position != nullptr ? toText(desk.state.pool(desk.asset("SOL")).debtOf(position->debtShares)) : "0";
}

std::string fundHas(const Desk& desk, std::string_view symbol)
{
    const Position* position = desk.state.backstopFund.find(desk.asset(symbol));
    return position != nullptr ? toText(position->available) : "0";
}

} // namespace

/// The fund buys back from the book what it owes, inside the bands (RULES.md section 7, Deficit; section 13, Fund).
class FundPurchaseTest : public QObject {
    Q_OBJECT

private slots:
    void spendsWhatItHasAsFarAsTheBookAllows()
    {
        // 4 SOL at 201 cost 804 of 810. At the worst price of the bands, 204, it could pay only 3.97.
        Desk desk = deskWithOwingFund("810");
        QCOMPARE(fundOwes(desk), std::string{"4"});
        desk.take(desk.order(2, Side::Ask, "10", "201"));
        desk.pass(1);
        QCOMPARE(fundOwes(desk), std::string{"0"});
        QCOMPARE(fundHas(desk, "USDC"), std::string{"6"});
        QCOMPARE(desk.broken(), std::string{});
    }

    void buysNothingBeyondTheBands()
    {
        Desk desk = deskWithOwingFund("1000");
        desk.take(desk.order(2, Side::Ask, "1", "203"));
        desk.take(desk.order(2, Side::Ask, "10", "205"));
        desk.pass(1);
        QCOMPARE(fundOwes(desk), std::string{"3"});
        QCOMPARE(fundHas(desk, "USDC"), std::string{"797"});
        QCOMPARE(desk.broken(), std::string{});
    }
};

PLIMSOLL_TEST(FundPurchaseTest);

} // namespace plimsoll::test

#include "fund_purchase_test.moc"
