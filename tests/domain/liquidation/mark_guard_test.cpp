// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/decimal.h"
#include "domain/liquidation/waterfall.h"
#include "support/desk.h"
#include "support/plain_risk.h"
#include "support/registration.h"

#include <QTest>

namespace plimsoll::test {

namespace {

/// A guard of 60 s and 90 %, and a second asset beside SOL: BTC.
RiskConfiguration guardedRisk()
{
    RiskConfiguration risk = plainRisk("0.95");
    risk.venue.markGuard = MarkGuard{60, constant<Ratio>("0.9")};
    addAssetLikeSol(risk, "BTC");
    return risk;
}

/// Subaccount 1 holds 10 SOL, and `btc` BTC, and owes 400 USDC; nobody bids.
Desk deskWithDebtor(std::string_view btc = "0")
{
    Desk desk{guardedRisk()};
    desk.deposit(3, "USDC", "1000");
    desk.lend(3, "USDC", "1000");
    desk.deposit(2, "USDC", "10000");
    desk.deposit(1, "SOL", "10");
    if (btc != "0")
        desk.deposit(1, "BTC", btc);
    desk.borrow(1, "USDC", "400");
    desk.withdraw(1, "USDC", "400");
    return desk;
}

bool isFlagged(const Desk& desk, std::string_view symbol)
{
    return desk.state.assets[desk.asset(symbol).value].isFlagged();
}

} // namespace

/// A mark that is too old or jumps too far is held (RULES.md section 9).
class MarkGuardTest : public QObject {
    Q_OBJECT

private slots:
    void anOldMarkPausesTheLiquidationThatItAloneCauses()
    {
        Desk desk = deskWithDebtor();
        desk.mark("SOL", "44");
        QVERIFY(desk.isQueued(1));
        QVERIFY(desk.take(HoldLiquidation{SubaccountId{1}, std::nullopt, 1U, "until the mark is old"}));
        desk.pass(60);
        QVERIFY(!isFlagged(desk, "SOL"));
        desk.take(desk.order(2, Side::Bid, "50", "44"));
        desk.pass(1);
        QVERIFY(isFlagged(desk, "SOL"));
        QVERIFY(nextStep(desk.state, SubaccountId{1}).waitsForMark);
        QVERIFY2(desk.story() == "", desk.story().c_str());
        desk.pass(600);
        QVERIFY2(desk.story() == "", desk.story().c_str());
        QVERIFY(desk.isQueued(1));
        desk.mark("SOL", "44");
        QVERIFY(!isFlagged(desk, "SOL"));
        const NextStep next = nextStep(desk.state, SubaccountId{1});
        QVERIFY(!next.waitsForMark && !next.isHeld);
        QVERIFY(next.debt == desk.asset("USDC"));
        QVERIFY(next.slice >= constant<Quantity>("32.6732673267")); // what is repaid below is enough
        desk.pass(1);
        QVERIFY2(
            desk.story() == "Book 32.6732673267 USDC by 0.75 SOL, fee 0.3267326733, 0.045 > 0.052605 | ended Restored",
            desk.story().c_str());
        QCOMPARE(desk.broken(), std::string{});
    }

    void aLiquidationWithAnotherCauseGoesOn()
    {
        Desk desk = deskWithDebtor("1");
        desk.mark("SOL", "43");
        desk.mark("BTC", "11");
        QVERIFY(desk.isQueued(1));
        QVERIFY(desk.take(HoldLiquidation{SubaccountId{1}, std::nullopt, 2U, "until a mark is old"}));
        desk.take(desk.order(2, Side::Bid, "50", "43"));
        desk.pass(60);
        desk.mark("BTC", "11");
        desk.pass(30);
        QVERIFY(isFlagged(desk, "SOL") && !isFlagged(desk, "BTC"));
        QVERIFY(desk.take(ReleaseLiquidation{SubaccountId{1}, std::nullopt, "BTC fell as well"}));
        desk.pass(1);
        QVERIFY2(desk.story()
                == "Book 22.1386138613 USDC by 0.52 SOL, fee 0.2213861387, 0.047375 > 0.052523 | ended Restored",
            desk.story().c_str());
        QCOMPARE(desk.broken(), std::string{});
    }

    void flagsAtTheInstantWhateverTheTick()
    {
        // The same hour in one tick and second by second: a held mark stops the steps at the same instant.
        Desk once = deskWithDebtor();
        once.mark("SOL", "44");
        once.take(once.order(2, Side::Bid, "50", "44"));
        QVERIFY(once.take(HoldLiquidation{SubaccountId{1}, std::nullopt, 2U, "until the mark is old"}));
        Desk often = once;
        once.pass(3600);
        for (int second = 0; second < 3600; ++second)
            often.pass(1);
        QVERIFY(once.isQueued(1) && often.isQueued(1));
        QCOMPARE(once.owed(1, "USDC"), std::string{"400"});
        QCOMPARE(often.owed(1, "USDC"), std::string{"400"});
        QVERIFY(isFlagged(once, "SOL") && isFlagged(often, "SOL"));
    }

    void anOldMarkIsConfirmedByTheOperator()
    {
        Desk desk = deskWithDebtor();
        desk.mark("SOL", "100");
        desk.pass(61);
        QVERIFY(isFlagged(desk, "SOL"));
        QVERIFY(!desk.borrow(1, "USDC", "1"));
        QCOMPARE(desk.last().refusal->code, RefusalCode::TradingHalted);
        QVERIFY(!desk.take(DecideMark{desk.asset("SOL"), MarkDecision::Reject, "nothing to go back to"}));
        QVERIFY(desk.take(DecideMark{desk.asset("SOL"), MarkDecision::Accept, "it still holds"}));
        QVERIFY(!isFlagged(desk, "SOL"));
        QVERIFY(!desk.borrow(1, "USDC", "1")); // the mark of USDC is old as well
        QVERIFY(desk.take(DecideMark{desk.asset("USDC"), MarkDecision::Accept, "it still holds"}));
        QVERIFY(desk.borrow(1, "USDC", "1"));
        QCOMPARE(desk.broken(), std::string{});
    }

    void aHeldMarkLiquidatesNobody()
    {
        Desk desk = deskWithDebtor();
        desk.mark("SOL", "9");
        QVERIFY(isFlagged(desk, "SOL"));
        QVERIFY(!desk.isQueued(1));
        QVERIFY(desk.take(DecideMark{desk.asset("SOL"), MarkDecision::Accept, "it did fall"}));
        QVERIFY(desk.isQueued(1));
        QCOMPARE(desk.broken(), std::string{});
    }

    void aRestingOrderDoesNotBorrowAgainstAHeldMark()
    {
        Desk desk = deskWithDebtor();
        QVERIFY(desk.buy(1, "1", "99"));
        desk.deposit(4, "SOL", "10");
        desk.mark("SOL", "9");
        QVERIFY(isFlagged(desk, "SOL"));
        QVERIFY(desk.sell(4, "1", "99"));
        QCOMPARE(desk.owed(1, "USDC"), std::string{"400"});
        QVERIFY(desk.state.account(SubaccountId{1}).openOrders.empty());
        QCOMPARE(desk.broken(), std::string{});
    }
};

PLIMSOLL_TEST(MarkGuardTest);

} // namespace plimsoll::test

#include "mark_guard_test.moc"
