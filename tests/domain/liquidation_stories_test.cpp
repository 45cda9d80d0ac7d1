// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/decimal.h"
#include "support/desk.h"
#include "support/plain_risk.h"
#include "support/registration.h"

#include <QTest>

namespace plimsoll::test {

namespace {

/// One line of a story: seconds that pass, and what liquidations tell; several things are joined by " | ".
struct Row {
    std::int64_t seconds{};
    const char* told{};
};

/// Subaccount 1 holds 10 SOL, bought with 400 borrowed USDC of which `kept` are still there; 2 trades, 3 lends 1,000
/// USDC, 4 is free for a provider.
Desk deskWithDebtor(const RiskConfiguration& risk, std::string_view kept = "0")
{
    Desk desk{risk};
    desk.deposit(3, "USDC", "1000");
    desk.lend(3, "USDC", "1000");
    desk.deposit(2, "USDC", "10000");
    desk.deposit(1, "SOL", "10");
    desk.borrow(1, "USDC", "400");
    const Quantity gone = Quantity::whole(400) - constant<Quantity>(kept);
    desk.withdraw(1, "USDC", toText(gone));
    return desk;
}

void follow(Desk& desk, const std::vector<Row>& rows)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        desk.pass(rows[i].seconds);
        const std::string told = desk.story();
        QVERIFY2(told == rows[i].told, ("row " + std::to_string(i + 1) + ": " + told).c_str());
    }
    QCOMPARE(desk.broken(), std::string{});
}

} // namespace

/// Liquidations told step by step, with figures that a hand calculator gives (RULES.md sections 7 and 13).
class LiquidationStoriesTest : public QObject {
    Q_OBJECT

private slots:
    void repaysFromWhatItHoldsOfTheDebt()
    {
        // Equity 0.95 x 389 + 50 - 400 = 19.55 of 400. A repayment r leaves 19.55 >= 0.0525 x (400 - r).
        Desk desk = deskWithDebtor(plainRisk("0.95"), "50");
        desk.mark("SOL", "38.9");
        QCOMPARE(desk.story(), std::string{"started 1, 0.048875"});
        follow(desk,
            {{1, "FromHoldings 27.6190476191 USDC by 27.6190476191 USDC, fee 0, 0.048875 > 0.0525 | ended Restored"},
                {1, ""}});
    }

    void sellsCollateralOnTheBookAndPaysTheFee()
    {
        // r = 3 / 0.093 = 32.26 restores; with 1 % fee it takes 0.7405 SOL at 44, in steps of 0.01: 0.75 for 33.
        Desk desk = deskWithDebtor(plainRisk("0.95"));
        desk.mark("SOL", "44");
        desk.take(desk.order(2, Side::Bid, "50", "44"));
        follow(desk, {{1, "Book 32.6732673267 USDC by 0.75 SOL, fee 0.3267326733, 0.045 > 0.052605 | ended Restored"}});
        QCOMPARE(desk.held(1, "SOL"), std::string{"9.25"});
        QCOMPARE(desk.owed(1, "USDC"), std::string{"367.3267326733"});
    }

    void sellsOnlyWhatRestoresThoughTheBookIsThin()
    {
        // The bid is too small for a slice of 40 and its fee, but not for the 32.67 that restore.
        Desk desk = deskWithDebtor(plainRisk("0.95"));
        desk.mark("SOL", "44");
        desk.take(desk.order(2, Side::Bid, "0.8", "44"));
        follow(desk, {{1, "Book 32.6732673267 USDC by 0.75 SOL, fee 0.3267326733, 0.045 > 0.052605 | ended Restored"}});
    }

    void keepsWhatASaleBringsBeyondTheSlice()
    {
        // 40.4 with the fee take 0.94 SOL, which bring 40.42: 0.02 stay, and pay in the next step.
        Desk desk = deskWithDebtor(plainRisk("0.95"));
        desk.mark("SOL", "43");
        desk.take(desk.order(2, Side::Bid, "50", "43"));
        follow(desk,
            {{1, "Book 40 USDC by 0.94 SOL, fee 0.4, 0.02125 > 0.028113"},
                {1,
                    "FromHoldings 0.02 USDC by 0.02 USDC, fee 0, 0.028113 > 0.028115 | "
                    "Book 39.98 USDC by 0.94 SOL, fee 0.3998, 0.028115 > 0.036694"}});
    }

    void leavesAProviderAloneThatIsAtItsLimit()
    {
        // 5 USDC carry 33.33 of debt. What discounts and rounding free after that is dust: lenders are next.
        Desk desk = deskWithDebtor(plainRisk("0.95"));
        desk.deposit(4, "USDC", "5");
        desk.take(SetBackstopProvider{SubaccountId{4}, Usd::whole(1000), "on duty"});
        desk.mark("SOL", "43");
        int backstop = 0;
        int adl = 0;
        for (int step = 0; step < 60 && desk.isQueued(1); ++step) {
            desk.pass(1);
            for (const std::string& line : desk.told()) {
                backstop += line.starts_with("Backstop") ? 1 : 0;
                adl += line.starts_with("Adl") ? 1 : 0;
            }
        }
        QVERIFY(!desk.isQueued(1));
        QVERIFY2(backstop > 0 && backstop < 6, std::to_string(backstop).c_str());
        QVERIFY(adl > 0);
        QCOMPARE(desk.broken(), std::string{});
    }

