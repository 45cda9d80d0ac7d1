// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/decimal.h"
#include "domain/exchange/account_view.h"
#include "support/desk.h"
#include "support/plain_risk.h"
#include "support/registration.h"

#include <QTest>

namespace plimsoll::test {

namespace {

const SubaccountId debtor{1};

/// Subaccount 1 holds 10 SOL and owes 400 USDC, which `lenders` of equal size lend; nobody bids. `providers` have 100
/// USDC each, and a capacity.
Desk deskWithDebtor(std::string_view weight, int lenders, int providers)
{
    Desk desk{plainRisk(weight), 1 + lenders + providers};
    for (int i = 0; i < lenders; ++i) {
        const auto lender = static_cast<unsigned>(2 + i);
        const std::string lent = toText(Quantity::fromRaw(Quantity::whole(1000).raw / lenders));
        desk.deposit(lender, "USDC", lent);
        desk.lend(lender, "USDC", lent);
    }
    for (int i = 0; i < providers; ++i) {
        const auto provider = static_cast<unsigned>(2 + lenders + i);
        desk.deposit(provider, "USDC", "100");
        desk.take(SetBackstopProvider{SubaccountId{provider}, Usd::whole(40 + 31 * i), "on duty"});
    }
    desk.deposit(1, "SOL", "10");
    desk.borrow(1, "USDC", "400");
    desk.withdraw(1, "USDC", "400");
    return desk;
}

bool isRestored(const State& state)
{
    return AccountView{state, state.account(debtor)}.resting().isRestored(
        state.configuration().venue.liquidationBuffer);
}

/// Whether a step by hand of so much leaves the account as the exit test wants it.
bool restoresByHand(const State& before, LiquidationStage stage, Quantity quantity)
{
    State fork = before;
    plimsoll::apply(fork, Command{TakeOverLiquidation{debtor, "a test"}});
    const Outcome outcome = plimsoll::apply(fork, Command{LiquidateStep{debtor, stage, AssetId{0}, quantity}});
    return outcome.accepted() && isRestored(fork);
}

} // namespace

/// The quantity of a step is the smallest that makes the exit test true, though collateral is rounded up for each taker
/// and the test is not true of everything above it (RULES.md section 13, Liquidation).
class LeastQuantityTest : public QObject {
    Q_OBJECT

private slots:
    void noSmallerQuantityRestores_data()
    {
        QTest::addColumn<int>("stage");
        QTest::addColumn<QString>("weight");
        QTest::addColumn<QString>("mark");
        QTest::addColumn<int>("lenders");
        QTest::addColumn<int>("providers");
        const auto adl = static_cast<int>(LiquidationStage::Adl);
        const auto backstop = static_cast<int>(LiquidationStage::Backstop);
        QTest::newRow("one lender") << adl << "0.95"
                                    << "44.03" << 1 << 0;
        QTest::newRow("one lender, low weight") << adl << "0.525"
                                                << "79.999" << 1 << 0;
        QTest::newRow("two lenders serve it") << adl << "0.95"
                                              << "44.031337" << 48 << 0;
        QTest::newRow("many lenders serve it") << adl << "0.9"
                                               << "46.47" << 160 << 0;
        QTest::newRow("one provider") << backstop << "0.95"
                                      << "44.17" << 1 << 1;
        QTest::newRow("two providers") << backstop << "0.8"
                                       << "52.3" << 1 << 2;
        QTest::newRow("three providers") << backstop << "0.95"
                                         << "44.1234567" << 1 << 3;
    }
    void noSmallerQuantityRestores()
    {
        QFETCH(int, stage);
        QFETCH(QString, weight);
        QFETCH(QString, mark);
        QFETCH(int, lenders);
        QFETCH(int, providers);
        Desk desk = deskWithDebtor(weight.toStdString(), lenders, providers);
        desk.mark("SOL", mark.toStdString());
        QVERIFY(desk.isQueued(1));
        State before = desk.state;
        for (int step = 0; step < 60 && desk.isQueued(1); ++step) {
            before = desk.state;
            desk.pass(1);
        }
        QVERIFY2(!desk.isQueued(1), desk.story().c_str());
        Quantity taken;
        for (const Event& event : desk.last().events)
            if (const auto* fill = std::get_if<LiquidationFill>(&event))
                taken += fill->debtRepaid;
        QVERIFY(taken.isPositive());
        QVERIFY(restoresByHand(before, static_cast<LiquidationStage>(stage), taken));
        // Far enough: what rounding takes of a step of SOL for each taker, over what a step of the debt is worth to it.
        for (int less = 1; less <= 3000; ++less)
            if (restoresByHand(before, static_cast<LiquidationStage>(stage), taken - Quantity::fromRaw(less)))
                QFAIL(qPrintable(QString::number(less) + " steps less would do"));
        QCOMPARE(desk.broken(), std::string{});
    }
};

PLIMSOLL_TEST(LeastQuantityTest);

} // namespace plimsoll::test

#include "least_quantity_test.moc"
