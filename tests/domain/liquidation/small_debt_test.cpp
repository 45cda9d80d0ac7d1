// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/decimal.h"
#include "support/desk.h"
#include "support/plain_risk.h"
#include "support/registration.h"

#include <QTest>

namespace plimsoll::test {

namespace {

/// Subaccount 1 holds 2 SOL and owes 80 USDC: less than 100 USD. 2 trades, 3 lends 1,000 USDC.
Desk deskWithSmallDebtor()
{
    Desk desk{plainRisk("0.95")};
    desk.deposit(3, "USDC", "1000");
    desk.lend(3, "USDC", "1000");
    desk.deposit(2, "USDC", "10000");
    desk.deposit(1, "SOL", "2");
    desk.borrow(1, "USDC", "80");
    desk.withdraw(1, "USDC", "80");
    return desk;
}

} // namespace

/// Debts under 100 USD are closed whole: in one step, whatever restores the account (RULES.md section 7).
class SmallDebtTest : public QObject {
    Q_OBJECT

private slots:
    void isClosedWholeOnTheBook()
    {
        // 80.80 with the fee: 1.84 SOL at 44 bring 80.96. A slice would be 8 USDC, restoring 6.4.
        Desk desk = deskWithSmallDebtor();
        desk.mark("SOL", "44");
        desk.take(desk.order(2, Side::Bid, "50", "44"));
        desk.pass(1);
        QVERIFY2(desk.story() == "Book 80 USDC by 1.84 SOL, fee 0.8, 0.045 > - | ended NoDebt", desk.story().c_str());
        QCOMPARE(desk.held(1, "SOL"), std::string{"0.16"});
        QCOMPARE(desk.held(1, "USDC"), std::string{"0.16"});
        QCOMPARE(desk.broken(), std::string{});
    }

    void isClosedWholeAsFarAsTheBookAllows()
    {
        // The bid takes 1 SOL: 44 less 1 % of what is repaid; the rest is a small debt again.
        Desk desk = deskWithSmallDebtor();
        desk.mark("SOL", "44");
        desk.take(desk.order(2, Side::Bid, "1", "44"));
        desk.pass(1);
        QVERIFY2(
            desk.story() == "Book 43.5643564356 USDC by 1 SOL, fee 0.4356435644, 0.045 > 0.147228 | ended Restored",
            desk.story().c_str());
        QCOMPARE(desk.broken(), std::string{});
    }

    void isTakenWholeByAProvider()
    {
        // Equity before haircuts 86 - 80 = 6: the discount is half of it, 3, below 5 % of 80. 83 / 43 SOL go.
        Desk desk = deskWithSmallDebtor();
        desk.deposit(4, "USDC", "1000");
        desk.take(SetBackstopProvider{SubaccountId{4}, Usd::whole(100), "on duty"});
        desk.mark("SOL", "43");
        desk.pass(1);
        QVERIFY2(desk.story() == "Backstop 80 USDC by 1.8953488373 SOL with 4, fee 0, 0.02125 > - | ended NoDebt",
            desk.story().c_str());
        QCOMPARE(desk.owed(4, "USDC"), std::string{"80"});
        QCOMPARE(desk.broken(), std::string{});
    }

    void isDeleveragedWhole()
    {
        Desk desk = deskWithSmallDebtor();
        desk.mark("SOL", "43");
        desk.pass(10);
        QVERIFY2(desk.story() == "", desk.story().c_str());
        desk.pass(1);
        QVERIFY2(desk.story() == "Adl 80 USDC by 1.8604651163 SOL with 3, fee 0, 0.02125 > - | ended NoDebt",
            desk.story().c_str());
        QCOMPARE(desk.broken(), std::string{});
    }

    void isPaidFromHoldingsAndTheRestOnTheBookInOneStep()
    {
        Desk desk = deskWithSmallDebtor();
        desk.deposit(1, "USDC", "2");
        desk.mark("SOL", "43");
        desk.take(desk.order(2, Side::Bid, "50", "43"));
        desk.pass(1);
        QVERIFY2(desk.story()
                == "FromHoldings 2 USDC by 2 USDC, fee 0, 0.04625 > 0.047435 | Book 78 USDC by 1.84 SOL, fee 0.78, "
                   "0.047435 > - | ended NoDebt",
            desk.story().c_str());
        QCOMPARE(desk.broken(), std::string{});
    }

    void aLargerDebtIsRepaidOnlyAsFarAsItRestores()
    {
        Desk desk{plainRisk("0.95")};
        desk.deposit(3, "USDC", "1000");
        desk.lend(3, "USDC", "1000");
        desk.deposit(2, "USDC", "10000");
        desk.deposit(1, "SOL", "2.5");
        desk.borrow(1, "USDC", "100");
        desk.withdraw(1, "USDC", "100");
        desk.mark("SOL", "44");
        desk.take(desk.order(2, Side::Bid, "50", "44"));
        desk.pass(1);
        QVERIFY2(
            desk.story() == "Book 8.2772277227 USDC by 0.19 SOL, fee 0.0827722773, 0.045 > 0.052715 | ended Restored",
            desk.story().c_str());
        QCOMPARE(desk.broken(), std::string{});
    }
};

PLIMSOLL_TEST(SmallDebtTest);

} // namespace plimsoll::test

#include "small_debt_test.moc"