    void takesLessFeeWhereItWouldLowerTheMarginFraction()
    {
        // Without haircut equity is 2 of 400: of 40.2 at most 0.005 / 1.005 may be fee, 0.2 instead of 0.398. So a sale
        // of 1 SOL repays the slice; with the full fee it would take 1.01.
        Desk desk = deskWithDebtor(plainRisk("1"));
        desk.mark("SOL", "40.2");
        desk.take(desk.order(2, Side::Bid, "50", "40.2"));
        follow(desk,
            {{1, "Book 40 USDC by 1 SOL, fee 0.2, 0.005 > 0.005"},
                {1, "Book 40 USDC by 1 SOL, fee 0.2, 0.005 > 0.005"}});
    }

    void repaysNoMoreThanTheSliceWhereTheFeeIsReduced()
    {
        // Owes 10 SOL at 120 and holds 1,204 USDC: the slice is 1 SOL, bought with 1.01 where the fee is full. But only
        // a third of it may be taken, so 1.01 would repay 1.0066.
        Desk desk{plainRisk("0.95")};
        desk.deposit(3, "SOL", "100");
        desk.lend(3, "SOL", "100");
        desk.deposit(2, "SOL", "100");
        desk.deposit(1, "USDC", "1204");
        desk.borrow(1, "SOL", "10");
        desk.withdraw(1, "SOL", "10");
        desk.mark("SOL", "120");
        desk.take(desk.order(2, Side::Ask, "50", "120"));
        follow(desk, {{1, "Book 0.9966777409 SOL by 120 USDC, fee 0.0033222591, 0.003333 > 0.003333"}});
    }

    void givesToAProviderAtADiscount()
    {
        // At or below acmf = 0.025. The discount is 5 % of 40: 1 to the provider (41 / 43 SOL), 1 to the fund.
        Desk desk = deskWithDebtor(plainRisk("0.95"));
        desk.deposit(4, "USDC", "1000");
        desk.take(SetBackstopProvider{SubaccountId{4}, Usd::whole(100), "on duty"});
        desk.mark("SOL", "43");
        follow(desk,
            {{1, "Backstop 40 USDC by 0.9534883721 SOL with 4, fee 0, 0.02125 > 0.023888"},
                {1, "Backstop 40 USDC by 0.9534883721 SOL with 4, fee 0, 0.023888 > 0.027187"}});
        QCOMPARE(desk.held(4, "SOL"), std::string{"1.9069767442"});
        QCOMPARE(desk.owed(4, "USDC"), std::string{"80"});
        QCOMPARE(toText(desk.state.providers.at(SubaccountId{4})), std::string{"20"});
        QCOMPARE(toText(desk.state.backstopFund.find(AssetId{1})->available), std::string{"0.046511628"});
    }

    void countsThatCollateralOfEveryTakerIsRoundedUp()
    {
        // Provider and fund each get a part of SOL rounded up: the last part restores all the same, to the unit.
        Desk desk = deskWithDebtor(plainRisk("0.95"));
        desk.deposit(4, "USDC", "1000");
        desk.take(SetBackstopProvider{SubaccountId{4}, Usd::whole(1000), "on duty"});
        desk.mark("SOL", "43");
        int steps = 0;
        while (desk.isQueued(1) && steps < 100) {
            desk.pass(1);
            ++steps;
        }
        // Counted as one rounding, the account would end a unit short and take a 17th step.
        QCOMPARE(steps, 16);
        QCOMPARE(desk.story(),
            std::string{"Backstop 27.2727275264 USDC by 0.6501057143 SOL with 4, fee 0, 0.044999 > 0.0525 | "
                        "ended Restored"});
        QCOMPARE(desk.broken(), std::string{});
    }

    void deleveragesLendersWhenNobodyElseIsLeft()
    {
        // Ten empty steps, then the lender gets 40 / 43 SOL for 40 USDC of its lend; the last part only restores.
        Desk desk = deskWithDebtor(plainRisk("0.95"));
        desk.mark("SOL", "43");
        follow(desk,
            {{10, ""}, {1, "Adl 40 USDC by 0.9302325582 SOL with 3, fee 0, 0.02125 > 0.029166"},
                {1, "Adl 40 USDC by 0.9302325582 SOL with 3, fee 0, 0.029166 > 0.039062"},
                {1, "Adl 40 USDC by 0.9302325582 SOL with 3, fee 0, 0.039062 > 0.051785"},
                {1, "Adl 1.9512195869 USDC by 0.0453771997 SOL with 3, fee 0, 0.051785 > 0.0525 | ended Restored"}});
        QCOMPARE(desk.lent(3, "USDC"), std::string{"878.0487804131"});
        QCOMPARE(desk.held(3, "SOL"), std::string{"2.8360748743"});
    }

    void passesADeficitToTheFundAndTheRestToTheLenders()
    {
        // 10 SOL at 30 are 300 of 400 USDC: lenders get those in SOL, the fund takes 60 of what is left, 40 are lost.
        Desk desk = deskWithDebtor(plainRisk("0.95"));
        desk.take(DepositToFund{desk.asset("USDC"), Quantity::whole(60), "a start"});
        desk.mark("SOL", "30");
        QCOMPARE(desk.story(), std::string{"started 1, -0.2875"});
        follow(desk,
            {{10, ""}, {1, "Adl 40 USDC by 1.3333333334 SOL with 3, fee 0, -0.2875 > -0.313888"},
                {6,
                    "Adl 40 USDC by 1.3333333334 SOL with 3, fee 0, -0.313888 > -0.346875 | "
                    "Adl 40 USDC by 1.3333333334 SOL with 3, fee 0, -0.346875 > -0.389285 | "
                    "Adl 40 USDC by 1.3333333334 SOL with 3, fee 0, -0.389285 > -0.445833 | "
                    "Adl 40 USDC by 1.3333333334 SOL with 3, fee 0, -0.445833 > -0.525 | "
                    "Adl 40 USDC by 1.3333333334 SOL with 3, fee 0, -0.525 > -0.64375 | "
                    "Adl 40 USDC by 1.3333333334 SOL with 3, fee 0, -0.64375 > -0.841666"},
                {1,
                    "Adl 19.999999986 USDC by 0.6666666662 SOL with 3, fee 0, -0.841666 > -1 | "
                    "deficit 1 USDC, to fund 60, socialised 40.000000014 | ended Deficit"}});
        QCOMPARE(desk.owed(1, "USDC"), std::string{"0"});
        QCOMPARE(desk.held(1, "SOL"), std::string{"0"});
        QCOMPARE(desk.lent(3, "USDC"), std::string{"659.9999999999"});
        QCOMPARE(toText(desk.state.badDebt), std::string{"100.000000014"});
        QCOMPARE(toText(desk.state.socialisedLoss), std::string{"40.000000014"});
    }

    void waitsWhileItIsHeld()
    {
        Desk desk = deskWithDebtor(plainRisk("0.95"));
        desk.mark("SOL", "44");
        desk.take(desk.order(2, Side::Bid, "50", "44"));
        QVERIFY(desk.take(HoldLiquidation{SubaccountId{1}, std::nullopt, 1U, "looking into it"}));
        follow(desk,
            {{59, ""},
                {1,
                    "hold expired | Book 32.6732673267 USDC by 0.75 SOL, fee 0.3267326733, 0.045 > 0.052605 | "
                    "ended Restored"}});
    }

    void waitsForTheOperatorWhoTookItOver()
    {
        Desk desk = deskWithDebtor(plainRisk("0.95"));
        desk.mark("SOL", "44");
        desk.take(desk.order(2, Side::Bid, "50", "44"));
        QVERIFY(desk.take(TakeOverLiquidation{SubaccountId{1}, "by hand"}));
        follow(desk, {{600, ""}});
        QVERIFY(
            desk.take(LiquidateStep{SubaccountId{1}, LiquidationStage::Book, desk.asset("USDC"), Quantity::whole(10)}));
        const std::string told = desk.story();
        QVERIFY2(told == "Book 10 USDC by 0.23 SOL, fee 0.1, 0.045 > 0.047194", told.c_str());
        QVERIFY(desk.take(ReleaseLiquidation{SubaccountId{1}, std::nullopt, "the rest by itself"}));
        follow(desk,
            {{1,
                "FromHoldings 0.02 USDC by 0.02 USDC, fee 0, 0.047194 > 0.047197 | "
                "Book 22.6534653465 USDC by 0.52 SOL, fee 0.2265346535, 0.047197 > 0.052605 | ended Restored"}});
    }

    void sellsDustToTheFund()
    {
        // 10 SOL are below the smallest order: the fund buys them at mark; a slice of 40 repays, the rest stays.
        RiskConfiguration risk = plainRisk("0.95");
        risk.markets[0].minQuantity = Quantity::whole(20);
        Desk desk = deskWithDebtor(risk);
        desk.take(DepositToFund{desk.asset("USDC"), Quantity::whole(1000), "a start"});
        desk.mark("SOL", "44");
        follow(desk, {{1, "FundDust 40 USDC by 10 SOL with fund, fee 0, 0.045 > 0.111111 | ended Restored"}});
        QCOMPARE(desk.held(1, "USDC"), std::string{"400"});
        QCOMPARE(desk.owed(1, "USDC"), std::string{"360"});
    }
};

PLIMSOLL_TEST(LiquidationStoriesTest);

} // namespace plimsoll::test

#include "liquidation_stories_test.moc"
